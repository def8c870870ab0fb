import { type Span, within } from "./frame-window";

/** A decoded picture, which holds memory until it is closed. */
export interface Kept {
  readonly bytes: number;
  close(): void;
}

/** Decoded pictures by their frames; each is closed when it is not kept any more. */
export class FrameCache<Picture extends Kept> {
  readonly #pictures = new Map<number, Picture>();

  get size(): number {
    return this.#pictures.size;
  }

  get bytes(): number {
    let bytes = 0;
    for (const picture of this.#pictures.values()) {
      bytes += picture.bytes;
    }
    return bytes;
  }

  has(frame: number): boolean {
    return this.#pictures.has(frame);
  }

  get(frame: number): Picture | undefined {
    return this.#pictures.get(frame);
  }

  /** Keeps a picture; one of the same frame is closed. */
  put(frame: number, picture: Picture): void {
    this.#pictures.get(frame)?.close();
    this.#pictures.set(frame, picture);
  }

  /** Closes as many as are beyond the capacity: first those outside of what is wanted, the furthest from the head first. */
  trim(head: number, wanted: Span, capacity: number): void {
    const surplus = this.#pictures.size - capacity;
    if (surplus <= 0) {
      return;
    }
    const rank = (frame: number): number =>
      Math.abs(frame - head) + (within(wanted, frame) ? 0 : Number.MAX_SAFE_INTEGER / 2);
    const furthest = [...this.#pictures.keys()].sort((a, b) => rank(b) - rank(a)).slice(0, surplus);
    for (const frame of furthest) {
      this.#pictures.get(frame)?.close();
      this.#pictures.delete(frame);
    }
  }

  /** The lowest frame at hand from one up to, not including, another. */
  lowest(from: number, to: number): number | undefined {
    for (let frame = from; frame < to; frame++) {
      if (this.has(frame)) {
        return frame;
      }
    }
    return undefined;
  }

  clear(): void {
    for (const picture of this.#pictures.values()) {
      picture.close();
    }
    this.#pictures.clear();
  }
}
