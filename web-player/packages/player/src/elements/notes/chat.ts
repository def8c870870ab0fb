import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { locale } from "../../language/language";
import { swatch } from "../../people/palette";
import type { ChatLine, NoteActs, NotesPicture } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { buttons, reset } from "../../styles/shared";
import { vars } from "../vars";
import { chatStyles } from "./chat-styles";
import "./composer";
import { authors, LONGEST_MESSAGE } from "./note-styles";

const say = notesStrings.chat;

/** So near the end counts as being there. [px] */
const NEAR = 24;

/** What it shows of the picture. */
const SHOWN = ["chat", "outgoing", "refusal", "fresh"] as const;

/** The messages, the latest at the end, where it stays unless somebody reads above. */
export class SameframeChat extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    acts: { attribute: false },
    open: { type: Boolean },
    missed: { state: true },
    above: { state: true },
  };

  declare picture: NotesPicture;
  declare acts: NoteActs;
  /** Whether it is to be seen. */
  declare open: boolean;
  /** How many came below while somebody reads above. */
  declare missed: number;
  declare above: boolean;
  readonly #resized = new ResizeObserver(() => this.#stay());

  static override readonly styles = [reset, buttons, authors, chatStyles];

  constructor() {
    super();
    this.open = false;
    this.missed = 0;
    this.above = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.#log && this.#resized.observe(this.#log));
  }

  /** What is told of the notes, and of the frame that they are on, is nothing to it: to look where it stands has the page laid out. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("picture") as NotesPicture | undefined;
    return before === undefined || changed.size > 1 || SHOWN.some((key) => before[key] !== this.picture[key]);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("picture") as NotesPicture | undefined;
    const last = before?.chat.at(-1)?.id;
    const { chat } = this.picture;
    if (this.open && this.above && before !== undefined && chat.at(-1)?.id !== last) {
      const news = chat.slice(chat.findIndex(({ id }) => id === last) + 1);
      this.above = !news.some(({ own }) => own);
      this.missed = this.above ? this.missed + news.length : 0;
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get("open") === false || (this.open && this.#becameFresh(changed))) {
      const fresh = this.renderRoot.querySelector<HTMLElement>(".fresh");
      this.above = false;
      this.#stay();
      if (fresh !== null && this.#log !== null) {
        this.#log.scrollTop = Math.min(this.#log.scrollTop, fresh.offsetTop - NEAR);
      }
    } else {
      this.#stay();
    }
  }

  protected override render() {
    const { chat, outgoing, refusal } = this.picture;
    const isEmpty = chat.length === 0 && outgoing.length === 0;
    return html`
      <div class="scroller">
        <div class="log" role="log" aria-live="polite" aria-label=${say.log} tabindex="0" @scroll=${this.#scrolled} @keydown=${scrolls}>
          ${isEmpty ? html`<p class="none">${say.none}<span>${say.noneDetail}</span></p>` : nothing}
          ${repeat(
            chat,
            ({ id }) => id,
            (line) => this.#line(line),
          )}
          ${outgoing.map(({ text }) => html`<div class="outgoing"><p>${text}</p><span>${notesStrings.sending}</span></div>`)}
        </div>
        ${this.above ? this.#toEnd() : nothing}
      </div>
      <sameframe-composer
        flowing
        .label=${say.label}
        .placeholder=${say.placeholder}
        .action=${say.send}
        .limit=${LONGEST_MESSAGE}
        .refusal=${refusal && refusal !== "empty" ? notesStrings.refusal[refusal] : undefined}
        .send=${(text: string) => this.acts.say(text)}
      ></sameframe-composer>
    `;
  }

  #line({ id, author, color, text, at, first }: ChatLine) {
    const isFresh = id === this.picture.fresh;
    return html`<div class="line ${first ? "first" : ""}" data-message=${id}>
      ${isFresh ? html`<p class="fresh"><span>${say.fresh}</span></p>` : nothing}
      ${
        first || isFresh
          ? html`<div class="about">
              <span class="dot" ${vars({ "--fill": swatch(color ?? -1).fill })}></span><strong>${author}</strong>
              <time datetime=${new Date(at).toISOString()} title=${new Date(at).toLocaleString(locale())}>${timeOf(at)}</time>
            </div>`
          : nothing
      }
      <p class="text">${text}</p>
    </div>`;
  }

  #toEnd() {
    const { missed } = this;
    return html`<button type="button" class="to-end" @click=${this.#down}>
      ↓ ${missed === 0 ? say.end : say.toEnd(missed)}
    </button>`;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector(".log");
  }

  #becameFresh(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("picture") as NotesPicture | undefined;
    return before !== undefined && before.fresh === undefined && this.picture.fresh !== undefined;
  }

  #stay(): void {
    const log = this.#log;
    if (log !== null && !this.above) {
      log.scrollTop = log.scrollHeight;
    }
  }

  #scrolled(): void {
    const log = this.#log;
    if (log !== null && log.clientHeight > 0) {
      this.above = log.scrollHeight - log.scrollTop - log.clientHeight > NEAR;
      this.missed = this.above ? this.missed : 0;
    }
  }

  #down(): void {
    this.above = false;
    this.missed = 0;
    this.#log?.focus();
  }
}

/** Keys that scroll do so here, and do not move the playhead. */
function scrolls(event: KeyboardEvent): void {
  if (["PageUp", "PageDown", "Home", "End"].includes(event.key)) {
    event.stopPropagation();
  }
}

/** The time; of another day with the date. */
function timeOf(at: number): string {
  const date = new Date(at);
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(locale(), isToday ? time : { day: "numeric", month: "short", ...time });
}

customElements.define("sameframe-chat", SameframeChat);
