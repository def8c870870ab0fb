// Builds the library into `dist`: modules, declarations, and the report of what is public. With `--renew-api` what is public
// now is what was agreed on.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";
import { makeDeclarations, REPORTS } from "./declarations.mjs";

const home = resolve(import.meta.dirname, "..");

try {
  await build({ root: home, configFile: join(home, "vite.config.ts"), logLevel: "warn" });
  makeDeclarations();
} catch (problem) {
  console.error(problem.message);
  process.exit(1);
}

if (process.argv.includes("--renew-api")) {
  mkdirSync(join(home, "api"), { recursive: true });
  for (const report of readdirSync(REPORTS).filter((name) => name.endsWith(".api.md"))) {
    copyFileSync(join(REPORTS, report), join(home, "api", report));
  }
}
