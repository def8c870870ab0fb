import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { strings } from "../strings";
import { buttons, forms, reset } from "../styles/shared";
import { icons } from "./icons";

/** How long the button says that it is done. */
const DONE_MS = 2000;

/** A button that copies a text; where the browser forbids that, it shows the text, selected. */
export class SameframeCopy extends LitElement {
  static override readonly properties = {
    text: { attribute: false },
    label: {},
    icon: { attribute: false },
    always: { type: Boolean, reflect: true },
    outcome: { state: true },
  };

  declare text: string;
  declare label: string;
  declare icon: TemplateResult;
  /** The label is there however narrow the page is. */
  declare always: boolean;
  declare outcome: "none" | "done" | "failed";

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      :host {
        display: inline-block;
        position: relative;
      }

      .fallback {
        position: absolute;
        z-index: 3;
        top: calc(100% + 8px);
        right: 0;
        width: min(320px, 80vw);
        padding: 12px;
        border: 1px solid var(--sf-line);
        border-radius: var(--sf-radius);
        background: var(--sf-panel);
      }

      :host([always]) button {
        width: 100%;
        min-height: 40px;
        padding: 4px 10px;
        font-size: 14px;
        line-height: 1.25;
      }

      @container (max-width: 1180px) {
        :host(:not([always])) button span {
          display: none;
        }

        :host(:not([always])) button {
          width: 36px;
          padding: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.text = "";
    this.label = "";
    this.icon = icons.link;
    this.always = false;
    this.outcome = "none";
  }

  protected override render() {
    const done = this.outcome === "done";
    return html`
      <button type="button" title=${this.label} @click=${this.#copy}>
        ${done ? icons.done : this.icon}<span>${done ? strings.header.copied : this.label}</span>
      </button>
      <span class="unseen" role="status">${done ? strings.header.copied : nothing}</span>
      ${this.outcome === "failed" ? this.#fallback() : nothing}
    `;
  }

  protected override updated(): void {
    this.renderRoot.querySelector("input")?.select();
  }

  #fallback() {
    return html`
      <div class="fallback">
        <label for="text">${strings.header.copyFailed}</label>
        <input id="text" readonly .value=${this.text} @blur=${() => this.#is("none")}>
      </div>
    `;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.#is("done");
      setTimeout(() => this.#is("none"), DONE_MS);
    } catch {
      this.#is("failed");
    }
  }

  #is(outcome: "none" | "done" | "failed"): void {
    this.outcome = outcome;
  }
}

customElements.define("sameframe-copy", SameframeCopy);
