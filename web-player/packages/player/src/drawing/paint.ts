import { type Annotation, type Shape, ShapeKind } from "@sameframe/protocol";

/** Where on a canvas the picture lies, in the canvas's own pixels. */
export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Annotations count in 65,536ths of the picture's width and height. */
const WHOLE = 65_536;

/** Pressure counts in 1,024ths. */
const FULL_PRESSURE = 1024;

/** A pen that hardly touches still draws so much of its width. */
const LIGHTEST = 0.3;

/** Text is so many times as high as its pen is wide. */
const TEXT_PER_WIDTH = 6;

/** So that a text is read at all, as a part of the picture's height. */
const SMALLEST_TEXT = 0.022;

interface Point {
  readonly x: number;
  readonly y: number;
  /** 0 to 1. */
  readonly pressure: number;
}

/** Those that are to be seen on a frame of a medium, in the order in which they were drawn. */
export function shownOn(
  annotations: Iterable<Annotation>,
  medium: string | undefined,
  frame: number,
): readonly Annotation[] {
  return [...annotations].filter(
    (it) => it.medium === medium && it.firstFrame <= frame && frame <= it.lastFrame && it.shape !== undefined,
  );
}

/** How high a text is, of a pen of this width on a picture of this height. */
export function textSize(width: number, height: number): number {
  return Math.max(width * TEXT_PER_WIDTH, height * SMALLEST_TEXT);
}

/** Draws annotations upon a picture. What was erased has no points, and leaves nothing. */
export function paint(context: CanvasRenderingContext2D, annotations: readonly Annotation[], box: PictureBox): void {
  for (const { shape, color, width } of annotations) {
    if (shape !== undefined) {
      context.save();
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = cssColor(color);
      context.fillStyle = cssColor(color);
      paintShape(context, shape, Math.max(1, (width / WHOLE) * box.width), box);
      context.restore();
    }
  }
}

/** 0xRRGGBBAA as CSS has it. */
export function cssColor(color: number): string {
  return `#${(color >>> 0).toString(16).padStart(8, "0")}`;
}

/** A shape's points on the canvas: x, y and pressure each. */
export function pointsOf({ points }: Pick<Shape, "points">, box: PictureBox): readonly Point[] {
  return Array.from({ length: Math.floor(points.length / 3) }, (_, place) => ({
    x: box.left + ((points[3 * place] ?? 0) / WHOLE) * box.width,
    y: box.top + ((points[3 * place + 1] ?? 0) / WHOLE) * box.height,
    pressure: Math.min(1, Math.max(0, (points[3 * place + 2] ?? FULL_PRESSURE) / FULL_PRESSURE)),
  }));
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, width: number, box: PictureBox): void {
  const points = pointsOf(shape, box);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) {
    return;
  }
  context.lineWidth = width;
  switch (shape.kind) {
    case ShapeKind.FREEHAND:
      stroke(context, points, width);
      break;
    case ShapeKind.LINE:
      line(context, first, last);
      break;
    case ShapeKind.ARROW:
      line(context, first, last);
      head(context, first, last, width);
      break;
    case ShapeKind.RECTANGLE:
      context.strokeRect(first.x, first.y, last.x - first.x, last.y - first.y);
      break;
    case ShapeKind.ELLIPSE:
      ellipse(context, first, last);
      break;
    case ShapeKind.TEXT:
      text(context, shape.text, first, textSize(width, box.height));
      break;
    case ShapeKind.UNSPECIFIED:
      break;
  }
}

/** Through the middles between points, so that a hand's line is no polygon; as broad as the pen was pressed. */
function stroke(context: CanvasRenderingContext2D, points: readonly Point[], width: number): void {
  const [first] = points;
  if (first !== undefined && points.length === 1) {
    context.beginPath();
    context.arc(first.x, first.y, (width * pressed(first)) / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  let from = first;
  let open: number | undefined;
  for (let place = 1; place < points.length; place++) {
    const [before, at] = [points[place - 1], points[place]];
    if (from === undefined || before === undefined || at === undefined) {
      return;
    }
    const isLast = place === points.length - 1;
    const to = isLast ? at : { x: (before.x + at.x) / 2, y: (before.y + at.y) / 2, pressure: at.pressure };
    // what is equally broad is one path: a long stroke is drawn anew with every move of the hand
    const broad = Math.round(width * pressed(at) * 4) / 4;
    if (broad !== open) {
      if (open !== undefined) {
        context.stroke();
      }
      context.lineWidth = broad;
      context.beginPath();
      context.moveTo(from.x, from.y);
      open = broad;
    }
    context.quadraticCurveTo(before.x, before.y, to.x, to.y);
    from = to;
  }
  context.stroke();
}

/** A device without pressure says 0 throughout, or all of it. */
function pressed({ pressure }: Point): number {
  return pressure === 0 ? 1 : LIGHTEST + (1 - LIGHTEST) * pressure;
}

function line(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function head(context: CanvasRenderingContext2D, from: Point, to: Point, width: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.max(width * 4, 10);
  context.beginPath();
  for (const side of [-1, 1]) {
    const turned = angle + Math.PI - (side * Math.PI) / 7;
    context.moveTo(to.x, to.y);
    context.lineTo(to.x + length * Math.cos(turned), to.y + length * Math.sin(turned));
  }
  context.stroke();
}

/** Inside of the rectangle that two corners make. */
function ellipse(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  context.beginPath();
  context.ellipse(x, y, Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2, 0, 0, 2 * Math.PI);
  context.stroke();
}

/** With a dark edge, so that it is read on any picture. */
function text(context: CanvasRenderingContext2D, words: string, { x, y }: Point, size: number): void {
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textBaseline = "top";
  context.lineWidth = size / 6;
  context.strokeStyle = "rgb(0 0 0 / 55%)";
  words.split("\n").forEach((row, place) => {
    context.strokeText(row, x, y + place * size * 1.25);
    context.fillText(row, x, y + place * size * 1.25);
  });
}
