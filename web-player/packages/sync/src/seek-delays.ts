import { LearnedDelay } from "./learned-delay";

/** A range that is played in less than so many seeks, or milliseconds, is shown by seeking. */
const SEEKS_IN_RANGE = 3;
const SHORTEST_RANGE = 250;

/** How long a player takes from a seek until its frame is on glass, playing and resting, in milliseconds. */
export class SeekDelays {
  readonly #playing = new LearnedDelay(() => 90, 3_000);
  readonly #resting = new LearnedDelay(() => 150, 3_000);

  /** What to expect; what was never measured while playing is as it was while resting. */
  expected(isPlaying: boolean): number {
    return (isPlaying && this.#playing.isKnown ? this.#playing : this.#resting).expected;
  }

  /** What a seek while resting hardly ever exceeds. */
  get cautious(): number {
    return this.#resting.cautious;
  }

  /** Whether a range that is played in so many milliseconds, again and again, leaves time to seek to its beginning. */
  leaveTimeFor(pass: number): boolean {
    const slowest = Math.max(this.#playing.expected, this.#resting.expected);
    return pass >= Math.max(SHORTEST_RANGE, SEEKS_IN_RANGE * slowest);
  }

  /** Takes in a seek while playing: by how much the very first one was off what was to be expected, else 0. */
  playing(took: number): number {
    const off = this.#playing.isKnown ? 0 : took - this.expected(true);
    this.#playing.learn(took);
    return off;
  }

  /** The same of a seek while resting, of which more is expected. */
  resting(took: number): number {
    const off = this.#resting.isKnown ? 0 : Math.max(0, took - this.cautious);
    this.#resting.learn(took);
    return off;
  }
}
