import type { ConnectionState, SyncStatus } from "@sameframe/sync";
import { css, html, LitElement, nothing, svg } from "lit";
import { RequestEvent } from "../store/requests";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";

const say = strings.connection;

/** The state of the connection, by shape and in words; counts down to the next attempt. */
export class SameframeConnection extends LitElement {
  static override readonly properties = { state: { attribute: false }, sync: { attribute: false } };

  declare state: ConnectionState;
  declare sync: SyncStatus | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        white-space: nowrap;
      }

      .badge {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .short {
        display: none;
      }

      .live svg {
        color: var(--sf-good);
      }

      .waiting svg,
      .odd svg {
        color: var(--sf-warn);
      }

      .waiting g {
        transform-origin: 6px 6px;
        animation: turn 1.4s linear infinite;
      }

      .offline {
        color: var(--sf-bad);
      }

      button {
        min-height: 30px;
        padding: 0 10px;
        font-size: 13px;
      }

      @media (max-width: 720px) {
        :host {
          gap: 8px;
        }

        .long {
          display: none;
        }

        .short {
          display: inline;
        }

        /* no taller than the line that it stands in */
        button {
          min-height: 24px;
          margin: -3px 0;
          padding: 0 8px;
        }
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.state = { kind: "connecting" };
    this.sync = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  protected override updated(): void {
    const counting = this.state.kind === "reconnecting" && this.isConnected;
    if (counting && this.#tick === undefined) {
      this.#tick = setInterval(() => this.requestUpdate(), 250);
    } else if (!counting) {
      clearInterval(this.#tick);
      this.#tick = undefined;
    }
  }

  protected override render() {
    const { state } = this;
    switch (state.kind) {
      case "live":
        return this.#live();
      case "connecting":
        return badge("waiting", RING, say.connecting);
      case "waiting":
        return badge("waiting", RING, say.outside);
      case "reconnecting": {
        const seconds = Math.ceil((state.nextAttemptAt - performance.now()) / 1000);
        return seconds > 0
          ? html`${badge("waiting", RING, say.reconnecting, "", countdown(seconds))}${this.#button(say.now)}`
          : badge("waiting", RING, say.reconnecting);
      }
      case "failed":
      case "closed": {
        const again = state.kind === "failed" ? this.#button(say.reconnect) : nothing;
        return html`${badge("offline", CROSS, say.offline)}${again}`;
      }
    }
  }

  #live() {
    switch (this.sync?.status) {
      case "conflict":
        return badge("odd", TRIANGLE, say.conflict);
      case "private":
        return badge("odd", HALF, say.alone);
      default:
        return badge("live", svg`<circle cx="6" cy="6" r="5"/>`, say.live, this.#detail());
    }
  }

  #button(label: string) {
    return html`<button type="button" data-action="reconnect" @click=${this.#reconnect}>${label}</button>`;
  }

  #reconnect(): void {
    this.dispatchEvent(new RequestEvent({ kind: "reconnect" }));
  }

  #detail(): string {
    const { roundTrip, drift } = this.sync ?? {};
    const parts = [
      drift === undefined ? "" : say.drift(Math.round(drift * 10) / 10),
      roundTrip === undefined ? "" : say.roundTrip(Math.round(roundTrip)),
    ];
    return parts.filter((part) => part !== "").join(", ");
  }
}

const RING = svg`<g fill="none" stroke="currentColor" stroke-width="2"><path d="M6 1a5 5 0 1 1-5 5"/></g>`;
const TRIANGLE = svg`<path d="M6 0.500 12 11.500H0z"/>`;
const HALF = svg`<path d="M6 1a5 5 0 0 1 0 10z"/><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.500"/>`;
const CROSS = svg`<path d="m2 2 8 8M10 2 2 10" fill="none" stroke="currentColor" stroke-width="2.500" stroke-linecap="round"/>`;

/** @param shown what is seen of it, if that is not the text that is read out */
function badge(kind: string, shape: unknown, text: string, detail = "", shown: unknown = undefined) {
  return html`
    <span class="badge ${kind}" role="status" title=${detail}>
      <svg viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">${shape}</svg>
      <span class=${shown === undefined ? "" : "unseen"}>${text}</span>${shown ?? nothing}
    </span>
  `;
}

/** Not read out: it changes every second. */
function countdown(seconds: number) {
  return html`<span class="long" aria-hidden="true">${say.reconnectingIn(seconds)}</span
    ><span class="short" aria-hidden="true">${say.retryIn(seconds)}</span>`;
}

customElements.define("sameframe-connection", SameframeConnection);
