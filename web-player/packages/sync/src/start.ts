import { steadyMean } from "./learned-delay";

/** Pictures that tell how long a start took, if it plays so long: one alone is told with some noise. */
const PICTURES = 96;
const ENOUGH = 5;

/** One start of a player: how long it took from calling play until the picture moved [DC4]. */
export class Start {
  readonly #delays: number[] = [];
  /** Milliseconds of plain speed that were played until `#since`, at which the speed was trimmed last, and by what factor. */
  #played = 0;
  #since: number;
  #trim: number;

  /**
   * @param frame on glass when play was called
   * @param at when it was called, as a local instant in milliseconds
   * @param fps frames per second of real time, at the plain speed
   * @param trim by what factor that is trimmed
   */
  constructor(
    private readonly frame: number,
    at: number,
    private readonly fps: number,
    trim = 1,
  ) {
    this.#since = at;
    this.#trim = trim;
  }

  /** Whether enough is known of it. */
  get isOver(): boolean {
    return this.#delays.length >= PICTURES;
  }

  /**
   * How long it took, in milliseconds; undefined if too little of it was seen. It is negative if the picture changed sooner than
   * the frame's time after play was called: browsers rest in the middle of a frame, and have shown half of it.
   */
  get delay(): number | undefined {
    return this.#delays.length < ENOUGH ? undefined : steadyMean(this.#delays);
  }

  /** The speed was trimmed by a factor; what it does to the player is no part of the start. */
  trimmed(factor: number, at: number): void {
    this.#played = this.#playedAt(at);
    this.#since = at;
    this.#trim = factor;
  }

  /** The player presented a frame: the one it started from was shown for its time first, and so was each in between. */
  showing(shown: { readonly frame: number; readonly at: number }): void {
    if (shown.frame <= this.frame) return;
    this.#delays.push(this.#playedAt(shown.at) - ((shown.frame - this.frame) / this.fps) * 1000);
  }

  #playedAt(at: number): number {
    return this.#played + (at - this.#since) * this.#trim;
  }
}
