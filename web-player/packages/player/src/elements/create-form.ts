import { html, LitElement, nothing } from "lit";
import { frameOfText } from "../frames/number-field";
import { isPin } from "../net/pin";
import { stay, visit } from "../pages/visit";
import { admitted, api, created, remembered, startToken } from "../people/visitor";
import { strings } from "../strings";
import { peopleStrings } from "../strings-people";
import { pinStrings } from "../strings-pin";
import { buttons, forms, reset } from "../styles/shared";
import { bring, copyOf } from "../video/own-copies";
import { CameBack } from "./came-back";
import { cardStyles } from "./card-styles";
import { SameframeClipChoice } from "./clip-choice";
import "./recorded";
import { problemNote, type Wrong, wrongOf } from "./problem-note";
import { SameframeRoomRules } from "./room-rules";
import type { StoredEvent } from "./upload";

const say = strings.start;

/** Makes a room with a clip, and goes there. */
export class SameframeCreateForm extends LitElement {
  static override readonly properties = { busy: { state: true }, wrong: { state: true } };

  declare busy: boolean;
  declare wrong: Wrong | undefined;
  readonly #clip = new SameframeClipChoice();
  readonly #rules = new SameframeRoomRules();

  static override readonly styles = [reset, buttons, forms, cardStyles];

  constructor() {
    super();
    this.busy = false;
    new CameBack(this, () => {
      this.busy = false;
    });
    this.#clip.className = "field";
    this.#rules.className = "field";
    if (startToken.uploads !== undefined) {
      void import("./upload"); // few people ever need it
    }
  }

  protected override render() {
    return html`
      <form class="card" novalidate @submit=${this.#submitted}>
        <h2>${say.create}</h2>
        <p class="hint">${say.createHint}</p>
        <div class="field">
          <label for="name">${say.name}</label>
          <input id="name" name="name" maxlength="64" autocomplete="nickname" placeholder=${say.nameHint} .value=${remembered.name}>
        </div>
        <div class="field">
          <label for="title">${say.title}</label>
          <input id="title" name="title" maxlength="200" autocomplete="off" placeholder=${say.titleHint}>
        </div>
        ${this.#clip}
        ${startToken.uploads === undefined ? nothing : this.#upload()}
        <div class="field">
          <label for="first">${say.firstFrame}</label>
          <input id="first" name="first" inputmode="numeric" autocomplete="off" placeholder=${say.firstFrameHint}>
        </div>
        <div class="field">
          <label for="pin">${pinStrings.create}</label>
          <input id="pin" name="pin" maxlength="64" autocomplete="off" spellcheck="false" placeholder=${pinStrings.createHint}>
        </div>
        ${this.#rules}
        ${problemNote(this.wrong)}
        <button class="primary" ?disabled=${this.busy}>${this.busy ? say.creating : say.createButton}</button>
        <sameframe-recorded></sameframe-recorded>
      </form>
    `;
  }

  #upload() {
    return html`<sameframe-upload
      class="field"
      .has=${(name: string) => this.#clip.names.includes(name)}
      @sameframe-stored=${({ detail }: StoredEvent) => this.#clip.renew(detail.name)}
    ></sameframe-upload>`;
  }

  #field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const [name, title, first, pin] = ["name", "title", "first", "pin"].map(
      (id) => this.#field(id)?.value.trim() ?? "",
    );
    if (name === undefined || name === "") {
      this.#refuse("name", say.nameMissing);
      return;
    }
    const firstFrameNumber = frameOfText(first ?? "");
    if (firstFrameNumber === undefined) {
      this.#refuse("first", say.firstFrameWrong);
      return;
    }
    if (pin !== undefined && pin !== "" && !isPin(pin)) {
      this.#refuse("pin", pinStrings.wrong);
      return;
    }
    const { policy } = this.#rules;
    if (policy === undefined) {
      this.wrong = { title: peopleStrings.rules.maxWrong, detail: "" };
      return;
    }
    this.busy = true;
    this.wrong = undefined;
    try {
      const descriptor = await this.#clip.descriptor();
      const { own } = this.#clip;
      const media = descriptor === undefined || first === "" ? descriptor : { ...descriptor, firstFrameNumber };
      const room = await api.create(
        {
          name,
          ...(title ? { title } : {}),
          ...(media ? { media } : {}),
          ...(pin ? { pin } : {}),
          policy,
        },
        startToken.creates,
      );
      admitted(room, name);
      created(room, title ?? "");
      if (own === undefined || descriptor === undefined) {
        visit(room.code);
      } else {
        bring(room.code, copyOf(own, descriptor));
        await stay(room.code).catch(() => visit(room.code));
      }
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

customElements.define("sameframe-create-form", SameframeCreateForm);
