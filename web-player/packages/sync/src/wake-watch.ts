import type { Time } from "./ports";

/** How often the two clocks are compared. [ms] */
const LOOK = 1_000;

/** By so much the wall clock is ahead after sleep; less is ordinary drift, or somebody sets it. [ms] */
const SLEPT = 500;

/** A timer that is so late did not run for a while. Browsers throttle those of hidden pages to one a minute, no less. [ms] */
const LATE = 5_000;

/** What happened while no timer ran. */
export interface Waking {
  /** The monotonic clock stood still, too: nothing that was measured with it holds any more. */
  readonly clockStopped: boolean;
}

/**
 * Notices that the machine slept or the page was frozen. The monotonic clock of some platforms stops in sleep while the wall clock
 * goes on; on the others timers come far too late. The wall clock is compared, and never read as a time: people set it.
 */
export class WakeWatch {
  #monotonic = 0;
  #wall: number | undefined;
  #cancel = () => {};

  constructor(
    private readonly time: Time,
    private readonly woke: (waking: Waking) => void,
  ) {}

  start(): void {
    this.#cancel();
    this.#monotonic = this.time.now();
    this.#wall = this.time.wall?.();
    this.#cancel = this.time.after(LOOK, () => this.look());
  }

  stop(): void {
    this.#cancel();
  }

  /** Compares now: something else suggests that the page is back. */
  look(): void {
    const passed = this.time.now() - this.#monotonic;
    const wall = this.time.wall?.();
    const clockStopped = wall !== undefined && this.#wall !== undefined && wall - this.#wall - passed > SLEPT;
    this.start();
    if (clockStopped || passed > LOOK + LATE) this.woke({ clockStopped });
  }
}
