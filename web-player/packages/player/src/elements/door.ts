import { css, html, LitElement, nothing } from "lit";
import { isPin } from "../net/pin";
import type { Agreements } from "../net/rooms-api";
import { strings } from "../strings";
import { pinStrings } from "../strings-pin";
import { buttons, forms, reset } from "../styles/shared";
import { cardStyles } from "./card-styles";
import "./mark";
import "./recorded";
import { problemNote, type Wrong } from "./problem-note";

const say = strings.door;

/**
 * In front of a room: asks for a name, or says why there is no way in.
 *
 * @fires sameframe-enter with the name, and the PIN, if one was asked for
 * @fires sameframe-knock with the name: to be let in without the PIN
 * @fires sameframe-again to try once more
 */
export class SameframeDoor extends LitElement {
  static override readonly properties = {
    code: {},
    name: {},
    busy: { type: Boolean },
    shut: { type: Boolean },
    again: { type: Boolean },
    pin: { type: Boolean },
    waits: { type: Boolean },
    agreements: {},
    wrong: { attribute: false },
  };

  declare code: string;
  declare name: string;
  declare busy: boolean;
  declare shut: boolean;
  declare again: boolean;
  /** Asks for a PIN, too: there may be one. */
  declare pin: boolean;
  /** Somebody has knocked. */
  declare waits: boolean;
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

      .waits {
        margin: 0 0 4px;
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
    this.pin = false;
    this.waits = false;
  }

  protected override render() {
    return html`<sameframe-mark></sameframe-mark>${this.busy ? html`<p class="busy" role="status">${say.loading}</p>` : this.#card()}`;
  }

  protected override firstUpdated(): void {
    this.role = "main";
    this.#field(this.pin && this.name !== "" ? "pin" : "name")?.focus();
  }

  #card() {
    return html`
      <form class="card" novalidate @submit=${this.#submitted}>
        ${this.shut ? nothing : html`<h1>${say.joinTitle}</h1>`}
        ${this.code === "" ? nothing : html`<p class="hint code">${say.room(this.code)}</p>`}
        ${problemNote(this.wrong)} ${this.shut ? nothing : this.waits ? this.#waiting() : this.#fields()}
        <div class="ways">
          ${this.pin && !this.waits ? html`<button type="button" data-action="knock" title=${pinStrings.knockHint} @click=${this.#knocked}>${pinStrings.knock}</button>` : nothing}
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
      ${this.pin ? this.#pinField() : nothing}
      <button class="primary field">${say.enter}</button>
      <sameframe-recorded class="field" .agreements=${this.agreements}></sameframe-recorded>
    `;
  }

  #pinField() {
    return html`<div class="field">
      <label for="pin">${pinStrings.label}</label>
      <input id="pin" name="pin" maxlength="64" autocomplete="off" spellcheck="false" placeholder=${pinStrings.joinHint}>
    </div>`;
  }

  #waiting() {
    return html`
      <p class="waits" role="status">${pinStrings.waiting}</p>
      <p class="hint">${pinStrings.waitingHint}</p>
      <button class="field" type="button" data-action="stop" @click=${this.#tryAgain}>${pinStrings.stop}</button>
    `;
  }

  #field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  /** The name, if there is one; else it is asked for. */
  #given(): string | undefined {
    const name = this.#field("name")?.value.trim() ?? "";
    return name === "" ? this.#refuse("name", strings.start.nameMissing) : name;
  }

  #refuse(field: string, title: string): undefined {
    this.wrong = { title, detail: "" };
    this.#field(field)?.focus();
    return undefined;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.#given();
    const pin = this.#field("pin")?.value.trim() ?? "";
    if (name === undefined) {
      return;
    }
    if (pin !== "" && !isPin(pin)) {
      this.#refuse("pin", pinStrings.wrong);
      return;
    }
    this.dispatchEvent(new CustomEvent("sameframe-enter", { detail: { name, pin } }));
  }

  #knocked(): void {
    const name = this.#given();
    if (name !== undefined) {
      this.dispatchEvent(new CustomEvent("sameframe-knock", { detail: name }));
    }
  }

  #tryAgain(): void {
    this.dispatchEvent(new CustomEvent("sameframe-again"));
  }
}

customElements.define("sameframe-door", SameframeDoor);
