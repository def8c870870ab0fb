const REMEMBERED = 5;

/** A delay of the player that is measured each time and expected next time: the median of the last few. */
export class LearnedDelay {
  #measured: number[] = [];

  /**
   * @param first what to expect before anything was measured, in milliseconds
   * @param longest measurements beyond it are accidents, and ignored
   */
  constructor(
    private readonly first: number,
    private readonly longest: number,
  ) {}

  /** Whether it was measured. */
  get isKnown(): boolean {
    return this.#measured.length > 0;
  }

  /** What to expect, in milliseconds. */
  get expected(): number {
    return median(this.#measured) ?? this.first;
  }

  learn(delay: number): void {
    if (delay < 0 || delay > this.longest) return;
    this.#measured = [...this.#measured, delay].slice(-REMEMBERED);
  }
}

/** The middle of some numbers, the upper one of two; undefined if there are none. */
export function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
