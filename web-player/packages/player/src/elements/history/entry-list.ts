import { html, LitElement, nothing } from "lit";
import { placeOf } from "../../history/entry-filter";
import type { Row } from "../../history/record";
import { clockLabel, dayLabel } from "../../history/session-time";
import { swatch } from "../../people/palette";
import { strings } from "../../strings";
import { reset } from "../../styles/shared";
import { vars } from "../vars";
import { entryListStyles, ROW } from "./entry-list-styles";

/** Rows beyond the edges that are there already. */
const MARGIN = 8;

/** More are not printed, which is said: a printer's queue has bounds. */
const PRINTED = 5000;

/** Somebody chose an entry. */
export type EntryEvent = CustomEvent<number>;

/**
 * Entries as sentences, of which only those in view are in the document. The current one is kept in view.
 *
 * @fires sameframe-entry detail: the sequence of the entry that somebody chose
 */
export class SameframeEntryList extends LitElement {
  static override readonly properties = {
    rows: { attribute: false },
    current: { type: Number },
    first: { state: true },
    count: { state: true },
    printing: { state: true },
  };

  declare rows: readonly Row[];
  /** Sequence of the last entry that counts at the moment that is looked at. */
  declare current: number;
  declare first: number;
  declare count: number;
  declare printing: boolean;
  #isRevealed = false;
  readonly #events = new ResizeObserver(() => this.#reveal());
  readonly #print = (event: Event): void => {
    this.printing = event.type === "beforeprint";
    this.performUpdate(); // what is printed is what is in the document when this returns
  };

  static override readonly styles = [reset, entryListStyles];

  constructor() {
    super();
    this.rows = [];
    this.current = 0;
    this.first = 0;
    this.count = 30;
    this.printing = false;
    this.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#events.observe(this);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#events.disconnect();
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
  }

  protected override render() {
    const { rows, printing } = this;
    const [from, to] = printing ? [0, PRINTED] : [this.first, this.first + this.count];
    const current = rows[placeOf(rows, this.current)]?.seq;
    // one stop for Tab; the arrows go on from there
    const stop = current ?? rows[0]?.seq;
    return html`<ol @keydown=${this.#pressed} ${vars({ "--height": `${rows.length * ROW}px` })}>
      ${rows.slice(from, to).map((row, place) => this.#row(row, from + place, row.seq === current, row.seq === stop))}
    </ol>
    ${printing && rows.length > PRINTED ? html`<p>${strings.history.panel.printed(PRINTED, rows.length)}</p>` : nothing}`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.#isRevealed &&= !changed.has("current");
    if (changed.has("current") || changed.has("rows")) {
      this.#reveal();
    }
  }

  #row({ seq, at, text, quote, color }: Row, place: number, isCurrent: boolean, isStop: boolean) {
    const dot = color === undefined ? "#555555" : swatch(color).fill;
    return html`<li aria-setsize=${this.rows.length} aria-posinset=${place + 1} ${vars({ "--top": `${place * ROW}px` })}>
      <button
        type="button"
        class=${seq > this.current ? "later" : ""}
        data-seq=${seq}
        tabindex=${isStop ? 0 : -1}
        title=${quote === undefined ? text : `${text}\n${quote}`}
        aria-current=${isCurrent ? "true" : "false"}
        @click=${() => this.#choose(seq)}
      >
        <span class="dot" ${vars({ "--fill": dot })}></span>
        <span class="text">${text}</span>
        ${quote === undefined ? nothing : html`<span class="quote">${quote}</span>`}
        <time datetime=${new Date(at / 1000).toISOString()} title=${dayLabel(at)}>${clockLabel(at)}</time>
      </button>
    </li>`;
  }

  #choose(seq: number): void {
    this.dispatchEvent(new CustomEvent("sameframe-entry", { detail: seq, bubbles: true, composed: true }));
  }

  #pressed(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const next = by === 0 ? undefined : this.rows[placeOf(this.rows, this.current) + by];
    if (next !== undefined) {
      event.preventDefault();
      this.#choose(next.seq);
      void this.#focus(next.seq);
    }
  }

  /** Once it is in the document: first the moment changes, then what is in view. */
  async #focus(seq: number): Promise<void> {
    for (let updates = 0; updates < 3; updates++) {
      await new Promise(requestAnimationFrame);
      await this.updateComplete;
    }
    this.renderRoot.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
  }

  #scrolled(): void {
    this.first = Math.max(0, Math.floor(this.scrollTop / ROW) - MARGIN);
    this.count = Math.ceil(this.clientHeight / ROW) + 2 * MARGIN;
  }

  /** Brings the current entry into view, once: where somebody has scrolled since, it is left. */
  #reveal(): void {
    const { rows, current, clientHeight } = this;
    const place = placeOf(rows, current);
    if (!this.#isRevealed && clientHeight > 0 && place >= 0) {
      const top = place * ROW;
      if (top < this.scrollTop || top + ROW > this.scrollTop + clientHeight) {
        this.scrollTop = Math.max(0, top - clientHeight / 2);
      }
      this.#isRevealed = (rows.at(-1)?.seq ?? 0) >= current;
    }
    this.#scrolled();
  }
}

customElements.define("sameframe-entry-list", SameframeEntryList);
