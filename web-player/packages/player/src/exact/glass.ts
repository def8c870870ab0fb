import type { Picture } from "./reel";
import { Stack } from "./stack";

/** A canvas that lies over the `<video>`, and is seen when it has the picture that is asked for. It says `change` when it shows another. */
export class Glass {
  readonly #context: ImageBitmapRenderingContext | null;
  readonly #stack: Stack<ImageBitmap>;
  #frame: number | undefined;

  /** @param picture the picture of a frame, if it is at hand */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly picture: (frame: number) => Picture | undefined,
  ) {
    canvas.hidden = true;
    this.#context = canvas.getContext("bitmaprenderer");
    this.#stack = new Stack((frame) => developed(this.picture(frame)), whenIdle);
  }

  /** The frame on it; undefined: the video is seen. */
  get frame(): number | undefined {
    return this.#frame;
  }

  /** Shows a frame, if it is at hand, in time for the next time that the page is painted. Answers whether it is on glass. */
  show(frame: number): boolean {
    if (frame === this.#frame) {
      return true;
    }
    const picture = this.picture(frame);
    const bitmap = picture && (this.#stack.take(frame) ?? developed(picture));
    if (this.#context === null || picture === undefined || bitmap === undefined) {
      return false;
    }
    const { width, height } = bitmap;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, { width, height });
    }
    this.#context.transferFromImageBitmap(bitmap);
    this.canvas.hidden = false;
    this.canvas.dispatchEvent(new Event("change"));
    this.#stack.around(frame, Math.sign(frame - (this.#frame ?? frame)), width * height * BYTES);
    this.#frame = frame;
    return true;
  }

  /** More pictures are at hand: those next to the one on glass are made ready. */
  renew(): void {
    this.#stack.renew();
  }

  /** The video is to be seen. */
  clear(): void {
    this.canvas.hidden = true;
    this.#frame = undefined;
    this.#stack.clear();
    this.canvas.dispatchEvent(new Event("change"));
  }
}

/** Of a point on a screen. */
const BYTES = 4;

/** Its colours as a screen has them: this takes longer than all else, so that it is done ahead where that is possible. */
function developed(picture: Picture | undefined): ImageBitmap | undefined {
  if (picture === undefined) {
    return undefined;
  }
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) {
    return undefined;
  }
  picture.paint(context);
  return canvas.transferToImageBitmap();
}

/** Does something when the page has nothing else to do; the result takes that back. */
function whenIdle(act: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(act, 4);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: 100 });
  return () => cancelIdleCallback(handle);
}
