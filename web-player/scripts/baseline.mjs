// Renews the schema that `npm run breaking` compares with. Do it when a version is released, never to silence the check.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const proto = resolve(root, "..", "room-actors", "src", "main", "proto");
const buf = resolve(root, "node_modules", "@bufbuild", "buf", "bin", "buf");
const image = execFileSync(
  process.execPath,
  [buf, "build", proto, "--config", "buf.yaml", "--exclude-source-info", "-o", "-#format=json"],
  { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
);
writeFileSync(resolve(proto, "baseline.json"), `${JSON.stringify(JSON.parse(image), null, 1)}\n`);
