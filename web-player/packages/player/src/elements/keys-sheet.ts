import { css, html, LitElement } from "lit";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";

const say = strings.history.keys;

/** What keys do, over the page until it is closed. */
export class SameframeKeysSheet extends LitElement {
  static override readonly properties = { all: { attribute: false } };

  /** Keys, and what each does. */
  declare all: readonly (readonly [key: string, does: string])[];

  constructor() {
    super();
    this.all = [];
  }

  static override readonly styles = [
    reset,
    buttons,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
        padding: 24px;
        border: 1px solid var(--sf-line);
        border-radius: 12px;
        background: var(--sf-panel);
        color: var(--sf-text);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 60%);
      }

      h2 {
        margin: 0 0 16px;
        font-size: 18px;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 8px 18px;
        margin: 0 0 20px;
      }

      dd {
        margin: 0;
        color: var(--sf-dim);
      }
    `,
  ];

  protected override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${say.title}</h2>
      <dl>${this.all.map(([key, what]) => html`<dt>${key}</dt><dd>${what}</dd>`)}</dl>
      <button type="button" @click=${this.toggle}>${say.close}</button>
    </dialog>`;
  }

  /** Opens the sheet, or closes it. */
  toggle(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog?.open === true) {
      dialog.close();
    } else {
      dialog?.showModal();
    }
  }
}

customElements.define("sameframe-keys-sheet", SameframeKeysSheet);
