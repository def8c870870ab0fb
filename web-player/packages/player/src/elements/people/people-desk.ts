import { PeopleStore } from "../../store/people-store";
import type { Request } from "../../store/requests";
import type { RoomPicture } from "../../store/view";
import { keyOf } from "../../strings-keys";
import { SameframeConnection } from "../connection";
import type { Desk, OpenRoom } from "../desk";
import { SameframeRoster } from "../roster";
import type { SameframeStage } from "../stage";
import { FigureBook } from "./figure-book";
import { SameframeFigures } from "./figures";
import { SameframeInvite } from "./invite";
import { SameframePinPanel } from "./pin-panel";
import { SameframeSyncPanel } from "./sync-panel";

/** What an open room has here. */
interface Opened {
  readonly room: OpenRoom;
  readonly store: PeopleStore;
  readonly book: FigureBook;
}

/** Who is here and how one is in step with them: the badge, the list of people, the panels behind them, the figures. */
export class PeopleDesk implements Desk {
  readonly badge = new SameframeConnection();
  readonly roster = new SameframeRoster();
  readonly #panel = new SameframeSyncPanel();
  readonly #invite = new SameframeInvite();
  readonly #pin = new SameframePinPanel();
  readonly #figures = new SameframeFigures();
  /** Lie over the page while they are open. */
  readonly panels = [this.#panel, this.#invite, this.#pin] as const;
  #opened: Opened | undefined;
  #shown: RoomPicture | undefined;
  #hasFigures = false;
  #link = "";

  constructor(private readonly stage: SameframeStage) {
    stage.layers = [...stage.layers, this.#figures];
  }

  /** Address that brings others into the room. */
  set link(link: string) {
    if (link !== this.#link) {
      this.#link = link;
      this.#show();
    }
  }

  open(room: OpenRoom): void {
    const book = new FigureBook(room, this.stage.video);
    const place = {
      now: () => performance.now(),
      wall: () => Date.now(),
      every: (ms: number, act: () => void) => {
        const timer = setInterval(() => {
          book.sample();
          act();
        }, ms);
        return () => clearInterval(timer);
      },
    };
    const store = new PeopleStore(room.client, place, room.picture(), () => this.#show());
    this.#opened = { room, store, book };
    this.#pin.room = room;
  }

  renew(shown: RoomPicture): void {
    const before = this.#shown;
    this.#shown = shown;
    this.#opened?.store.renew(shown);
    const isSame =
      before !== undefined &&
      before.people === shown.people &&
      before.connection === shown.connection &&
      before.picture === shown.picture &&
      before.alone === shown.alone;
    // a frame further nothing here is another
    if (!isSame) {
      this.#show();
    }
  }

  take({ kind }: Request): void {
    switch (kind) {
      case "network":
        this.#panel.toggle();
        break;
      case "invite":
        this.#invite.toggle();
        break;
      case "pin":
        this.#pin.toggle();
        break;
      case "figures":
        this.#hasFigures = !this.#hasFigures;
        this.#show();
        break;
      default:
    }
  }

  close(): void {
    this.#opened?.store.close();
    this.#opened?.book.close();
    this.#opened = undefined;
    this.#shown = undefined;
  }

  #show(): void {
    const opened = this.#opened;
    const shown = this.#shown;
    if (opened === undefined || shown === undefined) {
      return;
    }
    const { room, store, book } = opened;
    const { picture } = store;
    const { sync, transport } = room.client;
    const link = this.#link;
    this.badge.state = shown.connection;
    this.badge.badge = picture.badge;
    this.badge.together = picture.together;
    this.badge.roundTrip = sync.roundTrip;
    this.roster.picture = picture;
    this.#panel.about = {
      picture,
      state: shown.connection,
      sync,
      transport,
      code: room.code,
      link,
      alone: shown.alone,
      figuresKey: keyOf(room.keyboard.keymap, "figures"),
    };
    this.#invite.room = shown.title;
    this.#invite.code = room.code;
    this.#invite.link = link;
    this.#figures.figures = this.#hasFigures ? book.figures(picture) : undefined;
    this.#figures.curve = this.#hasFigures ? book.curve : [];
  }
}
