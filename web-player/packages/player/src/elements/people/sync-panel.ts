import type { ConnectionState, RoomClient, SyncStatus } from "@sameframe/sync";
import { html, nothing } from "lit";
import { SLOW } from "../../store/badge";
import type { PeoplePicture } from "../../store/people-view";
import { type Request, RequestEvent } from "../../store/requests";
import { strings } from "../../strings";
import { keyStrings } from "../../strings-keys";
import { peopleStrings } from "../../strings-people";
import { buttons, reset } from "../../styles/shared";
import "../copy";
import { icons } from "../icons";
import { Panel } from "./panel";
import { panelStyles } from "./panel-styles";
import { badgeShapes } from "./shapes";

const say = peopleStrings.panel;

/** Larger differences are said in seconds. [ms] */
const SECOND = 1000;

/** What the panel tells of. */
export interface About {
  readonly picture: PeoplePicture;
  readonly state: ConnectionState;
  readonly sync: SyncStatus;
  /** What the connection goes over. */
  readonly transport: RoomClient["transport"];
  readonly code: string;
  /** Address of the room. */
  readonly link: string;
  /** One looks around alone. */
  readonly alone: boolean;
  /** The key for the figures, as it is called; empty: there is none. */
  readonly figuresKey: string;
}

/** What there is to know about the connection and about who is on the frame, and what can be done about it. */
export class SameframeSyncPanel extends Panel {
  static override readonly properties = { ...Panel.properties, about: { attribute: false } };

  declare about: About | undefined;

  static override readonly styles = [reset, buttons, panelStyles];

  protected override get heading(): string {
    return say.title;
  }

  protected override content() {
    return this.about === undefined ? nothing : this.#rows(this.about);
  }

  protected override doubled(): void {
    this.dispatchEvent(new RequestEvent({ kind: "figures" }));
  }

  #rows({ picture, state, sync, transport, code, link, alone, figuresKey }: About) {
    const { badge, together, clockOffset } = picture;
    const trip = sync.roundTrip;
    return html`
      <dl>
        <dt>${say.state}</dt>
        <dd class="state">${badgeShapes[badge.kind]} <span data-state>${stateText(state, badge.text)}</span>${badge.since === "" ? nothing : html` <span class="dim">${badge.since}</span>`}</dd>
        ${together === undefined ? nothing : row(say.together, html`${together.text}${together.others.map((other) => html`<br><span class="warn">${other}</span>`)}`, "together")}
        ${row(say.drift, driftText(sync.drift), "drift")}
        ${row(say.roundTrip, trip === undefined ? say.unknown : trip > SLOW ? say.slow(Math.round(trip)) : say.ms(Math.round(trip)), "trip")}
        ${row(say.offset, clockText(clockOffset), "offset")}
        ${row(say.transport, say.transports[transport], "transport")}
        ${sync.pending === 0 ? nothing : row(say.waiting, say.actions(sync.pending), "pending")}
        ${row(say.room, html`<span class="code">${code}</span>`, "code")}
      </dl>
      <div class="acts">
        <sameframe-copy always .text=${link} .label=${say.copyLink} .icon=${icons.link}></sameframe-copy>
        ${this.#button(say.invite, { kind: "invite" })}
        ${this.#button(say.reconnect, { kind: "reconnect" }, true)}
        ${this.#button(alone ? say.returnToPlayhead : say.leavePlayhead, { kind: alone ? "rejoin" : "alone" }, true)}
        ${this.#button(keyStrings.withKey(say.figures, figuresKey), { kind: "figures" })}
        ${this.#button(say.leaveRoom, { kind: "leave" })}
      </div>
    `;
  }

  /** @param stays the panel shows what comes of it */
  #button(label: string, request: Request, stays = false) {
    const act = (): void => {
      if (!stays) {
        this.toggle();
      }
      this.dispatchEvent(new RequestEvent(request));
    };
    return html`<button type="button" data-action=${request.kind} @click=${act}>${label}</button>`;
  }
}

function stateText(state: ConnectionState, text: string): string {
  if (state.kind === "failed") {
    return say.gaveUp(state.attempts);
  }
  if (state.kind !== "reconnecting") {
    return text;
  }
  const seconds = Math.ceil((state.nextAttemptAt - performance.now()) / 1000);
  return seconds > 0 ? say.attemptIn(state.attempt, seconds) : say.attempt(state.attempt);
}

function row(title: string, text: unknown, name: string) {
  return html`<dt>${title}</dt><dd data-row=${name}>${text}</dd>`;
}

function driftText(drift: number | undefined): string {
  if (drift === undefined) {
    return say.unknown;
  }
  const rounded = Math.round(drift * 10) / 10;
  return rounded === 0 ? say.onFrame : strings.connection.drift(rounded);
}

function clockText(offset: number | undefined): string {
  if (offset === undefined) {
    return say.unknown;
  }
  const size = Math.abs(offset);
  const time = size < SECOND ? say.milliseconds(Math.round(size)) : say.seconds(Math.round(size / 100) / 10);
  return Math.round(size) === 0 ? say.equal : offset > 0 ? say.ahead(time) : say.behind(time);
}

customElements.define("sameframe-sync-panel", SameframeSyncPanel);
