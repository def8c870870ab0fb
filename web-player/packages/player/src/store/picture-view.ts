import type { Category, Channel } from "@sameframe/protocol";
import type { GradedState } from "../gpu/graded-picture";
import type { CdlNumbers, Grading } from "../gpu/grading";
import type { LutState } from "../gpu/lut-file";
import type { ServedLut } from "../net/rooms-api";
import type { CompareAct, Compared } from "../view/compared";
import type { PictureView, Point } from "../view/placement";
import type { DrivingRefusal } from "./driving";

/** Numbers of the grade that have a slider. */
export type GradeNumber = Exclude<keyof Grading, "cdl" | "lut">;

/** Categories that a person switches. */
export const SWITCHED = ["playback", "view", "grade", "annotations", "notes", "pointer"] as const;
export type Switched = (typeof SWITCHED)[number];

/** What is shared, and who may change it. */
export interface Shared {
  readonly isShared: boolean;
  readonly refusal: DrivingRefusal | undefined;
}

/** A medium that can be compared with. */
export interface Other {
  readonly id: string;
  readonly title: string;
}

/** The comparison that is on. */
export interface Comparing extends Compared {
  readonly title: string;
  readonly state: "loading" | "ready" | "failed";
  /** The number of its frame on glass, as people see it. */
  readonly number: number | undefined;
  readonly ended: "before" | "after" | undefined;
  /** It has not as many frames as the first. */
  readonly isOtherLength: boolean;
}

/** Everything that is shown of view, grade and comparison. Immutable. */
export interface PicturePicture {
  readonly open: boolean;
  readonly view: PictureView;
  readonly grading: Grading;
  readonly viewShared: Shared;
  readonly gradeShared: Shared;
  readonly state: GradedState;
  readonly lut: LutState;
  readonly isLutLocal: boolean;
  /** LUTs that the server holds, for who may set the room's colours. */
  readonly servedLuts: readonly ServedLut[];
  readonly others: readonly Other[];
  readonly comparing: Comparing | undefined;
  /** One has just tried in vain to change the view. */
  readonly denied: DrivingRefusal | undefined;
  /** What is on for oneself. */
  readonly on: ReadonlySet<Category>;
  /** There is nothing to look at. */
  readonly idle: boolean;
}

/** What a person does with the picture. `over`: the hand has let go. */
export type PictureAct =
  | { readonly kind: "open"; readonly open: boolean }
  | { readonly kind: "fit" | "turn" | "flipX" | "flipY" | "resetGrade" | "resetView" | "dropLut" }
  /** Each pixel of the picture is one of the screen. */
  | { readonly kind: "actual" | "toggle"; readonly about?: Point }
  /** By a factor, about a place of the page; without one, about the middle. */
  | { readonly kind: "zoom"; readonly factor: number; readonly about?: Point; readonly over: boolean }
  /** In the page's pixels. */
  | { readonly kind: "pan"; readonly by: Point; readonly over: boolean }
  | { readonly kind: "settle" }
  | { readonly kind: "channel"; readonly channel: Channel }
  | { readonly kind: "number"; readonly number: GradeNumber; readonly value: number; readonly over: boolean }
  | { readonly kind: "cdl"; readonly cdl: CdlNumbers; readonly over: boolean }
  | { readonly kind: "lutFile"; readonly file: File }
  /** Or `media:NAME`, a file of the server. */
  | { readonly kind: "lutAddress"; readonly address: string }
  | { readonly kind: "share"; readonly category: Switched; readonly shared: boolean }
  | CompareAct;

const TYPE = "sameframe-picture";

/** Carries what a person does with the picture up to the room. */
export class PictureEvent extends CustomEvent<PictureAct> {
  constructor(act: PictureAct) {
    super(TYPE, { detail: act, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [TYPE]: PictureEvent;
  }
}
