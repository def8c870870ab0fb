import { describe, expect, it } from "vitest";
import type { ServerFrameInit } from "./support/fake-socket";
import { Bench } from "./support/joined";
import { settle } from "./support/manual-time";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

async function comeBack(bench: Bench): Promise<void> {
  bench.socket.cut();
  await bench.time.pass(0);
  await bench.join();
}

const helloOf = (bench: Bench) => {
  const { frame } = bench.socket.outbound[0]!;
  if (frame.case !== "hello") throw new Error("the first frame is no hello");
  return frame.value;
};

describe("[RS11] the state is the fold of the entries", () => {
  it("a snapshot stands for everything before", async () => {
    const bench = await joined();
    const { room } = bench.client;
    expect(room.card?.title).toBe("Dailies");
    expect(room.medium?.id).toBe("m1");
    expect(room.me?.name).toBe("Ada");
    expect([...room.participants.keys()]).toEqual([1, 2]);
  });

  it("a removed key is gone", async () => {
    const bench = await joined();
    const entry = {
      seq: 1,
      at: bench.room.now,
      events: [{ event: { case: "remove", value: "participant/2" } as const }],
    };
    const range = { after: 0, through: { seq: 1 } };
    bench.socket.inbound.push({ range, messages: [{ message: { case: "entry", value: entry } }] });
    bench.socket.deliverAll();
    expect([...bench.client.room.participants.keys()]).toEqual([1]);
  });
});

describe("[RS12] ranges join on, or the connection is dropped and the next one begins with a snapshot", () => {
  const range = (after: number, to: number) => ({ after, through: { seq: to } });
  const entry = (seq: number) => ({ message: { case: "entry", value: { seq } } as const });

  it.each<[string, ServerFrameInit]>([
    ["a gap", { range: range(1, 2), messages: [entry(2)] }],
    ["an entry outside its range", { range: range(0, 1), messages: [entry(2)] }],
    ["entries out of order", { range: range(0, 2), messages: [entry(2), entry(1)] }],
    ["an entry twice", { range: range(0, 2), messages: [entry(1), entry(1)] }],
    ["an entry without a range", { messages: [entry(1)] }],
    ["a range that ends before it begins", { range: range(3, 2) }],
  ])("%s", async (_, frame) => {
    const bench = await joined();
    bench.socket.inbound.push(frame);
    bench.socket.deliverAll();
    expect(bench.seen.defect).toHaveLength(1);
    expect(bench.seen.entry).toEqual([]);
    expect(bench.socket.isClosed).toBe(true);
    await bench.time.pass(0);
    bench.socket.open();
    expect(helloOf(bench).resume).toBeUndefined();
    bench.exchange();
    expect(bench.client.state.kind).toBe("live");
    expect(bench.seen.resumed).toEqual([{ kind: "snapshot" }]);
  });

  it("what is absent in a range was not for this client", async () => {
    const bench = await joined();
    bench.socket.inbound.push({ range: range(0, 7) });
    bench.socket.deliverAll();
    bench.socket.cut();
    await bench.time.pass(0);
    bench.socket.open();
    expect(helloOf(bench).resume?.seq).toBe(7);
    expect(bench.seen.defect).toEqual([]);
  });

  it("a snapshot may lead back: a restored backup is shorter", async () => {
    const bench = await joined();
    bench.socket.inbound.push({ range: range(0, 9) });
    const values = [...bench.room.values.values()].filter(({ key }) => key !== "participant/2");
    bench.socket.inbound.push({
      range: range(9, 4),
      messages: [{ message: { case: "snapshot", value: { room: { values } } } }],
    });
    bench.socket.deliverAll();
    expect(bench.seen.defect).toEqual([]);
    expect([...bench.client.room.participants.keys()]).toEqual([1]);
  });

  it("bytes that are no frame count as a defect too", async () => {
    const bench = await joined();
    bench.socket.onmessage?.({ data: new Uint8Array([255, 255, 255]).buffer });
    expect(bench.seen.defect[0]).toContain("not a server frame");
    expect(bench.client.state.kind).toBe("reconnecting");
  });
});

describe("[RS13] a client resumes where it was", () => {
  it("the first hello has no mark, the next one the last `through`", async () => {
    const bench = new Bench();
    await settle();
    bench.socket.open();
    expect(helloOf(bench)).toMatchObject({ accessToken: "participant-1", instance: bench.client.instance });
    expect(helloOf(bench).resume).toBeUndefined();
    bench.exchange();
    bench.room.otherSeeks(9);
    bench.room.tell(bench.socket);
    bench.exchange();
    bench.socket.cut();
    await bench.time.pass(0);
    bench.socket.open();
    expect(helloOf(bench).resume).toMatchObject({ seq: 1, hash: new Uint8Array(32).fill(1) });
    expect(helloOf(bench).instance).toBe(bench.client.instance);
  });

  it("with what it missed, and says how much", async () => {
    const bench = await joined();
    bench.socket.cut();
    await bench.time.pass(0);
    bench.room.otherSeeks(1);
    bench.room.otherSeeks(2);
    await bench.time.pass(1);
    await bench.join();
    expect(bench.seen.resumed).toEqual([{ kind: "entries", count: 2 }]);
    expect(bench.seen.entry.map(({ late }) => late)).toEqual([true, true]);
    expect(bench.client.room.playback?.frame).toBe(2);
  });

  it("or with a snapshot, and says so", async () => {
    const bench = await joined();
    bench.room.otherSeeks(5);
    bench.room.forgetsBefore = 1;
    await comeBack(bench);
    expect(bench.seen.resumed).toEqual([{ kind: "snapshot" }]);
    expect(bench.client.room.playback?.frame).toBe(5);
  });

  it("the first connection resumes nothing", async () => {
    expect((await joined()).seen.resumed).toEqual([]);
  });

  it("a snapshot does not show what is held", async () => {
    const bench = await joined();
    bench.socket.cut();
    void bench.client.seek(77);
    bench.room.otherSeeks(5);
    bench.room.forgetsBefore = 1;
    await bench.time.pass(0);
    bench.socket.open();
    bench.room.read(bench.socket);
    bench.socket.deliverAll();
    expect(bench.client.room.playback?.frame).toBe(77);
    bench.exchange();
    expect(bench.room.playback.frame).toBe(77);
  });
});

it("[RS14] entries that came after the return are not late", async () => {
  const bench = await joined();
  await comeBack(bench);
  await bench.time.pass(10);
  bench.room.otherSeeks(3);
  bench.room.tell(bench.socket);
  bench.socket.deliverAll();
  expect(bench.seen.entry.map(({ late }) => late)).toEqual([false]);
});
