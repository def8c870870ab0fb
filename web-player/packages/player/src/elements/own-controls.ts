import { css, html, LitElement } from "lit";
import { DrawEvent } from "../store/drawing-view";
import { type Request, RequestEvent } from "../store/requests";
import { strings } from "../strings";
import { drawingStrings } from "../strings-drawing";
import { keyStrings } from "../strings-keys";
import { buttons, reset } from "../styles/shared";
import { drawIcons } from "./drawing/draw-icons";
import { icons } from "./icons";
import "./keys-sheet";
import type { SameframeKeysSheet } from "./keys-sheet";

/** What concerns only oneself: drawing tools, looking around alone, the sound, the size of the picture. */
export class SameframeOwnControls extends LitElement {
  static override readonly properties = {
    alone: { type: Boolean },
    idle: { type: Boolean },
    muted: { type: Boolean },
    draws: { type: Boolean },
  };

  declare alone: boolean;
  /** There is nothing to look at. */
  declare idle: boolean;
  declare muted: boolean;
  /** The drawing tools are open. */
  declare draws: boolean;

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
      @media (max-width: 640px) {
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
    this.muted = false;
    this.draws = false;
  }

  protected override render() {
    const mute = this.muted ? strings.transport.unmute : strings.transport.mute;
    const { alone } = this;
    return html`
      <button
        type="button"
        class="icon"
        data-action="draw"
        aria-pressed=${this.draws}
        aria-label=${drawingStrings.open}
        title="${drawingStrings.open} (D)"
        ?disabled=${this.idle}
        @click=${() => this.dispatchEvent(new DrawEvent({ kind: "open", open: !this.draws }))}
      >
        ${drawIcons.draw}
      </button>
      <slot></slot>
      <button
        type="button"
        class="icon"
        data-action="alone"
        aria-pressed=${alone}
        aria-label=${strings.alone.begin}
        title=${alone ? strings.alone.back : strings.alone.begin}
        ?disabled=${this.idle}
        @click=${() => this.#ask({ kind: alone ? "rejoin" : "alone" })}
      >
        ${icons.eye}
      </button>
      ${this.#button(this.muted ? icons.silent : icons.sound, mute, { kind: "mute" })}
      ${this.#button(icons.fullscreen, strings.transport.fullscreen, { kind: "fullscreen" })}
      <button
        type="button"
        class="icon help"
        aria-label=${keyStrings.show}
        title=${keyStrings.show}
        @click=${() => this.#ask({ kind: "keys" })}
      >
        ?
      </button>
      <sameframe-keys-sheet .all=${keyStrings.all}></sameframe-keys-sheet>
    `;
  }

  /** Shows what keys do, or no more. */
  toggleKeys(): void {
    this.renderRoot.querySelector<SameframeKeysSheet>("sameframe-keys-sheet")?.toggle();
  }

  #button(icon: unknown, label: string, request: Request) {
    return html`
      <button type="button" class="icon" aria-label=${label} title=${label} @click=${() => this.#ask(request)}>${icon}</button>
    `;
  }

  #ask(request: Request): void {
    this.dispatchEvent(new RequestEvent(request));
  }
}

customElements.define("sameframe-own-controls", SameframeOwnControls);
