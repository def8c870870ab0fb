import type { ConnectionState } from "@sameframe/sync";
import { css, html, LitElement, nothing } from "lit";
import type { Badge } from "../store/badge";
import { RequestEvent } from "../store/requests";
import type { Together } from "../store/together";
import { strings } from "../strings";
import { peopleStrings } from "../strings-people";
import { buttons, reset } from "../styles/shared";
import { badgeShapes } from "./people/shapes";

const say = strings.connection;

/**
 * How one is in step, by shape and in words; counts down to the next attempt to connect. Pressed, it opens what there is to know;
 * pressed twice, the figures.
 */
export class SameframeConnection extends LitElement {
  static override readonly properties = {
    state: { attribute: false },
    badge: { attribute: false },
    together: { attribute: false },
    roundTrip: { attribute: false },
  };

  declare state: ConnectionState;
  declare badge: Badge;
  declare together: Together | undefined;
  /** Milliseconds. */
  declare roundTrip: number | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        display: inline-flex;
        flex: none;
        align-items: center;
        gap: 6px;
        min-width: 0;
        white-space: nowrap;
      }

      button.badge {
        gap: 7px;
        min-height: 32px;
        padding: 0 8px;
        border-color: transparent;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .short {
        display: none;
      }

      .more {
        color: var(--sf-faint);
      }

      .more::before {
        content: "·";
        margin-right: 7px;
      }

      .apart {
        color: var(--sf-warn);
      }

      .synced svg {
        color: var(--sf-good);
      }

      .syncing svg,
      .slow svg,
      .conflict svg,
      .private svg,
      .waiting svg {
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

      @container (max-width: 1180px) {
        .trip {
          display: none;
        }
      }

      @container (max-width: 960px) {
        .more {
          display: none;
        }
      }

      @container (max-width: 720px) {
        .long {
          display: none;
        }

        .short {
          display: inline;
        }

        button.badge {
          max-width: 100%;
        }

        /* what does not fit is behind the badge */
        button.badge > svg + span {
          overflow: hidden;
          text-overflow: ellipsis;
        }

        /* no taller than the line that it stands in */
        button,
        button.badge {
          min-height: 24px;
          margin: -3px 0;
          padding: 0 4px;
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
    this.badge = { kind: "waiting", text: say.connecting, since: "", detail: "" };
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
    const { badge } = this;
    const wait = this.#wait();
    return html`
      <button
        type="button"
        class="badge ${badge.kind}"
        data-sync=${badge.kind}
        aria-haspopup="dialog"
        title=${badge.detail === "" ? peopleStrings.badge.open : badge.detail}
        @click=${() => this.#ask("network")}
        @dblclick=${() => this.#ask("figures")}
      >
        ${badgeShapes[badge.kind]}${wait === undefined ? html`<span>${badge.text}</span>` : countdown(wait)}
        ${badge.since === "" ? nothing : html`<span class="more apart">${badge.since}</span>`}
        ${this.#more()}<span class="unseen">, ${peopleStrings.badge.open}</span>
      </button>
      <span class="unseen" role="status">${badge.text}</span>
      ${this.#again(wait)}
    `;
  }

  #more() {
    const { badge, together, roundTrip } = this;
    return html`${
      together === undefined
        ? nothing
        : html`<span class="more ${together.all ? "" : "apart"}" data-together>${together.text}</span>`
    }${
      badge.kind !== "synced" || roundTrip === undefined
        ? nothing
        : html`<span class="more trip">${peopleStrings.panel.ms(Math.round(roundTrip))}</span>`
    }`;
  }

  /** Seconds until the next attempt; undefined: none is waited for. */
  #wait(): number | undefined {
    const { state } = this;
    const seconds = state.kind === "reconnecting" ? Math.ceil((state.nextAttemptAt - performance.now()) / 1000) : 0;
    return seconds > 0 ? seconds : undefined;
  }

  #again(wait: number | undefined) {
    const label = this.state.kind === "failed" ? say.reconnect : wait === undefined ? undefined : say.now;
    return label === undefined
      ? nothing
      : html`<button type="button" data-action="reconnect" @click=${() => this.#ask("reconnect")}>${label}</button>`;
  }

  #ask(kind: "network" | "figures" | "reconnect"): void {
    this.dispatchEvent(new RequestEvent({ kind }));
  }
}

/** Not read out: it changes every second. */
function countdown(seconds: number) {
  return html`<span class="long" aria-hidden="true">${say.reconnectingIn(seconds)}</span
    ><span class="short" aria-hidden="true">${say.retryIn(seconds)}</span>`;
}

customElements.define("sameframe-connection", SameframeConnection);
