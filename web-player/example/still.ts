import { greyPng } from "./png";

const WIDTH = 320;
const HEIGHT = 180;
const GREY = 0x33;
const WHITE = 0xff;

/** Bars of a digit as on a pocket calculator: top, upper left, upper right, middle, lower left, lower right, bottom. */
const DIGITS = [
  "1110111",
  "0010010",
  "1011101",
  "1011011",
  "0111010",
  "1101011",
  "1101111",
  "1010010",
  "1111111",
  "1111011",
];
const DIGIT = { width: 36, height: 72, bar: 8, gap: 18 };

/** A rectangle in pixels: left, top, width, height. */
type Box = readonly [number, number, number, number];

/** What the pictures of the test clips show, drawn by this program: a frame's number on grey, as PNG. */
export function stillOf(frame: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH).fill(GREY));
  const text = String(frame).padStart(4, "0");
  const step = DIGIT.width + DIGIT.gap;
  const left = Math.round((WIDTH - text.length * step + DIGIT.gap) / 2);
  for (const [n, digit] of [...text].entries()) {
    for (const box of barsOf(Number(digit), left + n * step, (HEIGHT - DIGIT.height) / 2)) fill(rows, box);
  }
  return greyPng(rows);
}

function barsOf(digit: number, x: number, y: number): Box[] {
  const { width, height, bar } = DIGIT;
  const half = height / 2;
  const right = x + width - bar;
  const all: Box[] = [
    [x, y, width, bar],
    [x, y, bar, half],
    [right, y, bar, half],
    [x, y + half - bar / 2, width, bar],
    [x, y + half, bar, half],
    [right, y + half, bar, half],
    [x, y + height - bar, width, bar],
  ];
  return all.filter((_, n) => DIGITS[digit]?.[n] === "1");
}

function fill(rows: readonly Uint8Array[], [left, top, width, height]: Box): void {
  for (const row of rows.slice(top, top + height)) row.fill(WHITE, left, left + width);
}
