// Builds the simulator into a folder of its own and runs it: node simulator/run.mjs --help

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

const out = mkdtempSync(join(tmpdir(), "sameframe-simulator-"));
try {
  await build({
    configFile: false,
    logLevel: "error",
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, "main.ts"),
      outDir: out,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "main.mjs" } },
    },
  });
  const program = join(out, "main.mjs");
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
