import { type Annotation, AnnotationSchema, Category, create, ShapeKind, type SignalFrom } from "@sameframe/protocol";
import type { EntryEvent, RoomEvents, RoomView, StrokeInit } from "@sameframe/sync";
import { touches } from "../drawing/hit";
import type { InkPoint } from "../drawing/ink";
import { LiveStrokes } from "../drawing/live-strokes";
import { shownOn, textSize } from "../drawing/paint";
import { type PieceCommands, Pieces } from "../drawing/pieces";
import { framesFor, type Ghost, ghostsOf } from "../drawing/spans";
import { DrawnStroke } from "../drawing/stroke";
import { colorNumber, FIRST_SETTINGS, fillOf, KINDS, type Settings, type Tool, WIDTHS } from "../drawing/tools";
import { drawingRefusal } from "./drawing-rights";
import type { DrawAct, DrawingPicture } from "./drawing-view";
import { jumpRefusal } from "./driving";
import type { PointingPage } from "./pointing-store";
import type { Request } from "./requests";

/** What drawing needs of sync's room client. */
export interface DrawingLink extends PieceCommands {
  readonly room: RoomView;
  draw(stroke: StrokeInit): void;
  subscribe(off: readonly Category[]): Promise<number>;
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void;
}

/** What drawing needs of the page around. */
export interface DrawingPage extends PointingPage {
  /** Width by height of the picture. */
  readonly aspect: number;
  /** A stroke is longer, and nothing else is new. */
  grew(): void;
  /** Asks for what is not drawing. */
  ask(request: Request): void;
}

/** A hand that rests on the picture says so this often, so that its stroke does not count as given up. */
const STILL_HERE_MS = 1000;

/** Drawing in a room: one's own and the others'. */
export class DrawingStore {
  #settings: Settings = FIRST_SETTINGS;
  #open = false;
  #stroke: DrawnStroke | undefined;
  #erases = false;
  #strokes = 0;
  #stillHere = (): void => {};
  // not a UUID: where a page is not secure, browsers make none
  readonly #id = crypto.getRandomValues(new Uint32Array(2)).join("");
  readonly #pieces: Pieces;
  readonly #live: LiveStrokes;
  readonly #offs: readonly (() => void)[];

