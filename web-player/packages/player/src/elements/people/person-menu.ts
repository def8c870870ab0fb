import { css, html, LitElement } from "lit";
import type { PersonAct } from "../../store/person-acts";
import { strings } from "../../strings";
import { peopleStrings } from "../../strings-people";
import { buttons, reset } from "../../styles/shared";
import { peopleIcons } from "./shapes";

/** Between the button and its menu. [px] */
const GAP = 4;

/**
 * What can be done about one person, behind a button.
 *
 * @fires sameframe-person-act something was chosen; detail: the act
 */
export class SameframePersonMenu extends LitElement {
  static override readonly properties = { name: {}, acts: { attribute: false }, open: { state: true } };

  declare name: string;
  declare acts: readonly PersonAct[];
  declare open: boolean;
  #byKeyboard = false;

  static override readonly styles = [
    reset,
    buttons,
    css`
      .icon {
        width: 32px;
        min-height: 32px;
        color: var(--sf-dim);
      }

      @media (pointer: coarse) {
        .icon {
          width: 44px;
          min-height: 44px;
        }
      }

      [role="menu"] {
        position: fixed;
        inset: auto;
        margin: 0;
        width: max-content;
        min-width: 190px;
        max-width: min(320px, calc(100vw - 16px));
        padding: 6px;
        border: 1px solid var(--sf-line);
        border-radius: var(--sf-radius);
        background: var(--sf-panel);
        box-shadow: 0 8px 24px rgb(0 0 0 / 50%);
      }

      /* one below the other: in a line, the widest content would be all of them together */
      [role="menuitem"] {
        display: flex;
        justify-content: flex-start;
        width: 100%;
        min-height: 40px;
        padding: 0 10px;
        border: 0;
        font-size: 14px;
        text-align: left;
      }

      [role="menuitem"]:focus-visible {
        outline-offset: -2px;
      }

      .asks {
        color: var(--sf-bad);
      }
    `,
  ];

  constructor() {
    super();
    this.name = "";
    this.acts = [];
    this.open = false;
  }

  protected override render() {
    const label = strings.roster.about(peopleStrings.roster.menu, this.name);
    return html`
      <button
        type="button"
        class="icon"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${label}
        title=${label}
        popovertarget="menu"
        @click=${this.#clicked}
        @keydown=${this.#pressedButton}
      >
        ${peopleIcons.more}
      </button>
      <div id="menu" popover role="menu" aria-label=${label} @toggle=${this.#toggled} @keydown=${this.#pressed}>
        ${this.acts.map(
          (
            act,
          ) => html`<button type="button" role="menuitem" tabindex="-1" class=${act.asks ? "asks" : ""} @click=${() => this.#chosen(act)}>
            ${act.label}
          </button>`,
        )}
      </div>
    `;
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>("#menu");
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[role=menuitem]")];
  }

  #toggled({ newState }: ToggleEvent): void {
    this.open = newState === "open";
    if (this.open) {
      this.#place();
      this.#items[0]?.focus();
    } else if (document.activeElement === document.body || this.#items.some((item) => item.matches(":focus"))) {
      this.#return(); // what had the focus is gone
    }
  }

  /** Who came by keyboard goes on from the button. */
  #return(): void {
    if (this.#byKeyboard) {
      this.renderRoot.querySelector("button")?.focus();
    }
  }

  /** Below the button, or above it where there is no room. */
  #place(): void {
    const menu = this.#menu;
    const button = this.renderRoot.querySelector("button")?.getBoundingClientRect();
    if (menu === null || button === undefined) {
      return;
    }
    const { width, height } = menu.getBoundingClientRect();
    const below = button.bottom + GAP;
    const top = below + height <= innerHeight ? below : Math.max(GAP, button.top - GAP - height);
    const left = Math.max(GAP, Math.min(button.right - width, innerWidth - width - GAP));
    menu.style.setProperty("top", `${top}px`);
    menu.style.setProperty("left", `${left}px`);
  }

  #clicked(event: MouseEvent): void {
    this.#byKeyboard = event.detail === 0;
  }

  #pressedButton(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" && !this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.#byKeyboard = true;
      this.#menu?.showPopover();
    }
  }

  #pressed(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation(); // the player has these keys, too
    if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    } else if (event.key === "Tab") {
      this.#menu?.hidePopover();
    }
  }

  #chosen(act: PersonAct): void {
    this.#menu?.hidePopover();
    this.#return();
    this.dispatchEvent(new CustomEvent("sameframe-person-act", { detail: act }));
  }
}

customElements.define("sameframe-person-menu", SameframePersonMenu);
