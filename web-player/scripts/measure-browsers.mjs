// Measures pages of a real browser against a real server, and prints the figures with their conditions as one line of JSON:
// SAMEFRAME_JAR=../http-edge/target/sameframe.jar npm run -s measure:browsers -- --minutes 5 --pages 4 --clip long
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    /** 1 to 4. */
    pages: { type: "string", default: "2" },
    /** A name in e2e/strips.ts. */
    clip: { type: "string", default: "long" },
    seed: { type: "string", default: "20" },
    /** `review`: somebody acts every few seconds; `steady`: it plays. */
    workload: { type: "string", default: "review" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "sameframe-measure-"));
const out = join(folder, "figures.json");
const { minutes, pages, clip, seed, workload } = values;
const wanted = { minutes: Number(minutes), pages: Number(pages), clip, seed: Number(seed), workload, out };
try {
  const vitest = resolve(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(
    process.execPath,
    [vitest, "run", "--config", "vitest.measure.config.ts", "e2e/measure.ts"],
    {
      cwd: resolve(import.meta.dirname, ".."),
      env: { ...process.env, SAMEFRAME_MEASURE: JSON.stringify(wanted) },
      // standard output is for the figures
      stdio: ["ignore", 2, 2],
    },
  );
  if (status !== 0) process.exitCode = 1;
  else console.log(readFileSync(out, "utf8"));
} finally {
  rmSync(folder, { recursive: true });
}
