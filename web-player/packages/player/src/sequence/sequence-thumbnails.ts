import type { Address } from "../video/addresses";
import type { Thumbnail } from "../video/thumbnails";
import { SequenceImages } from "./images";

/** In pixels; as high as the shape of the picture has it. */
const WIDTH = 240;

/** So many are kept. */
const KEPT = 64;

const SMALL = {
  fetch: (url: string, stop: AbortSignal) => fetch(url, { signal: stop }),
  decode: (bytes: Blob) => createImageBitmap(bytes, { resizeWidth: WIDTH, resizeQuality: "medium" }),
};

/** Small pictures of an image sequence: one at a time, the one wanted last, while the room rests. */
export class SequenceThumbnails {
  readonly #kept = new Map<number, HTMLCanvasElement>();
  #wanted: number | undefined;
  #isUnderWay = false;
  #isResting = true;
  #reading = new AbortController();

  /**
   * @param address of the sequence that is open; undefined: none is
   * @param made told of each picture that was wanted
   */
  constructor(
    private readonly address: () => Address | undefined,
    private readonly made: (thumbnail: Thumbnail) => void,
  ) {}

  /** Another medium is in view, or none. */
  clear(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#isUnderWay = false;
    this.#wanted = undefined;
    this.#kept.clear();
  }

  /** The room plays, or rests. */
  set resting(resting: boolean) {
    this.#isResting = resting;
  }

  /** The picture of a frame if it is there; else it is made, and told of. Undefined: none is wanted any more. */
  want(frame: number | undefined): Thumbnail | undefined {
    this.#wanted = frame;
    const picture = frame === undefined ? undefined : this.#kept.get(frame);
    if (frame !== undefined && picture !== undefined) {
      return { frame, picture };
    }
    void this.#next();
    return undefined;
  }

  async #next(): Promise<void> {
    const [frame, address] = [this.#wanted, this.address()];
    if (frame === undefined || address === undefined || this.#isUnderWay || !this.#isResting || this.#kept.has(frame)) {
      return;
    }
    this.#isUnderWay = true;
    const { signal } = this.#reading;
    const picture = await painted(address, frame, signal).catch(() => undefined);
    if (signal.aborted) {
      return;
    }
    this.#isUnderWay = false;
    if (picture === undefined) {
      return; // where there is no picture to be had, there is none
    }
    this.#kept.set(frame, picture);
    for (const oldest of [...this.#kept.keys()].slice(0, -KEPT)) {
      this.#kept.delete(oldest);
    }
    if (this.#wanted !== undefined) {
      this.made({ frame, picture });
    }
    void this.#next();
  }
}

async function painted(address: Address, frame: number, stop: AbortSignal): Promise<HTMLCanvasElement | undefined> {
  const picture = await new SequenceImages(address, SMALL).find(frame, stop);
  if (picture === undefined) {
    return undefined;
  }
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: picture.width, height: picture.height });
  const context = canvas.getContext("2d");
  if (context !== null) {
    picture.paint(context);
  }
  picture.close();
  return canvas;
}
