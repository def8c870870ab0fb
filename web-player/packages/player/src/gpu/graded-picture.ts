import { Channel } from "@sameframe/protocol";
import { watchFrames } from "../video/frame-watch";
import { isNeutral } from "./grading";
import { type Graded, Renderer } from "./renderer";

/**
 * Whether a video's picture is graded.
 *
 * - `plain`: nothing is to be changed: the video itself is seen
 * - `unreadable`: the medium's server does not let this page read the picture (CORS)
 * - `unable`: this browser has no WebGL 2, or has lost it
 */
export type GradedState = "plain" | "graded" | "unreadable" | "unable";

/** What shows the picture that is graded. */
export interface Glasses {
  readonly video?: HTMLVideoElement;
  /** Shows it instead of the video while it is not hidden, and says `change` when it is another. */
  readonly cover?: HTMLCanvasElement;
}

/** Draws each picture of a video that is presented, or what covers it, graded, on a canvas that lies upon it; while nothing is changed, nothing. */
export class GradedPicture {
  readonly canvas = document.createElement("canvas");
  state: GradedState = "plain";
  #asked: Graded | undefined;
  /** Undefined: nothing is to be changed. */
  #graded: Graded | undefined;
  #renderer: Renderer | undefined;
  #stop: (() => void) | undefined;
  readonly #events = new AbortController();

  /**
   * @param changed told when the state is another one
   */
  constructor(
    private readonly glasses: Glasses,
    private readonly changed: () => void,
  ) {
    const { video, cover } = glasses;
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.dataset.layer = "graded";
    this.canvas.hidden = true;
    const { signal } = this.#events;
    this.canvas.addEventListener("webglcontextlost", (event) => this.#lost(event), { signal });
    this.canvas.addEventListener("webglcontextrestored", () => this.#begin(), { signal });
    // the next file's first picture is drawn when it is there; until then none is seen of the one before
    video?.addEventListener("emptied", () => this.canvas.toggleAttribute("hidden", true), { signal });
    for (const sign of ["loadeddata", "seeked", "resize"] as const) {
      video?.addEventListener(sign, () => this.#draw(), { signal });
    }
    cover?.addEventListener("change", () => this.#covered(), { signal });
  }

  /** How the picture is to be seen from now on. */
  show(graded: Graded): void {
    if (same(this.#asked, graded)) {
      return;
    }
    this.#asked = graded;
    const isPlain = isNeutral(graded.grading) && graded.lut === undefined && graded.channel === Channel.COLOR;
    this.#graded = isPlain ? undefined : graded;
    if (this.#graded === undefined) {
      this.#end("plain");
    } else if (this.#stop === undefined) {
      this.#begin();
    } else {
      this.#draw();
    }
  }

  close(): void {
    this.#end("plain");
    this.#events.abort();
    this.#renderer?.close();
  }

  #begin(): void {
    if (this.#graded === undefined) {
      return;
    }
    this.#renderer ??= Renderer.create(this.canvas);
    const { video } = this.glasses;
    this.#stop ??= video === undefined ? () => {} : watchFrames(video, () => this.#draw());
    this.#draw();
  }

  #end(state: GradedState): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#is(state);
  }

  #lost(event: Event): void {
    event.preventDefault(); // or it would never be restored
    this.#renderer = undefined;
    this.#is(this.#graded === undefined ? "plain" : "unable");
  }

  /** Of pictures that have no video beneath them, none is seen any more once there is no cover. */
  #covered(): void {
    const { video, cover } = this.glasses;
    if (cover?.hidden === true && !video?.videoWidth) {
      this.canvas.hidden = true;
    }
    this.#draw();
  }

  #draw(): void {
    const { canvas } = this;
    if (this.#graded === undefined) {
      return;
    }
    if (this.#renderer === undefined) {
      this.#is("unable");
      return;
    }
    const seen = this.#seen();
    if (seen === undefined) {
      return; // the next picture is drawn
    }
    const { glass, width, height } = seen;
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
    }
    try {
      this.#renderer.draw(glass, this.#graded);
      this.#is("graded");
    } catch (failure) {
      if (!(failure instanceof DOMException)) {
        throw failure;
      }
      this.#is("unreadable");
    }
  }

  /** What shows the picture; undefined: nothing does yet. */
  #seen():
    | { readonly glass: HTMLVideoElement | HTMLCanvasElement; readonly width: number; readonly height: number }
    | undefined {
    const { video, cover } = this.glasses;
    if (cover !== undefined && !cover.hidden) {
      return { glass: cover, width: cover.width, height: cover.height };
    }
    const hasPicture = video !== undefined && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    return hasPicture && video.videoWidth > 0
      ? { glass: video, width: video.videoWidth, height: video.videoHeight }
      : undefined;
  }

  #is(state: GradedState): void {
    this.canvas.hidden = state !== "graded";
    if (state !== this.state) {
      this.state = state;
      this.changed();
    }
  }
}

function same(one: Graded | undefined, other: Graded): boolean {
  const isSo = one?.lut === other.lut && one?.channel === other.channel;
  return isSo && JSON.stringify(one?.grading) === JSON.stringify(other.grading);
}
