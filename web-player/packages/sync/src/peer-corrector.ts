import { type Correction, type Corrector, NONE } from "./corrector";

/** How another system corrects. Errors are in milliseconds, ahead is positive. */
export interface PeerRules {
  /** Between two looks at the player, in milliseconds. */
  readonly every: number;
  /** The factor of the speed for an error; undefined: whatever it is now. */
  factor(error: number): number | undefined;
  /** Whether an error is put right by a seek. */
  seeks(error: number, frame: number): boolean;
  /** At least between two seeks, in milliseconds. */
  readonly coolDown: number;
  /** After joining, so long without seeks, in milliseconds. */
  readonly joining: number;
}

/** Corrects as another system documents that it does: one measurement at a time, as often as it looks. */
export class PeerCorrector implements Corrector {
  #nextLook = Number.NEGATIVE_INFINITY;
  #noSeekUntil = Number.NEGATIVE_INFINITY;
  #factor = 1;

  constructor(private readonly rules: PeerRules) {}

  joined(now: number): void {
    this.#noSeekUntil = now + this.rules.joining;
    this.restart(now);
  }

  /** Whoever restarts a course plays at its plain speed. */
  restart(_now: number): void {
    this.#factor = 1;
  }

  jumped(now: number): void {
    this.restart(now);
  }

  /** None of them foresees: each waits until it looks. */
  foresee(): Correction {
    return NONE;
  }

  measure(error: number, now: number, frame: number): Correction {
    if (now < this.#nextLook) return NONE;
    this.#nextLook = now + this.rules.every;
    if (this.rules.seeks(error, frame)) return this.#seek(now);
    const factor = this.rules.factor(error) ?? this.#factor;
    if (factor === this.#factor) return NONE;
    this.#factor = factor;
    return factor === 1 ? { kind: "release" } : { kind: "trim", factor };
  }

  #seek(now: number): Correction {
    if (now < this.#noSeekUntil) return NONE;
    this.#noSeekUntil = now + this.rules.coolDown;
    this.#factor = 1;
    return { kind: "seek" };
  }
}
