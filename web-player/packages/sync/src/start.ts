import { steadyMean } from "./learned-delay";

/** Pictures that tell how long a start took: one alone is told with some noise. */
const PICTURES = 24;
const ENOUGH = 5;

/** One start of a player: how long it took from calling play until the picture moved [DC4]. */
export class Start {
  readonly #delays: number[] = [];

  /**
   * @param frame on glass when play was called
   * @param at when it was called, as a local instant in milliseconds
   * @param fps frames per second of real time
   */
  constructor(
    private readonly frame: number,
    private readonly at: number,
    private readonly fps: number,
  ) {}

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

  /** The player presented a frame: the one it started from was shown for its time first, and so was each in between. */
  showing(shown: { readonly frame: number; readonly at: number }): void {
    if (shown.frame <= this.frame) return;
    this.#delays.push(shown.at - this.at - ((shown.frame - this.frame) / this.fps) * 1000);
  }
}
