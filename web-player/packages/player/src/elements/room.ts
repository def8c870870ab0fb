import type { RoomClient } from "@sameframe/sync";
import { html, LitElement, nothing } from "lit";
import { linkTo } from "../net/room-code";
import { choicesHere } from "../people/choices";
import type { Request } from "../store/requests";
import { situationOf } from "../store/situation";
import type { RoomPicture } from "../store/view";
import { strings } from "../strings";
import { briefKeys, keyOf } from "../strings-keys";
import { buttons, reset } from "../styles/shared";
import type { PictureState } from "../video/picture-state";
import "./announcer";
import "./own-controls";
import "./fork-alarm";
import "./recorded-notice";
import "./readout";
import "./room-header";
import { Keyboard, type KeyScope } from "./keyboard";
import { type OpenedRoom, openRoom } from "./opening";
import { actOnPage, keySheetOf, letGo, reflect, visitOf } from "./page-acts";
import { Receding } from "./receding";
import { RoomDesks } from "./room-desks";
import { roomStyles } from "./room-styles";
import "./transport";

/** Who waits to be let in has nothing to load. */
const NOTHING: PictureState = { kind: "empty" };

/**
 * A review room: the picture, the timeline, the people.
 *
 * It connects when it is in the document and has `code` and `token`. It reflects, for embedders and tests:
 * `data-connection` (live, waiting, connecting, reconnecting, failed, closed), `data-seq` (sequence of the last entry taken in),
 * `data-frame` (the frame on glass, from 0), `data-playing`; `full`, it fills the screen; `low` and `userinactive`, see `Receding`.
 * The attributes `noheader`, `nopanel` and `nocontrols` leave out title and connection; people, notes and chat; timeline, transport
 * and tools.
 *
 * @fires sameframe-expiring the token ends soon
 * @fires sameframe-closed the room is left, or refuses this token for good; detail: the connection's last state
 * @fires sameframe-forget the person wants to be somebody else
 * @fires sameframe-shown it shows something else; detail: the room's picture
 * @fires sameframe-title the room's title is known or has changed; detail: the title
 */
export class SameframeRoom extends LitElement {
  static override readonly properties = {
    server: {},
    code: {},
    token: {},
    link: {},
    history: {},
    embedded: { type: Boolean },
    tells: { type: Boolean },
    burns: { type: Boolean },
    keys: {},
    keymap: {},
    shown: { state: true },
    draws: { state: true },
    tunes: { state: true },
  };

  /** Origin of the server; the page's own unless given. */
  declare server: string;
  /** The room's code, `XXXX-XXXX`. */
  declare code: string;
  /** Access token of the participant. */
  declare token: string;
  /** Address that brings others in; empty: the room's own page on the server. */
  declare link: string;
  /** Address of the page that shows what happened here; empty: no link to it. */
  declare history: string;
  /** In a page of somebody else. */
  declare embedded: boolean;
  /** Says that the session is recorded to who comes in: there was no door to read it at. */
  declare tells: boolean;
  /** Name and time are burnt into the picture, whatever the person chooses. */
  declare burns: boolean;
  /** Where keys are heard: `page`, anywhere outside of fields; `focus`, while the focus is within this element. */
  declare keys: KeyScope;
  /** Other keys than the usual ones: `play:KeyP step-back:KeyA|ArrowLeft mute:`. */
  declare keymap: string;
  declare shown: RoomPicture | undefined;
  /** The tools are open that draw, or those for view, colour and comparison. */
  declare draws: boolean;
  declare tunes: boolean;
  readonly #choices = choicesHere();
  readonly #desks = new RoomDesks(this, this.#choices);
  readonly #keyboard = new Keyboard(this, () => keySheetOf(this)?.showsKeys === true);
  #opened: OpenedRoom | undefined;
  readonly #receding = new Receding(this);

  static override readonly styles = [reset, buttons, roomStyles];

  constructor() {
    super();
    Object.assign(this, { server: location.origin, code: "", token: "", link: "", history: "", keymap: "" });
    Object.assign(this, { embedded: false, tells: false, burns: false, draws: false, tunes: false });
    this.keys = "focus";
    // before what opens a panel: there the focus returns to where it was
    this.addEventListener("click", letGo, { capture: true });
    this.addEventListener("sameframe-request", (event) => {
      event.stopPropagation();
      this.#request(event.detail);
    });
  }