  constructor(
    private readonly link: DrawingLink,
    private readonly page: DrawingPage,
  ) {
    const changed = (): void => page.changed();
    this.#pieces = new Pieces(link, changed);
    this.#live = new LiveStrokes(page.later, changed);
    this.#offs = [
      link.on("room", (room) => this.#shown(room)),
      link.on("entry", (entry) => this.#entered(entry)),
      link.on("signal", (signal) => this.#signalled(signal)),
    ];
  }

  get picture(): DrawingPicture {
    const { shown } = this.page;
    const refusal = drawingRefusal(this.link.room, shown.clip !== undefined);
    return {
      ...this.#settings,
      open: this.#open,
      own: this.#me.color,
      canUndo: refusal === undefined && this.#pieces.canUndo,
      canRedo: refusal === undefined && this.#pieces.canRedo,
      canClear: refusal === undefined && this.drawings.some((it) => this.#mayErase(it)),
      refusal,
    };
  }

  /** What was drawn on the frame on glass. */
  get drawings(): readonly Annotation[] {
    const { clip, frame } = this.page.shown;
    return shownOn(this.#all, clip?.id, frame);
  }

  /** What is faintly seen of the frames around; nothing while it plays. */
  get ghosts(): readonly Ghost[] {
    const { clip, frame, transport } = this.page.shown;
    return this.#settings.ghosts && this.#open && !transport.playing ? ghostsOf(this.#all, clip?.id, frame) : [];
  }

  /** Strokes that are being drawn. */
  get live(): readonly Annotation[] {
    const { clip, frame } = this.page.shown;
    const others = clip === undefined ? [] : this.#live.on(clip.id, frame, this.link.room.annotations);
    return [...others, ...(this.#stroke?.annotations ?? [])];
  }

  get isDrawing(): boolean {
    return this.#open && drawingRefusal(this.link.room, this.page.shown.clip !== undefined) === undefined;
  }

  /** What is in the hand; undefined: nothing. */
  get tool(): Tool | undefined {
    return this.isDrawing ? this.#settings.tool : undefined;
  }

  act(act: DrawAct): void {
    switch (act.kind) {
      case "open":
        this.cancel();
        this.#open = act.open;
        break;
      case "set":
        this.#settings = { ...this.#settings, ...act.settings };
        break;
      case "undo":
        this.#pieces.undo();
        break;
      case "redo":
        this.#pieces.redo();
        break;
      case "clear":
        this.#remove(this.drawings.filter((it) => this.#mayErase(it)));
        break;
      case "switchOn": {
        const { you, subscriptions } = this.link.room;
        const off = subscriptions.get(you)?.off ?? [];
        // a refusal comes as a notice, too
        this.link.subscribe(off.filter((category) => category !== Category.ANNOTATIONS)).catch(() => {});
        break;
      }
    }
    this.page.changed();
  }

  begin(at: InkPoint): boolean {
    const { tool } = this.#settings;
    const kind = KINDS[tool];
    if (!this.isDrawing || tool === "laser" || kind === ShapeKind.TEXT) {
      return false;
    }
    this.#pause();
    if (kind === undefined) {
      this.#erases = true;
      this.#erase([at]);
    } else {
      this.#stroke = new DrawnStroke(this.#setting(kind), at);
      this.#tell();
    }
    this.page.changed();
    return true;
  }

  extend(points: readonly InkPoint[], isEven: boolean): void {
    if (this.#erases) {
      this.#erase(points);
    }
    if (this.#stroke !== undefined) {
      this.#stroke.extend(points, isEven);
      this.#tell();
      this.page.grew();
    }
  }

  end(): void {
    const stroke = this.#stroke;
    this.#rest();
    const drawn = stroke?.end() ?? [];
    if (drawn.length > 0) {
      this.#pieces.add(drawn);
    } else if (stroke !== undefined) {
      this.link.draw({ ...stroke.progress, cancelled: true });
    }
  }

  cancel(): void {
    const stroke = this.#stroke;
    this.#rest();
    if (stroke !== undefined) {
      this.link.draw({ ...stroke.progress, cancelled: true });
      this.page.changed();
    }
  }

  /** Writes into the picture. */
  write(at: InkPoint, text: string): void {
    this.#pause();
    const { author, medium, firstFrame, lastFrame, color, width } = this.#setting(ShapeKind.TEXT);
    const shape = { kind: ShapeKind.TEXT, points: [at.x, at.y, at.pressure], text };
    this.#pieces.add([create(AnnotationSchema, { author, medium, firstFrame, lastFrame, color, width, shape })]);
  }

  /** Listens no more. */
  close(): void {
    this.cancel();
    for (const off of this.#offs) {
      off();
    }
    this.#live.close();
  }

  get #all(): readonly Annotation[] {
    return this.#pieces.over(this.link.room.annotations);
  }

  get #me(): { readonly id: number; readonly color: number; readonly host: boolean } {
    return this.page.shown.people.find(({ you }) => you) ?? { id: 0, color: 0, host: false };
  }

  #mayErase({ author }: Annotation): boolean {
    const { id, host } = this.#me;
    return host || author === id;
  }

  /** A drawing is on a frame: what plays is paused, by who may. */
  #pause(): void {
    const { transport, alone } = this.page.shown;
    if (transport.playing && jumpRefusal(this.link.room, alone) === undefined) {
      this.page.ask({ kind: "pause" });
    }
  }

  #setting(kind: ShapeKind) {
    const { shown, aspect } = this.page;
    const { id, color: own } = this.#me;
    const { transport, clip } = shown;
    const frame = transport.rest ?? shown.frame;
    const { inPoint, outPoint } = transport;
    const medium = clip?.id ?? "";
    const around = { medium, frames: clip?.frames ?? 1, inPoint, outPoint, annotations: this.#all };
    const color = colorNumber(fillOf(this.#settings.colour, own));
    const width = WIDTHS[this.#settings.width];
    const frames = framesFor(this.#settings.span, frame, around);
    return { ...frames, id: `${this.#id}-${++this.#strokes}`, author: id, medium, frame, kind, color, width, aspect };
  }

  #tell(): void {
    const stroke = this.#stroke;
    this.#stillHere();
    if (stroke !== undefined) {
      this.link.draw(stroke.progress);
      this.#stillHere = this.page.later(STILL_HERE_MS, () => this.#tell());
    }
  }

  #rest(): void {
    this.#stillHere();
    this.#stroke = undefined;
    this.#erases = false;
  }

  #erase(points: readonly InkPoint[]): void {
    const { aspect } = this.page;
    const size = (width: number): number => textSize(width / 65_536, 1 / aspect);
    const mine = this.drawings.filter((it) => this.#mayErase(it));
    const touched = mine.filter((it) => points.some((at) => touches(it, at, aspect, size)));
    if (touched.length > 0) {
      this.#remove(touched);
    }
  }

  #remove(annotations: readonly Annotation[]): void {
    const { id } = this.#me;
    this.#pieces.remove(annotations, ({ author }) => author === id);
  }

  #shown(room: RoomView): void {
    const here = new Set(this.page.shown.people.filter(({ presence }) => presence === "here").map(({ id }) => id));
    this.#live.shown(room.annotations);
    this.#live.here(here);
    this.page.changed();
  }

  #entered({ entry, own }: EntryEvent): void {
    for (const { event } of entry.events) {
      if (event.case === "remove" && event.value.startsWith("annotation/")) {
        this.#pieces.gone(event.value.slice("annotation/".length));
      } else if (event.case === "put" && event.value.value.case === "annotation" && !own) {
        const annotation = event.value.value.value;
        if (annotation.id === `a${entry.seq}`) {
          this.#live.added(entry.participant, entry.instance, annotation);
        }
      }
    }
  }

  #signalled({ participant, instance, signal }: SignalFrom): void {
    if (signal?.signal.case === "stroke") {
      this.#live.progressed(participant, instance, signal.signal.value);
    }
  }
}
