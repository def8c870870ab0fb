import { css, html, LitElement, nothing } from "lit";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";

const say = strings.history.keys;

/** Keys, and what each does. */
export type KeyRow = readonly [key: string, does: string];

/** Keys that belong together. */
export interface KeyGroup {
  readonly title?: string;
  readonly rows: readonly KeyRow[];
}

/** What keys do, over the page until it is closed. */
export class SameframeKeysSheet extends LitElement {
  static override readonly properties = { groups: { attribute: false } };

  declare groups: readonly KeyGroup[];

  constructor() {
    super();
    this.groups = [];
  }

  static override readonly styles = [
    reset,
    buttons,
    css`
      dialog {
        width: min(860px, calc(100vw - 32px));
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

      .groups {
        columns: 2 350px;
        column-gap: 40px;
        margin-bottom: 20px;
      }

      section {
        margin-bottom: 18px;
        break-inside: avoid;
      }

      h3 {
        margin: 0 0 8px;
        color: var(--sf-faint);
        font-size: 13px;
        font-weight: 600;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(min-content, 2fr) minmax(0, 3fr);
        gap: 7px 18px;
        margin: 0;
      }

      dt {
        font-weight: 600;
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
      <div class="groups">
        ${this.groups.map(
          ({ title, rows }) => html`<section>
            ${title === undefined ? nothing : html`<h3>${title}</h3>`}
            <dl>${rows.map(([key, what]) => html`<dt>${key}</dt><dd>${what}</dd>`)}</dl>
          </section>`,
        )}
      </div>
      <button type="button" @click=${this.toggle}>${say.close}</button>
    </dialog>`;
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.renderRoot.querySelector("dialog")?.open === true;
  }

  /** Opens the sheet, or closes it. */
  toggle(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog?.open === true) {
      dialog.close();
    } else {
      dialog?.showModal();
      // the button that has the focus now is at the end
      dialog?.scrollTo(0, 0);
    }
  }
}

customElements.define("sameframe-keys-sheet", SameframeKeysSheet);
