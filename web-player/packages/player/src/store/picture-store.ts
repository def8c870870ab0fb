import { Category, Channel } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import type { GradedState } from "../gpu/graded-picture";
import { type Grading, NEUTRAL_GRADING } from "../gpu/grading";
import { LutFiles } from "../gpu/lut-file";
import type { ServedLut } from "../net/rooms-api";
import { type CompareAct, type Compared, comparedAfter } from "../view/compared";
import {
  actualZoom,
  flipped,
  isFit,
  NEUTRAL_VIEW,
  type PictureView,
  type Placement,
  type Point,
  panned,
  turned,
  zoomed,
} from "../view/placement";
import type { CompareStore } from "./compare-store";
import { type DrivingRefusal, drivingRefusal } from "./driving";
import { type PictureCommands, sharedGrading, sharedView } from "./picture-values";
import type { PictureAct, PicturePicture, Shared, Switched } from "./picture-view";
import type { Later } from "./room-store";
import { SharedValue, type SharingLink } from "./shared-value";

/** What it needs of sync's room client. */
export interface PictureLink extends SharingLink, PictureCommands {
  readonly room: RoomView;
}

/** What it needs of the page around. */
export interface PicturePage {
  /** Where the picture lies. */
  readonly placement: Placement;
  /** A place of the page, in the picture's frame. */
  framed(at: Point): Point;
  /** Of the picture, in its own pixels; 0: there is none. */
  readonly width: number;
  readonly density: number;
  readonly state: GradedState;
  /** There is nothing to look at. */
  readonly idle: boolean;
  changed(): void;
  later: Later;
  readonly luts: LutShelf;
}

/** The LUTs that the server holds. */
export interface LutShelf {
  /** For who may set the room's colours; rejects for anybody else. */
  list(): Promise<readonly ServedLut[]>;
  /** A short-lived address of one, by its location. */
  address(location: string): Promise<string>;
}

/** A grade that one had for oneself, from before a reload. */
export interface Kept {
  readonly view: PictureView | undefined;
  readonly grading: Grading | undefined;
}

/** Long enough to read why. */
const DENIED_MS = 5000;

const CATEGORIES: Readonly<Record<Switched, Category>> = {
  playback: Category.PLAYBACK,
  view: Category.VIEW,
  grade: Category.GRADE,
  annotations: Category.ANNOTATIONS,
  notes: Category.NOTES,
  pointer: Category.POINTER,
};

/** How the picture is shown: its view, its grade, another picture beside it. */
export class PictureStore {
  #isOpen = false;
  #denied: DrivingRefusal | undefined;
  #forget: (() => void) | undefined;
  readonly #view: SharedValue<PictureView>;
  readonly #grading: SharedValue<Grading>;
  readonly #luts: LutFiles;
  #servedLuts: readonly ServedLut[] = [];
  /** The comparison that was on before. */
  #lately: Compared | undefined;

