import { css, html, LitElement, nothing } from "lit";
import { swatch } from "../../people/palette";
import type { NoteRow, ReplyRow } from "../../store/note-rows";
import type { NoteActs } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { buttons, reset } from "../../styles/shared";
import "../still";
import { vars } from "../vars";
import "./composer";
import { authors, LONGEST, smallActs } from "./note-styles";
import "./note-text";

const say = notesStrings.notes;

/** One note with its still, its replies, and what can be done about it. */
export class SameframeNote extends LitElement {
  static override readonly properties = {
    note: { attribute: false },
    host: { type: Boolean },
    refusal: {},
    jump: {},
    acts: { attribute: false },
    replying: { state: true },
  };

  declare note: NoteRow;
  /** Whether one is a host, and may remove what others wrote. */
  declare host: boolean;
  /** Why nothing can be written; undefined: it can. */
  declare refusal: string | undefined;
  /** Why one cannot go to its frame; undefined: one can. */
  declare jump: string | undefined;
  declare acts: NoteActs;
  declare replying: boolean;

  static override readonly styles = [
    reset,
    buttons,
    authors,
    smallActs,
    css`
      .go {
        min-height: 30px;
        margin: 6px 0 2px;
        padding: 0 10px;
        gap: 10px;
        font-size: 13px;
      }

      .go span {
        color: var(--sf-dim);
      }

      sameframe-still {
        max-width: 208px;
        margin-bottom: 8px;
      }

      .status {
        margin-left: auto;
        padding: 0 7px;
        border: 1px solid #555555;
        border-radius: 8px;
        font-size: 11px;
        line-height: 16px;
      }

      .resolved {
        border-color: var(--sf-good);
        color: var(--sf-good);
      }

      .reply {
        margin: 6px 0 0 4px;
        padding-left: 12px;
        border-left: 2px solid var(--sf-line);
        font-size: 14px;
      }

      .replying {
        margin-top: 6px;
      }

      @container (max-width: 860px) {
        .go {
          min-height: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.host = false;
    this.replying = false;
  }

  protected override render() {
    const { note, jump, acts } = this;
    const { author, from, to, timecode, resolved, still, replies } = note;
    const frames = say.frames(from, to);
    return html`
      <div class="about">
        ${who(note)}
        <span class="status ${resolved ? "resolved" : ""}">${resolved ? `✓ ${say.resolved}` : say.open}</span>
      </div>
      <button
        type="button"
        class="go"
        aria-label=${say.go(frames, timecode)}
        title=${jump ?? nothing}
        ?disabled=${jump !== undefined}
        @click=${() => acts.go(note)}
      >
        ${frames}<span>${timecode}</span>
      </button>
      ${
        still === undefined
          ? nothing
          : html`<sameframe-still
              .hash=${still}
              .stills=${(hash: string) => acts.still(hash)}
              .text=${say.still(frames)}
            ></sameframe-still>`
      }
      ${this.#text(note, replies.length, this.#acts(author, frames))}
      ${replies.map((reply) => html`<div class="reply"><div class="about">${who(reply)}</div>${this.#text(reply, 0)}</div>`)}
      ${this.replying ? this.#composer() : nothing}
    `;
  }

  #text(row: ReplyRow, replies: number, acts: unknown = nothing) {
    return html`<sameframe-note-text
      .row=${row}
      .number=${say.frames(this.note.from, this.note.to)}
      .replies=${replies}
      .host=${this.host}
      .refusal=${this.refusal}
      .acts=${this.acts}
      >${acts}</sameframe-note-text
    >`;
  }

  #acts(author: string, frames: string) {
    const { note, refusal } = this;
    const button = (act: string, name: string, does: () => void) => html`<button
      type="button"
      class="small"
      data-act=${act}
      aria-label=${say.about(name, author, frames)}
      title=${refusal ?? nothing}
      ?disabled=${refusal !== undefined}
      @click=${does}
    >
      ${name}
    </button>`;
    const isOpen = !note.resolved;
    return [
      button("reply", say.reply, () => {
        this.replying = true;
      }),
      button("resolve", isOpen ? say.resolve : say.reopen, () => void this.acts.resolve(note.id, isOpen)),
    ];
  }

  #composer() {
    const { note } = this;
    return html`<sameframe-composer
      class="replying"
      cancels
      .label=${say.replyTo(note.author)}
      .placeholder=${say.replyTo(note.author)}
      .action=${say.reply}
      .limit=${LONGEST}
      .refusal=${this.refusal}
      .send=${(text: string) => this.acts.reply(note.id, text)}
      @sameframe-done=${this.#replied}
    ></sameframe-composer>`;
  }

  #replied(): void {
    const isFocused = this.shadowRoot?.activeElement !== null;
    this.replying = false;
    if (isFocused) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[data-act=reply]")?.focus());
    }
  }
}

function who({ author, color, edited }: ReplyRow) {
  return html`<span class="dot" ${vars({ "--fill": swatch(color ?? -1).fill })}></span><strong>${author}</strong>${
    edited ? html`<span>${say.edited}</span>` : nothing
  }`;
}

customElements.define("sameframe-note", SameframeNote);
