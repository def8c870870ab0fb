import { html, LitElement, nothing } from "lit";
import type { ShotRights } from "../../store/shot-rights";
import { type ShotRow, VERDICTS, type Verdict } from "../../store/shot-rows";
import type { ShotActs } from "../../store/shots-store";
import { playlistStrings as say } from "../../strings-playlist";
import { buttons, reset } from "../../styles/shared";
import { playlistIcons } from "./playlist-icons";
import { shotStyles } from "./shot-styles";

/**
 * One shot of the playlist.
 *
 * @fires sameframe-shot-step it is to go so many places further; detail: that number, negative is up
 * @fires sameframe-shot-version another version of it is to be added
 */
export class SameframeShot extends LitElement {
  static override readonly properties = {
    row: { attribute: false },
    rights: { attribute: false },
    acts: { attribute: false },
    current: { type: Boolean, reflect: true },
    more: { state: true },
    asks: { state: true },
  };

  declare row: ShotRow;
  declare rights: ShotRights;
  declare acts: ShotActs;
  /** It is in view. */
  declare current: boolean;
  /** What is seldom done is shown, too. */
  declare more: boolean;
  /** Whether it is to be taken off. */
  declare asks: boolean;

  static override readonly styles = [reset, buttons, shotStyles];

  constructor() {
    super();
    this.current = false;
    this.more = false;
    this.asks = false;
  }

  protected override render() {
    const { row, rights } = this;
    const { place, title, chosen, current, frames, rate, exact } = row;
    const edit = rights.edit && say.refusal[rights.edit];
    const show = rights.show && say.refusal[rights.show];
    return html`
      <button
        type="button"
        class="grip"
        data-grip
        aria-label=${say.move(title)}
        title=${edit ?? say.move(title)}
        ?disabled=${edit !== undefined}
        @keydown=${this.#stepped}
      >
        ${playlistIcons.grip}
      </button>
      <span class="place" aria-hidden="true">${place}</span>
      <button
        type="button"
        class="title"
        data-act="show"
        aria-label=${say.go(place, title)}
        title=${show ?? title}
        ?disabled=${show !== undefined}
        @click=${() => this.acts.show(chosen)}
      >
        ${title}
      </button>
      <button
        type="button"
        class="icon more"
        aria-label=${say.more(title)}
        title=${say.more(title)}
        aria-expanded=${this.more}
        @click=${() => {
          this.more = !this.more;
          this.asks = false;
        }}
      >
        ${playlistIcons.more}
      </button>
      <div class="about">
        ${this.#verdict()}${this.#version(show)}
        <span>${say.length(frames, rate)}</span>
        ${exact ? nothing : html`<span class="inexact">⚠ ${say.inexact}</span>`}
        ${current ? html`<span class="unseen">${say.current}</span>` : nothing}
      </div>
      ${this.more ? this.#acts(edit) : nothing}
    `;
  }

  /** Where it is moved by keyboard. */
  focusGrip(): void {
    this.renderRoot.querySelector<HTMLElement>(".grip")?.focus();
  }

  #verdict() {
    const { id, title, verdict } = this.row;
    const refusal = this.rights.judge && say.refusal[this.rights.judge];
    return html`<select
      data-verdict=${verdict}
      aria-label=${say.verdictOf(title)}
      title=${refusal ?? say.verdict}
      ?disabled=${refusal !== undefined}
      @change=${(event: Event) => this.acts.judge(id, (event.target as HTMLSelectElement).value as Verdict)}
    >
      ${VERDICTS.map(
        (it) => html`<option value=${it} .selected=${it === verdict}>${say.shapes[it]} ${say.verdicts[it]}</option>`,
      )}
    </select>`;
  }

  #version(refusal: string | undefined) {
    const { title, chosen, versions } = this.row;
    return versions.length < 2
      ? nothing
      : html`<select
          data-act="version"
          aria-label=${say.versionOf(title)}
          title=${refusal ?? say.versionOf(title)}
          ?disabled=${refusal !== undefined}
          @change=${(event: Event) => this.acts.show((event.target as HTMLSelectElement).value)}
        >
          ${versions.map(
            (it) =>
              html`<option value=${it.medium} .selected=${it.medium === chosen} title=${it.title}>${say.version(it.number)}</option>`,
          )}
        </select>`;
  }

  #acts(refusal: string | undefined) {
    const button = (act: string, text: string, does: () => void) => html`<button
      type="button"
      data-act=${act}
      title=${refusal ?? nothing}
      ?disabled=${refusal !== undefined}
      @click=${does}
    >
      ${text}
    </button>`;
    const ask = (asks: boolean) => () => {
      this.asks = asks;
    };
    return html`<div class="acts">
      ${
        this.asks
          ? html`<p role="alert">${say.removeQuestion}</p>
              ${button("confirm", say.remove, () => this.acts.remove(this.row.id))}${button("keep", say.keep, ask(false))}`
          : html`${button("version-add", say.addVersion, () => {
              this.more = false;
              this.dispatchEvent(new CustomEvent("sameframe-shot-version"));
            })}${button("remove", say.remove, ask(true))}`
      }
    </div>`;
  }

  #stepped(event: KeyboardEvent): void {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by !== 0) {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent("sameframe-shot-step", { detail: by }));
    }
  }
}

customElements.define("sameframe-shot", SameframeShot);
