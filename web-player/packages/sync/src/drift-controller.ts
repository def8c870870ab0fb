import { median } from "./learned-delay";

/** What the controller asks for. */
export type Correction =
  | { readonly kind: "none" }
  /** Play at this factor of the speed until told otherwise. */
  | { readonly kind: "trim"; readonly factor: number }
  /** Back to the plain speed. */
  | { readonly kind: "release" }
  | { readonly kind: "seek" };

/** Constants of a controller. Times and errors are in milliseconds. */
export interface DriftProfile {
  /** Measurements whose median counts. */
  readonly window: number;
  /** Errors up to it are left alone: correcting them was measured to make things worse. */
  readonly deadBand: number;
  /** Errors beyond it are corrected by a seek. */
  readonly seekAbove: number;
  /** The largest trim, as a fraction of the speed: nobody hears it. */
  readonly maxTrim: number;
  /** How long a trim should take, if its bound allows. */
  readonly trimTime: number;
  /** At least between two seeks. */
  readonly coolDown: number;
  /** After a correction, before measuring again. */
  readonly settle: number;
  /** While joining: at least between two corrections, and how near and how late it ends. */
  readonly gentle: { readonly every: number; readonly below: number; readonly longest: number };
}

/** The first controller: measure, filter, correct once, hold, measure again. */
export const DEFAULT_PROFILE: DriftProfile = {
  window: 7,
  deadBand: 25,
  seekAbove: 200,
  maxTrim: 0.02,
  trimTime: 1_500,
  coolDown: 1_500,
  settle: 250,
  gentle: { every: 1_000, below: 500, longest: 30_000 },
};

const NONE: Correction = { kind: "none" };

/** Decides how to bring a playing player back to the playhead [DC]. No clock of its own; all instants are given. */
export class DriftController {
  #errors: number[] = [];
  #quietUntil = Number.NEGATIVE_INFINITY;
  #lastSeek = Number.NEGATIVE_INFINITY;
  #lastCorrection = Number.NEGATIVE_INFINITY;
  #gentleUntil = Number.NEGATIVE_INFINITY;
  #trim: { readonly until: number; readonly sign: number } | undefined;

  constructor(private readonly profile: DriftProfile = DEFAULT_PROFILE) {}

  /** The filtered error; undefined while there are too few measurements. */
  get error(): number | undefined {
    return this.#errors.length < this.profile.window ? undefined : median(this.#errors);
  }

  /** The player begins with this medium: the gentle phase [DC5]. */
  joined(now: number): void {
    this.#gentleUntil = now + this.profile.gentle.longest;
    this.restart(now);
  }

  /** The course changed, or the player sought or stalled: what was measured says nothing any more. */
  restart(now: number): void {
    this.#errors = [];
    this.#trim = undefined;
    this.#quietUntil = now + this.profile.settle;
  }

  /**
   * Takes in one measurement, and says what to do.
   *
   * @param error by how much the player is ahead (+) or behind (−)
   * @param now its instant
   */
  measure(error: number, now: number): Correction {
    if (now < this.#quietUntil) return NONE;
    this.#errors = [...this.#errors, error].slice(-this.profile.window);
    if (this.#trim) return this.#hold(this.#trim, now);
    const filtered = this.error;
    if (filtered === undefined) return NONE;
    if (Math.abs(filtered) < this.profile.gentle.below) this.#gentleUntil = now;
    if (Math.abs(filtered) <= this.profile.deadBand) return NONE;
    if (now < this.#gentleUntil && now - this.#lastCorrection < this.profile.gentle.every) return NONE;
    return Math.abs(filtered) > this.profile.seekAbove ? this.#seek(now) : this.#startTrim(filtered, now);
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
    this.restart(now);
    this.#quietUntil = now;
    this.#trim = { until: now + Math.abs(error) / trim, sign: Math.sign(error) };
    this.#lastCorrection = now;
    return { kind: "trim", factor: 1 - this.#trim.sign * trim };
  }

  /** Holds the trim until it has had its time, or the error is gone sooner. */
  #hold(trim: { readonly until: number; readonly sign: number }, now: number): Correction {
    const error = this.error;
    const isGone = error !== undefined && error * trim.sign <= 0;
    const isWorse = error !== undefined && Math.abs(error) > this.profile.seekAbove;
    if (now < trim.until && !isGone && !isWorse) return NONE;
    this.restart(now);
    return { kind: "release" };
  }
}
