/** Attempts after which a person has to ask for another one. */
const ATTEMPTS = 10;
const LONGEST = 30_000;

/**
 * When to connect again [RC1]: at once, then after 1, 2, 4 ... 30 s, each a quarter longer or shorter by chance, so
 * that the clients of a restarted server do not come all at once; after 10 failures not at all.
 */
export class Backoff {
  #failures = 0;

  constructor(private readonly random: () => number) {}

  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Counts a failure. Milliseconds until the next attempt; undefined after the last one. */
  next(): number | undefined {
    this.#failures++;
    if (this.#failures > ATTEMPTS) return undefined;
    if (this.#failures === 1) return 0;
    const even = Math.min(1000 * 2 ** (this.#failures - 2), LONGEST);
    return even * (0.75 + this.random() / 2);
  }

  /** The next failure is the first. */
  reset(): void {
    this.#failures = 0;
  }
}
