import { swatch } from "../people/palette";
import { strings } from "../strings";
import type { Gap } from "./gaps";
import { INK, paintMark } from "./mark-paint";
import type { Mark } from "./marks";
import { clockLabel, spokenLength } from "./session-time";
import { paintCurve } from "./timeline-curve";
import { type Band, type Layout, rulerStep } from "./timeline-layout";
import { instantOf, type Painting, xOf } from "./timeline-picture";

const say = strings.history.timeline;

const FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** Marks nearer than this are drawn as one. [px] */
const APART = 5;

/** Half of what a mark is wide. [px] */
const MARK = 6;

/** Draws all but the cursor. */
export function paintTimeline(context: CanvasRenderingContext2D, painting: Painting): void {
  const { layout } = painting;
  context.clearRect(0, 0, layout.width, layout.height);
  context.font = FONT;
  context.textBaseline = "middle";
  paintGrounds(context, painting);
  context.save();
  context.beginPath();
  context.rect(layout.left, 0, layout.width - layout.left, layout.height);
  context.clip();
  paintRuler(context, painting);
  paintCurve(context, painting, (at) => xOf(painting, at));
  paintClips(context, painting);
  paintLanes(context, painting);
  paintGaps(context, painting);
  paintMarks(context, painting);
  context.restore();
  paintNames(context, painting);
}

function paintGrounds(context: CanvasRenderingContext2D, { layout }: Painting): void {
  context.fillStyle = INK.panel;
  for (const { top, height } of [layout.curve, layout.clips, layout.marks, ...layout.lanes]) {
    context.fillRect(layout.left, top, layout.width - layout.left, height);
  }
}

function paintRuler(context: CanvasRenderingContext2D, painting: Painting): void {
  const { layout, window, end } = painting;
  const width = layout.width - layout.left;
  const step = rulerStep((window.right - window.left) / width);
  const first = instantOf(painting, layout.left);
  const last = Math.min(end, instantOf(painting, layout.width));
  let free = layout.left;
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
    const x = xOf(painting, at);
    const label = clockLabel(at);
    if (x < free || isIn(painting.gaps, at)) {
      continue; // in a shortened gap, labels would lie upon each other
    }
    context.fillStyle = INK.line;
    context.fillRect(Math.round(x), layout.ruler.top + 12, 1, layout.height);
    if (x + 4 + context.measureText(label).width > layout.width) {
      continue;
    }
    context.fillStyle = INK.faint;
    context.fillText(label, x + 4, layout.ruler.top + layout.ruler.height / 2);
    free = x + context.measureText(label).width + 14;
  }
}

function isIn(gaps: readonly Gap[], at: number): boolean {
  return gaps.some(({ from, to }) => from < at && at < to);
}

function paintClips(context: CanvasRenderingContext2D, painting: Painting): void {
  const { layout, courses, end } = painting;
  const { top, height } = layout.clips;
  const order = [...courses.media.keys()];
  for (const { from, to, medium } of courses.showings) {
    const [left, right] = [xOf(painting, from), xOf(painting, to ?? end)];
    context.fillStyle = order.indexOf(medium) % 2 === 0 ? "#3a3a3a" : "#4a4a4a";
    context.fillRect(left, top, Math.max(1, right - left - 1), height);
    const title = courses.media.get(medium)?.title || medium;
    inside(context, title, Math.max(left, layout.left), right, { top, height }, INK.text);
  }
}

/** As much of a text as fits, or nothing. */
function inside(
  context: CanvasRenderingContext2D,
  text: string,
  left: number,
  right: number,
  { top, height }: Band,
  color: string,
): void {
  const room = right - left - 10;
  let fits = text;
  while (fits !== "" && context.measureText(fits === text ? fits : `${fits}…`).width > room) {
    fits = fits.slice(0, -1);
  }
  if (fits.length > 1 || fits === text) {
    context.fillStyle = color;
    context.fillText(fits === text ? fits : `${fits}…`, left + 5, top + height / 2 + 0.5);
  }
}

