import { type Correction, type Corrector, NONE } from "./corrector";
import { DriftEstimate, type EstimateProfile } from "./drift-estimate";

/** Constants of the controller. Times and errors are in milliseconds. */
export interface DriftProfile {
  /** Errors up to it are left alone: correcting them was measured to make things worse. */
  readonly deadBand: number;
  /** How an error is estimated from measurements. */
  readonly estimate: EstimateProfile;
  /** Errors beyond it are corrected by a jump. */
  readonly seekAbove: number;
  /** The largest trim, as a fraction of the speed: nobody hears it. */
  readonly maxTrim: number;
  /** So soon after a jump or another speed, for errors beyond this: they have been heard already, and hide what follows. */
  readonly afterJump: { readonly within: number; readonly above: number; readonly maxTrim: number };
  /** The same for what is foreseen, since the room changed the speed a moment ago; and how long such a trim should take. */
  readonly foreseen: { readonly maxTrim: number; readonly trimTime: number };
  /** How long a trim should take, if its bound allows. */
  readonly trimTime: number;
  /** At least between two jumps. */
  readonly coolDown: number;
  /** After a correction, before measuring again. */
  readonly settle: number;
  /** While joining: at least between two corrections, and how near and how late it ends. */
  readonly gentle: { readonly every: number; readonly below: number; readonly longest: number };
}

/** Measure, estimate, correct, measure on. How each was found: `docs/adr/0012`. */
export const DEFAULT_PROFILE: DriftProfile = {
  deadBand: 4,
  estimate: { batch: 5, start: 8, drift: 0.5, noise: { first: 6.5, least: 1.5 }, certainty: 4 },
  seekAbove: 200,
  maxTrim: 0.02,
  afterJump: { within: 2_000, above: 50, maxTrim: 0.2 },
  foreseen: { maxTrim: 0.3, trimTime: 200 },
  trimTime: 500,
  coolDown: 1_500,
  settle: 100,
  gentle: { every: 1_000, below: 500, longest: 30_000 },
};

/** Decides how to bring a playing player back to the playhead [DC]. */
export class DriftController implements Corrector {
  readonly #estimate: DriftEstimate;
  #quietUntil = Number.NEGATIVE_INFINITY;
  #lastSeek = Number.NEGATIVE_INFINITY;
  #lastJump = Number.NEGATIVE_INFINITY;
  #lastCorrection = Number.NEGATIVE_INFINITY;
  #gentleUntil = Number.NEGATIVE_INFINITY;
  /** What is taken off the speed now, as a fraction: positive for who is ahead. */
  #trims: number | undefined;

  constructor(private readonly profile: DriftProfile = DEFAULT_PROFILE) {
    this.#estimate = new DriftEstimate(profile.estimate);
  }

  joined(now: number): void {
    this.#gentleUntil = now + this.profile.gentle.longest;
    this.restart(now);
  }

  restart(now: number): void {
    this.#estimate.restart();
    this.#trims = undefined;
    this.#quietUntil = now + this.profile.settle;
  }

  jumped(now: number): void {
    this.#lastJump = now;
    this.restart(now);
  }

  /** [DC24]: what is smaller than a frame nobody sees before it is measured; what is beyond a jump is left to one. */
  foresee(error: number, now: number, frame: number): Correction {
    const { afterJump, foreseen, seekAbove } = this.profile;
    const size = Math.abs(error);
    if (size <= Math.min(frame, afterJump.above) || size > seekAbove) return NONE;
    this.jumped(now);
    this.#estimate.foresee(error, now);
    return this.#trimBy(error, Math.min(size / foreseen.trimTime, foreseen.maxTrim), now);
  }

  measure(measured: number, now: number): Correction {
    if (now < this.#quietUntil) return NONE;
    const isReading = this.#estimate.measure(measured, now);
    const { error } = this.#estimate;
    if (error === undefined) return NONE;
    if (this.#trims !== undefined) return this.#hold(error, this.#trims, now);
    return isReading ? this.#judge(error, now) : NONE;
  }

  #judge(error: number, now: number): Correction {
    const { deadBand, gentle, seekAbove } = this.profile;
    if (Math.abs(error) < gentle.below) this.#gentleUntil = now;
    if (Math.abs(error) <= deadBand) return NONE;
    if (now < this.#gentleUntil && now - this.#lastCorrection < gentle.every) return NONE;
    return Math.abs(error) > seekAbove ? this.#seek(now) : this.#trim(error, now);
  }

  #seek(now: number): Correction {
    if (now - this.#lastSeek < this.profile.coolDown && now >= this.#gentleUntil) return NONE;
    this.#lastSeek = now;
    this.#lastCorrection = now;
    this.restart(now);
    return { kind: "seek" };
  }

  #trim(error: number, now: number): Correction {
    const { trimTime } = this.profile;
    return this.#trimBy(error, Math.min(Math.abs(error) / trimTime, this.#bound(error, now)), now);
  }

  #trimBy(error: number, trim: number, now: number): Correction {
    this.#trims = Math.sign(error) * trim;
    this.#lastCorrection = now;
    this.#estimate.trimmed(1 - this.#trims, now);
    return { kind: "trim", factor: 1 - this.#trims };
  }

  #bound(error: number, now: number): number {
    const { afterJump, maxTrim } = this.profile;
    const isHidden = now - this.#lastJump < afterJump.within && Math.abs(error) > afterJump.above;
    return isHidden ? afterJump.maxTrim : maxTrim;
  }

  /** Holds the trim until the error is gone, or is one for a jump; one that is heard until the rest is one for a trim that is not. */
  #hold(error: number, trims: number, now: number): Correction {
    const { maxTrim, trimTime, seekAbove } = this.profile;
    if (error * trims <= 0 || Math.abs(error) > seekAbove) return this.#release(now);
    const isRest = Math.abs(trims) > maxTrim && Math.abs(error) <= maxTrim * trimTime;
    return isRest ? this.#trim(error, now) : NONE;
  }

  #release(now: number): Correction {
    this.#trims = undefined;
    this.#estimate.trimmed(1, now);
    return { kind: "release" };
  }
}
