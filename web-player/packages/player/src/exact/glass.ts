import type { Picture } from "./reel";

/** A canvas that lies over the `<video>`, and is seen when it has the picture that is asked for. */
export class Glass {
  readonly #context: CanvasRenderingContext2D | null;
  #frame: number | undefined;

  constructor(private readonly canvas: HTMLCanvasElement) {
    canvas.hidden = true;
    this.#context = canvas.getContext("2d", { alpha: false });
  }

  /** The frame on it; undefined: the video is seen. */
  get frame(): number | undefined {
    return this.#frame;
  }

  /** Shows a picture, in time for the next time that the page is painted. */
  show(frame: number, picture: Picture): void {
    if (this.#context === null || frame === this.#frame) {
      return;
    }
    const { width, height } = picture;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, { width, height });
    }
    picture.paint(this.#context);
    this.canvas.hidden = false;
    this.#frame = frame;
  }

  clear(): void {
    this.canvas.hidden = true;
    this.#frame = undefined;
  }
}
