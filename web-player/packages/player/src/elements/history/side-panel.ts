import { html, LitElement } from "lit";
import { isErased } from "../../history/erased";
import { markedMedia } from "../../history/marked-media";
import type { SessionRecord } from "../../history/record";
import type { HistoryApi } from "../../net/history-api";
import { strings } from "../../strings";
import { turned } from "../turn-tabs";
import "./entries-panel";
import type { SameframeEntriesPanel } from "./entries-panel";
import "./export-panel";
import "./notes-panel";

const say = strings.history.panel;

const TABS = [
  ["entries", "entries"],
  ["notes", "notes"],
  ["export", "takeAlong"],
] as const;

type Tab = (typeof TABS)[number][0];

/**
 * Beside the picture: entries, notes, and what can be taken along. It is styled by the session around it.
 *
 * @fires sameframe-entry detail: the sequence of an entry that somebody chose
 */
export class SameframeSidePanel extends LitElement {
  static override readonly properties = {
    record: { attribute: false },
    seq: { attribute: false },
    current: { type: Number },
    api: { attribute: false },
    code: {},
    tab: { state: true },
  };

  declare record: SessionRecord;
  declare seq: number;
  declare current: number;
  declare api: HistoryApi;
  declare code: string;
  declare tab: Tab;

  constructor() {
    super();
    this.tab = "entries";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    return html`<aside aria-label=${say.label}>
      <div role="tablist" aria-label=${say.label} @keydown=${this.#turned}>
        ${TABS.map(
          ([tab, name]) => html`<button
            type="button"
            role="tab"
            id=${`tab-${tab}`}
            aria-controls="panel"
            aria-selected=${this.tab === tab}
            tabindex=${this.tab === tab ? 0 : -1}
            @click=${() => this.#choose(tab)}
          >
            ${say[name]}
          </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`}>${this.#panel()}</div>
    </aside>`;
  }

  /** To type what is looked for. */
  async search(): Promise<void> {
    this.tab = "entries";
    await this.updateComplete;
    const panel = this.querySelector<SameframeEntriesPanel>("sameframe-entries-panel");
    await panel?.updateComplete;
    panel?.search();
  }

  #panel() {
    const { record, seq, current, api, code } = this;
    switch (this.tab) {
      case "entries":
        return html`<sameframe-entries-panel
          .rows=${record.rows}
          .seq=${seq}
          .people=${record.presences.lanes}
          .current=${current}
        ></sameframe-entries-panel>`;
      case "notes":
        return html`<sameframe-notes-panel
          .record=${record}
          .seq=${seq}
          .stills=${(hash: string) => api.still(code, hash)}
        ></sameframe-notes-panel>`;
      case "export":
        return html`<sameframe-export-panel
          .api=${api}
          .code=${code}
          .media=${markedMedia(record.latest)}
          .erased=${isErased(record.latest)}
        ></sameframe-export-panel>`;
    }
  }

  #choose(tab: Tab): void {
    this.tab = tab;
  }

  /** Arrows turn tabs, as in every list of tabs. */
  #turned(event: KeyboardEvent): void {
    const to = turned(
      event,
      TABS.findIndex(([tab]) => tab === this.tab),
      TABS.length,
    );
    if (to !== undefined) {
      this.tab = TABS[to]?.[0] ?? this.tab;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
    }
  }
}

customElements.define("sameframe-side-panel", SameframeSidePanel);
