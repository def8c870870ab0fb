import type { Medium, Playback } from "@sameframe/protocol";
import type { Player } from "./player";
import { fpsOf } from "./playhead";

/** A picture that is further ahead than this goes back after all: nobody waits so long for it to move. [ms] */
const LONGEST_WAIT = 1_500;

/**
 * A start that comes later than was foreseen: one's own play was long under way to the room, and the player has begun. It does
 * not go back, but stands until the playhead is there [OE10].
 */
export class LateStart {
  #isLate = false;

  /** The course changed. */
  changed(before: Playback | undefined, after: Playback | undefined): void {
    this.#isLate = isLaterStart(before, after);
  }

  /**
   * How long the player is to stand, in milliseconds; undefined if it is not to.
   *
   * @param startsIn milliseconds until the playhead starts; negative since it did
   */
  wait(course: Playback, medium: Medium, player: Player, startsIn: number): number | undefined {
    if (!this.#isLate) return undefined;
    const wait = standing(course, fpsOf(medium), player, startsIn);
    this.#isLate = wait !== undefined;
    return wait;
  }
}

/** Whether it is the same start forward, but later. */
function isLaterStart(before: Playback | undefined, after: Playback | undefined): boolean {
  if (!before?.playing || !after?.playing || after.at <= before.at || after.speed <= 0) return false;
  const same = ["medium", "frame", "phase", "speed", "loop", "inPoint", "outPoint"] as const;
  return same.every((field) => before[field] === after[field]);
}

function standing(course: Playback, fps: number, { shown, startDelay }: Player, startsIn: number): number | undefined {
  if (!shown || shown.frame <= course.frame || shown.frame > course.outPoint) return undefined;
  const played = ((shown.frame - course.frame) * 1e6) / (fps * course.speed);
  const wait = startsIn + played - startDelay.expected;
  if (wait <= 0 || wait > LONGEST_WAIT) return undefined;
  return startsIn > 0 || wait > 1000 / fps ? wait : undefined;
}
