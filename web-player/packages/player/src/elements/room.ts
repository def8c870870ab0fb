import { html, LitElement, nothing } from "lit";
import { roomPath } from "../net/room-code";
import type { Request } from "../store/requests";
import { situationOf } from "../store/situation";
import type { RoomPicture } from "../store/view";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import type { PictureState } from "../video/picture-state";
import { DrawingDesk } from "./drawing/desk";
import { NotesDesk } from "./notes/notes-desk";
import { OverlaysDesk } from "./overlays/overlays-desk";
import { PlaylistDesk } from "./playlist/playlist-desk";
import "./own-controls";
import "./fork-alarm";
import "./readout";
import "./room-header";
import type { Desk } from "./desk";
import { type OpenedRoom, openRoom } from "./opening";
import { actOnPage, letGo } from "./page-acts";
import { roomStyles } from "./room-styles";
import { SameframeStage } from "./stage";
import "./timeline";
import "./transport";

/** Who waits to be let in has nothing to load. */
const NOTHING: PictureState = { kind: "empty" };

/**
 * A review room: the picture, the timeline, the people.
 *
 * It connects when it is in the document and has `code` and `token`. It reflects, for embedders and tests:
 * `data-connection` (live, waiting, connecting, reconnecting, failed, closed), `data-seq` (sequence of the last entry taken in),
 * `data-frame` (the frame on glass, from 0), `data-playing`.
 *
 * @fires sameframe-closed the room is left, or refuses this token for good; detail: the connection's last state
 * @fires sameframe-forget the person wants to be somebody else
 * @fires sameframe-title the room's title is known or has changed; detail: the title
 */
export class SameframeRoom extends LitElement {
  static override readonly properties = {
    server: {},
    code: {},
    token: {},
    history: {},
    shown: { state: true },
    muted: { state: true },
    draws: { state: true },
  };

  /** Origin of the server; the page's own unless given. */
  declare server: string;
  /** The room's code, `XXXX-XXXX`. */
  declare code: string;
  /** Access token of the participant. */
  declare token: string;
  /** Address of the page that shows what happened here; empty: no link to it. */
  declare history: string;
  declare shown: RoomPicture | undefined;
  declare muted: boolean;
  /** The drawing tools are open. */
  declare draws: boolean;
  readonly #stage = new SameframeStage();
  readonly #drawing: DrawingDesk;
  readonly #notes = new NotesDesk(this.#stage.video);
  readonly #playlist = new PlaylistDesk(this.#stage);
  readonly #overlays = new OverlaysDesk(this.#stage);
  readonly #desks: readonly Desk[];
  #link: OpenedRoom | undefined;

  static override readonly styles = [reset, buttons, roomStyles];

  constructor() {
    super();
    this.server = location.origin;
    this.code = "";
    this.token = "";
    this.history = "";
    this.muted = false;
    this.draws = false;
    this.#drawing = new DrawingDesk(this.#stage, this);
    this.#desks = [this.#drawing, this.#notes, this.#playlist, this.#overlays];
    this.#notes.panel.playlist = this.#playlist.list;
    this.#stage.video.addEventListener("volumechange", () => {
      this.muted = this.#stage.video.muted;
    });
    this.addEventListener("click", letGo);
    this.addEventListener("sameframe-request", (event) => {
      event.stopPropagation();
      this.#request(event.detail);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate("token", undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
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
    const link = new URL(roomPath(code), this.server).href;
    this.#stage.picture = shown.connection.kind === "waiting" ? NOTHING : shown.picture;
    this.#stage.toasts = this.#notes.untold(shown.toasts);
    this.#stage.situation = situationOf(shown);
    return html`
      <sameframe-room-header
        .heading=${shown.title}
        .code=${code}
        .link=${link}
        .history=${this.history}
        .connection=${shown.connection}
        .sync=${shown.sync}
        .agreements=${shown.agreements}
      ></sameframe-room-header>
      <sameframe-fork-alarm .fork=${shown.fork}></sameframe-fork-alarm>
      ${this.#stage}
      <div class="deck">
        ${this.#drawing.tools}
        <sameframe-timeline
          .clip=${clip}
          .transport=${transport}
          .frame=${frame}
          .scrubbing=${shown.scrubbing}
          .marks=${shown.marks}
        ></sameframe-timeline>
        <div class="row">
          <sameframe-readout .clip=${clip} .frame=${frame}></sameframe-readout>
          <sameframe-transport
            .clip=${clip}
            .transport=${transport}
            .frame=${frame}
            .place=${shown.place}
          ></sameframe-transport>
          <sameframe-own-controls ?alone=${shown.alone} ?idle=${clip === undefined} ?muted=${this.muted} ?draws=${this.draws}>${this.#overlays.menu}</sameframe-own-controls>
        </div>
        <p class="last"><span data-last-action>${shown.last?.text ?? nothing}</span><span class="keys">${strings.keys}</span></p>
      </div>
      ${this.#notes.panel}
    `;
  }

  protected override updated(): void {
    if (this.shown !== undefined) {
      const { connection, seq, frame, transport } = this.shown;
      this.dataset.connection = connection.kind;
      this.dataset.seq = String(seq);
      this.dataset.frame = String(frame);
      this.dataset.playing = String(transport.playing);
    }
  }

  #open(): void {
    const { server, code, token } = this;
    const link = openRoom({ server, code, token }, this.#stage, {
      shown: () => this.shown,
      changed: (shown) => this.#changed(shown),
      closed: (state) => this.dispatchEvent(new CustomEvent("sameframe-closed", { detail: state })),
      ask: (request) => this.#request(request),
    });
    this.#link = link;
    for (const desk of this.#desks) {
      desk.open(link);
    }
    this.#changed(link.store.picture);
  }

  #close(): void {
    const link = this.#link;
    this.#link = undefined;
    for (const desk of this.#desks) {
      desk.close();
    }
    link?.close();
  }

  #changed(shown: RoomPicture): void {
    if (shown.title !== this.shown?.title) {
      this.dispatchEvent(new CustomEvent("sameframe-title", { detail: shown.title }));
    }
    this.shown = shown;
    for (const desk of this.#desks) {
      desk.renew(shown);
    }
  }

  #request(request: Request): void {
    const link = this.#link;
    if (link === undefined) {
      return;
    }
    link.store.request(request);
    if (request.kind === "mute") {
      this.#stage.video.muted = !this.#stage.video.muted;
    } else {
      actOnPage(request, link, this, this.code);
    }
    for (const desk of this.#desks) {
      desk.take?.(request);
    }
  }
}

customElements.define("sameframe-room", SameframeRoom);
