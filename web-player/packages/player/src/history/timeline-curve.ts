import type { Medium, Playback } from "@sameframe/protocol";
import { frameAt, rateOf } from "@sameframe/sync";
import type { Painting } from "./timeline-picture";

const CURVE = "#f7f7f7";
const BAND = "rgb(247 247 247 / 16%)";

/** A loop that turns more often than once in so many pixels is drawn as the range that it fills. */
const LEGIBLE = 5;

/** Chapters that end nearer to each other are drawn as one. [px] */
const APART = 0.5;

/**
 * Draws the frame over time, from the bottom (the first frame of what was on screen) to the top (its last). Exact at every pixel: the
 * playhead is computed there, as the room did.
 */
export function paintCurve(context: CanvasRenderingContext2D, painting: Painting, xOf: (at: number) => number): void {
  const { layout, courses, end, scale, window } = painting;
  const { chapters } = courses;
  const width = layout.width - layout.left;
  const instantAt = (x: number): number =>
    scale.instantAt(window.left + ((x - layout.left) / width) * (window.right - window.left));
  const first = Math.max(0, courses.indexAt(instantAt(layout.left)));
  const last = courses.indexAt(instantAt(layout.width));
  context.lineWidth = 2;
  context.lineJoin = "round";
  let drawn = Number.NEGATIVE_INFINITY;
  for (let place = first; place <= last; place++) {
    const chapter = chapters[place];
    const medium = chapter && courses.media.get(chapter.playback.medium);
    if (chapter === undefined || medium?.rate === undefined) {
      continue;
    }
    const [from, to] = [chapter.from, chapters[place + 1]?.from ?? end];
    const [left, right] = [Math.max(layout.left, xOf(from)), Math.min(layout.width, xOf(to))];
    if (right - drawn < APART && place < last) {
      continue; // people who drag the playhead make hundreds of these in a pixel
    }
    drawn = right;
    const yOf = heightIn(layout.curve, medium);
    if (isDense(chapter.playback, medium, (to - from) / Math.max(1, xOf(to) - xOf(from)))) {
      const [high, low] = [yOf(chapter.playback.outPoint), yOf(chapter.playback.inPoint)];
      context.fillStyle = BAND;
      context.fillRect(left, high, Math.max(1, right - left), Math.max(1, low - high));
      continue;
    }
    const frameThen = (at: number): number =>
      frameAt(chapter.playback, rateOf(medium), BigInt(Math.min(Math.max(at, from), to)));
    context.strokeStyle = CURVE;
    context.beginPath();
    context.moveTo(left, yOf(frameThen(instantAt(left))));
    let before = frameThen(instantAt(left));
    for (let x = left + 1; chapter.playback.playing && x < right; x++) {
      const frame = frameThen(instantAt(x));
      // the jump of a loop is no way that the playhead went
      const isJump = Math.sign(frame - before) === -Math.sign(chapter.playback.speed) && frame !== before;
      context[isJump ? "moveTo" : "lineTo"](x, yOf(frame));
      before = frame;
    }
    context.lineTo(right, yOf(frameThen(to)));
    context.stroke();
  }
}

function heightIn({ top, height }: Painting["layout"]["curve"], { frames }: Medium): (frame: number) => number {
  const [low, way] = [top + height - 3, height - 6];
  return (frame) => low - (frame / Math.max(1, frames - 1)) * way;
}

/** Whether the turns of a loop are too near to each other to be told apart. */
function isDense(playback: Playback, medium: Medium, usPerPixel: number): boolean {
  const { numerator, denominator } = rateOf(medium);
  const frames = playback.outPoint + 1 - playback.inPoint;
  const passUs = (frames * 1e9 * denominator) / (numerator * Math.abs(playback.speed));
  return playback.playing && passUs / usPerPixel < LEGIBLE;
}
