import type { Mark } from "./marks";

/** Greys of the page, and colours that say what a mark is; each mark has a shape of its own as well. */
export const INK = {
  line: "#343434",
  panel: "#1f1f1f",
  raised: "#2b2b2b",
  text: "#ededed",
  dim: "#ababab",
  faint: "#8c8c8c",
  good: "#8fd6a8",
  bad: "#f3948a",
  warn: "#ecc46d",
} as const;

/** A drawing is a stroke, a note a square with a tail, a message a ring; agreement a tick below, disagreement a cross. */
export function paintMark(context: CanvasRenderingContext2D, kind: Mark["kind"], x: number, y: number): void {
  context.lineWidth = 2;
  context.lineCap = "round";
  const path = (color: string, ...points: readonly (readonly [number, number])[]): void => {
    context.strokeStyle = color;
    context.beginPath();
    points.forEach(([dx, dy], place) => {
      if (place === 0) {
        context.moveTo(x + dx, y + dy);
      } else {
        context.lineTo(x + dx, y + dy);
      }
    });
    context.stroke();
  };
  switch (kind) {
    case "note":
      context.fillStyle = INK.warn;
      context.fillRect(x - 4, y - 5, 8, 7);
      path(INK.warn, [-2, 2], [-2, 5]);
      break;
    case "annotation":
      path(INK.text, [-4, 4], [4, -4]);
      break;
    case "chat":
      context.strokeStyle = INK.dim;
      context.beginPath();
      context.arc(x, y, 3, 0, 2 * Math.PI);
      context.stroke();
      break;
    case "agreed":
      path(INK.good, [-3, 0], [-1, 3], [4, -3]);
      break;
    case "disagreed":
      path(INK.bad, [-3, -3], [3, 3]);
      path(INK.bad, [-3, 3], [3, -3]);
      break;
  }
  context.lineWidth = 1;
}
