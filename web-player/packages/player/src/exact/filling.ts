import { capacityFor, keptFor } from "./budget";
import { FrameCache } from "./frame-cache";
import { type Heading, nextRun, type Span, windowAround, within } from "./frame-window";
import type { Numbered, Picture, Reel } from "./reel";

/** A head that jumps is waited for so long, since the next jump may follow at once. [ms] */
const QUIET_MS = 120;

/** A head that has not moved for so long is at rest. [ms] */
const AT_REST_MS = 400;

/** What a filling tells. */
export interface FillingEars {
  /** The picture of this frame is at hand. */
  gained(frame: number): void;
  /** The decoder failed: nothing comes any more. */
  failed(cause: unknown): void;
}

/** A decoder that is open, and the frame that it yields next. */
interface Run {
  next: number;
  readonly pictures: AsyncIterator<Numbered, void>;
}

/** Has the pictures around a head decoded, those missing and no more, from the key picture before them on. */
export class Filling {
  readonly cache = new FrameCache<Picture>();
  /** Frames that the file turned out not to have. */
  readonly #absent = new Set<number>();
  #capacity: number;
  #kept: number;
  #head: number | undefined;
  #heading: Heading = "both";
  #run: Run | undefined;
  #wanted: Span | undefined;
  #isWorking = false;
  #isAtRest = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /** @param bytes that pictures may take */
  constructor(
    private readonly reel: Reel,
    private readonly frames: number,
    private readonly bytes: number,
    private readonly ears: FillingEars,
  ) {
    this.#capacity = capacityFor(bytes, reel.pictureBytes);
    this.#kept = keptFor(bytes, reel.pictureBytes);
  }

  /** How many pictures are wanted around the head. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Whether it is at work, or about to be. */
  get isBusy(): boolean {
    return this.#isWorking || this.#timer !== undefined;
  }

  /** Pictures are wanted around this frame. */
  around(head: number, heading: Heading): void {
    if (head === this.#head && heading === this.#heading) {
      return;
    }
    this.#head = head;
    this.#heading = heading;
    this.#isAtRest = false;
    clearTimeout(this.#rest);
    if (heading === "both") {
      this.#rest = setTimeout(() => {
        this.#isAtRest = true;
        this.#begin();
      }, AT_REST_MS);
    }
    const isOnTheWay = this.#wanted !== undefined && within(this.#wanted, head);
    if (this.cache.has(head) || isOnTheWay) {
      this.#begin();
    } else {
      this.#endRun();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#begin(), heading === "back" ? 0 : QUIET_MS);
    }
  }

  /** None are wanted for now; those at hand are kept. */
  rest(): void {
    this.#head = undefined;
    clearTimeout(this.#rest);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#endRun();
  }

  close(): void {
    this.#isClosed = true;
    this.rest();
    this.cache.clear();
    this.reel.close();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isWorking) {
      this.#isWorking = true;
      this.#work().catch((cause: unknown) => {
        this.#isWorking = false;
        if (!this.#isClosed) {
          this.ears.failed(cause);
        }
      });
    }
  }

  async #work(): Promise<void> {
    for (let span = this.#due(); span !== undefined; span = this.#due()) {
      this.#wanted = span;
      await this.#take(this.#runFrom(span.first), span);
    }
    this.#wanted = undefined;
    this.#isWorking = false;
  }

  /** Takes in the next picture of a run, unless that was ended meanwhile. What it passes over is not in the file. */
  async #take(run: Run, { last }: Span): Promise<void> {
    const { value, done } = await run.pictures.next();
    if (run !== this.#run || this.#isClosed) {
      value?.picture.close();
    } else if (done === true || value === undefined) {
      this.#isAbsent(run.next, last);
      this.#endRun();
    } else {
      const { frame, picture } = value;
      this.#isAbsent(run.next, frame - 1);
      run.next = frame + 1;
      this.#keep(frame, picture);
    }
  }

  #isAbsent(first: number, last: number): void {
    for (let frame = first; frame <= last; frame++) {
      this.#absent.add(frame);
    }
  }

  #keep(frame: number, picture: Picture): void {
    if (this.cache.size === 0) {
      this.#capacity = capacityFor(this.bytes, picture.bytes);
      this.#kept = keptFor(this.bytes, picture.bytes);
    }
    const [head, capacity] = [this.#head ?? frame, this.#capacity];
    this.cache.put(frame, picture);
    this.cache.trim(head, windowAround(head, this.#heading, capacity, this.frames), this.#kept);
    if (this.cache.has(frame)) {
      this.ears.gained(frame);
    }
  }

  #due(): Span | undefined {
    const [head, heading, capacity] = [this.#head, this.#heading, this.#capacity];
    if (head === undefined || capacity === 0 || this.#isClosed) {
      return undefined;
    }
    const has = (frame: number): boolean => this.cache.has(frame) || this.#absent.has(frame);
    return nextRun({
      head,
      heading,
      capacity,
      frames: this.frames,
      has,
      next: this.#run?.next,
      isAtRest: this.#isAtRest,
    });
  }

  #runFrom(first: number): Run {
    if (this.#run?.next !== first) {
      this.#endRun();
      this.#run = { next: first, pictures: this.reel.pictures(first) };
    }
    return this.#run as Run;
  }

  #endRun(): void {
    void this.#run?.pictures.return?.();
    this.#run = undefined;
    this.#wanted = undefined;
  }
}
