import { create, MediumSchema, PointerKind } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import type { RoomClient } from "../src/index";
import { Bench } from "./support/joined";
import { Screening } from "./support/screening";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

/** The signals that have left, in order. */
function signals(bench: Bench) {
  return bench.socket.outbound.flatMap(({ frame }) => (frame.case === "signal" ? [frame.value.signal] : []));
}

it("[SG1] a drag is passed on 30 times a second at most, its last frame always", async () => {
  const bench = await joined();
  for (let frame = 0; frame < 100; frame++) {
    bench.client.scrub(frame);
    await bench.time.pass(10);
  }
  await bench.time.pass(100);
  const frames = signals(bench).flatMap((signal) => (signal.case === "scrub" ? [signal.value.frame] : []));
  expect(frames.length).toBeGreaterThan(20);
  expect(frames.length).toBeLessThanOrEqual(31);
  expect(frames[0]).toBe(0);
  expect(frames.at(-1)).toBe(99);
});

it("[SG2] the room is told every 2 s how a client is doing, and at once when the page is hidden", async () => {
  const bench = await joined();
  bench.socket.outbound.length = 0;
  await bench.time.pass(10_000);
  const told = signals(bench).length;
  expect(told).toBeGreaterThanOrEqual(4);
  expect(told).toBeLessThanOrEqual(6);
  bench.client.hidden = true;
  expect(signals(bench)).toHaveLength(told + 1);
  expect(signals(bench).at(-1)).toMatchObject({
    case: "status",
    value: { hidden: true, buffering: false, medium: "" },
  });
});

it("[SG3] signals of others are passed to the page", async () => {
  const bench = await joined();
  const signal = {
    participant: 2,
    instance: "other",
    signal: { signal: { case: "scrub", value: { frame: 9 } } as const },
  };
  bench.socket.inbound.push({ messages: [{ message: { case: "signal", value: signal } }] });
  bench.socket.deliverAll();
  expect(bench.seen.signal).toMatchObject([signal]);
});

it("[SG4] how many commands wait is told", async () => {
  const bench = await joined();
  bench.socket.cut();
  void bench.client.seek(5);
  void bench.client.seek(6);
  expect(bench.client.sync.pending).toBe(2);
  expect(bench.seen.sync.at(-1)).toMatchObject({ status: "offline", pending: 2 });
  await bench.time.pass(0);
  await bench.join();
  expect(bench.client.sync.pending).toBe(0);
  expect(bench.seen.sync.at(-1)?.pending).toBe(0);
});

it("[SG4] the badge is offline, syncing while something is pending, and synced", async () => {
  const bench = await joined();
  await bench.time.pass(600);
  void bench.client.seek(5);
  bench.exchange();
  bench.socket.cut();
  const statuses = bench.seen.sync.map(({ status }) => status);
  expect(statuses.filter((status, n) => status !== statuses[n - 1])).toEqual([
    "synced",
    "syncing",
    "synced",
    "offline",
  ]);
});

describe("[SG6] what a person is doing is passed on 30 times a second at most, the last of it always", () => {
  it.each<[string, (client: RoomClient, n: number) => void, (n: number) => object]>([
    ["view", (client, n) => client.dragView({ panX: n }), (n) => ({ panX: n })],
    ["grade", (client, n) => client.dragGrade({ exposure: n }), (n) => ({ exposure: n })],
    ["pointer", (client, n) => client.point({ x: n, kind: PointerKind.LASER }), (n) => ({ x: n })],
    ["stroke", (client, n) => client.draw({ id: "x", from: n }), (n) => ({ id: "x", from: n })],
  ])("a %s", async (kind, act, value) => {
    const bench = await joined();
    for (let n = 0; n < 100; n++) {
      act(bench.client, n);
      await bench.time.pass(10);
    }
    await bench.time.pass(100);
    const sent = signals(bench).filter((signal) => signal.case === kind);
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.length).toBeLessThanOrEqual(31);
    expect(sent[0]?.value).toMatchObject(value(0));
    expect(sent.at(-1)?.value).toMatchObject(value(99));
  });

  it("one kind does not hold up another", async () => {
    const bench = await joined();
    bench.socket.outbound.length = 0;
    bench.client.scrub(1);
    bench.client.dragView({ zoom: 2 });
    bench.client.point({ x: 3 });
    expect(signals(bench).map((signal) => signal.case)).toEqual(["scrub", "view", "pointer"]);
  });

  it("the last points of a stroke are not lost to the next stroke", async () => {
    const bench = await joined();
    bench.client.draw({ id: "a", from: 0 });
    bench.client.draw({ id: "a", from: 9 });
    bench.client.draw({ id: "b", from: 0 });
    await bench.time.pass(100);
    const strokes = signals(bench).flatMap((signal) => (signal.case === "stroke" ? [signal.value] : []));
    expect(strokes).toMatchObject([
      { id: "a", from: 0 },
      { id: "a", from: 9 },
      { id: "b", from: 0 },
    ]);
  });

  it("each part of a conversation between two clients goes at once, to that client", async () => {
    const bench = await joined();
    bench.socket.outbound.length = 0;
    for (let n = 0; n < 50; n++) bench.client.rtc(2, "other-instance", `${n}`);
    const sent = bench.socket.outbound.flatMap(({ frame }) => (frame.case === "signal" ? [frame.value] : []));
    expect(sent).toHaveLength(50);
    expect(sent.at(-1)).toMatchObject({
      to: 2,
      toInstance: "other-instance",
      signal: { case: "rtc", value: { payload: "49" } },
    });
  });

  it("nothing is kept for later without a connection", async () => {
    const bench = await joined();
    bench.socket.cut();
    bench.client.point({ x: 1 });
    bench.client.rtc(2, "other-instance", "offer");
    await bench.time.pass(0);
    await bench.join();
    bench.client.close();
    expect(signals(bench).filter((signal) => signal.case !== "status")).toEqual([]);
    expect(bench.time.timers).toBe(0);
  });
});

describe("[SG6] the room is told of a player that cannot tell frames", () => {
  it.each<[string, boolean | undefined, boolean, boolean]>([
    ["an exact one", undefined, false, false],
    ["one that says so", false, false, true],
    ["any, of a medium with a variable rate", true, true, true],
  ])("%s", async (_, isExact, variableRate, inexact) => {
    const s = await Screening.open((player) => {
      player.isExact = isExact ?? true;
    });
    const clip = { id: "m1", rate: { numerator: 24, denominator: 1 }, frames: 240, variableRate };
    s.room.otherPuts("medium/m1", { case: "medium", value: create(MediumSchema, clip) });
    s.room.tell(s.socket);
    await s.run(100);
    s.client.hidden = true;
    expect(signals(s).at(-1)).toMatchObject({ case: "status", value: { inexact } });
  });
});
