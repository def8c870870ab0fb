import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { swatch } from "../people/palette";
import type { Line } from "../store/view";
import { reset } from "../styles/shared";
import { inLanguages } from "./in-languages";
import { vars } from "./vars";

/** What just happened, for a few seconds; read out by screen readers. */
export class SameframeToasts extends LitElement {
  static override readonly properties = { lines: { attribute: false } };

  declare lines: readonly Line[];

  static override readonly styles = [
    reset,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 6px;
        pointer-events: none;
      }

      p {
        display: flex;
        align-items: center;
        gap: 9px;
        max-width: min(520px, 100%);
        margin: 0;
        padding: 7px 13px;
        border-radius: 7px;
        background: rgb(20 20 20 / 88%);
        color: var(--sf-text);
        font-size: 14px;
        line-height: 1.35;
        animation: rise 160ms ease-out;
      }

      .dot {
        flex: none;
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--fill);
      }

      @container (max-width: 640px) {
        p {
          padding: 4px 10px;
          font-size: 13px;
        }
      }

      .problem {
        border-left: 3px solid var(--sf-bad);
      }

      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(6px);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.lines = [];
  }

  protected override firstUpdated(): void {
    this.setAttribute("role", "log");
    this.setAttribute("aria-live", "polite");
  }

  protected override render() {
    return repeat(
      this.lines,
      ({ id }) => id,
      ({ text, color, tone }) => html`
        <p class=${tone}>
          ${color === undefined ? nothing : html`<span class="dot" ${vars({ "--fill": swatch(color).fill })}></span>`}
          <span>${inLanguages(text)}</span>
        </p>
      `,
    );
  }
}

customElements.define("sameframe-toasts", SameframeToasts);
