import { CanvasPane, type Pane } from "./pane";
import type { Picture } from "./reel";

/** A canvas that lies over the `<video>`, and is seen when it has the picture that is asked for. It says `change` when it shows another. */
export class Glass {
  readonly #pane: Pane;
  #frame: number | undefined;
  /** The frame whose points are being copied, and what waits for them. */
  #coming: { readonly frame: number; shown: () => void } | undefined;
  /** The memory for points is being written to. */
  #isCopying = false;

  /** @param picture the picture of a frame, if it is at hand */
  constructor(
    canvas: HTMLCanvasElement,
    private readonly picture: (frame: number) => Picture | undefined,
    pane: Pane = new CanvasPane(canvas),
  ) {
    this.#pane = pane;
  }

  /** The frame on it, or about to be; undefined: the video is seen. */
  get frame(): number | undefined {
    return this.#frame;
  }

  /**
   * Shows a frame, if it is at hand, in time for the next time that the page is painted. Answers whether it is.
   *
   * @param shown told when it is on glass, unless another one was asked for before
   */
  show(frame: number, shown: () => void = () => {}): boolean {
    if (frame === this.#frame) {
      if (this.#coming === undefined) {
        shown();
      } else {
        this.#coming.shown = shown;
      }
      return true;
    }
    const picture = this.picture(frame);
    if (picture === undefined || !this.#pane.isUsable) {
      return false;
    }
    this.#frame = frame;
    const coming = { frame, shown };
    this.#coming = coming;
    if (picture.copy === undefined || this.#isCopying) {
      this.#paint(picture);
    } else {
      void this.#copy(picture, picture.copy, coming);
    }
    return true;
  }

  /** The video is to be seen. */
  clear(): void {
    this.#frame = undefined;
    this.#coming = undefined;
    this.#pane.hide();
  }

  async #copy(picture: Picture, copy: NonNullable<Picture["copy"]>, coming: object): Promise<void> {
    this.#isCopying = true;
    const isCopied = await copy(this.#pane.points(picture)).then(
      () => true,
      () => false,
    );
    this.#isCopying = false;
    if (coming !== this.#coming) {
      return;
    }
    if (isCopied) {
      this.#pane.put();
      this.#arrived();
    } else if (this.picture(this.#frame ?? Number.NaN) === picture) {
      this.#paint(picture);
    } else {
      this.clear();
    }
  }

  #paint(picture: Picture): void {
    this.#pane.paint(picture);
    this.#arrived();
  }

  #arrived(): void {
    const coming = this.#coming;
    this.#coming = undefined;
    coming?.shown();
  }
}
