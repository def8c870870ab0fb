import { Category } from "@sameframe/protocol";
import { css, html, LitElement, nothing } from "lit";
import { type EntryFilter, EVERYTHING, filtered, isEverything } from "../../history/entry-filter";
import type { Lane } from "../../history/presence";
import type { Row } from "../../history/record";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import "./entry-list";

const say = strings.history.panel;

const CATEGORIES: readonly (readonly [Category, keyof typeof say.categories])[] = [
  [Category.PLAYBACK, "playback"],
  [Category.NOTES, "notes"],
  [Category.ANNOTATIONS, "annotations"],
  [Category.MEDIA, "media"],
  [Category.ROSTER, "roster"],
  [Category.VIEW, "view"],
  [Category.GRADE, "grade"],
  [Category.ROOM, "room"],
];

/** Every entry, or those that are looked for. */
export class SameframeEntriesPanel extends LitElement {
  static override readonly properties = {
    rows: { attribute: false },
    seq: { attribute: false },
    people: { attribute: false },
    current: { type: Number },
    filter: { state: true },
  };

  /** Grows in place: `seq` says how long it is. */
  declare rows: readonly Row[];
  declare seq: number;
  declare people: readonly Lane[];
  declare current: number;
  declare filter: EntryFilter;
  #shown: readonly Row[] = [];

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }

      search {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 8px;
        padding: 12px 14px 8px;
      }

      input {
        grid-column: 1 / -1;
      }

      input,
      select {
        height: 36px;
        padding: 0 10px;
        font-size: 14px;
      }

      .count {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 30px;
        margin: 0;
        padding: 0 14px;
        color: var(--sf-faint);
        font-size: 12px;
      }

      .count button {
        min-height: 26px;
        padding: 0 8px;
        font-size: 12px;
      }

      .none {
        margin: 0;
        padding: 24px 14px;
        color: var(--sf-dim);
      }

      sameframe-entry-list {
        flex: 1;
      }

      @media print {
        search,
        .count button {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.rows = [];
    this.people = [];
    this.current = 0;
    this.filter = EVERYTHING;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("seq") || changed.has("filter")) {
      this.#shown = filtered(this.rows, this.filter);
      this.#shown = this.#shown === this.rows ? [...this.rows] : this.#shown;
    }
  }

  protected override render() {
    const { filter } = this;
    const shown = this.#shown;
    return html`
      <search>
        <input
          type="search"
          aria-label=${say.search}
          placeholder=${say.search}
          .value=${filter.text}
          @input=${(event: Event) => this.#narrow({ text: textOf(event) })}
        >
        <select aria-label=${say.category} @change=${(event: Event) => this.#narrow({ category: numberOf(event) })}>
          <option value="">${say.everything}</option>
          ${CATEGORIES.map(([category, name]) => html`<option value=${category} ?selected=${filter.category === category}>${say.categories[name]}</option>`)}
        </select>
        <select aria-label=${say.participant} @change=${(event: Event) => this.#narrow({ participant: numberOf(event) })}>
          <option value="">${say.everybody}</option>
          ${[{ id: 0, name: strings.action.room }, ...this.people].map(
            ({ id, name }) => html`<option value=${id} ?selected=${filter.participant === id}>${name}</option>`,
          )}
        </select>
      </search>
      <p class="count" role="status">
        <span>${say.count(shown.length, this.rows.length)}</span>
        ${isEverything(filter) ? nothing : html`<button type="button" @click=${() => this.#narrow(EVERYTHING)}>${say.clear}</button>`}
      </p>
      ${shown.length === 0 && this.rows.length > 0 ? html`<p class="none">${say.none}</p>` : nothing}
      <sameframe-entry-list .rows=${shown} .current=${this.current}></sameframe-entry-list>
    `;
  }

  /** To type what is looked for. */
  search(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  #narrow(change: Partial<EntryFilter>): void {
    this.filter = { ...this.filter, ...change };
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function numberOf(event: Event): number | undefined {
  const value = textOf(event);
  return value === "" ? undefined : Number(value);
}

customElements.define("sameframe-entries-panel", SameframeEntriesPanel);
