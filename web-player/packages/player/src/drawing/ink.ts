/** A point of a drawing: 65,536ths of the picture's width and height, 1,024ths of full pressure. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** As many points as one annotation may have. */
const MOST = 2000;

/** The latest points that are told at a time: enough that who misses ten tellings misses nothing. */
const TOLD = 96;

/** Points nearer to each other say nothing new, in 65,536ths of the picture's width: a pixel and a bit of a large picture. */
const NEAR = 48;

/** A point that lies on the way of its neighbours is left out if they are no farther apart. */
const FAR = 420;
const STRAIGHT = 8;
const EVEN = 40;

/** Points of the schema: x, y and pressure each. */
export function flat(points: readonly InkPoint[]): number[] {
  const numbers: number[] = [];
  for (const { x, y, pressure } of points) {
    numbers.push(x, y, pressure);
  }
  return numbers;
}

/** A freehand stroke as it grows: what a hand does, without what nobody would see. */
export class Ink {
  readonly #points: InkPoint[];
  /** Width by height of the picture. */
  readonly #aspect: number;

  constructor(first: InkPoint, aspect: number) {
    this.#points = [first];
    this.#aspect = aspect;
  }

  get points(): readonly InkPoint[] {
    return this.#points;
  }

  /** No further point fits: the stroke goes on as another one. */
  get isFull(): boolean {
    return this.#points.length >= MOST;
  }

  /** The latest points, and which the first of them is. */
  get latest(): { readonly from: number; readonly points: readonly InkPoint[] } {
    const from = Math.max(0, this.#points.length - TOLD);
    return { from, points: this.#points.slice(from) };
  }

  /** @param isLast the pen is lifted here: the point stays, however near */
  add(point: InkPoint, isLast = false): void {
    const [before, last] = [this.#points.at(-2), this.#points.at(-1)];
    if (last === undefined || this.isFull) {
      return;
    }
    const gap = this.#distance(last, point);
    if (gap === 0 || (gap < NEAR && !isLast)) {
      return;
    }
    if (before !== undefined && this.#isBetween(before, last, point)) {
      this.#points.pop();
    }
    this.#points.push(point);
  }

  #isBetween(before: InkPoint, middle: InkPoint, after: InkPoint): boolean {
    const length = this.#distance(before, after);
    if (length > FAR || length === 0) {
      return false;
    }
    const across = (after.x - before.x) * (middle.y - before.y) - (after.y - before.y) * (middle.x - before.x);
    const isStraight = Math.abs(across) / this.#aspect / length < STRAIGHT;
    return isStraight && Math.abs((before.pressure + after.pressure) / 2 - middle.pressure) < EVEN;
  }

  /** In parts of the picture's width. */
  #distance(a: InkPoint, b: InkPoint): number {
    return Math.hypot(a.x - b.x, (a.y - b.y) / this.#aspect);
  }
}
