import { LoopMode } from "@sameframe/protocol";
import { type Course, endsAt, frameAt, MICRO, paceAt, positionAt, type Rate } from "./playhead";

/** What a player has to do at an instant, and until when: instants are microseconds of server time. */
export type Plan =
  /** Show one frame. `until`: a scheduled start. */
  | { readonly kind: "rest"; readonly frame: number; readonly until?: bigint }
  /** Move at `pace` thousandths of real time. `until`: the end, a turn, or the jump back of a loop. */
  | { readonly kind: "move"; readonly pace: number; readonly until: bigint; readonly jumps: boolean };

/** What a course asks of a player at an instant. */
export function planAt(course: Course, rate: Rate, instant: bigint): Plan {
  const pace = paceAt(course, rate, instant);
  if (pace === 0) {
    const frame = frameAt(course, rate, instant);
    return course.playing && instant < course.at ? { kind: "rest", frame, until: course.at } : { kind: "rest", frame };
  }
  const end = endsAt(course, rate);
  const until = end ?? instant + timeToEdge(course, rate, instant, pace);
  return { kind: "move", pace, until, jumps: end === undefined && course.loop === LoopMode.LOOP };
}

/** Microseconds until the playhead meets the edge of its range that it moves towards. */
function timeToEdge(course: Course, rate: Rate, instant: bigint, pace: number): bigint {
  const position = positionAt(course, rate, instant);
  const way = pace > 0 ? BigInt(course.outPoint + 1) * MICRO - position : position - BigInt(course.inPoint) * MICRO;
  const speed = BigInt(Math.abs(pace)) * BigInt(rate.numerator);
  return (way * BigInt(rate.denominator) * 1000n) / speed + 1n;
}
