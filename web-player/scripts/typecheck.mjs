// Type-checks each package by itself (protocol and sync without the DOM library), then tests and configuration.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const { workspaces } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
const tsc = resolve(root, "node_modules", "typescript", "bin", "tsc");

for (const project of [...workspaces, "."]) {
  try {
    execFileSync(process.execPath, [tsc, "--pretty", "false", "-p", project], { cwd: root, stdio: "inherit" });
  } catch {
    console.error(`type errors in ${project}`);
    process.exitCode = 1;
  }
}
