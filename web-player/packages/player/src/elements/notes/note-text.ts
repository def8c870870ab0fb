import { css, html, LitElement, nothing } from "lit";
import type { ReplyRow } from "../../store/note-rows";
import type { NoteActs } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { buttons, reset } from "../../styles/shared";
import "./composer";
import { LONGEST, smallActs } from "./note-styles";

const say = notesStrings.notes;

/** What somebody wrote, as a note or a reply, and what can be done about it. Further acts are in its slot. */
export class SameframeNoteText extends LitElement {
  static override readonly properties = {
    row: { attribute: false },
    number: {},
    replies: { type: Number },
    host: { type: Boolean },
    refusal: {},
    acts: { attribute: false },
    mode: { state: true },
  };

  declare row: ReplyRow;
  /** Number of the frame, to tell it from others. */
  declare number: string;
  /** How many go with it when it is removed. */
  declare replies: number;
  declare host: boolean;
  declare refusal: string | undefined;
  declare acts: NoteActs;
  declare mode: "read" | "edit" | "remove";

  static override readonly styles = [
    reset,
    buttons,
    smallActs,
    css`
      .text {
        margin: 4px 0 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      sameframe-composer {
        margin-top: 6px;
      }

      .sure {
        margin: 6px 0 0;
        color: var(--sf-text);
        font-size: 13px;
      }

      .sure + .acts {
        gap: 6px;
        margin: 6px 0 0;
      }

      .sure + .acts button {
        padding: 0 12px;
        border-color: var(--sf-line);
        color: var(--sf-text);
      }
    `,
  ];

  constructor() {
    super();
    this.replies = 0;
    this.host = false;
    this.mode = "read";
  }

  protected override render() {
    const { row, refusal, mode } = this;
    if (mode === "edit") {
      return html`<sameframe-composer
        cancels
        .label=${say.editText}
        .placeholder=${""}
        .action=${say.save}
        .text=${row.text}
        .limit=${LONGEST}
        .refusal=${refusal}
        .send=${(text: string) => this.acts.edit(row.id, text)}
        @sameframe-done=${() => this.#turn("read", "edit")}
      ></sameframe-composer>`;
    }
    return html`<p class="text">${row.text}</p>
      ${mode === "remove" ? this.#sure() : nothing}
      <div class="acts" ?hidden=${mode === "remove"}>
        <slot></slot>
        ${row.own ? this.#act("edit", say.edit) : nothing}
        ${row.own || this.host ? this.#act("remove", say.remove) : nothing}
      </div>`;
  }

  #act(mode: "edit" | "remove", name: string) {
    const { row, refusal } = this;
    return html`<button
      type="button"
      data-act=${mode}
      aria-label=${say.about(name, row.author, this.number)}
      title=${refusal ?? nothing}
      ?disabled=${refusal !== undefined}
      @click=${() => this.#turn(mode, "keep")}
    >
      ${name}
    </button>`;
  }

  #sure() {
    return html`<p class="sure" role="alert">${say.removeNote(this.replies)}</p>
      <div class="acts" @keydown=${this.#pressed}>
        <button type="button" data-act="keep" @click=${() => this.#turn("read", "remove")}>${say.keep}</button>
        <button type="button" data-act="sure" @click=${() => void this.acts.remove(this.row.id)}>${say.remove}</button>
      </div>`;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#turn("read", "remove");
    }
  }

  /** Where the focus was within, it goes on to a button. */
  #turn(mode: SameframeNoteText["mode"], next: string): void {
    const isFocused = this.shadowRoot?.activeElement !== null;
    this.mode = mode;
    if (isFocused) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-act=${next}]`)?.focus());
    }
  }
}

customElements.define("sameframe-note-text", SameframeNoteText);
