/**
 * Numbers by chance that are the same for the same seed on every machine: sfc32 by Chris Doty-Humphrey (PractRand),
 * seeded through splitmix32.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** @param seed any number of whole numbers: what is drawn depends on all of them and on their order */
  constructor(...seed: readonly number[]) {
    let state = 0x9e3779b9;
    const mix = () => {
      state = (state + 0x9e3779b9) | 0;
      let word = state ^ (state >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word ^= word >>> 15;
      word = Math.imul(word, 0x735a2d97);
      return (word ^ (word >>> 15)) >>> 0;
    };
    for (const part of seed) state = (mix() ^ Math.imul(part + 1, 0x85ebca6b)) | 0;
    [this.#a, this.#b, this.#c] = [mix(), mix(), mix()];
    for (let turn = 0; turn < 12; turn++) this.next();
  }

  /** Of [0, 1). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** Of [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number of [low, high], both included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.next());
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Of a normal distribution (Box and Muller). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(all: readonly [T, ...T[]]): T {
    return all[Math.floor(all.length * this.next())] ?? all[0];
  }
}
