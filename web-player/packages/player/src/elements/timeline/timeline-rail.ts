import { css, html, LitElement, nothing } from "lit";
import type { Peaks } from "../../sound/waveform";
import { timelineStrings } from "../../strings-timeline";
import { reset } from "../../styles/shared";
import type { Part } from "../../video/buffered";
import { onDensity } from "../../view/density";
import { vars } from "../vars";

/** Sound that is hardly heard is seen as well. */
const LOUDNESS = 0.6;

/** What is louder than this nowhere is not seen as if it were. */
const QUIET = 0.2;

/** The bar of the timeline: the range, what was played of it, how loud it is, and what is loaded. */
export class SameframeTimelineRail extends LitElement {
  static override readonly properties = {
    loaded: { attribute: false },
    peaks: { attribute: false },
    width: { type: Number },
  };

  declare loaded: readonly Part[];
  declare peaks: Peaks | undefined;
  /** In pixels. */
  declare width: number;
  #stopWatching = (): void => {};

  static override readonly styles = [
    reset,
    css`
      :host {
        border-radius: 4px;
        background: #2a2a2a;
        overflow: hidden;
      }

      .range,
      .played {
        position: absolute;
        inset: 0 auto 0 calc(var(--from) * 100%);
      }

      .range {
        width: calc((var(--to) - var(--from)) * 100%);
        background: #484848;
      }

      .played {
        width: calc(max(0, var(--at) - var(--from)) * 100%);
        background: #767676;
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }

      .loaded {
        position: absolute;
        bottom: 0;
        left: calc(var(--from) * 100%);
        width: calc((var(--to) - var(--from)) * 100%);
        height: 2px;
        background: rgb(255 255 255 / 40%);
      }

      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
          background: Canvas;
        }

        .range {
          background: GrayText;
        }

        .played {
          background: Highlight;
        }

        .loaded {
          background: CanvasText;
        }

        /* seen on whatever lies below */
        canvas {
          mix-blend-mode: difference;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.loaded = [];
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = onDensity(() => this.#paint());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  protected override render() {
    return html`<div class="range"></div><div class="played"></div>
      ${this.peaks === undefined ? nothing : html`<canvas data-waveform></canvas>`}
      ${this.loaded.map(
        ({ from, to }) => html`<div
          class="loaded"
          title=${timelineStrings.loaded}
          ${vars({ "--from": String(from), "--to": String(to) })}
        ></div>`,
      )}`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("peaks") || changed.has("width")) {
      this.#paint();
    }
  }

  #paint(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const { peaks } = this;
    if (canvas === null || peaks === undefined) {
      return;
    }
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    const brush = canvas.getContext("2d");
    if (brush === null) {
      return;
    }
    const full = Math.max(QUIET, loudest(peaks, 0, 1));
    brush.fillStyle = "rgb(255 255 255 / 62%)";
    for (let x = 0; x < canvas.width; x++) {
      const loud = (loudest(peaks, x / canvas.width, (x + 1) / canvas.width) / full) ** LOUDNESS;
      const tall = loud * (canvas.height - 4 * devicePixelRatio);
      brush.fillRect(x, (canvas.height - tall) / 2, 1, tall);
    }
  }
}

/** Of a part of the clip, from and to as fractions of its length. */
function loudest(peaks: Peaks, from: number, to: number): number {
  const first = Math.floor(from * peaks.length);
  const last = Math.max(first + 1, Math.floor(to * peaks.length));
  return Math.max(0, ...peaks.subarray(first, last));
}

customElements.define("sameframe-timeline-rail", SameframeTimelineRail);
