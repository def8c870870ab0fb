import { css, html, LitElement, nothing } from "lit";
import type { SessionRecord } from "../../history/record";
import { swatch } from "../../people/palette";
import { type NoteRow, notesOf } from "../../store/note-rows";
import { strings } from "../../strings";
import { buttons, reset } from "../../styles/shared";
import { vars } from "../vars";
import "../still";

const say = strings.history.panel;

/**
 * The notes of a session with their status, replies and stills.
 *
 * @fires sameframe-entry detail: the sequence at which a note was written
 */
export class SameframeNotesPanel extends LitElement {
  static override readonly properties = {
    record: { attribute: false },
    seq: { attribute: false },
    stills: { attribute: false },
  };

  declare record: SessionRecord;
  /** How much of the record was read. */
  declare seq: number;
  /** Loads a still by its hash. */
  declare stills: (hash: string) => Promise<Blob>;
  #notes: readonly NoteRow[] = [];

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        overflow: auto;
        min-height: 0;
        padding: 8px 14px 24px;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding: 12px 0;
        border-bottom: 1px solid #2a2a2a;
      }

      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .dot {
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--fill);
      }

      .status {
        padding: 0 7px;
        border: 1px solid #555555;
        border-radius: 8px;
        font-size: 11px;
      }

      .resolved {
        border-color: var(--sf-good);
        color: var(--sf-good);
      }

      .go {
        min-height: 28px;
        margin-left: auto;
        padding: 0 9px;
        font-size: 13px;
      }

      .text {
        margin: 6px 0 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .reply {
        margin: 8px 0 0 10px;
        padding-left: 10px;
        border-left: 2px solid var(--sf-line);
        color: var(--sf-dim);
        font-size: 14px;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .none {
        padding: 16px 0;
        color: var(--sf-dim);
      }

      @media print {
        :host {
          overflow: visible;
          color: #000000;
        }
      }
    `,
  ];

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("seq")) {
      this.#notes = notesOf(this.record.latest);
    }
  }

  protected override render() {
    if (this.#notes.length === 0) {
      return html`<p class="none">${say.noNotes}</p>`;
    }
    return html`<ul>${this.#notes.map((note) => this.#note(note))}</ul>`;
  }

  #note(note: NoteRow) {
    const { author, color, text, clip, from, to, timecode, resolved, still, replies, seq } = note;
    const frames = say.frames(from, to);
    return html`<li>
      <div class="about">
        <span class="dot" ${vars({ "--fill": color === undefined ? "#555555" : swatch(color).fill })}></span>
        <strong>${author}</strong>
        <span class="status ${resolved ? "resolved" : ""}">${resolved ? say.resolved : say.unresolved}</span>
        <button type="button" class="go" title=${say.toMoment} @click=${() => this.#go(seq)}>${frames}</button>
      </div>
      <div class="about">${clip} · ${timecode}</div>
      <p class="text">${text}</p>
      ${still === undefined ? nothing : html`<sameframe-still .hash=${still} .stills=${this.stills} .text=${say.still(frames)}></sameframe-still>`}
      ${replies.map((reply) => html`<p class="reply"><strong>${say.reply(reply.author)}</strong>\n${reply.text}</p>`)}
    </li>`;
  }

  #go(seq: number): void {
    this.dispatchEvent(new CustomEvent("sameframe-entry", { detail: seq, bubbles: true, composed: true }));
  }
}

customElements.define("sameframe-notes-panel", SameframeNotesPanel);
