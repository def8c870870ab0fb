import type { ConnectionState } from "@sameframe/sync";
import { html, LitElement, nothing } from "lit";
import type { Badge } from "../store/badge";
import { RequestEvent } from "../store/requests";
import type { Together } from "../store/together";
import { strings } from "../strings";
import { peopleStrings } from "../strings-people";
import { buttons, reset } from "../styles/shared";
import { connectionStyles } from "./connection-styles";
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

  static override readonly styles = [reset, buttons, connectionStyles];

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
        title=${this.#title()}
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
        : html`<span class="more ${together.all ? "" : "apart"}" data-together>${together.text}</span>${othersOf(together)}`
    }${
      badge.kind !== "synced" || roundTrip === undefined
        ? nothing
        : html`<span class="more trip">${peopleStrings.panel.ms(Math.round(roundTrip))}</span>`
    }`;
  }

  /** What there is no room for: everybody who sees something else, drift and round trip. */
  #title(): string {
    const { badge, together } = this;
    const lines = [...(together?.others ?? []), ...(badge.detail === "" ? [] : [badge.detail])];
    return lines.length === 0 ? peopleStrings.badge.open : lines.join("\n");
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

/** Who is not on the frame, or why one cannot tell: the first by name, and how many more. */
function othersOf({ all, others }: Together) {
  const [first, ...more] = others;
  return first === undefined
    ? nothing
    : html`<span class="more who ${all ? "" : "apart"}" data-others>${first}${more.length === 0 ? nothing : ` +${more.length}`}</span>`;
}

/** Not read out: it changes every second. */
function countdown(seconds: number) {
  return html`<span class="long" aria-hidden="true">${say.reconnectingIn(seconds)}</span
    ><span class="short" aria-hidden="true">${say.retryIn(seconds)}</span>`;
}

customElements.define("sameframe-connection", SameframeConnection);
