import type { Time } from "./ports";

/**
 * A player that has arrived presents its picture at once; a browser mostly does so some milliseconds before it says so. After
 * so long none follows any more. [ms]
 */
const FOLLOWS_WITHIN = 40;

/** A player that has never told that it arrived, and has shown a picture for so long, does not tell. [ms] */
const TELLS_WITHIN = 1_000;

/** A frame that appeared on glass. */
export interface Shown {
  readonly frame: number;
  /** Local instant in milliseconds. */
  readonly at: number;
  /** A seek is under way, and this may be a picture from before it. */
  readonly early?: boolean;
}

/**
 * The seek that a player carries out. Pictures from before it may still appear after it was called, even of the very frame that
 * it goes to; those that appear once the player has told that it arrived are of the seek, and so is the last one before.
 */
export class Seeking {
  #target: Shown | undefined;
  #hasArrived = false;
  #early: Shown | undefined;
  /** Whether the player tells that it arrived; undefined until that is known. */
  #tells: boolean | undefined;
  #cancel = () => {};

  /** @param sure told of a picture that was early, once it is known to be of the seek */
  constructor(
    private readonly time: Time,
    private readonly sure: (shown: Shown) => void,
  ) {}

  /** Where the seek goes, and when it was called; undefined when none is under way. */
  get target(): Shown | undefined {
    return this.#target;
  }

  begin(frame: number): void {
    this.end();
    this.#target = { frame, at: this.time.now() };
    if (this.#tells === undefined) this.#in(TELLS_WITHIN, false);
  }

  /** The player tells that it has arrived. */
  arrived(): void {
    this.#tells = true;
    if (!this.#target) return;
    this.#hasArrived = true;
    this.#cancel();
    if (this.#early) this.#in(FOLLOWS_WITHIN, true);
  }

  /** Takes in a picture: whether it may be from before the seek. */
  isEarly(shown: Shown): boolean {
    if (!this.#target) return false;
    if (shown.at < this.#target.at) return true;
    if (!this.#hasArrived && this.#tells !== false) {
      this.#early = shown;
      return true;
    }
    this.#cancel();
    return false;
  }

  end(): void {
    this.#target = undefined;
    this.#hasArrived = false;
    this.#early = undefined;
    this.#cancel();
  }

  #in(ms: number, tells: boolean): void {
    this.#cancel = this.time.after(ms, () => {
      if (!this.#early) return;
      this.#tells = tells;
      this.sure(this.#early);
    });
  }
}
