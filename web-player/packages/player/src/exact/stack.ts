/** Something that holds memory until it is closed. */
interface Ready {
  close(): void;
}

/** What pictures that are ready may take, beside those that are decoded only. */
const BYTES = 64 * 2 ** 20;
const FEWEST = 2;
const MOST = 6;

/** The frames that are made ready around one, the likeliest first. @param towards which way the last step went; 0: neither */
export function neighbours(frame: number, towards: number, bytesEach: number): readonly number[] {
  const count = Math.min(Math.max(Math.floor(BYTES / Math.max(1, bytesEach)), FEWEST), MOST);
  const way = towards < 0 ? -1 : 1;
  const frames: number[] = [];
  for (let n = 1; frames.length < count; n++) {
    frames.push(frame + way * n, frame - way * n);
  }
  return frames.slice(0, count);
}

/** The next pictures either way, made ready one by one while there is nothing else to do. */
export class Stack<Made extends Ready> {
  readonly #made = new Map<number, Made>();
  #wanted: readonly number[] = [];
  #cancel: (() => void) | undefined;

  /**
   * @param make makes a frame's picture ready; undefined: it is not at hand
   * @param later does something when there is time; the result takes that back
   */
  constructor(
    private readonly make: (frame: number) => Made | undefined,
    private readonly later: (act: () => void) => () => void,
  ) {}

  /** Takes a picture out, which is the caller's then. */
  take(frame: number): Made | undefined {
    const made = this.#made.get(frame);
    this.#made.delete(frame);
    return made;
  }

  /** The pictures around this frame are wanted. */
  around(frame: number, towards: number, bytesEach: number): void {
    this.#wanted = neighbours(frame, towards, bytesEach);
    for (const [made, picture] of this.#made) {
      if (!this.#wanted.includes(made)) {
        picture.close();
        this.#made.delete(made);
      }
    }
    this.renew();
  }

  /** Goes on, if something is missing and may be at hand now. */
  renew(): void {
    if (this.#cancel === undefined && this.#wanted.some((frame) => !this.#made.has(frame))) {
      this.#cancel = this.later(() => this.#next());
    }
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#wanted = [];
    for (const picture of this.#made.values()) {
      picture.close();
    }
    this.#made.clear();
  }

  #next(): void {
    this.#cancel = undefined;
    for (const frame of this.#wanted) {
      const made = this.#made.has(frame) ? undefined : this.make(frame);
      if (made !== undefined) {
        this.#made.set(frame, made);
        this.renew();
        return;
      }
    }
  }
}
