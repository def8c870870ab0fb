import type { Kept } from "../exact/frame-cache";

/** Pictures that are fetched and decoded at the same time: a browser has six connections to a server. */
const AT_ONCE = 4;

/** A picture that could not be had is asked for again after so long. [ms] */
const AGAIN_MS = 1_000;

/** How much one picture counts of how long they take. */
const LEARNS = 0.25;

/** What a stock tells. */
export interface StockEars {
  /** The picture of this frame is at hand. */
  gained(frame: number): void;
  /** It could not be had just now; it is tried again by itself. */
  failed(cause: unknown): void;
}

/** The pictures at hand, no more than a number of them, and the fetching of those that are wanted. */
export class Stock<Picture extends Kept> {
  readonly #pictures = new Map<number, Picture>();
  readonly #loading = new Map<number, AbortController>();
  #wanted: readonly number[] = [];
  #latency = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /** @param capacity how many are kept at most, at least as many as are wanted at a time */
  constructor(
    private readonly load: (frame: number, stop: AbortSignal) => Promise<Picture>,
    private readonly capacity: number,
    private readonly ears: StockEars,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** How long a picture takes from when it is asked for until it is at hand, as it was lately, in milliseconds. */
  get latency(): number {
    return this.#latency;
  }

  get size(): number {
    return this.#pictures.size;
  }

  has(frame: number): boolean {
    return this.#pictures.has(frame);
  }

  get(frame: number): Picture | undefined {
    return this.#pictures.get(frame);
  }

  /**
   * These frames are wanted, the most urgent first; of those on their way that are of no use any more all are given up but one.
   *
   * @param isOfUse whether a frame that is not wanted may still be
   */
  want(frames: readonly number[], isOfUse: (frame: number) => boolean = () => false): void {
    if (frames.length === this.#wanted.length && frames.every((frame, n) => frame === this.#wanted[n])) {
      return;
    }
    this.#wanted = frames;
    const wanted = new Set(frames);
    // who drags the playhead sees where it has been at least
    const [, ...others] = [...this.#loading].filter(([frame]) => !(wanted.has(frame) || isOfUse(frame)));
    for (const [frame, loading] of others) {
      loading.abort();
      this.#loading.delete(frame);
    }
    this.#next();
  }

  /** The latest picture of those from one up to another, whichever way, without the first. */
  latest(from: number, to: number): number | undefined {
    const step = Math.sign(from - to);
    for (let frame = to; frame !== from; frame += step) {
      if (this.has(frame)) {
        return frame;
      }
    }
    return undefined;
  }

  /** Lets go of all pictures, and of those on their way. */
  clear(): void {
    this.#wanted = [];
    for (const loading of this.#loading.values()) {
      loading.abort();
    }
    this.#loading.clear();
    for (const picture of this.#pictures.values()) {
      picture.close();
    }
    this.#pictures.clear();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#again);
    this.clear();
  }

  #next(): void {
    if (this.#isClosed || this.#again !== undefined) {
      return;
    }
    for (const frame of this.#wanted) {
      if (this.#loading.size >= AT_ONCE) {
        return;
      }
      if (!this.has(frame) && !this.#loading.has(frame)) {
        const loading = new AbortController();
        this.#loading.set(frame, loading);
        void this.#take(frame, loading);
      }
    }
  }

  async #take(frame: number, loading: AbortController): Promise<void> {
    const since = this.now();
    try {
      const picture = await this.load(frame, loading.signal);
      if (this.#loading.get(frame) !== loading) {
        picture.close();
        return;
      }
      this.#loading.delete(frame);
      this.#latency += (this.now() - since - this.#latency) * LEARNS;
      this.#keep(frame, picture);
    } catch (cause) {
      if (this.#loading.get(frame) !== loading) {
        return;
      }
      this.#loading.delete(frame);
      this.#again ??= setTimeout(() => {
        this.#again = undefined;
        this.#next();
      }, AGAIN_MS);
      this.ears.failed(cause);
    }
    this.#next();
  }

  /** Closes as many as are too many: those that are not wanted, the furthest first. */
  #keep(frame: number, picture: Picture): void {
    this.#pictures.set(frame, picture);
    const surplus = this.#pictures.size - this.capacity;
    if (surplus > 0) {
      const wanted = new Set([...this.#wanted, frame]);
      const head = this.#wanted[0] ?? frame;
      const rank = (it: number): number => Math.abs(it - head) + (wanted.has(it) ? 0 : Number.MAX_SAFE_INTEGER / 2);
      for (const furthest of [...this.#pictures.keys()].sort((a, b) => rank(b) - rank(a)).slice(0, surplus)) {
        this.#pictures.get(furthest)?.close();
        this.#pictures.delete(furthest);
      }
    }
    if (this.has(frame)) {
      this.ears.gained(frame);
    }
  }
}
