import { type Annotation, ShapeKind } from "@sameframe/protocol";
import { pointsOf } from "./paint";

interface Place {
  readonly x: number;
  readonly y: number;
}

const WHOLE = 65_536;

/** Of a letter, as a part of a text's height. */
const LETTER = 0.6;
const ROW = 1.25;

/** How far from a line an eraser still reaches it, in parts of the picture's width. */
export const REACH = 0.008;

/**
 * Whether an eraser at a point touches a drawing.
 *
 * @param at in 65,536ths of the picture's width and height
 * @param aspect width by height of the picture
 * @param textSize height of a text, in parts of the picture's width
 */
export function touches(
  { shape, width }: Annotation,
  at: Place,
  aspect: number,
  textSize: (width: number) => number,
): boolean {
  if (shape === undefined) {
    return false;
  }
  // parts of the picture's width, either way
  const points = pointsOf(shape, { left: 0, top: 0, width: 1, height: 1 / aspect });
  const place = { x: at.x / WHOLE, y: at.y / WHOLE / aspect };
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) {
    return false;
  }
  const reach = REACH + width / WHOLE / 2;
  const near = (path: readonly Place[]): boolean =>
    path.some((to, n) => toSegment(place, path[n - 1] ?? to, to) <= reach);
  switch (shape.kind) {
    case ShapeKind.RECTANGLE:
      return near(corners(first, last));
    case ShapeKind.ELLIPSE:
      return near(round(first, last));
    case ShapeKind.TEXT:
      return isOn(place, first, shape.text, textSize(width));
    default:
      return near(points);
  }
}

/** The distance of a point from a piece of a line. */
function toSegment(point: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}

function corners(a: Place, b: Place): readonly Place[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }, a];
}

function round(a: Place, b: Place): readonly Place[] {
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [across, down] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2];
  return Array.from({ length: 49 }, (_, n) => {
    const angle = (n / 24) * Math.PI;
    return { x: x + across * Math.cos(angle), y: y + down * Math.sin(angle) };
  });
}

function isOn({ x, y }: Place, anchor: Place, words: string, size: number): boolean {
  const rows = words.split("\n");
  const longest = Math.max(...rows.map((row) => row.length));
  const [across, down] = [longest * size * LETTER, rows.length * size * ROW];
  return x >= anchor.x - REACH && x <= anchor.x + across && y >= anchor.y - REACH && y <= anchor.y + down;
}
