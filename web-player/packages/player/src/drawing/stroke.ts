import { type Annotation, AnnotationSchema, create, ShapeKind } from "@sameframe/protocol";
import type { StrokeInit } from "@sameframe/sync";
import { flat, Ink, type InkPoint } from "./ink";
import { evened } from "./shapes";
import type { Frames } from "./spans";

/** What is drawn with, and where. */
export interface StrokeSetting extends Frames {
  readonly id: string;
  readonly author: number;
  readonly medium: string;
  /** On which it is drawn. */
  readonly frame: number;
  readonly kind: ShapeKind;
  readonly color: number;
  readonly width: number;
  /** Width by height of the picture. */
  readonly aspect: number;
}

/** A drawing while it is being made: freehand, or a shape of two points. */
export class DrawnStroke {
  readonly #inks: Ink[];
  readonly #first: InkPoint;
  #last: InkPoint;
  /** As it is so far; made when it is asked for, which is also when only others' pointers have moved. */
  #made: readonly Annotation[] | undefined;

  constructor(
    readonly setting: StrokeSetting,
    first: InkPoint,
  ) {
    this.#inks = [new Ink(first, setting.aspect)];
    this.#first = first;
    this.#last = first;
  }

  /** @param isEven with Shift: shapes are evened */
  extend(points: readonly InkPoint[], isEven: boolean): void {
    const { kind, aspect } = this.setting;
    const last = points.at(-1);
    this.#made = undefined;
    if (last === undefined) {
      return;
    }
    if (kind !== ShapeKind.FREEHAND) {
      const isLine = kind === ShapeKind.LINE || kind === ShapeKind.ARROW;
      this.#last = isEven ? evened(this.#first, last, isLine, aspect) : last;
      return;
    }
    for (const point of points) {
      this.#add(point, false);
    }
    this.#last = last;
  }

  /** What becomes of it; nothing if a shape has no extent. A very long stroke becomes several. */
  end(): readonly Annotation[] {
    if (this.setting.kind === ShapeKind.FREEHAND) {
      this.#add(this.#last, true);
      return this.annotations;
    }
    const isPoint = this.#first.x === this.#last.x && this.#first.y === this.#last.y;
    return isPoint ? [] : this.annotations;
  }

  get annotations(): readonly Annotation[] {
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): readonly Annotation[] {
    const { author, medium, firstFrame, lastFrame, kind, color, width } = this.setting;
    const each = kind === ShapeKind.FREEHAND ? this.#inks.map(({ points }) => points) : [[this.#first, this.#last]];
    return each.map((points) =>
      create(AnnotationSchema, {
        author,
        medium,
        firstFrame,
        lastFrame,
        color,
        width,
        shape: { kind, points: flat(points) },
      }),
    );
  }

  /** For the others, while it is being drawn. */
  get progress(): StrokeInit {
    const { id, medium, frame, kind, color, width } = this.setting;
    const ink = this.#inks.at(-1);
    const isFreehand = kind === ShapeKind.FREEHAND && ink !== undefined;
    const { from, points } = isFreehand ? ink.latest : { from: 0, points: [this.#first, this.#last] };
    const name = this.#inks.length === 1 ? id : `${id}-${this.#inks.length}`;
    return { id: name, medium, frame, color, width, from, shape: { kind, points: flat(points) } };
  }

  #add(point: InkPoint, isLast: boolean): void {
    this.#made = undefined;
    const ink = this.#inks.at(-1);
    if (ink?.isFull === true) {
      const next = new Ink(ink.points.at(-1) ?? point, this.setting.aspect);
      this.#inks.push(next);
      next.add(point, isLast);
    } else {
      ink?.add(point, isLast);
    }
  }
}
