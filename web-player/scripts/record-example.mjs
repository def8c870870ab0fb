// Builds the program in example/ into a folder of its own and runs it: node scripts/record-example.mjs --help

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, defaultServerConditions } from "vite";

const root = resolve(import.meta.dirname, "..");
const out = mkdtempSync(join(tmpdir(), "sameframe-example-"));
// Node has a WebSocket of its own from 22 on, and behind an option before
const options = Number(process.versions.node.split(".")[0]) < 22 ? ["--experimental-websocket"] : [];
try {
  await build({
    configFile: false,
    logLevel: "error",
    root,
    ssr: { noExternal: true, resolve: { conditions: ["@sameframe/source", ...defaultServerConditions] } },
    build: {
      ssr: resolve(root, "example/main.ts"),
      outDir: out,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "main.mjs" } },
    },
  });
  const program = join(out, "main.mjs");
  const { status } = spawnSync(process.execPath, [...options, program, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
