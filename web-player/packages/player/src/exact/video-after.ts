/** Steps that follow each other sooner are one movement, of which the video makes the last. [ms] */
const MOVEMENT_MS = 250;
/** After so long nothing follows. [ms] */
const QUIET_MS = 150;

/**
 * Brings the `<video>` after the decoder's picture, which is on glass at once, so that it plays from there. While somebody holds
 * a key it would seek in vain, and take the processor from the decoder: it follows when that is over.
 */
export class VideoAfter {
  #wanted: number | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly seek: (frame: number) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether it is still to be sent to where it was asked for last. */
  get isBehind(): boolean {
    return this.#timer !== undefined;
  }

  /** @param covered the frame is on glass already */
  to(frame: number, covered: boolean): void {
    const isMovement = this.now() - this.#askedAt < MOVEMENT_MS;
    this.#askedAt = this.now();
    this.#wanted = frame;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (covered && isMovement) {
      this.#timer = setTimeout(() => this.catchUp(), QUIET_MS);
    } else {
      this.seek(frame);
    }
  }

  /** It is needed now. */
  catchUp(): void {
    if (this.#timer !== undefined && this.#wanted !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.seek(this.#wanted);
    }
  }

  /** Something else is wanted. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wanted = undefined;
  }
}
