import type { MediaEvent } from "./media-port";

/** The changes that a player reports and that either the engine or a person may have caused. */
export type ChangeKind = Extract<MediaEvent["kind"], "played" | "paused" | "sought" | "speed">;

/** A change that the player has not reported by then is one it saw no need to report. [ms] */
const PATIENCE = 2_000;

/** What the engine did to the player and the player has not reported yet, counted per kind [DC6]. */
export class OwnChanges {
  readonly #deadlines = new Map<ChangeKind, number[]>();

  /** The engine is about to change something. */
  expect(kind: ChangeKind, now: number): void {
    this.#deadlines.set(kind, [...this.#open(kind, now), now + PATIENCE]);
  }

  /**
   * Whether a reported change is one of the engine's own; it is expected once less then.
   *
   * @param isLatest it is the latest of its kind: those before it were overtaken, and are not reported any more
   */
  claim(kind: ChangeKind, now: number, isLatest = false): boolean {
    const open = this.#open(kind, now);
    this.#deadlines.set(kind, isLatest ? [] : open.slice(1));
    return open.length > 0;
  }

  /** The player refused the latest change of a kind: there is nothing to report. */
  withdraw(kind: ChangeKind): void {
    this.#deadlines.set(kind, (this.#deadlines.get(kind) ?? []).slice(0, -1));
  }

  #open(kind: ChangeKind, now: number): number[] {
    return (this.#deadlines.get(kind) ?? []).filter((deadline) => deadline >= now);
  }
}
