import { html, LitElement } from "lit";
import { isPin } from "../net/pin";
import { roomCode } from "../net/room-code";
import { visit } from "../pages/visit";
import { admitted, api, remembered } from "../people/visitor";
import { strings } from "../strings";
import { pinStrings } from "../strings-pin";
import { buttons, forms, reset } from "../styles/shared";
import { CameBack } from "./came-back";
import { cardStyles } from "./card-styles";
import "./recorded";
import { problemNote, type Wrong, wrongOf } from "./problem-note";

const say = strings.start;

/** Joins a room by code or link, and goes there. */
export class SameframeJoinForm extends LitElement {
  static override readonly properties = { busy: { state: true }, wrong: { state: true } };

  declare busy: boolean;
  declare wrong: Wrong | undefined;

  static override readonly styles = [reset, buttons, forms, cardStyles];

  constructor() {
    super();
    this.busy = false;
    new CameBack(this, () => {
      this.busy = false;
    });
  }

  protected override render() {
    return html`
      <form class="card" novalidate @submit=${this.#submitted}>
        <h2>${say.join}</h2>
        <p class="hint">${say.joinHint}</p>
        <div class="field">
          <label for="code">${say.code}</label>
          <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder=${say.codeHint}>
        </div>
        <div class="field">
          <label for="name">${say.name}</label>
          <input id="name" name="name" maxlength="64" autocomplete="nickname" placeholder=${say.nameHint} .value=${remembered.name}>
        </div>
        <div class="field">
          <label for="pin">${pinStrings.join}</label>
          <input id="pin" name="pin" maxlength="64" autocomplete="off" spellcheck="false" placeholder=${pinStrings.joinHint}>
        </div>
        ${problemNote(this.wrong)}
        <button class="primary" ?disabled=${this.busy}>${this.busy ? say.joining : say.joinButton}</button>
        <sameframe-recorded></sameframe-recorded>
      </form>
    `;
  }

  #field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = roomCode(this.#field("code")?.value ?? "");
    const name = this.#field("name")?.value.trim() ?? "";
    if (code === undefined) {
      this.#refuse("code", say.codeWrong);
      return;
    }
    if (name === "") {
      this.#refuse("name", say.nameMissing);
      return;
    }
    const pin = this.#field("pin")?.value.trim() ?? "";
    if (pin !== "" && !isPin(pin)) {
      this.#refuse("pin", pinStrings.wrong);
      return;
    }
    this.busy = true;
    this.wrong = undefined;
    try {
      admitted(await api.join(code, name, pin), name);
      visit(code);
    } catch (failure) {
      this.wrong = wrongOf(failure);
      this.busy = false;
    }
  }

  #refuse(field: string, title: string): void {
    this.wrong = { title, detail: "" };
    this.#field(field)?.focus();
  }
}

customElements.define("sameframe-join-form", SameframeJoinForm);
