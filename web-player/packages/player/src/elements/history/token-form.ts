import { css, html, LitElement, nothing } from "lit";
import { roomCode } from "../../net/room-code";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import { cardStyles } from "../card-styles";
import { problemNote, type Wrong } from "../problem-note";

const say = strings.history.token;

/** Three parts with dots between, as every token has them. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Somebody gave a token, of a room or of an operator. */
export type TokenEvent = CustomEvent<{ readonly code: string | undefined; readonly token: string }>;

/**
 * Asks for the token that opens a session; where no room is given, for the room as well, or for an operator's.
 *
 * @fires sameframe-token a token was given
 */
export class SameframeTokenForm extends LitElement {
  static override readonly properties = { code: {}, wrong: { attribute: false }, missed: { state: true } };

  /** Empty: any room's. */
  declare code: string;
  declare wrong: Wrong | undefined;
  declare missed: Wrong | undefined;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    cardStyles,
    css`
      .row {
        display: grid;
        gap: 8px;
      }

      .row button:not(.primary) {
        width: 100%;
        min-height: 44px;
      }
    `,
  ];

  constructor() {
    super();
    this.code = "";
  }

  protected override render() {
    const isForAny = this.code === "";
    return html`
      <form class="card" novalidate @submit=${this.#submitted}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${problemNote(this.missed ?? this.wrong)}
        ${
          isForAny
            ? html`<div class="field">
                <label for="code">${say.room}</label>
                <input id="code" name="code" autocomplete="off" autocapitalize="characters" placeholder=${strings.start.codeHint}>
              </div>`
            : nothing
        }
        <div class="field">
          <label for="token">${say.label}</label>
          <input id="token" name="token" type="password" autocomplete="off" spellcheck="false">
          <p class="note">${say.kept}</p>
        </div>
        <div class="row">
          <button class="primary" name="as" value="room">${say.enter}</button>
          ${isForAny ? html`<button name="as" value="operator">${say.useOperator}</button>` : nothing}
        </div>
      </form>
    `;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const [typed, token] = ["#code", "#token"].map(
      (field) => this.renderRoot.querySelector<HTMLInputElement>(field)?.value.trim() ?? "",
    );
    const isOperator = event.submitter?.getAttribute("value") === "operator";
    const code = this.code === "" ? roomCode(typed ?? "") : this.code;
    this.missed = undefined;
    if (!isOperator && code === undefined) {
      this.missed = { title: strings.start.codeWrong, detail: "" };
    } else if (token === undefined || !TOKEN.test(token)) {
      this.missed = { title: say.missing, detail: "" };
    } else {
      const detail = { code: isOperator ? undefined : code, token };
      // also for the page around a list that this form stands in
      this.dispatchEvent(new CustomEvent("sameframe-token", { detail, bubbles: true, composed: true }));
    }
  }
}

customElements.define("sameframe-token-form", SameframeTokenForm);
