// What the Maven build runs: install, generate and build, each only if something it reads has changed since.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const at = (...path) => resolve(root, ...path);

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`The player is built with Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

step("install", at("node_modules/.sameframe-install"), ["package.json", "package-lock.json", ".npmrc"], () => {
  run("npm ci");
});
step(
  "build",
  at("target/.sameframe-build"),
  ["package-lock.json", "buf.gen.yaml", "scripts/plain-schema.mjs", "packages", "../room-actors/src/main/proto"],
  () => {
    run("npm run generate");
    run("npm run build");
    // names of built files carry their hash: leave none of the last build in the jar
    rmSync(at("target/classes/META-INF/sameframe/web"), { recursive: true, force: true });
  },
);

/** Does `work` unless the stamp says that it was done on the same inputs. */
function step(name, stamp, inputs, work) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of inputs.flatMap(files))
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(at(file)));
  const digest = hash.digest("hex");
  const products = name === "build" ? [at("packages/player/dist"), at("packages/protocol/src/gen")] : [];
  if (products.every(existsSync) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** A file itself, or the files below a folder, without what is made from them. */
function files(path) {
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path))
    .sort()
    .filter((name) => !["node_modules", "dist", "gen", "test"].includes(name))
    .flatMap((name) => files(join(path, name)));
}

/** Says something only if it fails. */
function run(command) {
  try {
    execSync(command, { cwd: root, stdio: "pipe" });
  } catch (failure) {
    console.error(`${failure.stdout}${failure.stderr}\n\`${command}\` failed in web-player.`);
    process.exit(1);
  }
}
