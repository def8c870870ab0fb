import { css, html, LitElement, nothing } from "lit";
import type { Agreements } from "../net/rooms-api";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";

const say = strings.recorded;

/** Says that the session is recorded, and on demand what is: a sentence in front of the room, a small mark in its header. */
export class SameframeRecorded extends LitElement {
  static override readonly properties = {
    agreements: {},
    mark: { type: Boolean, reflect: true },
    bare: { type: Boolean },
    open: { state: true },
  };

  /** What the room keeps of frame agreements; undefined: that is the room's to say. */
  declare agreements: Agreements | undefined;
  declare mark: boolean;
  /** The sentence stands beside it. */
  declare bare: boolean;
  declare open: boolean;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        color: var(--sf-dim);
        font-size: 14px;
        line-height: 1.45;
      }

      :host([mark]) {
        position: relative;
        flex: none;
        font-size: 13px;
      }

      button {
        min-height: 32px;
        padding: 0;
        border: 0;
        color: inherit;
        font-size: inherit;
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 3px;
      }

      button:hover {
        background: none;
        color: var(--sf-text);
      }

      :host([mark]) button {
        gap: 6px;
        padding: 0 4px;
        text-decoration: none;
      }

      .dot {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: #e5484d;
      }

      p {
        margin: 0;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 4px 0 0;
        padding: 0 0 0 18px;
      }

      :host([mark]) .what {
        position: absolute;
        z-index: 5;
        top: 100%;
        right: 0;
        width: min(340px, calc(100vw - 24px));
        padding: 12px 14px;
        border: 1px solid var(--sf-line);
        border-radius: var(--sf-radius);
        background: var(--sf-panel);
        color: var(--sf-text);
        box-shadow: 0 8px 24px rgb(0 0 0 / 50%);
      }

      @container (max-width: 720px) {
        :host([mark]) {
          position: static;
        }

        :host([mark]) button {
          justify-content: center;
          min-width: 24px;
          min-height: 24px;
        }

        /* of the header */
        :host([mark]) .what {
          right: 12px;
          left: 12px;
          width: auto;
        }
      }

      /* the dot alone, which says the rest to who cannot see it and to who asks */
      @container (max-width: 480px) {
        :host([mark]) .word {
          position: absolute;
          overflow: hidden;
          width: 1px;
          height: 1px;
          clip-path: inset(50%);
          white-space: nowrap;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.mark = false;
    this.bare = false;
    this.open = false;
    this.addEventListener("keydown", (event) => this.#pressed(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#elsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#elsewhere);
  }

  protected override render() {
    return html`
      ${this.mark || this.bare ? nothing : html`<p>${say.sentence}</p>`}
      <button type="button" aria-expanded=${this.open ? "true" : "false"} aria-controls="what" title=${this.mark ? say.mark : nothing} @click=${this.#toggled}>
        ${this.mark ? html`<span class="dot" aria-hidden="true"></span><span class="word">${say.mark}</span><span class="unseen">. ${say.what}</span>` : say.what}
      </button>
      <div id="what" class="what" ?hidden=${!this.open}>
        ${this.mark ? html`<p>${say.sentence}</p>` : nothing}
        <ul>
          ${[say.attendance, say.acts, say.agreements[this.agreements ?? "unknown"], say.not].map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
    `;
  }

  #toggled(): void {
    this.open = !this.open;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.open = false;
    } else if (event.key === "Tab" && this.mark) {
      this.open = false;
    }
  }

  /**
   * What lies over the room gives way to it. Not when the focus goes: the room takes it back after each click, so that its keys
   * work.
   */
  readonly #elsewhere = (event: PointerEvent): void => {
    if (this.mark && !event.composedPath().includes(this)) {
      this.open = false;
    }
  };
}

customElements.define("sameframe-recorded", SameframeRecorded);
