import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isCubeProblem, parseCube } from "../src/gpu/cube";

/** What is given, and what was ever found: a file each. */
const FOLDER = new URL("fuzz/cube/", import.meta.url);
const CORPUS = readdirSync(FOLDER)
  .sort()
  .map((name) => readFileSync(new URL(name, FOLDER), "utf8"));

/** A small generator of our own: the same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function changed(text: string, other: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const end = at + next(8);
  switch (next(5)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(next(256)) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, end) + text.slice(at);
    case 3:
      return text.slice(0, at) + other.slice(next(other.length + 1));
    default:
      return text.slice(0, at) + ["1e999", "-0", "NaN", "LUT_3D_SIZE 65", "\n", "#"][next(6)] + text.slice(at);
  }
}

describe("[FZ1] a .cube file", () => {
  it("[FZ1] is a table of finite numbers, or a problem, whatever is in it", () => {
    const next = random(17);
    for (let run = 0; run < 5_000; run++) {
      let text = CORPUS[next(CORPUS.length)] as string;
      for (let change = next(4); change >= 0; change--) {
        text = changed(text, CORPUS[next(CORPUS.length)] as string, next);
      }
      const read = parseCube(text);
      if (isCubeProblem(read)) continue;
      expect(read.values, text).toHaveLength(3 * (read.dimensions === 3 ? read.size ** 3 : read.size));
      expect(read.values.every(Number.isFinite), text).toBe(true);
    }
  });
});
