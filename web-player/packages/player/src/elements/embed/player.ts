import type { ConnectionState, RoomClient } from "@sameframe/sync";
import { html, LitElement, nothing } from "lit";
import { language } from "../../language/language";
import { speakLikePage } from "../../language/speak";
import { farewellDetail } from "../../net/problem";
import { command } from "../../store/commands";
import type { Request } from "../../store/requests";
import type { RoomPicture } from "../../store/view";
import { strings } from "../../strings";
import { buttons, reset } from "../../styles/shared";
import { inLanguages } from "../in-languages";
import type { KeyScope } from "../keyboard";
import "../room";
import type { SameframeRoom } from "../room";
import { type PlayerEvents, tellings } from "./events";
import { playerStyles } from "./player-styles";

/** Where this script came from: the server, unless it was bundled with the page's own. */
const HOME = new URL(import.meta.url).origin;

/** What is meant where nothing is given: frameworks take a property back by setting it to undefined, pages an attribute by removing it. */
const USUAL = { server: HOME, room: "", token: "", link: "", keys: "focus", keymap: "" } as const;
const GIVEN = Object.keys(USUAL) as (keyof typeof USUAL)[];

/**
 * A review room in a page of somebody else: the same as the room's own page, without a door. It connects when it is in the
 * document and has a room and a token.
 *
 * @summary A review room: everybody on the same frame.
 * @tag sameframe-player
 *
 * @attr {string} server - Origin of the Sameframe server, as `https://sameframe.example.com`; where the script came from unless given
 * @attr {string} room - Code of the room, `XXXX-XXXX`
 * @attr {string} token - Access token of the participant, as joining the room answers; a new one connects anew
 * @attr {string} link - Address that brings others into the room, as invitations say it; the room's own page on the server unless given
 * @attr {string} keys - Where keys are heard: `focus`, while the focus is within the player (as usual), or `page`, anywhere outside of fields
 * @attr {string} keymap - Other keys than the usual ones, as `play:KeyP step-back:KeyA|ArrowLeft mute:`
 * @attr {boolean} told - The page around it has told the person that the session is recorded, and what is: the player does not
 * @attr {boolean} burnin - The person's name, the room and the time are burnt into the picture, and cannot be switched off by them
 * @attr {boolean} noheader - Without title, link and connection
 * @attr {boolean} nopanel - Without people, notes and chat
 * @attr {boolean} nocontrols - Without timeline, transport and tools: nothing but the picture
 *
 * @fires {CustomEvent<string>} sameframe-connection - The connection's state: `live`, `waiting`, `connecting`, `reconnecting`, `failed`, `closed`
 * @fires {CustomEvent<FrameDetail>} sameframe-frame - Another frame is on glass: medium, frame from 0, production number, timecode
 * @fires {CustomEvent<PlaybackDetail>} sameframe-playback - The room plays, pauses or changes its speed
 * @fires {CustomEvent<readonly PersonDetail[]>} sameframe-people - Who is in the room
 * @fires {CustomEvent<string>} sameframe-title - The room's title
 * @fires {CustomEvent<undefined>} sameframe-expiring - The token ends within a minute: give `renew` another one
 * @fires {CustomEvent<ConnectionState>} sameframe-closed - The room is left, or takes this token no longer; the detail says why
 *
 * @slot over - Over the picture, under what the player says there; clicks go through it
 * @slot actions - Behind the player's own buttons
 * @slot header - In the header, before the connection
 *
 * @csspart header - Title, link, connection
 * @csspart stage - The picture and what is over it
 * @csspart video - The video
 * @csspart deck - Timeline, transport and tools
 * @csspart timeline - The timeline
 * @csspart transport - Play, pause, step, speed, loop
 * @csspart panel - People, notes, chat
 *
 * @cssprop [--sameframe-ground=#161616] - Colour behind everything
 * @cssprop [--sameframe-stage=#0d0d0d] - Colour around the picture
 * @cssprop [--sameframe-panel=#1f1f1f] - Colour of fields and cards
 * @cssprop [--sameframe-raised=#2b2b2b] - Colour of what is pressed or pointed at
 * @cssprop [--sameframe-line=#343434] - Colour of borders
 * @cssprop [--sameframe-text=#ededed] - Colour of text
 * @cssprop [--sameframe-dim=#ababab] - Colour of less important text
 * @cssprop [--sameframe-faint=#8c8c8c] - Colour of the least important text
 * @cssprop [--sameframe-strong=#f7f7f7] - Colour of what stands out, and of the first button
 * @cssprop [--sameframe-ink=#141414] - Colour of text on what stands out
 * @cssprop [--sameframe-good=#8fd6a8] - Colour of what is well
 * @cssprop [--sameframe-warn=#ecc46d] - Colour of what needs care
 * @cssprop [--sameframe-bad=#f3948a] - Colour of what went wrong
 * @cssprop [--sameframe-radius=8px] - Radius of corners
 * @cssprop [--sameframe-font] - Font family
 */
export class SameframePlayer extends LitElement {
  static override readonly properties = {
    server: {},
    room: {},
    token: {},
    link: {},
    keys: {},
    keymap: {},
    told: { type: Boolean, reflect: true },
    burnin: { type: Boolean, reflect: true },
    noheader: { type: Boolean, reflect: true },
    nopanel: { type: Boolean, reflect: true },
    nocontrols: { type: Boolean, reflect: true },
  };

