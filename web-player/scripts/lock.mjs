// Writes package-lock.json after a change of dependencies. Tools with a program per system name it as an optional
// dependency; npm leaves out those that the registry at hand does not carry, and then `npm ci` refuses the lock file.
// They are added here, so that the lock file is whole on every system wherever it was written.
import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const file = resolve(root, "package-lock.json");
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = { aarch64: "arm64", armv7: "arm", arm64: "arm64", arm: "arm", x64: "x64" };

execSync("npm install --package-lock-only", { cwd: root, stdio: "inherit" });
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const words = name.split("/").at(-1).split("-");
    const os = systems.find((system) => words.includes(system));
    const cpu = processors[words.find((word) => word in processors)];
    if (lock.packages[`node_modules/${name}`] || !os || !cpu) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(words.includes("musl") && { libc: ["musl"] }),
      optional: true,
      os: [os],
    };
  }
}
const byName = ([a], [b]) => (a < b ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
