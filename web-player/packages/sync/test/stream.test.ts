import { jsonFrames, PROTOBUF, protobufFrames } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import * as stream from "../src/stream";
import { type Fetch, StreamSocket } from "../src/stream";
import { type Transport, transportsOf } from "../src/transports";
import { ManualTime, settle } from "./support/manual-time";

const MINUTE = 60_000;

const usual: Transport = { name: "websocket", socket: () => new FakeServer().socket() };

type Step = "open" | "shut" | number;

describe("[SE7] what connections go over", () => {
  it.each<[string, Step[], string]>([
    ["WebSocket at first", [], "websocket"],
    ["WebSocket after one failure", ["shut"], "websocket"],
    ["the stream after two", ["shut", "shut"], "stream"],
    ["WebSocket if the stream fails as well: there is no network", ["shut", "shut", "shut"], "websocket"],
    ["the stream again after another", ["shut", "shut", "shut", "shut"], "stream"],
    ["the stream at once where it worked", ["shut", "shut", "open"], "stream"],
    ["and while it is cut for a while", ["shut", "shut", "open", "shut", "shut", "shut"], "stream"],
    ["WebSocket again after ten minutes", ["shut", "shut", "open", 10 * MINUTE], "websocket"],
    ["but not after nine", ["shut", "shut", "open", 9 * MINUTE], "stream"],
    ["WebSocket where it worked, for five failures: a server starts", ["open", ...shut(5)], "websocket"],
    ["the stream after six: the network is another", ["open", ...shut(6)], "stream"],
  ])("%s", async (_, steps, expected) => {
    const time = new ManualTime();
    const transports = transportsOf(time, usual, async () => stream);
    for (const step of steps) {
      if (typeof step === "number") await time.pass(step);
      else {
        await transports.next();
        transports.tried(step === "open");
      }
    }
    expect((await transports.next()).name).toBe(expected);
    expect(transports.last.name).toBe(expected);
  });

  it("is WebSocket where the stream's code cannot be had, or is not wanted", async () => {
    for (const load of [() => Promise.reject(new Error("offline")), undefined]) {
      const transports = transportsOf(new ManualTime(), usual, load);
      for (let n = 0; n < 5; n++) {
        expect((await transports.next()).name).toBe("websocket");
        transports.tried(false);
      }
    }
  });
});

function shut(times: number): Step[] {
  return Array.from({ length: times }, () => "shut");
}

type Asked = Parameters<Fetch>[1];

/** The other end of a stream: says what it is told to, and answers requests when it is told to. */
class FakeServer {
  readonly addresses: string[] = [];
  readonly posts: { readonly asked: Asked; answer(ok: boolean): void; lose(): void }[] = [];
  readonly #texts = new TransformStream<string, string>();
  readonly #writer = this.#texts.writable.getWriter();
  isAborted = false;

