import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Runs a measurement with real browsers, and prints the figures that it has written as one line of JSON. Ends with 1 if it failed.
 *
 * @param {string} name of its file: e2e/NAME.ts
 * @param {(folder: string) => object | Promise<object>} ask what it is asked for; the folder is gone afterwards
 */
export async function measured(name, ask) {
  const folder = mkdtempSync(join(tmpdir(), `sameframe-${name}-`));
  const out = join(folder, "figures.json");
  try {
    const wanted = { ...(await ask(folder)), out };
    const vitest = resolve(import.meta.dirname, "../node_modules/vitest/vitest.mjs");
    const run = ["run", "--config", "vitest.measure.config.ts", `e2e/${name}.ts`];
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
}
