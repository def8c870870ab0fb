import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../store/requests";
import type { Situation } from "../store/situation";
import type { Line } from "../store/view";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import type { PictureState } from "../video/picture-state";
import { icons } from "./icons";
import "./situation";
import "./toasts";
import { unplayableNote } from "./unplayable-note";

const say = strings.video;

/** Shorter waits are not worth a word over the picture. */
const PATIENCE_MS = 600;

/** The picture, and over it only what must be said. */
export class SameframeStage extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    toasts: { attribute: false },
    situation: { attribute: false },
    layers: { attribute: false },
    own: { type: Boolean },
    waited: { state: true },
  };

  declare picture: PictureState;
  declare toasts: readonly Line[];
  declare situation: Situation | undefined;
  /** Lie on the picture, the last one on top, below what must be said. */
  declare layers: readonly HTMLElement[];
  /** Whether a file of this machine may be played instead of one that cannot be. */
  declare own: boolean;
  declare waited: boolean;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Made once and kept: the media port holds on to it. */
  readonly video: HTMLVideoElement;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        position: relative;
        overflow: hidden;
        background: var(--sf-stage);
      }

      video,
      canvas {
        display: block;
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }

      sameframe-toasts {
        position: absolute;
        bottom: 12px;
        left: 12px;
        right: 12px;
      }

      .over {
        display: grid;
        position: absolute;
        inset: 0;
        place-items: center;
        place-content: center;
        gap: 12px;
        width: 100%;
        padding: 24px;
        border: 0;
        border-radius: 0;
        background: rgb(10 10 10 / 62%);
        color: var(--sf-text);
        text-align: center;
      }

      button.over:hover {
        background: rgb(10 10 10 / 52%);
      }

      .over p {
        max-width: 34em;
        margin: 0;
        color: var(--sf-dim);
      }

      .disc {
        display: grid;
        place-items: center;
        width: 72px;
        height: 72px;
        border-radius: 50%;
        background: var(--sf-strong);
        color: var(--sf-ink);
      }

      .top {
        display: flex;
        position: absolute;
        top: 14px;
        left: 14px;
        right: 14px;
        flex-wrap: wrap;
        align-items: flex-start;
        justify-content: space-between;
        gap: 8px;
        pointer-events: none;
      }

      .chip {
        margin-left: auto;
        border-color: transparent;
        background: rgb(20 20 20 / 85%);
        font-size: 14px;
      }

      button.chip {
        pointer-events: auto;
      }

      span.chip {
        padding: 7px 13px;
        border-radius: 7px;
        line-height: 1.35;
      }

      @media (max-width: 640px) {
        .top {
          top: 10px;
          left: 10px;
          right: 10px;
        }

        span.chip {
          padding: 5px 10px;
          font-size: 13px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.picture = { kind: "loading" };
    this.toasts = [];
    this.layers = [];
    this.own = false;
    this.waited = false;
    this.video = document.createElement("video");
    this.video.setAttribute("part", "video");
    this.video.disablePictureInPicture = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#patience);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("picture")) {
      clearTimeout(this.#patience);
      this.waited = false;
      this.#patience = setTimeout(() => {
        this.waited = true;
      }, PATIENCE_MS);
    }
  }

  protected override render() {
    return html`${this.video}${this.layers}${this.#over()}
      <div class="top"><sameframe-situation .situation=${this.situation}></sameframe-situation>${this.#chip()}</div>
      <sameframe-toasts .lines=${this.toasts}></sameframe-toasts>`;
  }

  #over() {
    switch (this.picture.kind) {
      case "blocked":
        return html`
          <button type="button" class="over" data-action="gesture" @click=${this.#gesture}>
            <span class="disc">${icons.play}</span>
            <strong>${say.clickToPlay}</strong>
            <p>${say.clickToPlayHint}</p>
          </button>
        `;
      case "failed":
        return unplayableNote(this.picture.why ?? "unknown", this.own);
      default:
        return nothing;
    }
  }

  #chip() {
    switch (this.picture.kind) {
      case "silenced":
        return html`
          <button type="button" class="chip" data-action="gesture" @click=${this.#gesture}>
            ${icons.silent}<span>${say.clickToHear}</span>
          </button>
        `;
      case "loading":
        return this.waited ? html`<span class="chip">${say.loading}</span>` : nothing;
      case "buffering":
        return this.waited ? html`<span class="chip">${say.buffering}</span>` : nothing;
      default:
        return nothing;
    }
  }

  /** Keeps the picture that is on glass in view, over the video, until the result is called. */
  hold(): () => void {
    const { video } = this;
    const still = document.createElement("canvas");
    still.width = video.videoWidth;
    still.height = video.videoHeight;
    still.getContext("2d")?.drawImage(video, 0, 0);
    video.after(still);
    return () => still.remove();
  }

  #gesture(): void {
    this.dispatchEvent(new RequestEvent({ kind: "gesture" }));
  }
}

customElements.define("sameframe-stage", SameframeStage);
