// Measures what a page has to do for each frame of the screen while its person draws and ten others point, on a processor that is slowed
// down four times; prints the figures as one line of JSON:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:drawing
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    /** Whose pointers move. */
    others: { type: "string", default: "10" },
    /** How many times slower than this machine. */
    slower: { type: "string", default: "4" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "sameframe-drawing-"));
const out = join(folder, "figures.json");
const wanted = { ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)])), out };
try {
  const vitest = resolve(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
  const run = ["run", "--config", "vitest.measure.config.ts", "e2e/measure-drawing.ts"];
  const { status } = spawnSync(process.execPath, [vitest, ...run], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, SAMEFRAME_MEASURE: JSON.stringify(wanted) },
    // standard output is for the figures
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exitCode = 1;
  else console.log(readFileSync(out, "utf8"));
} finally {
  rmSync(folder, { recursive: true });
}
