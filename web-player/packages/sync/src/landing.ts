import type { Time } from "./ports";
import type { Landed } from "./room-events";

/** How often a player is asked again. */
const CORRECTIONS = 2;
/** A wrong frame may be one that was still under way: the right one gets this long to follow. [ms] */
const GRACE = 200;
/** The slowest seek to wait for. [ms] */
const PATIENCE = 1_500;
/** By so much a player rounds to another frame; what is farther off has another reason. [frames] */
const ROUNDING = 2;

/** Brings a paused player to exactly one frame, and checks that it really shows it [LA]. */
export class Landing {
  #cancel = () => {};
  #shown: number | undefined;
  /** Where it was when it was corrected last. */
  #missed: number | undefined;
  #corrections = 0;
  #over = false;

  constructor(
    readonly frame: number,
    private readonly time: Time,
    private readonly seek: (frame: number) => void,
    private readonly done: (landed: Landed) => void,
  ) {}

  /** Whether the player has presented anything since. */
  get hasShown(): boolean {
    return this.#shown !== undefined;
  }

  begin(): void {
    this.#ask(this.frame);
  }

  /** The player presented a frame, and it is not one from before. */
  showing(frame: number): void {
    if (this.#over) return;
    this.#shown = frame;
    if (frame === this.frame) {
      this.#finish(true);
    } else {
      this.#wait(GRACE);
    }
  }

  /** Something else is wanted now. */
  cancel(): void {
    this.#over = true;
    this.#cancel();
  }

  #ask(frame: number): void {
    this.#wait(PATIENCE);
    this.seek(frame);
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.time.after(ms, () => this.#correct());
  }

  #correct(): void {
    if (this.#corrections === CORRECTIONS) {
      this.#finish(false);
      return;
    }
    this.#corrections++;
    const off = this.#shown !== undefined && this.#shown === this.#missed ? this.frame - this.#shown : 0;
    this.#missed = this.#shown;
    // A player that rounds is off by the same twice: asked for as much to the other side, it is right.
    this.#ask(Math.abs(off) <= ROUNDING ? this.frame + off : this.frame);
  }

  #finish(exact: boolean): void {
    this.cancel();
    this.done({ frame: this.frame, exact, corrections: this.#corrections });
  }
}
