import { css, html, LitElement, nothing } from "lit";
import { type Hand, listenToHand } from "../../drawing/hand";
import type { InkPoint } from "../../drawing/ink";
import { Layer } from "../../drawing/layer";
import { paint } from "../../drawing/paint";
import type { Ghost } from "../../drawing/spans";
import type { Tool } from "../../drawing/tools";
import { fitted } from "../../history/view-transform";
import { type Pointed, paintPointers } from "../../pointing/paint-pointers";
import { reset } from "../../styles/shared";
import { vars } from "../vars";
import "./text-entry";
import type { Annotation } from "@sameframe/protocol";

/** What is over the picture, asked for whenever it is painted. */
export interface OverPicture extends Hand {
  readonly tool: Tool | undefined;
  readonly isLaser: boolean;
  readonly drawings: readonly Annotation[];
  readonly ghosts: readonly Ghost[];
  readonly live: readonly Annotation[];
  readonly pointed: readonly Pointed[];
  /** Of a text that is being written: CSS colour, and width of the pen in 65,536ths of the picture's width. */
  readonly ink: { readonly fill: string; readonly width: number };
  write(at: InkPoint, text: string): void;
}

const USUAL_ASPECT = 16 / 9;

/** Lies exactly on the picture: what is drawn on it, where people point, and the hand that draws. */
export class SameframeDrawingLayer extends LitElement {
  static override readonly properties = {
    over: { attribute: false },
    box: { state: true },
    tool: { state: true },
    laser: { state: true },
    writing: { state: true },
  };

  declare over: OverPicture | undefined;
  declare box: { readonly width: number; readonly height: number };
  declare tool: Tool | undefined;
  declare laser: boolean;
  /** Where a text is being written. */
  declare writing: InkPoint | undefined;
  #video: HTMLVideoElement | undefined;
  #painted: readonly unknown[] = [];
  #offs: readonly (() => void)[] = [];
  readonly #sizes = new ResizeObserver(() => this.#fit());
  readonly #below = new Layer((context, width, height) => {
    const box = { left: 0, top: 0, width, height };
    for (const { annotation, strength } of this.over?.ghosts ?? []) {
      context.globalAlpha = strength;
      paint(context, [annotation], box);
    }
    context.globalAlpha = 1;
    paint(context, this.over?.drawings ?? [], box);
    return false;
  });
  readonly #above = new Layer((context, width, height, now) => {
    paint(context, this.over?.live ?? [], { left: 0, top: 0, width, height });
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const density = globalThis.devicePixelRatio || 1;
    return paintPointers(context, this.over?.pointed ?? [], { width, height, density, now, isStill });
  });

  static override readonly styles = [
    reset,
    css`
      :host {
        display: grid;
        position: absolute;
        inset: 0;
        place-items: center;
      }

      .picture {
        position: relative;
        overflow: hidden;
        width: var(--width);
        height: var(--height);
      }

      .picture[data-tool] {
        cursor: crosshair;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }

      .picture[data-tool="text"] {
        cursor: text;
      }

      .picture[data-laser] {
        cursor: none;
      }

      canvas {
        display: block;
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        pointer-events: none;
      }
    `,
  ];

  constructor() {
    super();
    this.box = { width: 1, height: 1 };
    this.laser = false;
    this.#below.canvas.dataset.layer = "drawings";
    this.#above.canvas.dataset.layer = "live";
  }

  /** The picture that it lies on. */
  set video(video: HTMLVideoElement) {
    this.#video = video;
    for (const sign of ["resize", "loadedmetadata"] as const) {
      video.addEventListener(sign, () => this.#fit());
    }
  }

  /** Width by height of the picture. */
  get aspect(): number {
    const { videoWidth = 0, videoHeight = 0 } = this.#video ?? {};
    return videoWidth > 0 && videoHeight > 0 ? videoWidth / videoHeight : USUAL_ASPECT;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#below.open();
    this.#above.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    for (const stop of [...this.#offs, () => this.#below.close(), () => this.#above.close()]) {
      stop();
    }
    this.#offs = [];
  }

  /** There may be something new to see. */
  renew(): void {
    const { drawings = [], ghosts = [] } = this.over ?? {};
    const painted = [...ghosts.flatMap(({ annotation, strength }) => [annotation, strength]), ...drawings];
    if (!same(painted, this.#painted)) {
      this.#painted = painted;
      this.#below.renew();
    }
    this.#above.renew();
    this.tool = this.over?.tool;
    if (this.tool !== "text") {
      this.writing = undefined;
    }
    this.laser = this.over?.isLaser === true;
  }

  protected override render() {
    const { width, height } = this.box;
    const { writing } = this;
    const size = { "--width": `${width}px`, "--height": `${height}px` } as const;
    return html`<div class="picture" data-tool=${this.tool ?? nothing} ?data-laser=${this.laser} ${vars(size)} @click=${this.#clicked}>
      ${this.#below.canvas}${this.#above.canvas}
      ${writing === undefined ? nothing : this.#entry(writing)}
    </div>`;
  }

  protected override updated(): void {
    const picture = this.renderRoot.querySelector<HTMLElement>(".picture");
    if (picture !== null && this.over !== undefined && this.#offs.length === 0) {
      this.#offs = [listenToHand(picture, this.over)];
    }
  }

  #entry(at: InkPoint) {
    return html`<sameframe-text-entry
      .at=${at}
      .box=${this.box}
      .ink=${this.over?.ink}
      @sameframe-written=${(event: CustomEvent<string>) => this.#written(at, event.detail)}
    ></sameframe-text-entry>`;
  }

  #clicked(event: MouseEvent): void {
    const onPicture = event.target instanceof Element && event.target.matches(".picture");
    if (this.tool === "text" && this.writing === undefined && onPicture) {
      const { left, top, width, height } = (event.target as Element).getBoundingClientRect();
      const at = (distance: number, of: number): number => Math.round((distance / Math.max(1, of)) * 65_536);
      this.writing = { x: at(event.clientX - left, width), y: at(event.clientY - top, height), pressure: 1024 };
    }
  }

  #written(at: InkPoint, text: string): void {
    this.writing = undefined;
    if (text !== "") {
      this.over?.write(at, text);
    }
  }

  #fit(): void {
    this.box = fitted(this.clientWidth, this.clientHeight, this.aspect);
  }
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((item, n) => item === others[n]);
}

customElements.define("sameframe-drawing-layer", SameframeDrawingLayer);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-drawing-layer": SameframeDrawingLayer;
  }
}
