/** What a corrector asks for. */
export type Correction =
  | { readonly kind: "none" }
  /** Play at this factor of the speed until told otherwise. */
  | { readonly kind: "trim"; readonly factor: number }
  /** Back to the plain speed. */
  | { readonly kind: "release" }
  | { readonly kind: "seek" };

export const NONE: Correction = { kind: "none" };

/**
 * Decides how to bring a playing player back to the playhead. It has no clock of its own: instants are given, in
 * milliseconds of one monotonic clock.
 */
export interface Corrector {
  /** The player begins with a medium, or its person with the room. */
  joined(now: number): void;
  /** The course changed, or the player sought or stalled: what was measured says nothing any more. */
  restart(now: number): void;
  /** The player is made to jump to the playhead, or to play at another speed, for whatever reason; as after a restart. */
  jumped(now: number): void;
  /**
   * The playhead was moved a little, or its speed changed a moment ago: by so much the player is off, which nobody has measured yet.
   *
   * @param error as of `measure`
   * @param now as of `measure`
   * @param frame as of `measure`
   */
  foresee(error: number, now: number, frame: number): Correction;
  /**
   * Takes in one measurement, and says what to do.
   *
   * @param error by how much the player is ahead (+) or behind (−), in milliseconds of playing
   * @param now its instant
   * @param frame how long a frame is on glass, in milliseconds
   */
  measure(error: number, now: number, frame: number): Correction;
}
