import { css, html, LitElement, nothing, svg } from "lit";
import { type CaptionTrack, trackName } from "../../captions/tracks";
import { locale } from "../../language/language";
import { captionStrings as say } from "../../strings-captions";
import { buttons, reset } from "../../styles/shared";

const icon = svg`
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <rect x="3" y="5" width="18" height="14" rx="2"/><path d="M6.500 12h4"/><path d="M13.500 12h4"/><path d="M6.500 15.500h7"/>
      <path d="M16.500 15.500h1"/>
    </g>
  </svg>
`;

/** Another caption track is wanted, or none: detail is its place among the tracks. */
export type CaptionsEvent = CustomEvent<number | undefined>;

/**
 * Switches captions on and off where there are any: a button for one track; for several a choice that looks like it.
 *
 * @fires sameframe-captions detail: the place of the track that is wanted; undefined: none
 */
export class SameframeCaptionsChoice extends LitElement {
  static override readonly properties = { tracks: { attribute: false }, chosen: { attribute: false }, key: {} };

  declare tracks: readonly CaptionTrack[];
  /** Place of the track that is seen; undefined: none. */
  declare chosen: number | undefined;
  /** Name of the key that does the same; empty: there is none. */
  declare key: string;

  static override readonly styles = [
    reset,
    buttons,
    css`
      .choice {
        display: grid;
        position: relative;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: var(--sf-radius);
        color: var(--sf-text);
      }

      .choice:hover,
      .choice.on {
        background: var(--sf-raised);
      }

      .choice:focus-within {
        outline: 2px solid var(--sf-strong);
        outline-offset: 2px;
      }

      select {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }

      option {
        background: var(--sf-panel);
        color: var(--sf-text);
      }
    `,
  ];

  constructor() {
    super();
    this.tracks = [];
    this.chosen = undefined;
    this.key = "";
  }

  protected override willUpdate(): void {
    this.toggleAttribute("data-tracks", this.tracks.length > 0);
  }

  protected override render() {
    const { tracks, chosen } = this;
    const title = say.withKey(this.key);
    if (tracks.length === 0) {
      return nothing;
    }
    if (tracks.length === 1) {
      return html`<button
        type="button"
        class="icon"
        data-action="captions"
        aria-label=${say.show}
        aria-pressed=${chosen !== undefined}
        title=${title}
        @click=${() => this.#tell(chosen === undefined ? 0 : undefined)}
      >
        ${icon}
      </button>`;
    }
    return html`<div class="choice ${chosen === undefined ? "" : "on"}">
      ${icon}
      <select data-action="captions" aria-label=${say.show} title=${title} @change=${this.#picked}>
        <option value="" .selected=${chosen === undefined}>${say.none}</option>
        ${tracks.map((track, n) => html`<option value=${n} .selected=${n === chosen}>${trackName(track, n, locale())}</option>`)}
      </select>
    </div>`;
  }

  #picked({ target }: Event): void {
    const select = target as HTMLSelectElement;
    select.blur(); // or the arrow keys would go on changing it instead of stepping
    this.#tell(select.value === "" ? undefined : Number(select.value));
  }

  #tell(detail: number | undefined): void {
    this.dispatchEvent(new CustomEvent("sameframe-captions", { detail }));
  }
}

customElements.define("sameframe-captions-choice", SameframeCaptionsChoice);
