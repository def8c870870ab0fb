import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The real server, as its own process on a data folder of its own. */
export class Server {
  readonly #data = mkdtempSync(join(tmpdir(), "sameframe-e2e-"));
  readonly #settings: Record<string, string>;
  #process: ChildProcess | undefined;
  #port = 0;

  private constructor(settings: Record<string, string>) {
    this.#settings = settings;
  }

  /** Starts it on a free port. `settings` are environment variables. */
  static async start(settings: Record<string, string> = {}): Promise<Server> {
    const server = new Server(settings);
    await server.restart();
    return server;
  }

  /** Its data folder. */
  get data(): string {
    return this.#data;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it again on the same folder and port. */
  async restart(): Promise<void> {
    const jar = process.env.SAMEFRAME_JAR;
    if (!jar) throw new Error("SAMEFRAME_JAR: not set (expected: the path of sameframe.jar)");
    const started = spawn("java", ["-jar", jar, "--port", String(this.#port), "--data", this.#data], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...this.#settings },
    });
    this.#process = started;
    this.#port = await portOf(started);
  }

  /** A token that grants `audit`, of one room or of all. @param life like "1s" or "1d" */
  token(room = "*", life = "1d"): string {
    const jar = process.env.SAMEFRAME_JAR ?? "";
    const command = ["-jar", jar, "token", "--audit", "--room", room, "--life", life, "--data", this.#data];
    return execFileSync("java", command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  }

  /** A token with which the operator vouches for somebody: what it grants, in all rooms. */
  pass(...grants: readonly string[]): string {
    const jar = process.env.SAMEFRAME_JAR ?? "";
    const command = ["-jar", jar, "token", "create", "--subject", "desk", "--room", "*", "--data", this.#data];
    const granted = grants.flatMap((grant) => ["--grant", grant]);
    return execFileSync("java", [...command, ...granted], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  }

  /** `kill -9`: nothing of it can say goodbye. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null) return;
    const exited = new Promise((done) => running.once("exit", done));
    running.kill("SIGKILL");
    await exited;
  }

  /** Ends it, and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** The port that a starting server says it listens on. */
function portOf(started: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    let said = "";
    const heard = (text: Buffer) => {
      said += text.toString();
      const port = /ready at http:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port) found(Number(port));
    };
    started.stdout?.on("data", heard);
    started.stderr?.on("data", heard);
    started.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
}
