import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bidi } from "./bidi";

const NAMES = ["firefox", "firefox-esr"];

/** Pages may play before anybody has clicked, and nothing is fetched besides them. */
const PREFERENCES = {
  "media.autoplay.default": 0,
  "media.autoplay.blocking_policy": 0,
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** The system's Firefox, driven through WebDriver BiDi. */
export class Firefox {
  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    readonly bidi: Bidi,
    readonly version: string,
  ) {}

  /** Starts it, without a window. Rejects with a sentence if there is none. */
  static async start(): Promise<Firefox> {
    const program = programOf();
    const version = execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const profile = mkdtempSync(join(tmpdir(), "sameframe-firefox-"));
    const lines = Object.entries(PREFERENCES).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
    const started = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
    return new Firefox(started, profile, await Bidi.connect(await addressOf(started)), version.trim());
  }

  async close(): Promise<void> {
    this.bidi.close();
    const exited = new Promise((done) => this.process.once("exit", done));
    this.process.kill();
    await exited;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function programOf(): string {
  const folders = (process.env.PATH ?? "").split(":");
  const found = process.env.SAMEFRAME_FIREFOX
    ? [process.env.SAMEFRAME_FIREFOX]
    : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const program = found.find((path) => existsSync(path));
  if (program) return program;
  throw new Error("No Firefox was found: install Firefox, or name one in SAMEFRAME_FIREFOX.");
}

/** Where a starting Firefox says that it is driven. */
function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    started.stderr?.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
    started.once("exit", (code) => failed(new Error(`Firefox ended with ${code}: ${said}`)));
  });
}
