import { Buffer } from "node:buffer";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { create, ServerFrameSchema } from "@sameframe/protocol";
import { describe, expect, it, vi } from "vitest";
import type { WitnessStore } from "../src/index";
import { type Fork, Witness } from "../src/witness";
import { memoryStore } from "../src/witness-store";
import { WitnessedHeads } from "../src/witnessed-heads";
import { FakeRoom } from "./support/fake-room";
import { Bench } from "./support/joined";
import { ManualTime, settle } from "./support/manual-time";

const SERVER = "https://review.example";
const ROOM = "ABCD-2345";
const hashOf = (seq: number, branch = 0) => new Uint8Array(32).fill(seq).fill(branch, 0, 1);
const hexOf = (seq: number, branch = 0) => Buffer.from(hashOf(seq, branch)).toString("hex");

/** A server's frames, and the key that it signs with. */
class Signer {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly #key: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.publicKey = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
    this.#key = privateKey;
  }

  head(seq: number, { branch = 0, room = ROOM } = {}) {
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(seq));
    const message = Buffer.concat([Buffer.from(`sameframe-head-1${room}`), number, hashOf(seq, branch)]);
    return { seq, hash: hashOf(seq, branch), signature: new Uint8Array(sign(null, message, this.#key)) };
  }

  welcome() {
    return { message: { case: "welcome" as const, value: { code: ROOM, publicKey: this.publicKey } } };
  }
}

const through = (seq: number, branch = 0) => ({ after: 0, through: { seq, hash: hashOf(seq, branch) } });
const head = (value: ReturnType<Signer["head"]>) => ({ message: { case: "head" as const, value } });
const snapshot = { message: { case: "snapshot" as const, value: {} } };
const witnessed = (seq: number, value?: ReturnType<Signer["head"]>) => ({
  message: { case: "witnessed" as const, value: value ? { seq, head: value } : { seq } },
});

function client(store: WitnessStore) {
  const forks: Fork[] = [];
  const witness = new Witness(SERVER, ROOM, store, (fork) => forks.push(fork));
  const take = async (frame: Parameters<typeof create<typeof ServerFrameSchema>>[1]) => {
    witness.take(create(ServerFrameSchema, frame));
    await settle();
  };
  return { witness, forks, take };
}

const lines = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe("what is kept", () => {
  it("[WI4] a head whose signature is right is kept with it, and for who comes later", async () => {
    const signer = new Signer();
    const store = memoryStore();
    const first = client(store);
    await first.take({ messages: [signer.welcome(), head(signer.head(7))] });

    await expect.poll(() => lines(first.witness.text).length).toBe(1);
    const publicKey = Buffer.from(signer.publicKey).toString("base64");
    const signature = Buffer.from(signer.head(7).signature).toString("base64");
    expect(lines(first.witness.text)).toEqual([{ room: ROOM, seq: 7, hash: hexOf(7), publicKey, signature }]);
    expect(client(store).witness.text).toBe(first.witness.text);
    expect(client(store).witness.ask()).toBe(7);
    expect(new Witness(SERVER, "ZZZZ-9999", store, () => {}).ask()).toBe(0);
  });

  it("[WI6] is handed out as lines with these fields, in the order in which they are read", async () => {
    const signer = new Signer();
    const { witness, take } = client(memoryStore());
    await take({ messages: [signer.welcome(), head(signer.head(7))] });
    await expect
      .poll(() => witness.text)
      .toMatch(/^\{"room":"ABCD-2345","seq":7,"hash":"[0-9a-f]{64}","publicKey":"[^"]+","signature":"[^"]+"\}\n$/);
    await take({ range: through(9) });
    expect(witness.text.split("\n")[1]).toMatch(/^\{"room":"ABCD-2345","seq":9,"hash":"[0-9a-f]{64}"\}$/);
  });

  it.each([
    ["another room", () => new Signer(), { room: "ZZZZ-9999" }],
    ["another key", (signer: Signer) => Object.assign(new Signer(), { publicKey: signer.publicKey }), {}],
  ])("[WI4] one that was signed for %s is kept as a hash alone", async (_, other, how) => {
    const signer = new Signer();
    const wrong = other(signer);
    const { witness, take } = client(memoryStore());
    await take({ messages: [wrong.welcome(), head(wrong.head(7, how))] });
    await expect.poll(() => lines(witness.text)).toEqual([{ room: ROOM, seq: 7, hash: hexOf(7) }]);
  });

  it("[WI4] where it came to is kept when it is asked for, and never what the server has not confirmed", async () => {
    const store = memoryStore();
    const first = client(store);
    await first.take({ range: through(5) });
    expect(lines(first.witness.text)).toEqual([{ room: ROOM, seq: 5, hash: hexOf(5) }]);

    const second = client(store);
    expect(second.witness.ask()).toBe(5);
    await second.take({ range: through(9, 1) });
    expect(lines(second.witness.text)).toHaveLength(1);
    await second.take({ messages: [witnessed(5, new Signer().head(5))] });
    expect(lines(second.witness.text).map(({ seq }) => seq)).toEqual([5, 9]);
  });

  it("[WI4] of many heads the first stays, the latest, and of old times the fewer the older they are", () => {
    const heads = new WitnessedHeads(ROOM, undefined);
    for (let seq = 1; seq <= 5_000; seq++) heads.add({ seq, hash: hexOf(seq % 200) });

    const kept = lines(heads.text).map(({ seq }) => seq);
    expect(kept).toHaveLength(64);
    expect(kept[0]).toBe(1);
    expect(kept.slice(-3)).toEqual([4_998, 4_999, 5_000]);
    for (const age of [10, 100, 1_000, 4_000]) {
      expect(kept.some((seq) => 5_000 - seq >= age && 5_000 - seq <= 2 * age)).toBe(true);
    }
  });

  it("[WI4] what was damaged in the store, or is of another room, is passed over", () => {
    const own = JSON.stringify({ room: ROOM, seq: 3, hash: hexOf(3) });
    const text = ["", "nothing", "{}", "null", own.replace(ROOM, "ZZZZ-9999"), own.replace("3,", "-3,"), own].join(
      "\n",
    );
    expect(new WitnessedHeads(ROOM, text).text).toBe(`${own}\n`);
  });

  it("[WI4] a store that throws disturbs nothing", async () => {
    const uncaught: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => uncaught.push(error));
    const full = () => {
      throw new Error("full");
    };
    const { witness, take } = client({ load: full, save: full });
    await take({ range: through(5) });
    expect(lines(witness.text)).toHaveLength(1);
    expect(uncaught.length).toBeGreaterThan(0);
    vi.unstubAllGlobals();
  });
});

