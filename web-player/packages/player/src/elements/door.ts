import { css, html, LitElement, nothing } from "lit";
import type { Agreements } from "../net/rooms-api";
import { strings } from "../strings";
import { buttons, forms, reset } from "../styles/shared";
import { cardStyles } from "./card-styles";
import "./mark";
import "./recorded";
import { problemNote, type Wrong } from "./problem-note";

const say = strings.door;

/**
 * In front of a room: asks for a name, or says why there is no way in.
 *
 * @fires sameframe-enter with the name
 * @fires sameframe-again to try once more
 */
export class SameframeDoor extends LitElement {
  static override readonly properties = {
    code: {},
    name: {},
    busy: { type: Boolean },
    shut: { type: Boolean },
    again: { type: Boolean },
    agreements: {},
    wrong: { attribute: false },
  };

  declare code: string;
  declare name: string;
  declare busy: boolean;
  declare shut: boolean;
  declare again: boolean;
  /** What the room keeps of frame agreements, as far as it is known. */
  declare agreements: Agreements | undefined;
  declare wrong: Wrong | undefined;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    cardStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-content: center;
        grid-template-columns: minmax(0, 400px);
        gap: 24px;
        min-height: 100dvh;
        padding: 24px 16px;
      }

      sameframe-mark {
        justify-self: center;
      }

      .code {
        letter-spacing: 0.06em;
      }

      .busy {
        color: var(--sf-dim);
        text-align: center;
      }

      .wrong {
        margin-bottom: 20px;
      }

      .ways {
        display: grid;
        gap: 10px;
        text-align: center;
      }

      a {
        color: var(--sf-dim);
      }

      a.primary {
        padding: 11px;
        border-radius: var(--sf-radius);
        background: var(--sf-strong);
        color: var(--sf-ink);
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  constructor() {
    super();
    this.code = "";
    this.name = "";
    this.busy = false;
    this.shut = false;
    this.again = false;
  }

  protected override render() {
    return html`<sameframe-mark></sameframe-mark>${this.busy ? html`<p class="busy" role="status">${say.loading}</p>` : this.#card()}`;
  }

  protected override firstUpdated(): void {
    this.role = "main";
    this.renderRoot.querySelector("input")?.focus();
  }

  #card() {
    return html`
      <form class="card" novalidate @submit=${this.#submitted}>
        ${this.shut ? nothing : html`<h1>${say.joinTitle}</h1>`}
        ${this.code === "" ? nothing : html`<p class="hint code">${say.room(this.code)}</p>`}
        ${problemNote(this.wrong)} ${this.shut ? nothing : this.#fields()}
        <div class="ways">
          ${this.shut && this.again ? html`<button class="primary" type="button" @click=${this.#tryAgain}>${say.retry}</button>` : nothing}
          <a class=${this.shut && !this.again ? "primary" : ""} href="/">${say.home}</a>
        </div>
      </form>
    `;
  }

  #fields() {
    return html`
      <div class="field">
        <label for="name">${strings.start.name}</label>
        <input id="name" name="name" maxlength="64" autocomplete="nickname" placeholder=${strings.start.nameHint} .value=${this.name}>
      </div>
      <button class="primary field">${say.enter}</button>
      <sameframe-recorded class="field" .agreements=${this.agreements}></sameframe-recorded>
    `;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector("input")?.value.trim() ?? "";
    if (name === "") {
      this.wrong = { title: strings.start.nameMissing, detail: "" };
      this.renderRoot.querySelector("input")?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent("sameframe-enter", { detail: name }));
  }

  #tryAgain(): void {
    this.dispatchEvent(new CustomEvent("sameframe-again"));
  }
}

customElements.define("sameframe-door", SameframeDoor);
