import { LoopMode } from "@sameframe/protocol";
import { type Course, endsAt, frameAt, hasEnd, MICRO, paceAt, positionAt, type Rate } from "./playhead";

/** What a player has to do at an instant, and until when: instants are microseconds of server time. */
export type Plan =
  /** Show one frame. `until`: a scheduled start. */
  | { readonly kind: "rest"; readonly frame: number; readonly until?: bigint }
  /** Move at `pace` thousandths of real time. `until`: the end, a turn, or the jump back of a loop. */
  | { readonly kind: "move"; readonly pace: number; readonly until: bigint; readonly jumps: boolean };

/** What a course asks of a player at an instant. */
export function planAt(course: Course, rate: Rate, instant: bigint): Plan {
  const pace = isStill(course) ? 0 : paceAt(course, rate, instant);
  if (pace === 0) {
    const frame = frameAt(course, rate, instant);
    return course.playing && instant < course.at ? { kind: "rest", frame, until: course.at } : { kind: "rest", frame };
  }
  const end = endsAt(course, rate);
  const until = end ?? instant + timeToEdge(course, rate, instant, pace);
  return { kind: "move", pace, until, jumps: end === undefined && course.loop === LoopMode.LOOP };
}

/** Whether it plays one frame over and over. */
const isStill = (course: Course) => course.inPoint === course.outPoint && !hasEnd(course);

/** Milliseconds from one edge of a range to the other that is played again and again; infinite for what has an end. */
export function passTime(course: Course, rate: Rate): number {
  if (hasEnd(course)) return Number.POSITIVE_INFINITY;
  const { inPoint, outPoint, speed } = course;
  return ((outPoint + 1 - inPoint) * rate.denominator * 1e6) / (rate.numerator * Math.abs(speed));
}

/** Microseconds until the playhead meets the edge of its range that it moves towards. */
function timeToEdge(course: Course, rate: Rate, instant: bigint, pace: number): bigint {
  const position = positionAt(course, rate, instant);
  const way = pace > 0 ? BigInt(course.outPoint + 1) * MICRO - position : position - BigInt(course.inPoint) * MICRO;
  const speed = BigInt(Math.abs(pace)) * BigInt(rate.numerator);
  return (way * BigInt(rate.denominator) * 1000n) / speed + 1n;
}
