const REMEMBERED = 8;

/** A delay of the player that is measured each time and expected next time: the mean of the last few, without accidents. */
export class LearnedDelay {
  #measured: number[] = [];

  /**
   * @param first what to expect before anything was measured, in milliseconds
   * @param limit measurements beyond it are accidents, and ignored
   * @param least and so are those below it
   */
  constructor(
    private readonly first: () => number,
    private readonly limit: number,
    private readonly least = 0,
  ) {}

  /** Whether it was measured. */
  get isKnown(): boolean {
    return this.#measured.length > 0;
  }

  /** What to expect, in milliseconds. */
  get expected(): number {
    return steadyMean(this.#measured) ?? this.first();
  }

  /**
   * What it hardly ever exceeds, in milliseconds: as long as the longest, and half as long again as is usual; a quarter while
   * that was measured once, since who has just been late does not want to wait for long.
   */
  get cautious(): number {
    return Math.max((this.#measured.length === 1 ? 1.25 : 1.5) * this.expected, ...this.#measured);
  }

  learn(delay: number): void {
    if (delay < this.least || delay > this.limit) return;
    this.#measured = [...this.#measured, delay].slice(-REMEMBERED);
  }
}

/** The middle of some numbers, the upper one of two; undefined if there are none. */
export function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/** Values so far from the middle one are accidents. [ms] */
const ACCIDENT = 60;

/** The mean of some numbers without accidents; undefined if there are none. */
export function steadyMean(numbers: readonly number[]): number | undefined {
  const middle = median(numbers);
  if (middle === undefined) return undefined;
  let sum = 0;
  let count = 0;
  for (const number of numbers) {
    if (Math.abs(number - middle) > ACCIDENT) continue;
    sum += number;
    count++;
  }
  return sum / count;
}
