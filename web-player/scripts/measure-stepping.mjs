// Measures how long a step takes in a real browser, from the key's event until the page has painted the picture, with and without
// the decoder, on 1920 × 1080 in H.264 with a key picture every 250 frames; prints the figures as one line of JSON. Needs ffmpeg:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:stepping
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeSteppingClip, STEPPING_CLIP } from "./stepping-clip.mjs";

const { values } = parseArgs({
  options: {
    /** Back, twice as many forth, and back again. */
    steps: { type: "string", default: "48" },
    /** A folder in which the clip is, or is put to be used again; a temporary one unless given. */
    clips: { type: "string" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "sameframe-stepping-"));
const clip = join(values.clips ?? folder, STEPPING_CLIP.file);
const out = join(folder, "figures.json");
try {
  if (!existsSync(clip)) await makeSteppingClip(clip);
  const vitest = resolve(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
  const run = ["run", "--config", "vitest.measure.config.ts", "e2e/measure-stepping.ts"];
  const { status } = spawnSync(process.execPath, [vitest, ...run], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, SAMEFRAME_MEASURE: JSON.stringify({ steps: Number(values.steps), clip, out }) },
    // standard output is for the figures
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exitCode = 1;
  else console.log(readFileSync(out, "utf8"));
} finally {
  rmSync(folder, { recursive: true });
}
