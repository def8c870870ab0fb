import { steadyMean } from "./learned-delay";

/** How an error is estimated. All but `batch` and `certainty` are standard deviations, in milliseconds. */
export interface EstimateProfile {
  /** Measurements of which the mean without accidents is one reading. */
  readonly batch: number;
  /** By how much a player is off that has just started. */
  readonly start: number;
  /** By how much it comes to be off within a second by itself. */
  readonly drift: number;
  /** Of readings: before any was compared with the one before it, and at least. */
  readonly noise: { readonly first: number; readonly least: number };
  /** A reading that is so many standard deviations from where it was expected is believed, and all before it is not. */
  readonly certainty: number;
}

/**
 * By how much a player is off, from measurements that are noisy: a Kalman filter with one state (R. E. Kalman, "A new approach to
 * linear filtering and prediction problems", 1960), which goes on through trims, since what they do is known. Instants and errors
 * are in milliseconds.
 */
export class DriftEstimate {
  #batch: number[] = [];
  /** Of errors as they would be if nothing had been trimmed: what is estimated, its variance, and when that was. */
  #untrimmed = 0;
  #variance: number;
  #at: number | undefined;
  /** What trims did until `#since`, and by which factor the speed is trimmed from then on. */
  #moved = 0;
  #since = 0;
  #factor = 1;
  #last: number | undefined;
  #noise: number;
  #now = 0;

  constructor(private readonly profile: EstimateProfile) {
    this.#variance = profile.start ** 2;
    this.#noise = profile.noise.first;
  }

  /** At the last measurement; undefined before the first reading. */
  get error(): number | undefined {
    return this.#at === undefined ? undefined : this.#untrimmed + this.#movedAt(this.#now);
  }

  /** The player was started, stalled or jumped: what was measured says nothing any more. */
  restart(): void {
    this.#batch = [];
    this.#untrimmed = 0;
    this.#variance = this.profile.start ** 2;
    this.#at = undefined;
    this.#moved = 0;
    this.#factor = 1;
    this.#last = undefined;
  }

  /** The player is off by so much as far as is known, though nothing was measured since it was restarted. */
  foresee(error: number, now: number): void {
    this.#untrimmed = error;
    this.#at = now;
    this.#now = now;
    this.#since = now;
  }

  /** The player's speed is trimmed by this factor from now on. */
  trimmed(factor: number, now: number): void {
    this.#moved = this.#movedAt(now);
    this.#since = now;
    this.#factor = factor;
  }

  /** Takes in one measurement. @returns whether it made a reading complete */
  measure(error: number, now: number): boolean {
    this.#now = now;
    this.#batch.push(error - this.#movedAt(now));
    if (this.#batch.length < this.profile.batch) return false;
    const reading = steadyMean(this.#batch) ?? 0;
    this.#batch = [];
    this.#listen(reading);
    this.#take(reading, now);
    return true;
  }

  /** How noisy this player's readings are, from how much one differs from the next. */
  #listen(reading: number): void {
    const { least } = this.profile.noise;
    // Of a normal distribution, the mean difference of two is 1.128 standard deviations.
    if (this.#last !== undefined) {
      this.#noise = Math.max(least, this.#noise + 0.1 * (Math.abs(reading - this.#last) / 1.128 - this.#noise));
    }
    this.#last = reading;
  }

  #take(reading: number, now: number): void {
    const { drift, certainty } = this.profile;
    const seconds = (now - (this.#at ?? now)) / 1000;
    this.#at = now;
    this.#variance += drift ** 2 * seconds;
    const noise = this.#noise ** 2;
    const surprise = reading - this.#untrimmed;
    const isNews = surprise ** 2 > certainty ** 2 * (this.#variance + noise);
    const gain = isNews ? 1 : this.#variance / (this.#variance + noise);
    this.#untrimmed += gain * surprise;
    this.#variance = isNews ? noise : (1 - gain) * this.#variance;
  }

  /** By how much trims have moved the player until an instant. */
  #movedAt(now: number): number {
    return this.#moved + (now - this.#since) * (this.#factor - 1);
  }
}
