import { html, LitElement, nothing } from "lit";
import { Directory, type Found } from "../../history/directory";
import { clockLabel, dayLabel, spokenLength } from "../../history/session-time";
import type { Summary } from "../../history/summaries";
import { Problem } from "../../net/problem";
import { historyPath } from "../../net/room-code";
import { remembered } from "../../people/visitor";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import { icons } from "../icons";
import "../mark";
import { problemNote, type Wrong, wrongOf } from "../problem-note";
import { listStyles } from "./list-styles";
import "./token-form";

const say = strings.history.list;

/** Somebody who types is let finish a word. */
const TYPING_MS = 250;

/** More names than these are counted. */
const NAMED = 6;

/**
 * The sessions that can be opened here, with search.
 *
 * @fires sameframe-refused the server does not take the operator's token; detail: why
 */
export class SameframeSessionList extends LitElement {
  static override readonly properties = {
    operator: { attribute: false },
    wrong: { attribute: false },
    found: { state: true },
    failure: { state: true },
    words: { state: true },
    state: { state: true },
  };

  declare operator: string | undefined;
  declare wrong: Wrong | undefined;
  declare found: Found | undefined;
  declare failure: Wrong | undefined;
  declare words: string;
  declare state: string;
  #directory = new Directory(undefined, []);
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  static override readonly styles = [reset, buttons, forms, listStyles];

  constructor() {
    super();
    this.words = "";
    this.state = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!this.hasUpdated || changed.has("operator")) {
      this.#directory = new Directory(this.operator, remembered.audited);
      void this.#find();
    }
  }

  protected override render() {
    return html`
      <header>
        <a href="/" title=${strings.door.home}><sameframe-mark></sameframe-mark></a>
        <h1>${strings.history.title}</h1>
      </header>
      <main>
        <section>
          <search>
            <input type="search" aria-label=${say.search} placeholder=${say.searchHint} @input=${this.#typed}>
            <select aria-label=${say.state} @change=${this.#chosen}>
              <option value="">${say.any}</option>
              ${Object.entries(say.states).map(([state, name]) => html`<option value=${state}>${name}</option>`)}
            </select>
          </search>
          ${problemNote(this.failure)} ${this.#results()}
        </section>
        <div class="side"><sameframe-token-form .wrong=${this.wrong}></sameframe-token-form></div>
      </main>
    `;
  }

  #results() {
    const { found } = this;
    if (found === undefined) {
      return this.failure === undefined ? html`<p class="none" role="status">${say.loading}</p>` : nothing;
    }
    const isNarrowed = this.words.trim() !== "" || this.state !== "";
    if (found.sessions.length === 0) {
      const [title, detail] = isNarrowed || found.isAll ? [say.none, say.noneDetail] : [say.empty, say.emptyDetail];
      return html`<div class="none" role="status"><strong>${title}</strong><p>${detail}</p></div>`;
    }
    return html`
      ${found.isAll ? nothing : html`<p class="note">${say.kept} ${say.keptDetail}</p>`}
      <ul>${found.sessions.map((session) => this.#session(session))}</ul>
      ${found.next === undefined ? nothing : html`<button type="button" class="more" @click=${() => this.#find(found)}>${say.more}</button>`}
    `;
  }

  #session(session: Summary) {
    const { code, title, state, from, to, entries, people, media, alarm, wrong } = session;
    const name = title || (state === "erased" ? strings.history.erased : strings.start.untitled);
    const length = to > from ? ` · ${spokenLength(to - from)}` : "";
    return html`<li>
      <a href=${historyPath(code)}>
        <span class="line"><span class="title">${name}</span><span class="code">${code}</span></span>
        <span class="line dim">
          <span>${dayLabel(from)}, ${clockLabel(from)}${length}</span>
          ${entries === 0 ? nothing : html`<span>${say.entries(entries)}</span>`}
          ${state === undefined ? nothing : html`<span class="state ${state}">${say.states[state]}</span>`}
        </span>
        ${people.length === 0 ? nothing : html`<span class="line dim">${say.people(some(people))}</span>`}
        ${media.length === 0 ? nothing : html`<span class="line faint">${some(media)}</span>`}
        ${alarm ? html`<span class="line bad">${say.alarm}</span>` : nothing}
        ${wrong === undefined ? nothing : html`<span class="line warn">${say.unreadable} ${wrong}</span>`}
      </a>
      ${remembered.audit(code) === undefined ? nothing : this.#forgetting(code, name)}
    </li>`;
  }

  #forgetting(code: string, name: string) {
    const label = say.forget(name);
    return html`<button type="button" class="icon" aria-label=${label} title=${label} @click=${() => this.#forget(code)}>${icons.close}</button>`;
  }

  /** @param before what was found, to add more to */
  async #find(before?: Found): Promise<void> {
    const asked = ++this.#asked;
    const after = before?.next === undefined ? {} : { after: before.next };
    try {
      const found = await this.#directory.find({ words: this.words, state: this.state, ...after });
      if (asked === this.#asked) {
        this.found = { ...found, sessions: [...(before?.sessions ?? []), ...found.sessions] };
        this.failure = undefined;
        forgetTitles(found.sessions);
      }
    } catch (failure) {
      if (asked === this.#asked) {
        this.#failed(failure);
      }
    }
  }

  #failed(failure: unknown): void {
    if (failure instanceof Problem && (failure.status === 401 || failure.status === 403)) {
      this.dispatchEvent(new CustomEvent("sameframe-refused", { detail: failure }));
    } else {
      this.failure = wrongOf(failure);
    }
  }

  #typed(event: Event): void {
    this.words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#find(), TYPING_MS);
  }

  #chosen(event: Event): void {
    this.state = (event.target as HTMLSelectElement).value;
    void this.#find();
  }

  #forget(code: string): void {
    remembered.forgetAudit(code);
    this.#directory = new Directory(this.operator, remembered.audited);
    void this.#find();
  }
}

/** What erased sessions were called is not kept in this browser, either. */
function forgetTitles(sessions: readonly Summary[]): void {
  for (const { code, state } of sessions) {
    const known = state === "erased" ? remembered.audit(code) : undefined;
    if (known !== undefined && known.title !== "") {
      remembered.rememberAudit({ ...known, title: "" });
    }
  }
}

/** A comma within a name, as in "Leo, Los Angeles", must not look like one between two. */
function some(names: readonly string[]): string {
  const more = names.length - NAMED;
  const shown = [...names.slice(0, NAMED), ...(more > 0 ? [`+ ${more}`] : [])];
  return shown.join(shown.some((name) => name.includes(",")) ? "; " : ", ");
}

customElements.define("sameframe-session-list", SameframeSessionList);
