import { deflateSync } from "node:zlib";

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
  const rows = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH + 1).fill(GREY, 1));
  const text = String(frame).padStart(4, "0");
  const step = DIGIT.width + DIGIT.gap;
  const left = Math.round((WIDTH - text.length * step + DIGIT.gap) / 2);
  for (const [n, digit] of [...text].entries()) {
    for (const box of barsOf(Number(digit), left + n * step, (HEIGHT - DIGIT.height) / 2)) fill(rows, box);
  }
  return png(rows);
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

/** The first byte of a row says how it is coded: as it is. */
function fill(rows: readonly Uint8Array[], [left, top, width, height]: Box): void {
  for (const row of rows.slice(top, top + height)) row.fill(WHITE, left + 1, left + 1 + width);
}

/** Eight bits of grey (PNG, third edition, section 11). */
function png(rows: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** CRC-32 as PNG has it (annex D). */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
