import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const WIDTH = 320;
const HEIGHT = 180;
const BLOCK = 16;
const BITS = 16;
const [BLACK, GREY, WHITE] = [0, 96, 255];

/** Writes an image sequence whose pictures carry their frames, from 0, as the clips in `clips` do: `NAME.1001.png` and so on. */
export function writeStrips(folder: string, name: string, first: number, pictures: number): void {
  for (let frame = 0; frame < pictures; frame++) {
    writeFileSync(join(folder, `${name}.${String(first + frame).padStart(4, "0")}.png`), stripPng(frame));
  }
}

/** A picture with a strip that says which frame it is, and a bright part that says nothing. */
function stripPng(frame: number): Buffer {
  const rows = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH).fill(GREY));
  const box = (x: number, y: number, width: number, height: number, level: number): void => {
    for (const row of rows.slice(y, y + height)) row.fill(level, x, x + width);
  };
  box(32, 32, 96, 64, 192);
  box(0, HEIGHT - BLOCK, WIDTH, BLOCK, BLACK);
  for (let block = 0; block < BITS + 2; block++) {
    const isWhite = block === 0 || (block <= BITS && ((frame >> (BITS - block)) & 1) === 1);
    if (isWhite) box(BLOCK + block * BLOCK, HEIGHT - BLOCK, BLOCK, BLOCK, WHITE);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  const pixels = Buffer.concat(rows.map((row) => Buffer.concat([Buffer.of(0), row])));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** CRC-32, as PNG has it. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