  socket(isOpen = true): StreamSocket {
    const fetch: Fetch = (address, asked) => {
      this.addresses.push(address);
      (asked.signal as AbortSignal).addEventListener("abort", () => {
        this.isAborted = true;
      });
      if (!address.endsWith("/frames")) {
        return Promise.resolve({ ok: isOpen, body: this.#texts.readable.pipeThrough(new TextEncoderStream()) });
      }
      return new Promise((answered, failed) => {
        this.posts.push({ asked, answer: (ok) => answered({ ok, body: null }), lose: () => failed(new Error("lost")) });
      });
    };
    return new StreamSocket("wss://play.example/v1/socket", PROTOBUF, fetch);
  }

  async say(...texts: string[]): Promise<void> {
    for (const text of texts) await this.#writer.write(text);
    await settled();
  }

  async end(): Promise<void> {
    await this.#writer.close();
    await settled();
  }

  get told() {
    return this.posts.map(({ asked }) => [asked.headers?.["Sameframe-Post"], asked.body]);
  }
}

/** Streams take their time, but no clock. */
async function settled(): Promise<void> {
  for (let n = 0; n < 20; n++) await settle();
  await new Promise((done) => setImmediate(done));
}

const OPENED = 'event: opened\ndata: {"connection":"abc"}\n\n';

async function opened() {
  const server = new FakeServer();
  const socket = server.socket();
  const seen: unknown[] = [];
  socket.onopen = () => seen.push("open");
  socket.onmessage = ({ data }) => seen.push(data);
  socket.onclose = () => seen.push("close");
  await server.say(OPENED);
  return { server, socket, seen };
}

describe("[SE8] the client's end of a stream", () => {
  it("is open when the first event came, which names the connection", async () => {
    const { server, socket, seen } = await opened();
    expect(seen).toEqual(["open"]);
    expect(server.addresses).toEqual(["https://play.example/v1/stream"]);
    socket.send("{}");
    await settled();
    expect(server.addresses[1]).toBe("https://play.example/v1/stream/frames");
    expect(server.posts[0]?.asked.headers).toEqual({ "Sameframe-Connection": "abc", "Sameframe-Post": "1" });
  });

  it.each([
    ["one by one", ["data: {1\n\n", "data: {2\n\n"]],
    ["together", ["data: {1\n\ndata: {2\n\n"]],
    ["cut anywhere", ["da", "ta: {1", "\n", "\ndata: ", "{2\n\n"]],
    ["between comments", [":\n\ndata: {1\n\n:\n\n:\n\n", "data: {2\n\n:\n\n"]],
  ])("has every frame, in order, when events come %s", async (_, texts) => {
    const { server, seen } = await opened();
    await server.say(...texts);
    expect(seen).toEqual(["open", "{1", "{2"]);
  });

  it("sends in one request what is sent in one go, and three requests at a time", async () => {
    const { server, socket } = await opened();
    for (const frames of [["a", "b"], ["c"], ["d"], ["e"], ["f"]]) {
      for (const frame of frames) socket.send(frame);
      await settled();
    }
    expect(server.told).toEqual([
      ["1", "a\nb"],
      ["2", "c"],
      ["3", "d"],
    ]);
    server.posts[1]?.answer(true);
    await settled();
    expect(server.told.at(-1)).toEqual(["4", "e\nf"]);
  });

  it.each([
    ["32 frames", Array.from({ length: 40 }, (_, n) => `${n}`), 32],
    ["20,000 characters and one frame", Array.from({ length: 4 }, () => "x".repeat(15_000)), 2],
  ])("puts at most %s into a request", async (_, frames, first) => {
    const { server, socket } = await opened();
    for (const frame of frames) socket.send(frame);
    await settled();
    expect(server.told[0]?.[1]?.split("\n")).toHaveLength(first);
    expect(server.told.flatMap(([, body]) => body?.split("\n"))).toEqual(frames);
  });

  it("repeats a request that was lost, once, under its number", async () => {
    const { server, socket, seen } = await opened();
    socket.send("a");
    await settled();
    server.posts[0]?.lose();
    await settled();
    expect(server.told).toEqual([
      ["1", "a"],
      ["1", "a"],
    ]);
    server.posts[1]?.lose();
    await settled();
    expect(seen).toEqual(["open", "close"]);
  });

  it.each<[string, (server: FakeServer, socket: StreamSocket) => Promise<void> | void]>([
    ["the stream ends", (server) => server.end()],
    [
      "a request is refused",
      async (server, socket) => {
        socket.send("a");
        await settled();
        server.posts[0]?.answer(false);
      },
    ],
  ])("is closed when %s, and tells so once", async (_, act) => {
    const { server, socket, seen } = await opened();
    await act(server, socket);
    await settled();
    expect(seen).toEqual(["open", "close"]);
    expect(server.isAborted).toBe(true);
    socket.send("b");
    await settled();
    expect(server.posts.length).toBeLessThanOrEqual(1);
  });

  it("is closed when the stream is not opened, and hears nothing after it was closed", async () => {
    const refused = new FakeServer().socket(false);
    let closed = 0;
    refused.onclose = () => closed++;
    await settled();
    expect(closed).toBe(1);
    const { server, socket, seen } = await opened();
    socket.close();
    await server.say("data: {1\n\n");
    expect(seen).toEqual(["open"]);
    expect(server.isAborted).toBe(true);
  });

  it("carries frames as bytes in Base64, and as JSON as they are", async () => {
    const { server, socket, seen } = await opened();
    const ping = { frame: { case: "ping", value: { t1: 1n } } } as const;
    socket.send(protobufFrames.encode(ping));
    socket.send(jsonFrames.encode(ping));
    await server.say('data: CgQqAggB\n\ndata: {"messages":[]}\n\n');
    expect(server.told).toEqual([["1", 'IgIIAQ==\n{"ping":{"t1":"1"}}']]);
    expect(seen[1]).toEqual(Uint8Array.of(10, 4, 42, 2, 8, 1));
    expect(seen[2]).toBe('{"messages":[]}');
  });
});
