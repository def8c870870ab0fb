// Packages know each other in one direction: protocol <- sync <- player. An import by name of a package that is not
// below, or a path that leaves its own package, fails the build.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "packages");
const below = { protocol: [], sync: ["protocol"], player: ["protocol", "sync"] };
const imports = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;
const problems = [];

for (const name of readdirSync(root)) {
  const allowed = below[name];
  if (!allowed) {
    problems.push(`packages/${name}: say in scripts/check-directions.mjs what it may import`);
    continue;
  }
  const home = join(root, name);
  for (const file of readdirSync(join(home, "src"), { recursive: true })) {
    if (!file.endsWith(".ts")) continue;
    const path = join(home, "src", file);
    for (const [, target] of readFileSync(path, "utf8").matchAll(imports)) {
      const [, neighbour] = target.match(/^@sameframe\/([^/]+)/) ?? [];
      const leaves = target.startsWith(".") && relative(home, resolve(dirname(path), target)).startsWith("..");
      if (leaves || (neighbour && !allowed.includes(neighbour))) {
        problems.push(`${relative(resolve(root, ".."), path)}: may not import ${target}`);
      }
    }
  }
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
