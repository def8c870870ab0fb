import type { InkPoint } from "./ink";

/** Eight directions. */
const EIGHTH = Math.PI / 4;

/**
 * Where the second point of a shape is meant to lie: with Shift, lines run at multiples of 45°, and rectangles and ellipses
 * are as wide as high, as one sees them.
 *
 * @param aspect width by height of the picture
 */
export function evened(from: InkPoint, to: InkPoint, isLine: boolean, aspect: number): InkPoint {
  const [dx, dy] = [to.x - from.x, (to.y - from.y) / aspect];
  if (isLine) {
    const angle = Math.round(Math.atan2(dy, dx) / EIGHTH) * EIGHTH;
    const length = Math.hypot(dx, dy);
    return at(to, from.x + length * Math.cos(angle), from.y + length * Math.sin(angle) * aspect);
  }
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return at(to, from.x + side * (Math.sign(dx) || 1), from.y + side * (Math.sign(dy) || 1) * aspect);
}

function at(point: InkPoint, x: number, y: number): InkPoint {
  return { ...point, x: Math.round(x), y: Math.round(y) };
}
