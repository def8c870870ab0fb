import { html, LitElement, nothing } from "lit";
import type { Outcome } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { buttons, reset } from "../../styles/shared";
import { inLanguages } from "../in-languages";
import { composerStyles } from "./composer-styles";

/**
 * A field for a text in any number of lines, sent with Enter. What is refused stays, with the reason; keys that are typed
 * here are nobody else's.
 *
 * @fires sameframe-typed there is something written, or nothing any more; detail: whether there is
 * @fires sameframe-done sent, or given up
 */
export class SameframeComposer extends LitElement {
  static override readonly properties = {
    label: {},
    placeholder: {},
    action: {},
    text: {},
    limit: { type: Number },
    send: { attribute: false },
    refusal: {},
    flowing: { type: Boolean },
    cancels: { type: Boolean },
    busy: { state: true },
    wrong: { state: true },
    remark: { state: true },
    blank: { state: true },
  };

  declare label: string;
  declare placeholder: string;
  /** What the button says. */
  declare action: string;
  /** What stands here at first. */
  declare text: string;
  /** Most characters. */
  declare limit: number;
  declare send: (text: string) => Promise<Outcome>;
  /** Why nothing can be written; undefined: it can. */
  declare refusal: string | undefined;
  /** The next text can be written while one is on its way. */
  declare flowing: boolean;
  /** It is opened to write, and can be given up. */
  declare cancels: boolean;
  declare busy: boolean;
  declare wrong: string;
  declare remark: string;
  declare blank: boolean;

  static override readonly styles = [reset, buttons, composerStyles];

  constructor() {
    super();
    this.text = "";
    this.flowing = false;
    this.cancels = false;
    this.busy = false;
    this.wrong = "";
    this.remark = "";
    this.blank = true;
  }

  protected override firstUpdated(): void {
    const field = this.#field;
    if (field !== null && this.cancels) {
      field.value = this.text;
      this.blank = this.text.trim() === "";
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }
  }

  protected override render() {
    const { refusal, busy, wrong, remark, blank } = this;
    const isShut = refusal !== undefined;
    return html`<form @submit=${this.#submitted} @keydown=${this.#pressed} @keyup=${only}>
      <textarea
        aria-label=${this.label}
        aria-describedby="about"
        placeholder=${this.placeholder}
        maxlength=${this.limit}
        rows="1"
        ?disabled=${isShut}
        ?readonly=${busy}
        @input=${this.#typed}
      ></textarea>
      ${
        isShut
          ? html`<p id="about" data-refusal>${refusal}</p>`
          : html`<span id="about" class="unseen">${notesStrings.keys}</span>`
      }
      ${wrong === "" ? nothing : html`<p class="wrong" role="alert">${inLanguages(wrong)}</p>`}
      <div class="row">
        <p role="status">${busy ? notesStrings.sending : inLanguages(remark)}</p>
        ${this.cancels ? html`<button type="button" @click=${this.#finished}>${notesStrings.notes.cancel}</button>` : nothing}
        <button type="submit" title=${refusal ?? nothing} ?disabled=${isShut || busy || blank}>${this.action}</button>
      </div>
    </form>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  #typed(): void {
    this.wrong = "";
    this.remark = "";
    this.#weigh();
  }

  #weigh(): void {
    const blank = (this.#field?.value ?? "").trim() === "";
    if (blank !== this.blank) {
      this.blank = blank;
      this.dispatchEvent(new CustomEvent("sameframe-typed", { detail: !blank }));
    }
  }

  #pressed(event: KeyboardEvent): void {
    only(event);
    if (event.key === "Escape" && this.cancels) {
      this.#finished();
    }
    const isTyped = event.target === this.#field && !event.isComposing && !event.shiftKey;
    if (event.key === "Enter" && isTyped) {
      event.preventDefault();
      this.renderRoot.querySelector("form")?.requestSubmit();
    }
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.#field;
    const text = field?.value.trim() ?? "";
    if (field === null || text === "" || this.busy || this.refusal !== undefined) {
      return;
    }
    this.wrong = "";
    if (this.flowing) {
      field.value = "";
      this.#weigh();
    } else {
      this.busy = true;
    }
    const outcome = await this.send(text);
    this.busy = false;
    if (outcome.kind === "refused") {
      this.wrong = outcome.why;
      field.value = this.flowing && field.value !== "" ? `${text}\n${field.value}` : text;
    } else if (!this.flowing) {
      field.value = "";
      this.remark = outcome.remark ?? "";
      this.#finished();
    }
    this.#weigh();
  }

  #finished(): void {
    this.dispatchEvent(new CustomEvent("sameframe-done"));
  }
}

/** A key is not for whoever listens to the page. */
function only(event: KeyboardEvent): void {
  event.stopPropagation();
}

customElements.define("sameframe-composer", SameframeComposer);
