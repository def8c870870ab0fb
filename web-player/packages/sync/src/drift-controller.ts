import { type Correction, type Corrector, NONE } from "./corrector";
import { steadyMean } from "./learned-delay";

/** Constants of the controller. Times and errors are in milliseconds. */
export interface DriftProfile {
  /** Measurements of which the mean without accidents is one reading. */
  readonly batch: number;
  /** Readings of which the mean counts: it takes the noise out. */
  readonly readings: number;
  /** Means up to it are left alone: correcting them was measured to make things worse. */
  readonly deadBand: number;
  /** So many times its own standard error a mean of fewer readings must exceed to be believed as it is. */
  readonly certainty: number;
  /** Standard deviation of errors: where a player has just started, and once a whole mean was taken. */
  readonly expected: { readonly atFirst: number; readonly later: number };
  /** Standard deviation of readings: before any was compared with the one before it, and at least. */
  readonly noise: { readonly first: number; readonly least: number };
  /** Errors beyond it are corrected by a jump. */
  readonly seekAbove: number;
  /** Once, so soon after a jump, by another one beyond this: the picture has stumbled already. */
  readonly again: { readonly within: number; readonly above: number };
  /** The largest trim, as a fraction of the speed: nobody hears it. */
  readonly maxTrim: number;
  /** How long a trim should take, if its bound allows. */
  readonly trimTime: number;
  /** At least between two jumps. */
  readonly coolDown: number;
  /** After a correction, before measuring again. */
  readonly settle: number;
  /** While joining: at least between two corrections, and how near and how late it ends. */
  readonly gentle: { readonly every: number; readonly below: number; readonly longest: number };
}

/** Measure, filter, correct once, hold, measure again. How each was found: `docs/adr/0012`. */
export const DEFAULT_PROFILE: DriftProfile = {
  batch: 7,
  readings: 20,
  deadBand: 6,
  certainty: 4,
  expected: { atFirst: 10, later: 1 },
  noise: { first: 5.5, least: 1.5 },
  seekAbove: 200,
  again: { within: 5_000, above: 60 },
  maxTrim: 0.02,
  trimTime: 1_500,
  coolDown: 1_500,
  settle: 100,
  gentle: { every: 1_000, below: 500, longest: 30_000 },
};

/** Decides how to bring a playing player back to the playhead [DC]. */
export class DriftController implements Corrector {
  #batch: number[] = [];
  #sum = 0;
  #readings = 0;
  #last: number | undefined;
  #noise: number;
  /** Standard deviation of errors that is to be expected. */
  #expected: number;
  #quietUntil = Number.NEGATIVE_INFINITY;
  #lastSeek = Number.NEGATIVE_INFINITY;
  #lastJump = Number.NEGATIVE_INFINITY;
  #lastCorrection = Number.NEGATIVE_INFINITY;
  #gentleUntil = Number.NEGATIVE_INFINITY;
  #trim: { readonly until: number; readonly sign: number } | undefined;

  constructor(private readonly profile: DriftProfile = DEFAULT_PROFILE) {
    this.#noise = profile.noise.first;
    this.#expected = profile.expected.atFirst;
  }

  /** The filtered error; undefined while there are too few measurements. */
  get error(): number | undefined {
    return this.#readings === 0 ? undefined : this.#sum / this.#readings;
  }

  joined(now: number): void {
    this.#gentleUntil = now + this.profile.gentle.longest;
    this.restart(now);
  }

  restart(now: number): void {
    this.#forget();
    this.#trim = undefined;
    this.#quietUntil = now + this.profile.settle;
    this.#expected = this.profile.expected.atFirst;
  }

  jumped(now: number): void {
    // The second one is not followed by a third.
    this.#lastJump = now - this.#lastSeek < this.profile.again.within ? Number.NEGATIVE_INFINITY : now;
    this.restart(now);
  }

  measure(error: number, now: number): Correction {
    if (now < this.#quietUntil) return NONE;
    this.#batch.push(error);
    if (this.#batch.length < this.profile.batch) return NONE;
    const reading = steadyMean(this.#batch) ?? 0;
    this.#batch.length = 0;
    this.#listen(reading);
    this.#sum += reading;
    this.#readings++;
    return this.#trim ? this.#hold(this.#trim, now) : this.#judge(now);
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

  #judge(now: number): Correction {
    const { deadBand, gentle, seekAbove } = this.profile;
    const error = this.#believed();
    if (Math.abs(error) < gentle.below) this.#gentleUntil = now;
    if (Math.abs(error) <= deadBand) return NONE;
    if (now < this.#gentleUntil && now - this.#lastCorrection < gentle.every) return NONE;
    const { within, above } = this.profile.again;
    const limit = now - this.#lastJump < within ? above : seekAbove;
    return Math.abs(error) > limit ? this.#seek(now) : this.#startTrim(error, now);
  }

  /**
   * The mean, as far as it is believed: as it is if it is of as many readings as are wanted, or far beyond what noise would do. Else
   * it is weighed against what is to be expected, as the normal distribution has it: the more readings, the more it counts.
   */
  #believed(): number {
    const { readings, certainty, expected } = this.profile;
    const mean = this.#sum / this.#readings;
    const doubt = this.#noise / Math.sqrt(this.#readings);
    if (this.#readings >= readings) {
      this.#forget();
      this.#expected = expected.later;
      return mean;
    }
    if (Math.abs(mean) > certainty * doubt) return mean;
    return mean / (1 + (doubt / this.#expected) ** 2);
  }

  #seek(now: number): Correction {
    if (now - this.#lastSeek < this.profile.coolDown && now >= this.#gentleUntil) return NONE;
    this.#lastSeek = now;
    this.#lastCorrection = now;
    this.restart(now);
    return { kind: "seek" };
  }

  #startTrim(error: number, now: number): Correction {
    const trim = Math.min(Math.abs(error) / this.profile.trimTime, this.profile.maxTrim);
    this.#forget();
    this.#trim = { until: now + Math.abs(error) / trim, sign: Math.sign(error) };
    this.#lastCorrection = now;
    return { kind: "trim", factor: 1 - this.#trim.sign * trim };
  }

  /** Holds the trim until it has had its time, or the error is gone sooner. */
  #hold(trim: { readonly until: number; readonly sign: number }, now: number): Correction {
    const reading = this.#last ?? 0;
    const isGone = reading * trim.sign <= 0;
    const isWorse = Math.abs(reading) > this.profile.seekAbove + this.profile.certainty * this.#noise;
    if (now < trim.until && !isGone && !isWorse) return NONE;
    this.restart(now);
    return { kind: "release" };
  }

  #forget(): void {
    this.#batch.length = 0;
    this.#last = undefined;
    this.#sum = 0;
    this.#readings = 0;
  }
}
