import { Copies } from "./copies";
import { CanvasPane, type Pane } from "./pane";
import type { Picture } from "./reel";

/** Of larger pictures the points are copied when they are wanted and not ahead: of three that many would be 64 MiB. [points] */
const MOST_AHEAD = 2 ** 24 / 3;

/** A canvas that lies over the `<video>`, and is seen when it has the picture that is asked for. It says `change` when it shows another. */
export class Glass {
  readonly #pane: Pane;
  readonly #copies: Copies;
  #frame: number | undefined;
  /** The frame whose points are being copied, and what waits for them. */
  #coming: { readonly frame: number; shown: () => void } | undefined;
  /** Frames that may be asked for next, the most probable first. */
  #ahead: readonly number[] = [];
  #isCopyingAhead = false;

  /** @param picture the picture of a frame, if it is at hand */
  constructor(
    canvas: HTMLCanvasElement,
    private readonly picture: (frame: number) => Picture | undefined,
    pane: Pane = new CanvasPane(canvas),
    private readonly later: (act: () => void) => void = afterPainting,
  ) {
    this.#pane = pane;
    this.#copies = new Copies(pane);
  }

  /** The frame on it, or about to be; undefined: the video is seen. */
  get frame(): number | undefined {
    return this.#frame;
  }

  /**
   * Shows a frame, if it is at hand: at once where its points are [copied ahead]{@link prepare}, else in time for the next time that
   * the page is painted. Answers whether it is.
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
    const points = this.#copies.of(picture);
    const copied = points === undefined ? this.#copies.copy(picture) : undefined;
    if (points !== undefined) {
      this.#put(points);
    } else if (copied === undefined) {
      this.#paint(picture);
    } else {
      void this.#await(picture, copied, coming);
    }
    return true;
  }

  /**
   * Has the points of those frames copied that may be asked for next, the most probable first, as far as they are at hand. Not before
   * the page has been painted: what is to be seen now comes first.
   */
  prepare(frames: readonly number[]): void {
    this.#ahead = frames;
    if (!this.#isCopyingAhead) {
      this.#isCopyingAhead = true;
      this.later(() => void this.#copyAhead());
    }
  }

  /** What is seen stays until a frame is shown, which is painted anew if it is the same. */
  forget(): void {
    this.#frame = undefined;
    this.#coming = undefined;
  }

  /** The video is to be seen. */
  clear(): void {
    this.#frame = undefined;
    this.#coming = undefined;
    this.#ahead = [];
    this.#pane.hide();
  }

  /** The video is to be seen, and no memory is held. */
  release(): void {
    this.clear();
    this.#copies.clear();
  }

  async #await(picture: Picture, copied: Promise<boolean>, coming: object): Promise<void> {
    const isCopied = await copied;
    if (coming !== this.#coming) {
      return;
    }
    const points = isCopied ? this.#copies.of(picture) : undefined;
    if (points !== undefined) {
      this.#put(points);
    } else if (this.picture(this.#frame ?? Number.NaN) === picture) {
      this.#paint(picture);
    } else {
      this.clear();
    }
  }

  async #copyAhead(): Promise<void> {
    for (let picture = this.#nextAhead(); picture !== undefined; picture = this.#nextAhead()) {
      await this.#copies.copy(picture);
    }
    this.#isCopyingAhead = false;
  }

  /** The next picture whose points are to be copied ahead; each frame is tried once. */
  #nextAhead(): Picture | undefined {
    const pictures = this.#ahead.map((frame) => [frame, this.picture(frame)] as const);
    // each is looked at, so that none of those that are there is written over
    const [missing] = pictures.filter(([, it]) => it !== undefined && isCopiedAhead(it) && !this.#copies.has(it));
    this.#ahead = this.#ahead.filter((frame) => frame !== missing?.[0]);
    return missing?.[1];
  }

  #put(points: ImageData): void {
    this.#pane.put(points);
    this.#arrived();
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

const isCopiedAhead = ({ copy, width, height }: Picture): boolean => copy !== undefined && width * height <= MOST_AHEAD;

/** A message that is sent while the page is about to be painted comes when it has been. */
function afterPainting(act: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      act();
    };
    port2.postMessage(undefined);
  });
}
