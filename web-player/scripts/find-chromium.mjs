// Finds a Chromium that starts, or gets one: `node scripts/find-chromium.mjs` prints its path.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SECOND = 1000;
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge"];
const places = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .filter((name) => process.env[name])
    .flatMap((name) => [
      join(process.env[name], "Google", "Chrome", "Application", "chrome.exe"),
      join(process.env[name], "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
];

/** The path of a Chromium that starts. Rejects with a sentence that says what to install. */
export async function findChromium() {
  const named = process.env.SAMEFRAME_CHROMIUM;
  if (named) {
    if (starts(named)) return named;
    throw new Error(`SAMEFRAME_CHROMIUM names ${named}, which does not start as a browser.`);
  }
  const found = installed() ?? (await fromPlaywright()) ?? fromDebian();
  if (found) return found;
  throw new Error(
    "No Chromium was found: install Chromium, Chrome or Edge, or name one in SAMEFRAME_CHROMIUM, to run the browser tests.",
  );
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = places.flatMap((place) =>
    place.endsWith("bin") ? names.map((name) => join(place, name)) : [place],
  );
  return [...onPath, ...elsewhere, ...playwrightCache()].find(starts);
}

/** Browsers that Playwright has installed before, newest first; without their "headless shell", which plays no H.264. */
function playwrightCache() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), "Library", "Caches", "ms-playwright"),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
    }[process.platform] ??
    join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return [];
  const programs = ["chrome", "chrome.exe", "Chromium", "Google Chrome for Testing"];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.split("-")[1]) - Number(a.split("-")[1]))
    .flatMap((name) => readdirSync(join(cache, name), { recursive: true }).map((path) => join(cache, name, path)))
    .filter((path) => programs.some((program) => path.endsWith(`/${program}`) || path.endsWith(`\\${program}`)));
}

/** Playwright's own download; it fails where its servers cannot be reached. */
async function fromPlaywright() {
  console.error("No Chromium found; letting Playwright install one ...");
  const cli = resolve(import.meta.dirname, "..", "node_modules", "playwright-core", "cli.js");
  if (!attempt(process.execPath, [cli, "install", "chromium"], 180 * SECOND)) return undefined;
  return playwrightCache().find(starts);
}

/** Debian's package, where we may install it. */
function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.error("Installing the package chromium ...");
  attempt("apt-get", ["update"], 300 * SECOND);
  attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], 600 * SECOND);
  return installed();
}

function starts(path) {
  if (!existsSync(path)) return false;
  try {
    // on Windows a browser opens a window for --version: its presence must do
    if (process.platform === "win32") return true;
    const said = execFileSync(path, ["--version"], { timeout: 30 * SECOND, stdio: ["ignore", "pipe", "ignore"] });
    return /chrom|edge/i.test(said.toString());
  } catch {
    return false;
  }
}

/** Runs a program with its output on our standard error, since our standard output is the path. */
function attempt(program, args, timeout) {
  try {
    execFileSync(program, args, {
      timeout,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findChromium());
  } catch (problem) {
    console.error(problem.message);
    process.exitCode = 1;
  }
}
