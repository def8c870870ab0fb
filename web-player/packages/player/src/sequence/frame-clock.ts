/**
 * Which frame it is time for, by this machine's clock, either way and at any speed. Positions are in frames with fractions: frame
 * n is on glass from n to n + 1, whichever way it plays. Instants are in milliseconds.
 */
export class FrameClock {
  #from = 0;
  #since = 0;
  /** Frames in a millisecond; below 0: backwards. */
  #pace: number;

  /**
   * @param fps frames in a second at factor 1
   * @param factor of real time, not 0
   */
  constructor(
    private readonly fps: number,
    factor: number,
  ) {
    this.#pace = (factor * fps) / 1000;
  }

  /** Frames in a second, whichever way. */
  get perSecond(): number {
    return Math.abs(this.#pace) * 1000;
  }

  get isBackwards(): boolean {
    return this.#pace < 0;
  }

  /** A frame's time begins at this instant. */
  begin(frame: number, at: number): void {
    this.#from = this.isBackwards ? frame + 1 : frame;
    this.#since = at;
  }

  /** It is at a position at this instant, wherever it was. */
  set(position: number, at: number): void {
    this.#from = position;
    this.#since = at;
  }

  /** From this instant on it runs at another speed. */
  setFactor(factor: number, at: number): void {
    this.#from = this.positionAt(at);
    this.#since = at;
    this.#pace = (factor * this.fps) / 1000;
  }

  positionAt(at: number): number {
    return this.#from + Math.max(0, at - this.#since) * this.#pace;
  }

  /** The frame whose time it is, also one that the medium does not have. */
  frameAt(at: number): number {
    const position = this.positionAt(at);
    return this.isBackwards ? Math.ceil(position - ROUNDING) - 1 : Math.floor(position + ROUNDING);
  }

  /** When a frame's time begins. */
  startOf(frame: number): number {
    return this.#since + ((this.isBackwards ? frame + 1 : frame) - this.#from) / this.#pace;
  }

  /** When the position is the frame's number: for who plays backwards that is the end of its time. */
  instantOf(frame: number): number {
    return this.#since + (frame - this.#from) / this.#pace;
  }
}

/** Of sums of fractions. [frames] */
const ROUNDING = 1e-6;
