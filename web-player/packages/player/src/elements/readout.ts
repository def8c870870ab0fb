import { css, html, LitElement, nothing } from "lit";
import { frameNumber, frameOfNumber, isProductionNumbered, timecodeOf } from "../frames/numbering";
import { rateLabel } from "../frames/rate";
import { RequestEvent } from "../store/requests";
import type { Clip } from "../store/view";
import { strings } from "../strings";
import { reset } from "../styles/shared";
import { tellsPictures } from "../video/frame-watch";
import { vars } from "./vars";

const say = strings.transport;

/** Frame number and timecode. The number can be typed over: Enter goes there. */
export class SameframeReadout extends LitElement {
  static override readonly properties = { clip: { attribute: false }, frame: { type: Number } };

  declare clip: Clip | undefined;
  declare frame: number;

  static override readonly styles = [
    reset,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 14px;
        white-space: nowrap;
      }

      input {
        width: calc(var(--digits) * 1ch + 12px);
        margin-left: -5px;
        padding: 0 4px;
        border: 1px solid transparent;
        border-radius: 5px;
        background: transparent;
        color: var(--sf-strong);
        font: inherit;
        font-size: 26px;
        font-weight: 600;
        line-height: 34px;
        font-variant-numeric: tabular-nums;
      }

      input:hover,
      input:focus {
        border-color: var(--sf-line);
        background: var(--sf-panel);
      }

      .of {
        margin-left: 2px;
        color: var(--sf-faint);
        font-size: 13px;
      }

      .timecode {
        color: var(--sf-text);
        font-size: 15px;
      }

      .rate {
        color: var(--sf-faint);
        font-size: 13px;
      }

      .inexact {
        color: var(--sf-warn);
        font-size: 13px;
      }

      @media (min-width: 1081px) and (max-width: 1240px), (max-width: 480px) {
        .rate {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.frame = 0;
  }

  protected override render() {
    const { clip, frame } = this;
    if (clip === undefined) {
      return nothing;
    }
    const meaning = isProductionNumbered(clip) ? say.frameProduction(clip.firstFrameNumber) : say.frameCounted;
    const range = `${frameNumber(clip, 0)}–${frameNumber(clip, clip.frames - 1)}`;
    return html`
      <span title=${meaning}>
        <input
          inputmode="numeric"
          ${vars({ "--digits": String(String(frameNumber(clip, clip.frames - 1)).length) })}
          autocomplete="off"
          aria-label="${say.frame}. ${meaning}"
          @focus=${this.#entered}
          @blur=${this.#shown}
          @keydown=${this.#typed}
        ><span class="of">${range}</span>
      </span>
      <span class="timecode" title=${say.timecode}>${timecodeOf(clip, frame)}</span>
      <span class="rate">${rateLabel(clip.rate)} fps</span>
      ${clip.exact && tellsPictures() ? nothing : html`<span class="inexact" title=${say.inexactHint}>${say.inexact}</span>`}
    `;
  }

  protected override updated(): void {
    if (this.shadowRoot?.activeElement === null) {
      this.#shown();
    }
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  #shown(): void {
    const field = this.#field();
    if (field !== null && this.clip !== undefined) {
      field.value = String(frameNumber(this.clip, this.frame));
    }
  }

  #entered(): void {
    this.#field()?.select();
  }

  #typed(event: KeyboardEvent): void {
    const field = this.#field();
    if (event.key === "Enter" && field !== null && this.clip !== undefined) {
      const number = Number.parseInt(field.value, 10);
      if (Number.isFinite(number)) {
        this.dispatchEvent(new RequestEvent({ kind: "seek", frame: frameOfNumber(this.clip, number) }));
      }
    }
    if (event.key === "Enter" || event.key === "Escape") {
      field?.blur();
    }
  }
}

customElements.define("sameframe-readout", SameframeReadout);
