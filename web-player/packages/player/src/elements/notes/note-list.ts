import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { NoteRow } from "../../store/note-rows";
import type { NoteActs, NotesPicture } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { reset } from "../../styles/shared";
import "./composer";
import "./note";
import { LONGEST } from "./note-styles";

const say = notesStrings.notes;

/** The notes by frame, those on the clip in view first, and a field for another one on the frame on glass. */
export class SameframeNoteList extends LitElement {
  static override readonly properties = { picture: { attribute: false }, acts: { attribute: false } };

  declare picture: NotesPicture;
  declare acts: NoteActs;

  static override readonly styles = [
    reset,
    css`
      .on {
        margin: 0 0 6px;
        color: var(--sf-dim);
        font-size: 13px;
      }

      ul {
        margin: 8px -8px 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding: 12px 8px;
        border-top: 1px solid #2a2a2a;
      }

      li[aria-current="true"] {
        background: var(--sf-panel);
        box-shadow: inset 3px 0 0 var(--sf-strong);
      }

      h3 {
        margin: 20px 0 0;
        color: var(--sf-dim);
        font-size: 13px;
        font-weight: 500;
      }

      .none {
        margin: 16px 0;
        color: var(--sf-dim);
        font-size: 14px;
      }

      .none span {
        display: block;
        margin-top: 4px;
        color: var(--sf-faint);
        font-size: 13px;
      }
    `,
  ];

  protected override render() {
    const { acts } = this;
    const { refusal, about, here, elsewhere } = this.picture;
    const title = about === undefined ? say.here : say.on(about);
    return html`
      <p class="on" data-about aria-hidden="true">${title}</p>
      <sameframe-composer
        .label=${title}
        .placeholder=${say.placeholder}
        .action=${say.add}
        .limit=${LONGEST}
        .refusal=${refusal && notesStrings.refusal[refusal]}
        .send=${(text: string) => acts.add(text)}
        @sameframe-typed=${(event: CustomEvent<boolean>) => acts.draft(event.detail)}
      ></sameframe-composer>
      ${here.length === 0 ? html`<p class="none">${say.none}<span>${say.noneDetail}</span></p>` : this.#list(here, say.list)}
      ${
        elsewhere.length === 0
          ? nothing
          : html`<h3>${say.elsewhere}</h3>${[...byClip(elsewhere)].map(([clip, notes]) => html`<h3>${clip}</h3>${this.#list(notes, clip)}`)}`
      }
    `;
  }

  #list(notes: readonly NoteRow[], name: string) {
    return html`<ul aria-label=${name}>${repeat(
      notes,
      ({ id }) => id,
      (note) => this.#item(note),
    )}</ul>`;
  }

  #item(note: NoteRow) {
    const { refusal, jump, host, rest, here } = this.picture;
    const isOnGlass = rest !== undefined && note.frame <= rest && rest <= note.lastFrame && here.includes(note);
    return html`<li data-note=${note.id} aria-label=${say.by(note.author, note.from)} aria-current=${isOnGlass}>
      <sameframe-note
        .note=${note}
        .host=${host}
        .refusal=${refusal && refusal !== "empty" ? notesStrings.refusal[refusal] : undefined}
        .jump=${jump && notesStrings.jump[jump]}
        .acts=${this.acts}
      ></sameframe-note>
    </li>`;
  }
}

function byClip(notes: readonly NoteRow[]): ReadonlyMap<string, readonly NoteRow[]> {
  const clips = new Map<string, NoteRow[]>();
  for (const note of notes) {
    clips.set(note.clip, [...(clips.get(note.clip) ?? []), note]);
  }
  return clips;
}

customElements.define("sameframe-note-list", SameframeNoteList);
