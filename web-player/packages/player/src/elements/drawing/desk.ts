import { fillOf, WIDTHS } from "../../drawing/tools";
import { DrawingStore } from "../../store/drawing-store";
import { type DrawEvent, drawActOf } from "../../store/drawing-view";
import type { Keymap } from "../../store/keymap";
import { PointingStore } from "../../store/pointing-store";
import { isHost, type RoomPicture } from "../../store/view";
import type { Desk, OpenRoom } from "../desk";
import type { Keyboard } from "../keyboard";
import type { SameframeStage } from "../stage";
import "./draw-tools";
import "./drawing-layer";
import type { SameframeDrawTools } from "./draw-tools";
import type { OverPicture, SameframeDrawingLayer } from "./drawing-layer";

/** Brings together, for one room's element: the drawing store, the layer over the picture, the tools and their keys. */
export class DrawingDesk implements Desk {
  /** Stands where the room puts it; shows itself while somebody draws. */
  readonly tools: SameframeDrawTools = document.createElement("sameframe-draw-tools");
  readonly #layer: SameframeDrawingLayer = document.createElement("sameframe-drawing-layer");
  /** The key that is held for the laser. */
  #beam: string | undefined;
  #link:
    | {
        drawing: DrawingStore;
        pointing: PointingStore;
        events: AbortController;
        picture: () => RoomPicture;
        keyboard: Keyboard;
      }
    | undefined;

  /**
   * @param host element in which people ask for something; told whether they draw
   */
  constructor(
    stage: SameframeStage,
    private readonly host: HTMLElement & { draws: boolean },
  ) {
    this.#layer.place = stage.place;
    stage.layers = [...stage.layers, this.#layer];
  }

  open({ client, picture, ask, keyboard }: OpenRoom): void {
    const layer = this.#layer;
    const pages = (changed: () => void) => ({
      get shown() {
        return picture();
      },
      get aspect() {
        return layer.aspect;
      },
      ask,
      changed,
      grew: () => layer.repoint(),
      now: () => performance.now(),
      later: (ms: number, act: () => void) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    const drawing = new DrawingStore(
      client,
      pages(() => this.renew()),
    );
    // Ten people who point tell of it 300 times a second.
    const pointing = new PointingStore(
      client,
      pages(() => layer.repoint()),
      () => drawing.tool === "laser",
    );
    const events = new AbortController();
    const { signal } = events;
    this.#link = { drawing, pointing, events, picture, keyboard };
    this.#layer.over = overPicture(drawing, pointing);
    this.host.addEventListener("sameframe-draw", (event) => this.#asked(event), { signal });
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    document.addEventListener("keyup", (event) => event.code === this.#beam && this.#beamOff(pointing), { signal });
    globalThis.addEventListener("blur", () => this.#beamOff(pointing), { signal });
  }

  set keymap(keymap: Keymap) {
    this.tools.keymap = keymap;
  }

  close(): void {
    this.#link?.events.abort();
    this.#link?.drawing.close();
    this.#link?.pointing.close();
    this.#link = undefined;
  }

  /** Something is to be shown otherwise. */
  renew(): void {
    if (this.#link !== undefined) {
      const { picture } = this.#link.drawing;
      this.tools.drawing = picture;
      this.tools.host = isHost(this.#link.picture().people);
      this.#layer.renew();
      this.host.draws = picture.open;
    }
  }

  #asked(event: DrawEvent): void {
    event.stopPropagation();
    this.#link?.drawing.act(event.detail);
  }

  #pressed(event: KeyboardEvent): void {
    const link = this.#link;
    if (link === undefined || link.picture().clip === undefined) {
      return;
    }
    const action = link.keyboard.actionOf(event);
    if (action === "laser") {
      this.#beam = event.code;
      link.pointing.beam(true);
      return;
    }
    const act = action === "draw" && event.repeat ? undefined : drawActOf(action, link.drawing.picture.open);
    if (act !== undefined) {
      event.preventDefault();
      link.drawing.act(act);
    }
  }

  #beamOff(pointing: PointingStore): void {
    this.#beam = undefined;
    pointing.beam(false);
  }
}

/** What the layer asks, of both stores. */
function overPicture(drawing: DrawingStore, pointing: PointingStore): OverPicture {
  return {
    get tool() {
      return drawing.tool;
    },
    get isDrawing() {
      return drawing.isDrawing;
    },
    get isLaser() {
      return pointing.isLaser;
    },
    get drawings() {
      return drawing.drawings;
    },
    get ghosts() {
      return drawing.ghosts;
    },
    get live() {
      return drawing.live;
    },
    get pointed() {
      return pointing.pointed;
    },
    get ink() {
      const { colour, own, width } = drawing.picture;
      return { fill: fillOf(colour, own), width: WIDTHS[width] };
    },
    begin: (at) => drawing.begin(at),
    extend: (points, isEven) => drawing.extend(points, isEven),
    end: () => drawing.end(),
    cancel: () => drawing.cancel(),
    write: (at, text) => drawing.write(at, text),
    point: (at) => pointing.point(at),
  };
}
