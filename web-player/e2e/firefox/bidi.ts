/** An answer, or something that happened, of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
interface Said {
  readonly type: "success" | "error" | "event";
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** As much of WebDriver BiDi as a test needs: commands, one after the other or several at once. */
export class Bidi {
  readonly #asked = new Map<number, { done(result: unknown): void; failed(why: Error): void }>();
  #next = 1;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => this.#heard(JSON.parse(String(data)) as Said));
    socket.addEventListener("close", () => this.#ended());
  }

  /** Opens a session. @param address as the browser says it: `ws://127.0.0.1:PORT` */
  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(`${address}/session`);
    await new Promise((opened, failed) => {
      socket.addEventListener("open", opened, { once: true });
      socket.addEventListener("error", () => failed(new Error(`${address} takes no session`)), { once: true });
    });
    const bidi = new Bidi(socket);
    await bidi.send("session.new", { capabilities: {} });
    return bidi;
  }

  /** Rejects with the browser's words if it cannot do that. */
  async send<T = unknown>(method: string, params: object): Promise<T> {
    const id = this.#next++;
    const answer = new Promise((done, failed) => this.#asked.set(id, { done, failed }));
    this.socket.send(JSON.stringify({ id, method, params }));
    return (await answer) as T;
  }

  close(): void {
    this.socket.close();
  }

  #heard({ type, id = 0, result, error, message }: Said): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (type === "error") asked?.failed(new Error(`${error}: ${message}`));
    else asked?.done(result);
  }

  #ended(): void {
    for (const { failed } of this.#asked.values()) failed(new Error("the browser has ended the session"));
    this.#asked.clear();
  }
}
