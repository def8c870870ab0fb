import type { Medium } from "@sameframe/protocol";
import { motionOf, watchFirst } from "../../compare/first-video";
import { USUAL } from "../../compare/frames";
import type { Leading, SecondScreen } from "../../compare/second-screen";
import { SecondSequence } from "../../compare/second-sequence";
import { SecondVideo } from "../../compare/second-video";
import { GradedPicture } from "../../gpu/graded-picture";
import { RoomsApi } from "../../net/rooms-api";
import { type KeptPicture, keepPicture, keptPicture } from "../../people/kept-picture";
import { isSequence } from "../../sequence/notation";
import { CompareStore, type Second } from "../../store/compare-store";
import type { Keymap } from "../../store/keymap";
import { goesOn, pictureActOf } from "../../store/picture-keys";
import { PictureStore } from "../../store/picture-store";
import type { PictureAct, PictureEvent } from "../../store/picture-view";
import type { RoomPicture } from "../../store/view";
import { Addresses } from "../../video/addresses";
import { listenToGestures } from "../../view/gestures";
import type { Desk, OpenRoom } from "../desk";
import type { SameframeStage, Surface } from "../stage";
import "./compare-layer";
import type { SameframeCompareLayer } from "./compare-layer";
import "./picture-panel";
import type { SameframePicturePanel } from "./picture-panel";

/** What is open for a room. */
interface Opened {
  readonly room: OpenRoom;
  readonly store: PictureStore;
  readonly compare: CompareStore;
  readonly graded: GradedPicture;
  readonly events: AbortController;
  readonly stop: () => void;
}

/** A second picture, and what it is graded on. */
interface SecondGraded {
  readonly screen: SecondScreen;
  readonly graded: GradedPicture;
}

/** Brings together, for one room's element: view, grade and comparison, what they do to the stage, and their tools. */
export class PictureDesk implements Desk {
  /** Stands where the room puts it; shows itself while it is open. */
  readonly panel: SameframePicturePanel = document.createElement("sameframe-picture-panel");
  readonly #layer: SameframeCompareLayer = document.createElement("sameframe-compare-layer");
  #opened: Opened | undefined;
  #second: SecondGraded | undefined;
  #kept: KeptPicture | undefined;

  /** @param host element in which people ask for something; told whether the panel is open */
  constructor(
    private readonly stage: SameframeStage,
    private readonly host: HTMLElement & { tunes: boolean },
  ) {
    stage.layers = [...stage.layers, this.#layer];
  }

  open(room: OpenRoom): void {
    const { client } = room;
    const api = new RoomsApi(room.server);
    const changed = (): void => this.#changed();
    const compare = new CompareStore({
      get room() {
        return client.room;
      },
      get medium() {
        return client.room.media.get(room.picture().clip?.id ?? "");
      },
      open: (medium) => this.#openSecond(room, medium),
      changed,
    });
    const graded = new GradedPicture({ video: this.stage.video, cover: this.stage.decoded }, changed);
    const { stage } = this;
    const store = new PictureStore(
      client,
      {
        get placement() {
          return stage.place.placement;
        },
        framed: (at) => stage.place.framed(at),
        get width() {
          return stage.place.pixels.width;
        },
        get density() {
          return globalThis.devicePixelRatio || 1;
        },
        get state() {
          return graded.state;
        },
        get idle() {
          return room.picture().clip === undefined;
        },
        changed,
        luts: {
          list: () => api.luts(room.code, room.token),
          address: (location) => api.lutAddress(room.code, location.slice("media:".length), room.token),
        },
        later: (ms, act) => {
          const timer = setTimeout(act, ms);
          return () => clearTimeout(timer);
        },
      },
      compare,
      keptPicture(room.code),
    );
    const events = new AbortController();
    const act = (it: PictureAct): void => store.act(it);
    const stop = listenToGestures(stage, {
      get canMove() {
        return room.picture().clip !== undefined;
      },
      zoom: (factor, about) => act({ kind: "zoom", factor, about, over: false }),
      pan: (by) => act({ kind: "pan", by, over: false }),
      toggle: (about) => act({ kind: "toggle", about }),
      settle: () => act({ kind: "settle" }),
    });
    this.#opened = { room, store, compare, graded, events, stop };
    this.host.addEventListener("sameframe-picture", (event) => this.#asked(event), { signal: events.signal });
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal: events.signal });
    this.#changed();
  }