describe("what is compared", () => {
  const OTHER = new Signer();
  it.each([
    ["the answer is the same", { messages: [witnessed(5, OTHER.head(5))] }, undefined],
    ["the answer has another hash", { messages: [witnessed(5, OTHER.head(5, { branch: 1 }))] }, "rewritten"],
    ["the record ends before", { messages: [witnessed(5)] }, "cut-off"],
    ["a frame ends there with the same hash", { range: through(5) }, undefined],
    ["a frame ends there with another hash", { range: through(5, 1) }, "rewritten"],
    ["a head is there with another hash", { messages: [head(OTHER.head(5, { branch: 1 }))] }, "rewritten"],
    ["everything is told, and it is less", { range: through(3, 1), messages: [snapshot] }, "cut-off"],
    ["everything is told, and it is more", { range: through(8, 1), messages: [snapshot] }, undefined],
    ["another key", { messages: [new Signer().welcome()] }, "other-key"],
    ["the same key", { messages: [OTHER.welcome()] }, undefined],
  ] as const)("[WI5] %s", async (_, frame, kind) => {
    const store = memoryStore();
    const before = client(store);
    await before.take({ messages: [OTHER.welcome()], range: through(5) });
    before.witness.keep();
    const kept = before.witness.text;

    const { witness, forks, take } = client(store);
    witness.ask();
    await take(frame as Parameters<typeof take>[0]);

    expect(forks.map((fork) => fork.kind)).toEqual(kind ? [kind] : []);
    expect(witness.fork?.kind).toBe(kind);
    if (kind === undefined) return;
    expect(forks[0]).toMatchObject({ room: ROOM, seq: kind === "other-key" ? 0 : 5 });
    if (kind !== "other-key") expect(forks[0]?.witnessed).toBe(hexOf(5));
    await take({ range: through(9, 1), messages: [head(OTHER.head(9, { branch: 1 }))] });
    expect(witness.text).toBe(kept);
    expect(forks).toHaveLength(1);
  });

  it("[WI5] a client that is told to begin anew takes the record as it is", async () => {
    const store = memoryStore();
    const { witness, forks, take } = client(store);
    await take({ messages: [OTHER.welcome()], range: through(5) });
    await take({ range: through(5, 1) });
    expect(forks).toHaveLength(1);

    witness.forget();
    expect(witness.fork).toBeUndefined();
    await take({ range: through(6, 1) });
    expect(lines(witness.text)).toEqual([{ room: ROOM, seq: 6, hash: hexOf(6, 1) }]);
    expect(client(store).witness.ask()).toBe(6);
  });
});

describe("a client", () => {
  it("[WI5] is told of a fork when it comes back to a record that was rewritten", async () => {
    const bench = new Bench();
    await bench.join();
    bench.room.otherSeeks(10);
    bench.room.exchange();
    expect(lines(bench.client.witnesses()).length).toBeGreaterThan(0);

    bench.room.rewrite(bench.client.seq);
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    expect(bench.seen.fork).toMatchObject([{ kind: "rewritten", room: "ABCD-EFGH", seq: bench.client.fork?.seq }]);
    bench.client.forgetWitnesses();
    expect(bench.client.fork).toBeUndefined();
  });

  it("[WI5] hears nothing when it comes back to the same record", async () => {
    const bench = new Bench();
    await bench.join();
    bench.room.otherSeeks(10);
    bench.room.exchange();
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    expect(bench.seen.fork).toEqual([]);
  });

  it("[WI4] compares with what an earlier client kept in the same store", async () => {
    const time = new ManualTime();
    const room = new FakeRoom(time);
    const witnesses = memoryStore();
    const first = new Bench({ witnesses }, time, room);
    await first.join();
    room.otherSeeks(10);
    room.exchange();
    first.client.close();
    room.rewrite(1);

    const second = new Bench({ witnesses }, time, room);
    await second.join();
    expect(second.seen.fork).toMatchObject([{ kind: "rewritten" }]);
  });
});