  constructor(
    private readonly link: PictureLink,
    private readonly page: PicturePage,
    private readonly compare: CompareStore,
    kept: Kept,
  ) {
    this.#view = new SharedValue(link, sharedView(link), page.later, () => this.#viewed(), kept.view);
    this.compare.follow(this.view.comparison);
    this.#luts = new LutFiles(
      () => page.changed(),
      (location) => page.luts.address(location),
    );
    this.#grading = new SharedValue(link, sharedGrading(link), page.later, () => this.#graded(), kept.grading);
    this.#graded();
  }

  get view(): PictureView {
    return this.#view.value;
  }

  get grading(): Grading {
    return this.#grading.value;
  }

  /** What is one's own, to be kept over a reload. */
  get kept(): Kept {
    return { view: this.#view.own, grading: this.#grading.own };
  }

  get luts(): LutFiles {
    return this.#luts;
  }

  get picture(): PicturePicture {
    return {
      open: this.#isOpen,
      view: this.view,
      grading: this.grading,
      viewShared: shared(this.#view),
      gradeShared: shared(this.#grading),
      state: this.page.state,
      lut: this.#luts.state,
      isLutLocal: this.#luts.isLocal,
      servedLuts: this.#servedLuts,
      others: this.compare.others,
      comparing: this.compare.comparing,
      denied: this.#denied,
      on: this.link.room.on,
      idle: this.page.idle,
    };
  }

  act(act: PictureAct): void {
    const { view } = this;
    switch (act.kind) {
      case "open":
        this.#isOpen = act.open;
        this.page.changed();
        void this.#lookForLuts();
        break;
      case "fit":
        this.#look({ ...view, panX: 0, panY: 0, zoom: 1 });
        break;
      case "resetView":
        this.#look({ ...NEUTRAL_VIEW, comparison: view.comparison });
        break;
      case "actual":
        this.#actual(act.about);
        break;
      case "toggle":
        if (isFit(view)) {
          this.#actual(act.about);
        } else {
          this.#look({ ...view, panX: 0, panY: 0, zoom: 1 });
        }
        break;
      case "zoom":
        this.#look(zoomed(this.page.placement, act.factor, this.#about(act.about)), act.over);
        break;
      case "pan":
        this.#look(panned(this.page.placement, act.by), act.over);
        break;
      case "settle":
        this.#view.settle();
        break;
      case "turn":
        this.#look(turned(view));
        break;
      case "flipX":
      case "flipY":
        this.#look(flipped(view, act.kind === "flipX" ? "x" : "y"));
        break;
      case "channel":
        this.#look({ ...view, channel: act.channel === view.channel ? Channel.COLOR : act.channel });
        break;
      case "share":
        this.#share(act.category, act.shared);
        break;
      default:
        this.#grade(act);
    }
  }

  close(): void {
    this.#forget?.();
    this.#view.close();
    this.#grading.close();
    this.#luts.close();
    this.compare.close();
  }

  #grade(act: PictureAct): void {
    const { grading } = this;
    switch (act.kind) {
      case "number":
        this.#grading.change({ ...grading, [act.number]: act.value }, act.over);
        break;
      case "cdl":
        this.#grading.change({ ...grading, cdl: act.cdl }, act.over);
        break;
      case "resetGrade":
        this.#luts.drop();
        this.#grading.change(NEUTRAL_GRADING, true);
        break;
      case "lutFile":
        void this.#luts.take(act.file);
        break;
      case "lutAddress":
        this.#luts.drop();
        this.#grading.change({ ...grading, lut: act.address }, true);
        break;
      case "dropLut":
        if (this.#luts.isLocal) {
          this.#luts.drop();
        } else {
          this.#grading.change({ ...grading, lut: "" }, true);
        }
        break;
      case "compare":
      case "mode":
      case "wipe":
      case "gain":
        this.#compare(act);
        break;
      default:
    }
  }

  #compare(act: CompareAct): void {
    const { view } = this;
    const comparison = comparedAfter(act, view.comparison, this.#lately);
    this.#lately = comparison ?? view.comparison;
    this.#look({ ...view, comparison }, act.kind !== "wipe" || act.over);
  }

  #viewed(): void {
    this.compare.follow(this.view.comparison);
    this.page.changed();
  }

  #look(view: PictureView, isOver = true): void {
    const denied = this.#view.change(view, isOver);
    if (denied !== undefined) {
      this.#forget?.();
      this.#forget = this.page.later(DENIED_MS, () => this.#deny(undefined));
      this.#deny(denied);
    }
  }

  #deny(denied: DrivingRefusal | undefined): void {
    if (denied !== this.#denied) {
      this.#denied = denied;
      this.page.changed();
    }
  }

  #actual(about: Point | undefined): void {
    const { placement, width, density } = this.page;
    const factor = actualZoom(placement, width, density) / this.view.zoom;
    this.#look(zoomed(placement, factor, this.#about(about)));
  }

  /** In the frame; the middle unless a place of the page is given. */
  #about(at: Point | undefined): Point {
    const { frame } = this.page.placement;
    return at === undefined ? { x: frame.width / 2, y: frame.height / 2 } : this.page.framed(at);
  }

  #share(switched: Switched, isShared: boolean): void {
    switch (switched) {
      case "view":
        this.#view.share(isShared);
        break;
      case "grade":
        this.#grading.share(isShared);
        break;
      default: {
        const { room } = this.link;
        const category = CATEGORIES[switched];
        const others = (room.subscriptions.get(room.you)?.off ?? []).filter((it) => it !== category);
        this.link.subscribe(isShared ? others : [...others, category]).catch(() => {}); // a refusal comes as a notice
      }
    }
  }

  /** Anew whenever the tools are opened: files may have come. */
  async #lookForLuts(): Promise<void> {
    if (this.#isOpen) {
      // the server refuses them to others, also to who has a colour of their own
      const mayShare = drivingRefusal(this.link.room) === undefined;
      this.#servedLuts = mayShare ? await this.page.luts.list().catch(() => []) : [];
      this.page.changed();
    }
  }

  #graded(): void {
    void this.#luts.follow(this.grading.lut);
    this.page.changed();
  }
}

/** Whether a category that people switch is on. */
export function isOn(on: ReadonlySet<Category>, switched: Switched): boolean {
  return on.has(CATEGORIES[switched]);
}

function shared({ isShared, refusal }: SharedValue<unknown>): Shared {
  return { isShared, refusal };
}