  set keymap(keymap: Keymap) {
    this.panel.keymap = keymap;
  }

  renew(shown: RoomPicture): void {
    this.#layer.heading = shown.clip?.title ?? "";
    this.#opened?.compare.renew();
    this.#changed();
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    opened?.events.abort();
    opened?.stop();
    opened?.store.close();
    opened?.graded.close();
    this.stage.surface = { graded: [], second: [], comparing: undefined };
  }

  #openSecond({ client, sources, port, picture }: OpenRoom, medium: Medium): Second {
    const addresses = new Addresses(
      (id) => sources.of(id),
      () => Number(client.serverTimeAt()) / 1000,
    );
    const { video } = this.stage;
    const leading = (): Leading => {
      const first = client.room.media.get(picture().clip?.id ?? "");
      const begins = port.file?.address.own?.firstPresentationUs ?? first?.firstPresentationUs ?? 0;
      const motion = port.motion ?? motionOf(video, first?.rate ?? USUAL, begins);
      return { medium: first, frame: picture().frame, motion };
    };
    const changed = (): void => this.#changed();
    const Screen = isSequence(medium) ? SecondSequence : SecondVideo;
    const screen = new Screen(medium, addresses, leading, changed);
    const { glass } = screen;
    const graded = new GradedPicture(glass instanceof HTMLVideoElement ? { video: glass } : { cover: glass }, changed);
    this.#second = { screen, graded };
    const unwatch = watchFirst(video, () => screen.follow());
    return {
      medium,
      get picture() {
        return screen.picture;
      },
      follow: () => screen.follow(),
      close: () => {
        unwatch();
        screen.close();
        graded.close();
        this.#second = undefined;
      },
    };
  }

  /** Something is to be shown otherwise. */
  #changed(): void {
    const opened = this.#opened;
    if (opened === undefined) {
      return;
    }
    const { store, graded, room } = opened;
    const { picture } = store;
    const look = { grading: picture.grading, lut: store.luts.lut, channel: picture.view.channel };
    graded.show(look);
    this.#second?.graded.show(look);
    this.stage.place.view = picture.view;
    this.stage.place.halved = picture.comparing?.mode === "beside";
    const second = this.#second === undefined ? [] : [this.#second.screen.glass, this.#second.graded.canvas];
    this.#surface({ graded: [graded.canvas], second, comparing: picture.comparing });
    this.panel.picture = picture;
    this.#layer.picture = picture;
    this.host.tunes = picture.open;
    const { kept } = store;
    if (kept.view !== this.#kept?.view || kept.grading !== this.#kept?.grading) {
      this.#kept = kept;
      keepPicture(room.code, kept);
    }
  }

  /** The stage is drawn anew only if it is another one: this is called with every frame. */
  #surface(surface: Surface): void {
    const before = this.stage.surface;
    const isSame = before.graded[0] === surface.graded[0] && before.second[0] === surface.second[0];
    if (!isSame || JSON.stringify(before.comparing) !== JSON.stringify(surface.comparing)) {
      this.stage.surface = surface;
    }
  }

  #asked(event: PictureEvent): void {
    event.stopPropagation();
    this.#opened?.store.act(event.detail);
  }

  #pressed(event: KeyboardEvent): void {
    const opened = this.#opened;
    if (opened === undefined || opened.room.picture().clip === undefined) {
      return;
    }
    const act = pictureActOf(opened.room.keyboard.actionOf(event), opened.store.picture.open);
    if (act !== undefined) {
      event.preventDefault();
      if (!event.repeat || goesOn(act)) {
        opened.store.act(act);
      }
    }
  }
}
