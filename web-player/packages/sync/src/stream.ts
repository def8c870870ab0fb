import type { Socket, SocketFactory } from "./ports";

/** Requests that are under way at a time: what comes after a slow one need not wait for it. The server keeps eight. */
const UNDER_WAY = 3;

/** What one request holds at most, in frames and in characters of those before the last: well below the server's bounds. */
const FRAMES = 32;
const CHARACTERS = 20_000;

/** The part of `fetch` that the stream uses. */
export type Fetch = (address: string, request: Request) => Promise<Response>;

interface Request {
  readonly method: "POST";
  readonly cache: "no-store";
  readonly credentials: "omit";
  readonly signal: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Response {
  readonly ok: boolean;
  readonly body: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> } } | null;
}

interface Platform {
  fetch: Fetch;
  AbortController: new () => { readonly signal: unknown; abort(): void };
  btoa(bytes: string): string;
  atob(text: string): string;
  TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };
}

const platform = globalThis as unknown as Platform;

/** A socket of two halves where there is no WebSocket: events of an answer that does not end, and requests [SE]. */
export class StreamSocket implements Socket {
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #address: string;
  readonly #abort = new platform.AbortController();
  readonly #waiting: string[] = [];
  #connection = "";
  #posts = 0;
  #underWay = 0;
  #isOver = false;

  /** @param url of the room's WebSocket; the stream is beside it */
  constructor(
    url: string,
    private readonly subprotocol: string,
    private readonly fetch: Fetch,
  ) {
    this.#address = url.replace(/^ws/, "http").replace(/socket$/, "stream");
    void this.#read().then(
      () => this.#end(),
      () => this.#end(),
    );
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(typeof data === "string" ? data : platform.btoa(String.fromCharCode(...data)));
    // What is sent in one go goes in one request.
    void Promise.resolve().then(() => this.#post());
  }

  close(): void {
    this.#isOver = true;
    this.#abort.abort();
  }

  #end(): void {
    if (this.#isOver) return;
    this.close();
    this.onclose?.();
  }

  #post(): void {
    while (!this.#isOver && this.#underWay < UNDER_WAY && this.#waiting.length > 0) {
      let characters = 0;
      const count = this.#waiting.findIndex((frame, index) => {
        const isFull = index === FRAMES || characters > CHARACTERS;
        characters += frame.length;
        return isFull;
      });
      const body = this.#waiting.splice(0, count < 0 ? this.#waiting.length : count).join("\n");
      const headers = { "Sameframe-Connection": this.#connection, "Sameframe-Post": String(++this.#posts) };
      this.#underWay++;
      const ask = () => this.#ask("/frames", { body, headers });
      // It may have arrived: the server takes each number once.
      ask()
        .catch(ask)
        .then(
          ({ ok }) => {
            this.#underWay--;
            if (ok) this.#post();
            else this.#end();
          },
          () => this.#end(),
        );
    }
  }

  async #read(): Promise<void> {
    const { ok, body } = await this.#ask("", { headers: { "Sameframe-Protocol": this.subprotocol } });
    if (!ok || !body) return;
    const reader = body.getReader();
    const decoder = new platform.TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#isOver) return;
      const events = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        if (this.#isOver) return;
        this.#take(event);
      }
    }
  }

  #take(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data === undefined) return;
    if (event.startsWith("event: opened")) {
      this.#connection = (JSON.parse(data) as { connection: string }).connection;
      this.onopen?.();
    } else {
      // Of bytes it is Base64: no JSON begins like that.
      this.onmessage?.({
        data: data.startsWith("{") ? data : Uint8Array.from(platform.atob(data), (byte) => byte.charCodeAt(0)),
      });
    }
  }

  #ask(path: string, request: Pick<Request, "body" | "headers">): Promise<Response> {
    return this.fetch(this.#address + path, {
      ...request,
      method: "POST",
      cache: "no-store",
      credentials: "omit",
      signal: this.#abort.signal,
    });
  }
}

/** The stream, as a transport. */
export const name = "stream";

/** Opens a stream in place of a WebSocket, on platforms that have `fetch`. */
export const socket: SocketFactory = (url, subprotocol) =>
  new StreamSocket(url, subprotocol, (address, request) => platform.fetch(address, request));
