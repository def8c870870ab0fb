import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { keptOf, type Verdict, verdictOf } from "../../history/compared";
import { sentence } from "../../history/sentence";
import type { Check, EntryHash, HistoryApi } from "../../net/history-api";
import { keptHere } from "../../people/kept-witnesses";
import { strings } from "../../strings";
import { buttons, reset } from "../../styles/shared";
import { problemNote, type Wrong, wrongOf } from "../problem-note";

const say = strings.history.check;

/** The check of a session's record, by the server and against what this browser has seen of it. */
export class SameframeRecordCheck extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    code: {},
    busy: { state: true },
    wrong: { state: true },
    checked: { state: true },
  };

  declare api: HistoryApi;
  declare code: string;
  declare busy: boolean;
  declare wrong: Wrong | undefined;
  declare checked: { readonly check: Check; readonly verdict: Verdict } | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      .hint {
        margin: 8px 0 0;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .verdict {
        margin: 12px 0 0;
        padding: 12px;
        border-left: 3px solid var(--sf-good);
        border-radius: 4px;
        background: #262626;
      }

      .verdict.broken {
        border-left-color: var(--sf-bad);
      }

      .verdict p {
        margin: 8px 0 0;
      }

      code {
        display: block;
        margin-top: 4px;
        padding: 8px;
        border-radius: 4px;
        background: var(--sf-ground);
        font-size: 12px;
        overflow-wrap: anywhere;
        user-select: all;
      }

      [role="alert"] .wrong {
        margin: 12px 0 0;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
  }

  protected override render() {
    return html`
      <button type="button" data-action="check" ?disabled=${this.busy} @click=${this.#check}>
        ${this.busy ? say.busy : say.title}
      </button>
      <p class="hint">${say.hint}</p>
      ${problemNote(this.wrong)}
      <div role="status">${this.checked === undefined ? nothing : this.#told(this.checked)}</div>
    `;
  }

  #told({ check: { entries, head }, verdict }: { readonly check: Check; readonly verdict: Verdict }): TemplateResult {
    switch (verdict.kind) {
      case "whole":
        return html`<div class="verdict" data-verdict="intact">
          <strong>${say.whole(entries)}</strong>
          <p>${say.agrees(verdict.kept)}</p>
          <p>${say.head}<code>${head}</code></p>
          <p class="hint">${say.note}</p>
        </div>`;
      case "damaged": {
        const { seq, what } = verdict.damage;
        return broken(
          seq === undefined || seq === 0 ? say.brokenSomewhere : say.broken(seq),
          say.brokenDetail(sentence(what), entries),
        );
      }
      case "alarm": {
        const { seq, what } = verdict.alarm;
        return broken(say.alarm, say.alarmDetail(seq, what, entries));
      }
      case "rewritten":
        return broken(say.rewritten(verdict.seq), say.rewrittenDetail);
      case "cut-off":
        return broken(say.cutOff(verdict.seq), say.cutOffDetail(entries));
    }
  }

  async #check(): Promise<void> {
    this.checked = undefined;
    this.wrong = undefined;
    this.busy = true;
    try {
      const kept = keptOf(keptHere().load(`${location.origin.toLowerCase()} ${this.code}`), this.code);
      const check = await this.api.check(this.code, kept.map(seqOf));
      this.checked = { check, verdict: verdictOf(check, kept) };
    } catch (failure) {
      this.wrong = wrongOf(failure);
    }
    this.busy = false;
  }
}

const seqOf = ({ seq }: EntryHash): number => seq;

function broken(title: string, detail: string): TemplateResult {
  return html`<div class="verdict broken" data-verdict="broken"><strong>${title}</strong><p>${detail}</p></div>`;
}

customElements.define("sameframe-record-check", SameframeRecordCheck);
