import {
  NEUTRAL_VIEW,
  type PictureView,
  type Placement,
  type Point,
  placementOf,
  type Size,
  toPicture,
} from "./placement";

/** Before a clip is there, its picture is taken for one of this shape. */
const USUAL_ASPECT = 16 / 9;

/** How large a picture is in its own pixels: that of a video, else that of a canvas that shows pictures without one; zeros: there is none. */
export function pixelsOf({ videoWidth, videoHeight }: HTMLVideoElement, cover: HTMLCanvasElement): Size {
  if (videoWidth > 0) {
    return { width: videoWidth, height: videoHeight };
  }
  return cover.hidden ? { width: 0, height: 0 } : { width: cover.width, height: cover.height };
}

/** A part of the stage in which a picture is framed, in the page's pixels. */
export interface Frame extends Size {
  readonly left: number;
  readonly top: number;
}

/** Where the picture is on the stage, for all that lies upon it or moves it. */
export class PicturePlace {
  #view: PictureView = NEUTRAL_VIEW;
  #isHalved = false;
  /** As it was told last. */
  #aspect = USUAL_ASPECT;
  #size: Size = { width: 1, height: 1 };
  readonly #heard = new Set<() => void>();
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor(
    private readonly stage: HTMLElement,
    private readonly video: HTMLVideoElement,
    private readonly cover: HTMLCanvasElement,
  ) {
    for (const sign of ["resize", "loadedmetadata"] as const) {
      video.addEventListener(sign, () => this.#tell());
    }
    cover.addEventListener("change", () => {
      if (this.aspect !== this.#aspect) {
        this.#tell();
      }
    });
  }

  /** Of the picture, in its own pixels; zeros while there is none. */
  get pixels(): Size {
    return pixelsOf(this.video, this.cover);
  }

  open(): void {
    this.#sizes.observe(this.stage);
  }

  close(): void {
    this.#sizes.disconnect();
  }

  get view(): PictureView {
    return this.#view;
  }

  set view(view: PictureView) {
    if (view !== this.#view) {
      this.#view = view;
      this.#tell();
    }
  }

  /** Two pictures share the stage: this one has the first half. */
  set halved(isHalved: boolean) {
    if (isHalved !== this.#isHalved) {
      this.#isHalved = isHalved;
      this.#tell();
    }
  }

  /** Width by height of the picture. */
  get aspect(): number {
    const { width, height } = this.pixels;
    return width > 0 && height > 0 ? width / height : USUAL_ASPECT;
  }

  /** The picture's part of the stage, and that of another one beside it: the longer side is divided. */
  get frames(): readonly [Frame, Frame] {
    const { width, height } = this.#size;
    const whole = { left: 0, top: 0, width, height };
    if (!this.#isHalved) {
      return [whole, whole];
    }
    if (width >= height) {
      const half = Math.max(1, Math.floor(width / 2));
      return [
        { ...whole, width: half },
        { ...whole, left: width - half, width: half },
      ];
    }
    const half = Math.max(1, Math.floor(height / 2));
    return [
      { ...whole, height: half },
      { ...whole, top: height - half, height: half },
    ];
  }

  get placement(): Placement {
    return placementOf(this.frames[0], this.aspect, this.#view);
  }

  /** Where in the picture's part of the stage a place of the page is; in the other half, as if it were in this one. */
  framed({ x, y }: Point): Point {
    const { left, top } = this.stage.getBoundingClientRect();
    const [first, second] = this.frames;
    const at = { x: x - left, y: y - top };
    const isSecond = this.#isHalved && at.x >= second.left && at.y >= second.top;
    const part = isSecond ? second : first;
    return { x: at.x - part.left, y: at.y - part.top };
  }

  /** Which place of the picture is at a place of the page, from 0 to 1. */
  pictured(at: Point): Point {
    return this.pictures()(at);
  }

  /** The same for several places at a time: the page is asked once where it is. */
  pictures(): (at: Point) => Point {
    const { left, top } = this.stage.getBoundingClientRect();
    const [first] = this.frames;
    const { placement } = this;
    return ({ x, y }) => toPicture(placement, { x: x - left - first.left, y: y - top - first.top });
  }

  /** Calls back when the picture is elsewhere; the result stops it. */
  listen(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  #measure(): void {
    const { clientWidth, clientHeight } = this.stage;
    this.#size = { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
    this.#tell();
  }

  #tell(): void {
    this.#aspect = this.aspect;
    for (const heard of this.#heard) {
      heard();
    }
  }
}
