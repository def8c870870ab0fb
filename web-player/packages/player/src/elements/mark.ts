import { css, html, LitElement } from "lit";
import { strings } from "../strings";
import { reset } from "../styles/shared";

/** The product's mark: two frames, one upon the other; the name beside it, unless it has `shrink` and the page is narrow. */
export class SameframeMark extends LitElement {
  static override readonly styles = [
    reset,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        vertical-align: middle;
        font-weight: 650;
        letter-spacing: 0.01em;
        white-space: nowrap;
      }

      svg {
        flex: none;
      }

      @container (max-width: 1180px) {
        :host([shrink]) span {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <svg viewBox="0 0 28 28" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2.2" aria-hidden="true">
        <rect x="3" y="3" width="16" height="16" rx="2.500" opacity="0.55"></rect>
        <rect x="9" y="9" width="16" height="16" rx="2.500"></rect>
        <circle cx="14" cy="14" r="1.800" fill="currentColor" stroke="none"></circle>
      </svg>
      <span>${strings.product}</span>
    `;
  }
}

customElements.define("sameframe-mark", SameframeMark);
