import { type FrameRate, LoopMode, type Medium, type Playback } from "@sameframe/protocol";

/** Parts into which a frame is divided: positions are counted in micro-frames. */
export const MICRO = 1_000_000n;

/** What of a {@link Playback} says where the playhead is. */
export type Course = Pick<Playback, "playing" | "frame" | "phase" | "at" | "speed" | "loop" | "inPoint" | "outPoint">;

/** Frames per second, as an exact fraction. */
export type Rate = Pick<FrameRate, "numerator" | "denominator">;

/** A medium's rate. The room lets none in without one. */
export function rateOf(medium: Pick<Medium, "id" | "rate">): Rate {
  if (!medium.rate) throw new TypeError(`medium ${medium.id} has no rate`);
  return medium.rate;
}

/** Frames per second, as nearly as a double can say. */
export function fpsOf(medium: Pick<Medium, "id" | "rate">): number {
  const { numerator, denominator } = rateOf(medium);
  return numerator / denominator;
}

/**
 * Where the playhead is at an instant, in millionths of a frame [PB1]. Exact: whole numbers only, as the server
 * counts, rounded down once.
 *
 * @param instant server time in microseconds since the epoch
 */
export function positionAt(course: Course, rate: Rate, instant: bigint): bigint {
  const anchor = anchorOf(course);
  if (!course.playing || instant <= course.at) return anchor;
  const start = BigInt(course.inPoint) * MICRO;
  const way = anchor - start + travelled(course, rate, instant);
  return start + fold(way, BigInt(course.outPoint + 1) * MICRO - start, course.loop);
}

/** The frame on glass at an instant [PB1]. */
export function frameAt(course: Course, rate: Rate, instant: bigint): number {
  return Number(positionAt(course, rate, instant) / MICRO);
}

/** Whether what plays comes to an end of its way: by itself there, or to go on with the next shot. */
export function hasEnd({ loop }: Pick<Course, "loop">): boolean {
  switch (loop) {
    case LoopMode.ONCE:
    case LoopMode.THROUGH:
    case LoopMode.UNSPECIFIED:
      return true;
    case LoopMode.LOOP:
    case LoopMode.PING_PONG:
      return false;
  }
}

/**
 * The first instant at which a playhead that does not turn or jump has come to the end of its range [PB8]; undefined if it
 * never does. Forward the end is where the frame after the last one would begin; in reverse the range is left when
 * the first micro-frame is behind.
 */
export function endsAt(course: Course, rate: Rate): bigint | undefined {
  if (!course.playing || !hasEnd(course)) return undefined;
  const anchor = anchorOf(course);
  const forward = course.speed > 0;
  const way = forward ? BigInt(course.outPoint + 1) * MICRO - anchor : anchor - BigInt(course.inPoint) * MICRO;
  const pace = BigInt(Math.abs(course.speed)) * BigInt(rate.numerator);
  const time = way * BigInt(rate.denominator) * 1000n;
  const whole = time % pace === 0n;
  return course.at + time / pace + (forward && whole ? 0n : 1n);
}

/**
 * Which way and how fast the playhead moves at an instant, in thousandths of real time: 0 while it rests, and the
 * other way on the way back of a ping-pong.
 */
export function paceAt(course: Course, rate: Rate, instant: bigint): number {
  if (!course.playing || instant < course.at) return 0;
  const end = endsAt(course, rate);
  if (end !== undefined) return instant < end ? course.speed : 0;
  if (course.loop !== LoopMode.PING_PONG) return course.speed;
  const start = BigInt(course.inPoint) * MICRO;
  const length = BigInt(course.outPoint + 1) * MICRO - start;
  const way = anchorOf(course) - start + travelled(course, rate, instant);
  return floorMod(way, 2n * length) < length ? course.speed : -course.speed;
}

function anchorOf(course: Course): bigint {
  const first = BigInt(course.inPoint) * MICRO;
  const last = BigInt(course.outPoint + 1) * MICRO - 1n;
  const wanted = BigInt(course.frame) * MICRO + BigInt(course.phase);
  return wanted < first ? first : wanted > last ? last : wanted;
}

function travelled(course: Course, rate: Rate, instant: bigint): bigint {
  return floorDiv(
    (instant - course.at) * BigInt(course.speed) * BigInt(rate.numerator),
    BigInt(rate.denominator) * 1000n,
  );
}

function fold(way: bigint, length: bigint, loop: LoopMode): bigint {
  switch (loop) {
    case LoopMode.LOOP:
      return floorMod(way, length);
    case LoopMode.PING_PONG: {
      const turn = floorMod(way, 2n * length);
      return turn < length ? turn : 2n * length - 1n - turn;
    }
    case LoopMode.ONCE:
    case LoopMode.THROUGH:
    case LoopMode.UNSPECIFIED:
      return way < 0n ? 0n : way >= length ? length - 1n : way;
  }
}

const floorMod = (a: bigint, b: bigint) => ((a % b) + b) % b;
const floorDiv = (a: bigint, b: bigint) => (a - floorMod(a, b)) / b;
