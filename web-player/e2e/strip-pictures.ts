import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { greyPng } from "../example/png";

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
function stripPng(frame: number): Uint8Array {
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
  return greyPng(rows);
}
