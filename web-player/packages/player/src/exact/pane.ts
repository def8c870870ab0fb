import type { Picture } from "./reel";

/** Where pictures are put to be seen. */
export interface Pane {
  readonly isUsable: boolean;
  /** Memory for the points of a picture, the same each time: red, green, blue and alpha, row by row. */
  points(size: { readonly width: number; readonly height: number }): Uint8ClampedArray<ArrayBuffer>;
  /** Shows what is in that memory. */
  put(): void;
  /** Has a picture paint itself, and shows that. */
  paint(picture: Picture): void;
  hide(): void;
}

/**
 * A canvas. Its memory and that for the points are used again for each picture: without a graphics card it takes longer to get some
 * for a picture of 1920 × 1080 than to fill it.
 */
export class CanvasPane implements Pane {
  readonly #context: CanvasRenderingContext2D | null;
  #points: ImageData | undefined;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext("2d", { alpha: false });
    canvas.hidden = true;
  }

  get isUsable(): boolean {
    return this.#context !== null;
  }

  points({ width, height }: { readonly width: number; readonly height: number }): Uint8ClampedArray<ArrayBuffer> {
    if (this.#points?.width !== width || this.#points.height !== height) {
      this.#points = new ImageData(width, height);
    }
    return this.#points.data;
  }

  put(): void {
    if (this.#points !== undefined) {
      this.#fit(this.#points);
      this.#context?.putImageData(this.#points, 0, 0);
      this.#reveal();
    }
  }

  paint(picture: Picture): void {
    if (this.#context !== null) {
      this.#fit(picture);
      this.#context.clearRect(0, 0, picture.width, picture.height);
      picture.paint(this.#context);
      this.#reveal();
    }
  }

  hide(): void {
    this.canvas.hidden = true;
    this.canvas.dispatchEvent(new Event("change"));
  }

  #fit({ width, height }: { readonly width: number; readonly height: number }): void {
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, { width, height });
    }
  }

  #reveal(): void {
    this.canvas.hidden = false;
    this.canvas.dispatchEvent(new Event("change"));
  }
}
