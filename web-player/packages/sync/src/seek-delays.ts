import { LearnedDelay } from "./learned-delay";

/** How long a player takes from a seek until its frame is on glass, playing and resting, in milliseconds. */
export class SeekDelays {
  readonly #playing = new LearnedDelay(90, 3_000);
  readonly #resting = new LearnedDelay(90, 3_000);

  /** What to expect; what was never measured while playing is as it was while resting. */
  expected(isPlaying: boolean): number {
    return (isPlaying && this.#playing.isKnown ? this.#playing : this.#resting).expected;
  }

  /** The longer of the two. */
  get slowest(): number {
    return Math.max(this.#playing.expected, this.#resting.expected);
  }

  /** Takes in a seek while playing: by how much the very first one was off what was to be expected, else 0. */
  playing(took: number): number {
    const off = this.#playing.isKnown ? 0 : took - this.expected(true);
    this.#playing.learn(took);
    return off;
  }

  /** Takes in a seek while resting. */
  resting(took: number): void {
    this.#resting.learn(took);
  }
}
