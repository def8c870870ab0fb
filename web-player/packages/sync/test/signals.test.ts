import { expect, it } from "vitest";
import { Bench } from "./support/joined";

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
