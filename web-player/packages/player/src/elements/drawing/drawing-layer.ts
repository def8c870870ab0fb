import { html, LitElement, nothing } from "lit";
import { type Hand, listenToHand, placeOn } from "../../drawing/hand";
import type { InkPoint } from "../../drawing/ink";
import { Layer } from "../../drawing/layer";
import { paint } from "../../drawing/paint";
import type { Ghost } from "../../drawing/spans";
import type { Tool } from "../../drawing/tools";
import { viewTransform } from "../../history/view-transform";
import { type Pointed, paintPointers } from "../../pointing/paint-pointers";
import { reset } from "../../styles/shared";
import type { PicturePlace } from "../../view/picture-place";
import { pixels, type Sight, sightOf, turnedPoint } from "../../view/sight";
import { vars } from "../vars";
import { drawingLayerStyles } from "./drawing-layer-styles";
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

const WHOLE = 65_536;

/** Lies exactly on the picture: what is drawn on it, where people point, and the hand that draws. */
export class SameframeDrawingLayer extends LitElement {
  static override readonly properties = {
    over: { attribute: false },
    sight: { state: true },
    tool: { state: true },
    laser: { state: true },
    writing: { state: true },
  };

  declare over: OverPicture | undefined;
  declare sight: Sight | undefined;
  declare tool: Tool | undefined;
  declare laser: boolean;
  /** Where a text is being written. */
  declare writing: InkPoint | undefined;
  /** Of the picture that it lies on. */
  place: PicturePlace | undefined;
  #painted: readonly unknown[] = [];
  #offs: readonly (() => void)[] = [];
  #stop = (): void => {};
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  readonly #below = new Layer((context, width) => {
    const box = this.#turn(context, width);
    for (const { annotation, strength } of this.over?.ghosts ?? []) {
      context.globalAlpha = strength;
      paint(context, [annotation], box);
    }
    context.globalAlpha = 1;
    paint(context, this.over?.drawings ?? [], box);
    context.resetTransform();
    return false;
  });
  readonly #above = new Layer((context, width, height, now) => {
    paint(context, this.over?.live ?? [], this.#turn(context, width));
    context.resetTransform();
    const isStill = this.#calm.matches;
    const density = globalThis.devicePixelRatio || 1;
    const pointed = (this.over?.pointed ?? []).map((one) => this.#seen(one));
    return paintPointers(context, pointed, { width, height, density, now, isStill });
  });

  static override readonly styles = [reset, drawingLayerStyles];

  constructor() {
    super();
    this.laser = false;
    this.#below.canvas.dataset.layer = "drawings";
    this.#above.canvas.dataset.layer = "live";
  }

  /** Width by height of the picture. */
  get aspect(): number {
    return this.place?.aspect ?? 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const stop = this.place?.listen(() => this.#moved());
    this.#stop = stop ?? this.#stop;
    this.#moved();
    this.#below.open();
    this.#above.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
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
    this.repoint();
    this.tool = this.over?.tool;
    if (this.tool !== "text") {
      this.writing = undefined;
    }
  }

  /** Somebody points elsewhere, or a stroke that is being drawn is longer; nothing else is new. */
  repoint(): void {
    this.#above.renew();
    this.laser = this.over?.isLaser === true;
  }

  protected override render() {
    const { writing, sight } = this;
    if (sight === undefined) {
      return nothing;
    }
    const { frame, picture, view, seen } = sight;
    const lies = {
      ...pixels({ left: frame.left, top: frame.top, "frame-width": frame.width, "frame-height": frame.height }),
      ...pixels({ width: picture.width, height: picture.height }),
      ...pixels({ "seen-left": seen.left, "seen-top": seen.top, "seen-width": seen.width, "seen-height": seen.height }),
      "--turn": viewTransform(view),
    };
    return html`<div class="frame" ${vars(lies)}>
      <div class="picture" data-tool=${this.tool ?? nothing} ?data-laser=${this.laser} @click=${this.#clicked}>
        ${writing === undefined ? nothing : this.#entry(writing)}
      </div>
      ${this.#below.canvas}${this.#above.canvas}
    </div>`;
  }

  protected override updated(): void {
    const picture = this.renderRoot.querySelector<HTMLElement>(".picture");
    if (picture !== null && this.over !== undefined && this.#offs.length === 0) {
      const locate = (events: readonly PointerEvent[]) => {
        const at = this.place?.pictures();
        return events.map((event) => placeOn(event, at?.({ x: event.clientX, y: event.clientY })));
      };
      this.#offs = [listenToHand(picture, this.over, locate)];
    }
  }

  #entry(at: InkPoint) {
    return html`<sameframe-text-entry
      .at=${at}
      .box=${this.sight?.picture}
      .ink=${this.over?.ink}
      @sameframe-written=${(event: CustomEvent<string>) => this.#written(at, event.detail)}
    ></sameframe-text-entry>`;
  }

  #clicked(event: MouseEvent): void {
    const onPicture = event.target instanceof Element && event.target.matches(".picture");
    if (this.tool === "text" && this.writing === undefined && onPicture) {
      const { x, y } = this.place?.pictured({ x: event.clientX, y: event.clientY }) ?? { x: 0, y: 0 };
      this.writing = { x: Math.round(x * WHOLE), y: Math.round(y * WHOLE), pressure: 1024 };
    }
  }

  #written(at: InkPoint, text: string): void {
    this.writing = undefined;
    if (text !== "") {
      this.over?.write(at, text);
    }
  }

  #moved(): void {
    if (this.place !== undefined) {
      this.sight = sightOf(this.place);
      this.#below.renew();
      this.#above.renew();
    }
  }

  /** From now on, what is painted lies as the picture does. @return the picture, for what paints */
  #turn(context: CanvasRenderingContext2D, width: number) {
    const { sight } = this;
    const density = width / Math.max(1, sight?.seen.width ?? width);
    const [size, matrix] = sight?.painted(density) ?? [{ width, height: context.canvas.height }, [1, 0, 0, 1, 0, 0]];
    context.setTransform(...(matrix as [number, number, number, number, number, number]));
    return { left: 0, top: 0, ...size };
  }

  /** Where somebody points, in 65,536ths of what is seen. */
  #seen(pointed: Pointed): Pointed {
    const { sight } = this;
    const turn = <T extends { readonly x: number; readonly y: number }>(it: T): T =>
      sight === undefined ? it : { ...it, ...turnedPoint(sight, it) };
    return { ...turn(pointed), trail: pointed.trail.map(turn) };
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
