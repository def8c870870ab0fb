import { css, html, LitElement, nothing } from "lit";
import { Keymap } from "../../store/keymap";
import { PictureEvent, type PicturePicture } from "../../store/picture-view";
import { keyOf, keyStrings } from "../../strings-keys";
import { pictureStrings as say } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { turned } from "../turn-tabs";
import "./compare-tools";
import "./grade-tools";
import { pictureStyles } from "./picture-styles";
import "./sync-settings";
import "./view-tools";

const TABS = ["view", "colour", "compare", "sync"] as const;
type Tab = (typeof TABS)[number];

/** How the picture is shown, for as long as somebody changes that: tabs above the timeline, so that the picture stays free. */
export class SameframePicturePanel extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    keymap: { attribute: false },
    tab: { state: true },
  };

  declare picture: PicturePicture | undefined;
  /** The one that closes it, as it is called; empty: there is none. */
  declare keymap: Keymap;
  declare tab: Tab;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      :host {
        margin: 0 0 12px;
      }

      .head {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
        border-bottom: 1px solid var(--sf-line);
      }

      [role="tablist"] {
        display: flex;
        flex: 1;
        min-width: 0;
        overflow: auto hidden;
        scrollbar-width: none;
      }

      [role="tab"] {
        min-height: 36px;
        padding: 0 14px;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        color: var(--sf-dim);
        white-space: nowrap;
      }

      [role="tab"][aria-selected="true"] {
        border-bottom-color: var(--sf-strong);
        color: var(--sf-strong);
      }

      [role="tab"]:focus-visible {
        outline-offset: -2px;
      }

      [role="tabpanel"] {
        min-height: 68px;
      }

      @container (max-width: 640px) {
        .head {
          gap: 0;
        }

        [role="tab"],
        button.quiet {
          padding: 0 7px;
          font-size: 13.5px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.keymap = Keymap.USUAL;
    this.tab = "view";
  }

  protected override render() {
    const { picture, tab } = this;
    if (picture?.open !== true) {
      return nothing;
    }
    return html`
      <div class="head">
        <div role="tablist" aria-label=${say.title} @keydown=${this.#turned}>
          ${TABS.map(
            (it) => html`<button
              type="button"
              role="tab"
              id=${`tab-${it}`}
              aria-controls="panel"
              aria-selected=${it === tab}
              tabindex=${it === tab ? 0 : -1}
              @click=${() => this.show(it)}
            >
              ${say.tabs[it]}
            </button>`,
          )}
        </div>
        <button type="button" class="quiet" title=${keyStrings.withKey(say.done, keyOf(this.keymap, "picture"))} @click=${this.#done}>${say.done}</button>
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${`tab-${tab}`}>${this.#tools(picture)}</div>
    `;
  }

  /** Turns to a tab. */
  show(tab: Tab): void {
    this.tab = tab;
  }

  #tools(picture: PicturePicture) {
    switch (this.tab) {
      case "view":
        return html`<sameframe-view-tools .picture=${picture} .keymap=${this.keymap}></sameframe-view-tools>`;
      case "colour":
        return html`<sameframe-grade-tools .picture=${picture}></sameframe-grade-tools>`;
      case "compare":
        return html`<sameframe-compare-tools .picture=${picture}></sameframe-compare-tools>`;
      case "sync":
        return html`<sameframe-sync-settings .picture=${picture}></sameframe-sync-settings>`;
    }
  }

  #turned(event: KeyboardEvent): void {
    const to = turned(event, TABS.indexOf(this.tab), TABS.length);
    if (to !== undefined) {
      this.tab = TABS[to] ?? this.tab;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
    }
  }

  #done(): void {
    this.dispatchEvent(new PictureEvent({ kind: "open", open: false }));
  }
}

customElements.define("sameframe-picture-panel", SameframePicturePanel);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-picture-panel": SameframePicturePanel;
  }
}
