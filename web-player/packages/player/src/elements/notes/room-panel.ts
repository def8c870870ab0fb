import { css, html, LitElement, nothing } from "lit";
import type { NoteActs, NotesPicture, Tab } from "../../store/notes-view";
import { notesStrings } from "../../strings-notes";
import { buttons, reset } from "../../styles/shared";
import { turned } from "../turn-tabs";
import "./chat";
import "./note-list";

const say = notesStrings.tabs;

const TABS: readonly Tab[] = ["people", "playlist", "notes", "chat"];

/** More are not counted. */
const COUNTED = 99;

/**
 * Beside the picture, or below it on a narrow page: people, playlist, notes, chat.
 *
 * @fires sameframe-tab another tab is shown
 */
export class SameframeRoomPanel extends LitElement {
  static override readonly properties = {
    roster: { attribute: false },
    picture: { attribute: false },
    acts: { attribute: false },
    playlist: { attribute: false },
    tab: { state: true },
  };

  /** Who is here. */
  declare roster: HTMLElement;
  declare picture: NotesPicture;
  declare acts: NoteActs;
  /** Stands on the tab of its name. */
  declare playlist: HTMLElement | undefined;
  declare tab: Tab;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }

      [role="tablist"] {
        display: flex;
        flex: none;
        gap: 2px;
        margin: 0 -8px 12px;
        border-bottom: 1px solid var(--sf-line);
      }

      [role="tab"] {
        position: relative;
        flex: 0 1 auto;
        min-width: 0;
        min-height: 44px;
        padding: 6px 6px 0;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 4px 4px 0 0;
        color: var(--sf-dim);
        font-size: 14px;
      }

      [role="tab"][aria-selected="true"] {
        border-bottom-color: var(--sf-strong);
        color: var(--sf-strong);
      }

      [role="tab"]:focus-visible {
        outline-offset: -2px;
      }

      /* over the corner: what is unread moves nothing */
      .badge {
        position: absolute;
        top: 1px;
        right: -2px;
        min-width: 15px;
        padding: 0 4px;
        border-radius: 8px;
        background: var(--sf-strong);
        color: var(--sf-ink);
        font-size: 10px;
        font-weight: 700;
        line-height: 15px;
      }

      [role="tabpanel"] {
        flex: 1;
        min-height: 0;
        margin: 0 -8px;
        padding: 0 8px;
        overflow: auto;
      }

      #panel-chat {
        overflow: visible;
      }

      @container (max-width: 860px) {
        [role="tablist"] {
          margin: 0 0 12px;
        }

        [role="tab"] {
          flex: 1;
          font-size: 15px;
        }

        [role="tabpanel"] {
          flex: none;
          overflow: visible;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.tab = "people";
  }

  protected override firstUpdated(): void {
    this.setAttribute("role", "complementary");
    this.setAttribute("aria-label", say.label);
  }

  protected override render() {
    const { picture, acts, tab } = this;
    return html`
      <div role="tablist" aria-label=${say.label} @keydown=${this.#turned}>${TABS.map((it) => this.#tabButton(it))}</div>
      ${TABS.map(
        (it) => html`<div role="tabpanel" id=${`panel-${it}`} aria-labelledby=${`tab-${it}`} ?hidden=${it !== tab}>
          ${it === "people" ? this.roster : nothing}
          ${it === "playlist" ? this.playlist : nothing}
          ${it === "notes" ? html`<sameframe-note-list .picture=${picture} .acts=${acts}></sameframe-note-list>` : nothing}
          ${
            it === "chat"
              ? html`<sameframe-chat .picture=${picture} .acts=${acts} ?open=${tab === "chat"}></sameframe-chat>`
              : nothing
          }
        </div>`,
      )}
    `;
  }

  #tabButton(tab: Tab) {
    const unread = tab === "people" || tab === "playlist" ? 0 : this.picture.unread[tab];
    return html`<button
      type="button"
      role="tab"
      id=${`tab-${tab}`}
      aria-controls=${`panel-${tab}`}
      aria-selected=${this.tab === tab}
      tabindex=${this.tab === tab ? 0 : -1}
      @click=${() => this.#choose(tab)}
    >
      ${say[tab]}${
        unread === 0
          ? nothing
          : html` <span class="badge" data-unread=${unread}>${unread > COUNTED ? `${COUNTED}+` : unread}<span class="unseen"> ${say.unread}</span></span>`
      }
    </button>`;
  }

  #choose(tab: Tab): void {
    if (tab !== this.tab) {
      this.tab = tab;
      this.dispatchEvent(new CustomEvent("sameframe-tab"));
    }
  }

  #turned(event: KeyboardEvent): void {
    const to = turned(event, TABS.indexOf(this.tab), TABS.length);
    if (to !== undefined) {
      this.#choose(TABS[to] ?? this.tab);
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
    }
  }
}

customElements.define("sameframe-room-panel", SameframeRoomPanel);
