import { css, html, LitElement, nothing } from "lit";
import type { Agreements } from "../net/rooms-api";
import { isTold, tell } from "../people/told";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import "./recorded";

const say = strings.recorded;

/** Says that the session is recorded, and on demand what is, to somebody who came in past any door; until it is put away. */
export class SameframeRecordedNotice extends LitElement {
  static override readonly properties = { visit: {}, agreements: {} };

  /** Who it is, in which room of which server; empty: that is not known yet, and nothing is said. */
  declare visit: string;
  declare agreements: Agreements | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host(:focus) {
        outline: none;
      }

      section[data-due] {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: 0 16px;
        margin: 0 16px 10px;
        padding: 4px 6px 4px 12px;
        border-radius: var(--sf-radius);
        background: var(--sf-panel);
        font-size: 14px;
        line-height: 32px;
      }

      .dot {
        display: inline-block;
        width: 8px;
        height: 8px;
        margin-inline-end: 8px;
        border-radius: 50%;
        background: #e5484d;
      }

      p {
        margin: 0;
      }

      sameframe-recorded {
        flex: 1 1 180px;
        min-width: 0;
      }

      button {
        min-height: 32px;
        padding: 0 12px;
        font-size: 13px;
      }

      @container (max-width: 720px) {
        section[data-due] {
          margin: 0 12px 8px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.visit = "";
  }

  protected override render() {
    const isDue = this.visit !== "" && !isTold(this.visit);
    // the region is there before what it reads out
    return html`<section ?data-due=${isDue}>
      <div role="status">${isDue ? html`<p><span class="dot" aria-hidden="true"></span>${say.sentence}</p>` : nothing}</div>
      ${isDue ? this.#more() : nothing}
    </section>`;
  }

  #more() {
    return html`
      <sameframe-recorded bare .agreements=${this.agreements}></sameframe-recorded>
      <button type="button" data-action="told" @click=${this.#putAway}>${say.understood}</button>
    `;
  }

  /** The focus stays where it was: keys are heard, and Tab goes on from here. */
  #putAway({ detail: clicks }: MouseEvent): void {
    tell(this.visit);
    this.requestUpdate();
    if (clicks === 0) {
      this.tabIndex = -1;
      this.focus();
    }
  }
}

customElements.define("sameframe-recorded-notice", SameframeRecordedNotice);