  /** Origin of the Sameframe server. */
  declare server: string;
  /** Code of the room. */
  declare room: string;
  /** Access token of the participant. */
  declare token: string;
  /** Address that brings others into the room; empty: the room's own page on the server. */
  declare link: string;
  /** Where keys are heard. */
  declare keys: KeyScope;
  /** Other keys than the usual ones. */
  declare keymap: string;
  /** Whether the page around it tells people that the session is recorded. */
  declare told: boolean;
  /** Whether name, room and time are burnt in, whatever the person chooses. */
  declare burnin: boolean;
  declare noheader: boolean;
  declare nopanel: boolean;
  declare nocontrols: boolean;
  #ended: ConnectionState | undefined;
  #shown: RoomPicture | undefined;

  static override readonly styles = [reset, buttons, playerStyles];

  constructor() {
    super();
    Object.assign(this, USUAL);
    Object.assign(this, { told: false, burnin: false, noheader: false, nopanel: false, nocontrols: false });
  }

  /** The connection to the room, with all that it can do; undefined until there is a room and a token. */
  get client(): RoomClient | undefined {
    return this.#room?.client;
  }

  /** The frame on glass, from 0; undefined until the room is known. */
  get frame(): number | undefined {
    return this.#shown?.clip && this.#shown.frame;
  }

  /** Whether the room rests. */
  get paused(): boolean {
    return this.#shown?.transport.playing !== true;
  }

  /** Plays, for everybody; for who looks around alone, there. Rejects with a `Refusal` if the room refuses. */
  play(): Promise<void> {
    return this.#ask({ kind: "play" });
  }

  /** Pauses, as `play` plays. */
  pause(): Promise<void> {
    return this.#ask({ kind: "pause" });
  }

  /** Goes to a frame, from 0, as `play` plays. */
  seek(frame: number): Promise<void> {
    return this.#ask({ kind: "seek", frame });
  }

  /** Goes so many frames further, or back if negative, and pauses. */
  step(frames: number): Promise<void> {
    return this.#ask({ kind: "step", frames });
  }

  /** Goes on with another token of the same person, without connecting anew; the attribute would. */
  renew(token: string): void {
    this.#room?.renew(token);
  }

  /** Leaves the room; `sameframe-closed` follows. */
  leave(): Promise<void> {
    return this.#ask({ kind: "leave" });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const missing = GIVEN.filter((name) => (this[name] as string | null | undefined) == null);
    Object.assign(this, Object.fromEntries(missing.map((name) => [name, USUAL[name]])));
    const isOther = (key: "server" | "room" | "token"): boolean => changed.has(key) && changed.get(key) !== this[key];
    if ((["server", "room", "token"] as const).some(isOther)) {
      this.#ended = undefined;
      this.#shown = undefined;
    }
  }

  protected override render() {
    if (this.room === "" || this.token === "") {
      return nothing;
    }
    const ended = this.#ended;
    if (ended !== undefined) {
      const { title, detail } = endOf(ended);
      return html`<div class="end" role="status"><strong>${title}</strong><p>${inLanguages(detail)}</p></div>`;
    }
    return html`<sameframe-room
      lang=${language()}
      .server=${this.server}
      .code=${this.room}
      .token=${this.token}
      .link=${this.link}
      .keys=${this.keys}
      .keymap=${this.keymap}
      ?noheader=${this.noheader}
      ?nopanel=${this.nopanel}
      ?nocontrols=${this.nocontrols}
      embedded
      ?tells=${!this.told}
      ?burns=${this.burnin}
      exportparts="header, stage, video, deck, timeline, transport, panel"
      @sameframe-shown=${this.#renew}
      @sameframe-title=${(event: CustomEvent<string>) => this.#tell("sameframe-title", event.detail)}
      @sameframe-expiring=${() => this.#tell("sameframe-expiring", undefined)}
      @sameframe-closed=${this.#end}
    ><slot name="over" slot="over"></slot><slot name="header" slot="header"></slot><slot name="actions" slot="actions"></slot></sameframe-room>`;
  }

  get #room(): SameframeRoom | null {
    return this.renderRoot.querySelector("sameframe-room");
  }

  async #ask(request: Request): Promise<void> {
    const { client } = this;
    if (client === undefined) {
      throw new Error("The player has no room yet: give it a room and a token, and wait until it is in the document.");
    }
    await command(client, request);
  }

  #renew({ detail: shown }: CustomEvent<RoomPicture>): void {
    const before = this.#shown;
    this.#shown = shown;
    for (const { type, detail } of tellings(shown, before)) {
      this.#tell(type, detail);
    }
  }

  #end({ detail: state }: CustomEvent<ConnectionState>): void {
    this.#ended = state;
    this.requestUpdate();
    this.#tell("sameframe-closed", state);
  }

  #tell<Name extends keyof PlayerEvents>(type: Name, detail: PlayerEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Why there is no room any more, for people. */
function endOf(state: ConnectionState): { readonly title: string; readonly detail: string } {
  const bye = state.kind === "closed" ? state.bye : undefined;
  return bye === undefined
    ? { title: strings.door.left, detail: strings.door.leftDetail }
    : { title: strings.door.ended, detail: farewellDetail(bye) };
}

// what is shown has to be in the page's language from the beginning
await speakLikePage();
customElements.define("sameframe-player", SameframePlayer);

type Listened = { readonly [Name in keyof PlayerEvents]: CustomEvent<PlayerEvents[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-player": SameframePlayer;
  }
  interface HTMLElementEventMap extends Listened {}
}
