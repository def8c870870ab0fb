import { onDensity } from "../view/density";

/** Paints into a context that is as large as the picture, in device pixels. @return whether it will look otherwise soon */
export type Painter = (context: CanvasRenderingContext2D, width: number, height: number, now: number) => boolean;

/** A canvas that is exactly as sharp as the screen, and is painted at most once per repaint, when there is something new. */
export class Layer {
  readonly canvas = document.createElement("canvas");
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) {
      this.#box = entry.contentRect;
      this.#resized();
    }
  });
  /** In CSS pixels. */
  #box: Pick<DOMRectReadOnly, "width" | "height"> | undefined;
  #stopWatching = (): void => {};
  #waiting: number | undefined;

  constructor(private readonly painter: Painter) {
    this.canvas.setAttribute("aria-hidden", "true");
  }

  open(): void {
    this.#sizes.observe(this.canvas);
    this.#stopWatching = onDensity(() => this.#resized());
    this.renew();
  }

  close(): void {
    this.#sizes.disconnect();
    this.#stopWatching();
    cancelAnimationFrame(this.#waiting ?? 0);
    this.#waiting = undefined;
  }

  /** There is something new to see. */
  renew(): void {
    this.#waiting ??= requestAnimationFrame((now) => {
      this.#waiting = undefined;
      this.#paint(now);
    });
  }

  #resized(): void {
    if (this.#fit()) {
      this.#paint(performance.now()); // in the same repaint: what is resized is empty
    }
  }

  /** Takes the size that it has on the screen. @return whether that is another one */
  #fit(): boolean {
    if (this.#box === undefined) {
      return false;
    }
    const density = globalThis.devicePixelRatio || 1;
    const [width, height] = [this.#box.width, this.#box.height].map((it) => Math.max(1, Math.round(it * density)));
    const isOther = width !== this.canvas.width || height !== this.canvas.height;
    if (isOther) {
      Object.assign(this.canvas, { width, height });
    }
    return isOther;
  }

  #paint(now: number): void {
    this.#fit();
    const context = this.canvas.getContext("2d");
    const { width, height } = this.canvas;
    if (context === null) {
      return;
    }
    context.clearRect(0, 0, width, height);
    if (this.painter(context, width, height, now)) {
      this.renew();
    }
  }
}
