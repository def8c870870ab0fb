import type { Picture } from "./reel";

/** Where pictures are put to be seen. */
export interface Pane {
  readonly isUsable: boolean;
  /** New memory for the points of a picture: red, green, blue and alpha, row by row. */
  memory(size: { readonly width: number; readonly height: number }): ImageData;
  /** Shows points. */
  put(points: ImageData): void;
  /** Has a picture paint itself, and shows that. */
  paint(picture: Picture): void;
  hide(): void;
}

/**
 * A canvas. Its memory is used again for each picture: without a graphics card it takes longer to get some for a picture of
 * 1920 × 1080 than to fill it.
 */
export class CanvasPane implements Pane {
  readonly #context: CanvasRenderingContext2D | null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext("2d", { alpha: false });
    canvas.hidden = true;
  }

  get isUsable(): boolean {
    return this.#context !== null;
  }

  memory({ width, height }: { readonly width: number; readonly height: number }): ImageData {
    return new ImageData(width, height);
  }

  put(points: ImageData): void {
    this.#fit(points);
    this.#context?.putImageData(points, 0, 0);
    this.#reveal();
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
