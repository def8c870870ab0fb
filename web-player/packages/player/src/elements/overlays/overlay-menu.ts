import { css, html, LitElement, nothing, svg } from "lit";
import { areAny, GUIDES, type Guides, MASKS, type Mask, NO_GUIDES } from "../../overlays/guides";
import { Keymap } from "../../store/keymap";
import { keyOf, keyStrings } from "../../strings-keys";
import { overlayStrings as say } from "../../strings-overlays";
import { buttons, reset } from "../../styles/shared";

const icon = svg`
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <rect x="3" y="5" width="18" height="14" rx="1"/><path d="M12 9.500v5"/><path d="M9.500 12h5"/>
    </g>
  </svg>
`;

/**
 * A button, and the choice of what lies over the picture.
 *
 * @fires sameframe-guides something else is to be seen; detail: the guides
 */
export class SameframeOverlayMenu extends LitElement {
  static override readonly properties = {
    keymap: { attribute: false },
    guides: { attribute: false },
    demanded: { type: Boolean },
    open: { state: true },
  };

  declare guides: Guides;
  /** The burn-in is not one's own to choose. */
  declare demanded: boolean;
  declare open: boolean;
  declare keymap: Keymap;
  #events: AbortController | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        position: relative;
      }

      .menu {
        position: absolute;
        z-index: 2;
        right: 0;
        bottom: calc(100% + 8px);
        width: min(310px, calc(100vw - 24px));
        padding: 14px 16px;
        border: 1px solid var(--sf-line);
        border-radius: 10px;
        background: var(--sf-panel);
      }

      h2 {
        margin: 0 0 8px;
        color: var(--sf-dim);
        font-size: 13px;
        font-weight: 500;
      }

      label {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 36px;
        font-size: 14px;
        cursor: pointer;
      }

      select {
        flex: 1;
        min-height: 34px;
        padding: 0 8px;
        border: 1px solid var(--sf-line);
        border-radius: var(--sf-radius);
        background: var(--sf-ground);
        color: var(--sf-text);
        font: inherit;
      }

      input {
        flex: none;
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--sf-strong);
      }

      p {
        margin: 8px 0 0;
        color: var(--sf-faint);
        font-size: 12px;
      }

      /* from where the controls are, a menu that hangs on its button would leave the page */
      @container (max-width: 860px) {
        .menu {
          position: fixed;
          right: 12px;
          bottom: 12px;
          left: 12px;
          width: auto;
        }

        label,
        select {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.guides = NO_GUIDES;
    this.demanded = false;
    this.keymap = Keymap.USUAL;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#events = new AbortController();
    const { signal } = this.#events;
    document.addEventListener("pointerdown", (event) => event.composedPath().includes(this) || this.#close(), {
      signal,
    });
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#events?.abort();
  }

  protected override render() {
    const isOn = areAny(this.guides);
    return html`<button
        type="button"
        class="icon"
        data-action="guides"
        aria-label=${say.open}
        title=${keyStrings.withKey(say.open, keyOf(this.keymap, "guides"))}
        aria-expanded=${this.open}
        aria-pressed=${isOn}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${icon}
      </button>
      ${this.open ? this.#menu() : nothing}`;
  }

  #menu() {
    const { guides } = this;
    return html`<div class="menu" role="group" aria-label=${say.open}>
      <h2>${say.title}</h2>
      <label
        >${say.mask}<select
          aria-label=${say.mask}
          @change=${(event: Event) => this.#choose({ mask: (event.target as HTMLSelectElement).value as Mask })}
        >
          ${(Object.keys(MASKS) as Mask[])
            .sort(byPlace)
            .map((mask) => html`<option value=${mask} .selected=${mask === guides.mask}>${say.masks[mask]}</option>`)}
        </select></label
      >
      ${GUIDES.map(
        (guide) =>
          html`<label
            ><input
              type="checkbox"
              name=${guide}
              .checked=${guides[guide]}
              ?disabled=${guide === "burnIn" && this.demanded}
              @change=${(event: Event) => this.#choose({ [guide]: (event.target as HTMLInputElement).checked })}
            >${say.guides[guide]}</label
          >`,
      )}
      <p>${this.demanded ? say.demanded : say.note}</p>
    </div>`;
  }

  #choose(change: Partial<Guides>): void {
    this.dispatchEvent(new CustomEvent("sameframe-guides", { detail: { ...this.guides, ...change } }));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.#close();
      this.renderRoot.querySelector("button")?.focus();
    }
  }

  #close(): void {
    this.open = false;
  }
}

/** As it is first, then from the broadest. */
function byPlace(one: Mask, two: Mask): number {
  return (MASKS[two] ?? Number.POSITIVE_INFINITY) - (MASKS[one] ?? Number.POSITIVE_INFINITY) || 0;
}

customElements.define("sameframe-overlay-menu", SameframeOverlayMenu);