  /** The connection, while the room is open. */
  get client(): RoomClient | undefined {
    return this.#opened?.client;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#receding.open();
    this.requestUpdate("token", undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#receding.close();
    this.#close();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("keymap") || changed.has("keys")) {
      this.#desks.keymap = this.#keyboard.bind(this.keymap, this.keys);
    }
    const renewed = ["server", "code", "token"].some((key) => changed.has(key));
    if (renewed && this.isConnected && this.code !== "" && this.token !== "") {
      this.#close();
      this.#open();
    }
  }

  protected override render() {
    const { shown, code } = this;
    if (shown === undefined) {
      return nothing;
    }
    const { clip, transport, frame } = shown;
    const { keymap } = this.#keyboard;
    const link = linkTo(code, this.server, this.link);
    this.#desks.people.link = link;
    this.#desks.overlays.demanded = this.burns;
    this.#desks.people.roster.embedded = this.embedded;
    this.#desks.stage.picture = shown.connection.kind === "waiting" ? NOTHING : shown.picture;
    this.#desks.stage.toasts = this.#desks.notes.untold(shown.toasts);
    this.#desks.stage.situation = situationOf(shown);
    this.#desks.stage.role = this.embedded ? "region" : "main";
    return html`
      <sameframe-room-header
        part="header"
        .heading=${shown.title}
        .code=${code}
        .link=${link}
        .history=${this.history}
        .connection=${shown.connection}
        .badge=${this.#desks.people.badge}
        .agreements=${shown.agreements}
        ?embedded=${this.embedded}
      ><slot name="header"></slot></sameframe-room-header>
      <div class="told">
        <sameframe-fork-alarm .fork=${shown.fork}></sameframe-fork-alarm>
        <sameframe-recorded-notice .visit=${this.tells ? visitOf(this, shown) : ""} .agreements=${shown.agreements}></sameframe-recorded-notice>
      </div>
      ${this.#desks.stage}
      <section class="deck" part="deck" aria-label=${strings.deck}>
        ${this.#desks.drawing.tools}${this.#desks.picture.panel}
        ${this.#desks.timeline.line}
        <div class="row">
          <sameframe-readout .clip=${clip} .frame=${frame} .choices=${this.#choices}></sameframe-readout>
          <sameframe-transport
            part="transport"
            .clip=${clip}
            .transport=${transport}
            .frame=${frame}
            .held=${shown.held}
            .place=${shown.place}
            .keymap=${keymap}
          ></sameframe-transport>
          <sameframe-own-controls
            ?alone=${shown.alone}
            ?idle=${clip === undefined}
            ?draws=${this.draws}
            ?tunes=${this.tunes}
            .sound=${this.#desks.sound.controls}
            .keymap=${keymap}
          >${this.#desks.overlays.menu}${this.#desks.captions.choice}${this.#desks.captions.said}<slot name="actions"></slot></sameframe-own-controls>
        </div>
        <p class="last"><span data-last-action>${shown.last?.text ?? nothing}</span><span class="keys">${briefKeys((action) => keyOf(keymap, action))}</span></p>
        <sameframe-announcer .shown=${shown}></sameframe-announcer>
      </section>
      ${this.#desks.notes.panel} ${this.#desks.people.panels}
    `;
  }

  protected override updated(): void {
    reflect(this.shown, this);
    this.#receding.renew();
  }

  #open(): void {
    const { server, code, token } = this;
    const link = openRoom({ server, code, token }, this.#desks.stage, {
      shown: () => this.shown,
      changed: (shown) => this.#changed(shown),
      closed: (state) => this.dispatchEvent(new CustomEvent("sameframe-closed", { detail: state })),
      expiring: () => this.dispatchEvent(new CustomEvent("sameframe-expiring")),
      ask: (request) => this.#request(request),
      keyboard: this.#keyboard,
    });
    this.#opened = link;
    this.#desks.open(link);
    this.#changed(link.store.picture);
  }

  /** Goes on with another token of the same person, without connecting anew. */
  renew(token: string): void {
    this.#opened?.renew(token);
  }

  #close(): void {
    const link = this.#opened;
    this.#opened = undefined;
    this.#desks.close();
    link?.close();
  }

  #changed(shown: RoomPicture): void {
    if (shown.title !== this.shown?.title) {
      this.dispatchEvent(new CustomEvent("sameframe-title", { detail: shown.title }));
    }
    this.shown = shown;
    this.dispatchEvent(new CustomEvent<RoomPicture>("sameframe-shown", { detail: shown }));
    this.#desks.renew(shown);
  }

  #request(request: Request): void {
    const link = this.#opened;
    if (link === undefined) return;
    link.store.request(request);
    actOnPage(request, link, this, this.code);
    this.#desks.take(request);
  }
}

customElements.define("sameframe-room", SameframeRoom);
