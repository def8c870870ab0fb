import { css, html, LitElement } from "lit";
import type { InkPoint } from "../../drawing/ink";
import { textSize } from "../../drawing/paint";
import { drawingStrings as say } from "../../strings-drawing";
import { reset } from "../../styles/shared";
import { vars } from "../vars";

const WHOLE = 65_536;

/** As many characters as a text in the picture may have. */
const MOST = 500;

/**
 * Takes a text where it will stand in the picture, as it will look. Enter sets it, Shift+Enter begins a line.
 *
 * @fires sameframe-written detail: the text; empty: none
 */
export class SameframeTextEntry extends LitElement {
  static override readonly properties = {
    at: { attribute: false },
    box: { attribute: false },
    ink: { attribute: false },
  };

  declare at: InkPoint;
  declare box: { readonly width: number; readonly height: number };
  declare ink: { readonly fill: string; readonly width: number };
  #isOver = false;

  static override readonly styles = [
    reset,
    css`
      :host {
        position: absolute;
        top: var(--top);
        left: min(var(--left), calc(100% - 120px));
        max-width: calc(100% - min(var(--left), 100% - 120px));
      }

      textarea {
        display: block;
        width: var(--wide, 190px);
        min-width: 190px;
        max-width: 100%;
        height: calc(var(--size) * 1.25 * var(--rows) + 6px);
        margin: -3px 0 0 -5px;
        padding: 1px 3px;
        border: 1px dashed rgb(255 255 255 / 55%);
        border-radius: 4px;
        outline: 1px solid rgb(0 0 0 / 60%) !important;
        outline-offset: 0 !important;
        background: rgb(0 0 0 / 35%);
        color: var(--fill);
        font: 600 var(--size) / 1.25 system-ui, sans-serif;
        resize: none;
        overflow: hidden;
        white-space: pre;
      }

      textarea::placeholder {
        color: rgb(255 255 255 / 75%);
        font-size: 13px;
        font-weight: 400;
      }
    `,
  ];

  protected override render() {
    const { at, box, ink } = this;
    const size = textSize((ink.width / WHOLE) * box.width, box.height);
    const place = {
      "--left": `${(at.x / WHOLE) * box.width}px`,
      "--top": `${(at.y / WHOLE) * box.height}px`,
      "--size": `${size}px`,
      "--fill": ink.fill,
    } as const;
    for (const [name, value] of Object.entries(place)) {
      this.style.setProperty(name, value);
    }
    return html`<textarea
      rows="1"
      maxlength=${MOST}
      aria-label=${say.writing}
      placeholder=${say.writingHint}
      ${vars({ "--rows": "1" })}
      @input=${this.#typed}
      @keydown=${this.#pressed}
      @blur=${() => this.#set()}
    ></textarea>`;
  }

  protected override firstUpdated(): void {
    this.#area?.focus();
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  #typed(event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    area.style.setProperty("--rows", String(area.value.split("\n").length));
    area.style.setProperty("--wide", "0");
    area.style.setProperty("--wide", `${area.scrollWidth + 12}px`);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#set();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.#tell("");
    }
  }

  #set(): void {
    this.#tell(this.#area?.value.trim() ?? "");
  }

  #tell(text: string): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.dispatchEvent(new CustomEvent("sameframe-written", { detail: text }));
    }
  }
}

customElements.define("sameframe-text-entry", SameframeTextEntry);