function paintLanes(context: CanvasRenderingContext2D, painting: Painting): void {
  const { layout, lanes, end } = painting;
  lanes.forEach(({ name, color, attendances }, place) => {
    const band = layout.lanes[place];
    if (band === undefined) {
      return;
    }
    const { fill, ink } = swatch(color);
    for (const { from, to, away } of attendances) {
      const [left, right] = [xOf(painting, from), xOf(painting, to ?? end)];
      context.globalAlpha = away ? 0.3 : 1;
      context.fillStyle = fill;
      context.fillRect(left, band.top, Math.max(2, right - left), band.height);
      context.globalAlpha = 1;
      if (layout.left === 0 && band.height >= 12 && !away) {
        inside(context, name, Math.max(left, 0), right, band, ink);
      }
    }
  });
}

function paintGaps(context: CanvasRenderingContext2D, painting: Painting): void {
  const { layout, gaps } = painting;
  const { top } = layout.curve;
  for (const { from, to, kind } of gaps) {
    const [left, right] = [xOf(painting, from), xOf(painting, to)];
    if (right < layout.left || left > layout.width) {
      continue;
    }
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, layout.height - top);
    context.clip();
    context.strokeStyle = kind === "empty" ? "#4c4c4c" : "#363636";
    for (let x = left - layout.height; x < right; x += 8) {
      context.beginPath();
      context.moveTo(x, layout.height);
      context.lineTo(x + layout.height - top, top);
      context.stroke();
    }
    context.restore();
    paintGapLabel(context, kind === "empty" ? say.empty(spokenLength(to - from)) : say.idle(spokenLength(to - from)), {
      left: Math.max(left, layout.left),
      right: Math.min(right, layout.width),
      band: layout.curve,
    });
  }
}

/** The whole sentence if it fits, else only how long. */
function paintGapLabel(
  context: CanvasRenderingContext2D,
  label: string,
  { left, right, band }: { left: number; right: number; band: Band },
): void {
  for (const text of [label, label.split(" · ").at(-1) ?? ""]) {
    const width = context.measureText(text).width;
    if (width + 10 <= right - left) {
      const x = (left + right - width) / 2;
      const y = band.top + band.height / 2;
      context.fillStyle = "#161616";
      context.fillRect(x - 5, y - 9, width + 10, 18);
      context.fillStyle = INK.dim;
      context.fillText(text, x, y);
      return;
    }
  }
}

function paintMarks(context: CanvasRenderingContext2D, painting: Painting): void {
  const { top, height } = painting.layout.marks;
  const lastOf = new Map<Mark["kind"], number>();
  for (const { kind, at } of painting.marks) {
    const x = xOf(painting, at);
    if (x < painting.layout.left - 8 || x - (lastOf.get(kind) ?? Number.NEGATIVE_INFINITY) < APART) {
      continue;
    }
    lastOf.set(kind, x);
    if (x > painting.layout.width + 8) {
      return;
    }
    paintMark(context, kind, whole(x, painting.layout), top + height / 2);
  }
}

/** A mark at an end of what is in view is seen whole. */
function whole(x: number, { left, width }: Layout): number {
  const isInView = x >= left - 1 && x <= width + 1;
  return isInView ? Math.min(Math.max(x, left + MARK), width - MARK) : x;
}

function paintNames(context: CanvasRenderingContext2D, { layout, lanes }: Painting): void {
  if (layout.left === 0) {
    return;
  }
  const name = (text: string, band: Band, color: string): void => inside(context, text, 0, layout.left, band, color);
  name(say.frame, layout.curve, INK.faint);
  name(say.clips, layout.clips, INK.faint);
  name(say.marks, layout.marks, INK.faint);
  lanes.forEach((lane, place) => {
    const band = layout.lanes[place];
    if (band !== undefined && band.height >= 11) {
      name(lane.name, band, INK.text);
    }
  });
}
