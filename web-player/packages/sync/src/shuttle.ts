import type { Time } from "./ports";

/** No more than about as many pictures a second as a film has. [ms] */
const SHORTEST = 40;
/** The longest wait for a picture before the next seek: one that came sooner would only put it off. [ms] */
const LONGEST = 1_500;

/** Moves a player that cannot play this way or this fast: seek after seek, each when the last one shows [DC7]. */
export class Shuttle {
  #cancel: (() => void) | undefined;
  #last = 0;

  constructor(
    private readonly time: Time,
    private readonly seek: () => void,
  ) {}

  get isMoving(): boolean {
    return this.#cancel !== undefined;
  }

  start(): void {
    if (!this.isMoving) this.#go();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** The player presented a frame. */
  showing(): void {
    if (!this.isMoving) return;
    this.#in(Math.max(0, this.#last + SHORTEST - this.time.now()));
  }

  #go(): void {
    this.#last = this.time.now();
    this.#in(LONGEST);
    this.seek();
  }

  #in(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.time.after(ms, () => this.#go());
  }
}
