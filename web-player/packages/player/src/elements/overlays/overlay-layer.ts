import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { viewTransform } from "../../history/view-transform";
import {
  ACTION_SAFE,
  type Box,
  barsOf,
  frameOf,
  type Guides,
  MASKS,
  NO_GUIDES,
  TITLE_SAFE,
  within,
} from "../../overlays/guides";
import { overlayStrings as say } from "../../strings-overlays";
import { reset } from "../../styles/shared";
import type { Frame, PicturePlace } from "../../view/picture-place";
import type { Size } from "../../view/placement";
import { pixels } from "../../view/sight";
import { vars } from "../vars";

/** How often the burnt-in text stands on the picture: one place that is cut away does not take it all. */
const BURNS: readonly (readonly [x: number, y: number])[] = [
  [0.27, 0.2],
  [0.73, 0.38],
  [0.27, 0.6],
  [0.73, 0.8],
];

/** Lies exactly on the picture: mask, safe areas, thirds, centre, and who looks at it when. Nothing of it takes a click. */
export class SameframeOverlayLayer extends LitElement {
  static override readonly properties = {
    guides: { attribute: false },
    burnt: { attribute: false },
  };

  declare guides: Guides;
  /** Lines that are burnt in. */
  declare burnt: readonly string[];
  #place: PicturePlace | undefined;

  static override readonly styles = [
    reset,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
      }

      .frame {
        display: grid;
        position: absolute;
        left: var(--left);
        top: var(--top);
        width: var(--frame-width);
        height: var(--frame-height);
        place-items: center;
        overflow: hidden;
      }

      svg {
        width: var(--width);
        height: var(--height);
        transform: var(--turn);
      }

      /* a line is as thin, however near the picture */
      path {
        vector-effect: non-scaling-stroke;
      }

      .mask {
        fill: #000000;
        fill-opacity: 0.86;
      }

      .below {
        fill: none;
        stroke: #000000;
        stroke-opacity: 0.6;
        stroke-width: 3px;
      }

      .line {
        fill: none;
        stroke: #ffffff;
        stroke-opacity: 0.85;
        stroke-width: 1px;
      }

      .dashed {
        stroke-dasharray: 6 4;
      }

      text {
        fill: #ffffff;
        stroke: #000000;
        stroke-opacity: 0.55;
        stroke-width: 2px;
        font-family: inherit;
        paint-order: stroke;
      }

      .name {
        fill-opacity: 0.85;
        font-size: 11px;
      }

      .burnt {
        fill-opacity: 0.34;
        stroke-opacity: 0.22;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.guides = NO_GUIDES;
    this.burnt = [];
  }

  /** Where the picture is that it lies on. */
  set place(place: PicturePlace) {
    this.#place = place;
    place.listen(() => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("aria-hidden", "true");
  }

  protected override render() {
    if (this.#place === undefined) {
      return nothing;
    }
    const { picture } = this.#place.placement;
    const { width, height } = picture;
    const [first, second] = this.#place.frames;
    const { mask, safe, thirds, centre, burnIn } = this.guides;
    const frame = frameOf(width, height, MASKS[mask]);
    return html`${this.#over(
      first,
      svg`${mask === "none" ? nothing : maskOf(picture, frame)}
      ${thirds ? lines(frame, 1 / 3, 2 / 3) : nothing}
      ${centre ? cross(frame) : nothing}
      ${safe ? [area(within(frame, ACTION_SAFE), say.action), area(within(frame, TITLE_SAFE), say.writing, true)] : nothing}
      ${burnIn ? this.#burns(frame) : nothing}`,
    )}
    ${burnIn && second !== first ? this.#over(second, this.#burns({ x: 0, y: 0, width, height })) : nothing}`;
  }

  /** Over a picture as it lies in its part of the stage. */
  #over(at: Frame, drawn: TemplateResult) {
    const { picture, view } = (this.#place as PicturePlace).placement;
    const { width, height } = picture;
    const lies = {
      ...pixels({ left: at.left, top: at.top, "frame-width": at.width, "frame-height": at.height, width, height }),
      "--turn": viewTransform(view),
    };
    return html`<div class="frame" ${vars(lies)}><svg viewBox="0 0 ${width} ${height}">${drawn}</svg></div>`;
  }

  #burns({ x, y, width, height }: Box) {
    const size = Math.max(11, Math.min(width, height) / 24);
    return svg`<g data-guide="burnIn" text-anchor="middle" font-size=${size}>${BURNS.map(
      ([across, down]) =>
        svg`<g transform="translate(${x + across * width} ${y + down * height}) rotate(-14)">${this.burnt.map(
          (line, n) => svg`<text class="burnt" y=${n * size * 1.25}>${line}</text>`,
        )}</g>`,
    )}</g>`;
  }
}

function maskOf({ width, height }: Size, frame: Box) {
  return svg`<g data-guide="mask">${barsOf(width, height, frame).map(
    (bar) => svg`<rect class="mask" x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height}></rect>`,
  )}${rectangle(frame)}</g>`;
}

/** A light line on a dark one: seen on any picture. */
function path(d: string, kind = "") {
  return svg`<path class="below" d=${d}></path><path class="line ${kind}" d=${d}></path>`;
}

function rectangle({ x, y, width, height }: Box, kind = "") {
  return path(`M${x} ${y}h${width}v${height}h${-width}z`, kind);
}

/** @param inner its name stands at the other side, so that both are read */
function area(box: Box, name: string, inner = false) {
  const x = inner ? box.x + box.width - 4 : box.x + 4;
  return svg`<g data-guide=${name}>${rectangle(box, inner ? "dashed" : "")}<text
    class="name"
    x=${x}
    y=${box.y + box.height - 5}
    text-anchor=${inner ? "end" : "start"}
  >${name}</text></g>`;
}

function lines({ x, y, width, height }: Box, ...parts: readonly number[]) {
  const across = parts.map((part) => `M${x} ${y + part * height}h${width}`);
  const down = parts.map((part) => `M${x + part * width} ${y}v${height}`);
  return svg`<g data-guide="thirds">${path([...across, ...down].join(""))}</g>`;
}

function cross({ x, y, width, height }: Box) {
  const [middle, centre, arm] = [x + width / 2, y + height / 2, Math.min(width, height) / 20];
  const d = `M${middle - arm} ${centre}h${2 * arm}M${middle} ${centre - arm}v${2 * arm}`;
  return svg`<g data-guide="centre">${path(d)}</g>`;
}

customElements.define("sameframe-overlay-layer", SameframeOverlayLayer);
