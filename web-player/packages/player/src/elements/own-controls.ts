import { css, html, LitElement, nothing } from "lit";
import { DrawEvent } from "../store/drawing-view";
import { type Action, Keymap } from "../store/keymap";
import { PictureEvent } from "../store/picture-view";
import { type Request, RequestEvent } from "../store/requests";
import { strings } from "../strings";
import { drawingStrings } from "../strings-drawing";
import { keyGroups, keyOf, keyStrings } from "../strings-keys";
import { pictureStrings } from "../strings-picture";
import { buttons, reset } from "../styles/shared";
import { drawIcons } from "./drawing/draw-icons";
import { icons } from "./icons";
import "./keys-sheet";
import type { SameframeKeysSheet } from "./keys-sheet";
import { pictureIcons } from "./picture/icons";

/** What concerns only oneself: drawing tools, looking around alone, the sound, the size of the picture. */
export class SameframeOwnControls extends LitElement {
  static override readonly properties = {
    alone: { type: Boolean },
    idle: { type: Boolean },
    sound: { attribute: false },
    keymap: { attribute: false },
    draws: { type: Boolean },
    tunes: { type: Boolean },
  };

  declare alone: boolean;
  /** There is nothing to look at. */
  declare idle: boolean;
  /** Stands between the other buttons. */
  declare sound: HTMLElement | undefined;
  declare keymap: Keymap;
  /** The drawing tools are open. */
  declare draws: boolean;
  /** The tools for view, colour and comparison are open. */
  declare tunes: boolean;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        display: flex;
        justify-content: flex-end;
      }

      .help {
        font-weight: 600;
      }

      /* there are hardly any keys */
      @container (max-width: 640px) {
        .help {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.alone = false;
    this.idle = false;
    this.keymap = Keymap.USUAL;
    this.draws = false;
    this.tunes = false;
  }

  protected override render() {
    const { alone } = this;
    return html`
      <button
        type="button"
        class="icon"
        data-action="draw"
        aria-pressed=${this.draws}
        aria-label=${drawingStrings.open}
        title=${this.#titled(drawingStrings.open, "draw")}
        ?disabled=${this.idle}
        @click=${() => this.dispatchEvent(new DrawEvent({ kind: "open", open: !this.draws }))}
      >
        ${drawIcons.draw}
      </button>
      <slot></slot>
      <button
        type="button"
        class="icon"
        data-action="tune"
        aria-pressed=${this.tunes}
        aria-label=${pictureStrings.open}
        title=${this.#titled(pictureStrings.open, "picture")}
        @click=${() => this.dispatchEvent(new PictureEvent({ kind: "open", open: !this.tunes }))}
      >
        ${pictureIcons.open}
      </button>
      <button
        type="button"
        class="icon"
        data-action="alone"
        aria-pressed=${alone}
        aria-label=${strings.alone.begin}
        title=${this.#titled(alone ? strings.alone.back : strings.alone.begin, "alone")}
        ?disabled=${this.idle}
        @click=${() => this.#ask({ kind: alone ? "rejoin" : "alone" })}
      >
        ${icons.eye}
      </button>
      ${this.sound ?? nothing}
      <button
        type="button"
        class="icon"
        aria-label=${strings.transport.fullscreen}
        title=${this.#titled(strings.transport.fullscreen, "fullscreen")}
        @click=${() => this.#ask({ kind: "fullscreen" })}
      >
        ${icons.fullscreen}
      </button>
      <button
        type="button"
        class="icon help"
        aria-label=${keyStrings.show}
        title=${this.#titled(keyStrings.show, "keys")}
        @click=${() => this.#ask({ kind: "keys" })}
      >
        ?
      </button>
      <slot></slot>
      <sameframe-keys-sheet .groups=${keyGroups(this.keymap)}></sameframe-keys-sheet>
    `;
  }

  /** Whether it shows what keys do. */
  get showsKeys(): boolean {
    return this.renderRoot.querySelector<SameframeKeysSheet>("sameframe-keys-sheet")?.isOpen === true;
  }

  /** Shows what keys do, or no more. */
  toggleKeys(): void {
    this.renderRoot.querySelector<SameframeKeysSheet>("sameframe-keys-sheet")?.toggle();
  }

  #titled(what: string, action: Action): string {
    return keyStrings.withKey(what, keyOf(this.keymap, action));
  }

  #ask(request: Request): void {
    this.dispatchEvent(new RequestEvent(request));
  }
}

customElements.define("sameframe-own-controls", SameframeOwnControls);
