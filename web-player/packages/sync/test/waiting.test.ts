import { describe, expect, it } from "vitest";
import { FakeRoom } from "./support/fake-room";
import { Bench } from "./support/joined";
import { ManualTime } from "./support/manual-time";

async function waiting(): Promise<Bench> {
  const time = new ManualTime();
  const room = new FakeRoom(time);
  room.hasWaitingRoom = true;
  const bench = new Bench({}, time, room);
  await bench.join();
  return bench;
}

/** Lets the server answer for a while. */
async function pass(bench: Bench, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    await bench.time.pass(100);
    bench.exchange();
  }
}

const bye = { case: "bye", value: { reason: 3503, detail: "Declined.", reconnect: false } } as const;

describe("[WR4] a client that waits to be let in", () => {
  it("is connected, and knows nothing of the room", async () => {
    const { client, seen } = await waiting();
    expect(client.state).toEqual({ kind: "waiting" });
    expect(seen.state).toEqual([{ kind: "waiting" }]);
    expect([...client.room.values]).toEqual([]);
    expect(client.sync.status).toBe("offline");
  });

  it("pings, and nothing else", async () => {
    const bench = await waiting();
    void bench.client.seek(5);
    bench.client.scrub(7);
    bench.client.hidden = true;
    const sent: (string | undefined)[] = [];
    for (let n = 0; n < 300; n++) {
      await bench.time.pass(100);
      sent.push(...bench.socket.outbound.map(({ frame }) => frame.case));
      bench.exchange();
    }
    expect(new Set(sent)).toEqual(new Set(["ping"]));
    expect(sent.length).toBeGreaterThan(10);
    expect(bench.client.state.kind).toBe("waiting");
    expect(bench.client.sync.roundTrip).toBeDefined();
  });

  it("gives a silent server up, as a live one does", async () => {
    const bench = await waiting();
    await pass(bench, 2_000);
    await bench.time.pass(20_000);
    expect(bench.client.state.kind).not.toBe("waiting");
  });

  it("is live with the welcome that comes later on the same connection, and sends what was given meanwhile", async () => {
    const bench = await waiting();
    await pass(bench, 30_000);
    const answer = bench.client.seek(42);
    bench.room.letIn(bench.socket);
    bench.exchange();
    expect(bench.seen.state.map(({ kind }) => kind)).toEqual(["waiting", "live"]);
    expect(bench.sockets).toHaveLength(1);
    expect(bench.client.room.card?.title).toBe("Dailies");
    await expect(answer).resolves.toBe(1);
    await pass(bench, 30_000);
    expect(bench.client.state.kind).toBe("live");
    expect(bench.seen.defect).toEqual([]);
    expect(bench.seen.resumed).toEqual([]);
  });

  it("pings no more often after the welcome than others", async () => {
    const bench = await waiting();
    await pass(bench, 10_000);
    bench.room.letIn(bench.socket);
    bench.exchange();
    const pings = async (ms: number) => {
      let sent = 0;
      for (let passed = 0; passed < ms; passed += 10) {
        sent += bench.socket.outbound.filter(({ frame }) => frame.case === "ping").length;
        bench.exchange();
        await bench.time.pass(10);
      }
      return sent;
    };
    await pings(15_000);
    expect(await pings(30_000)).toBeLessThanOrEqual(11);
  });

  it("counts as connected: a later loss is the first one", async () => {
    const bench = await waiting();
    for (let n = 0; n < 12; n++) {
      await pass(bench, 6_000);
      bench.socket.cut();
      expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
      await bench.time.pass(0);
      await bench.join();
    }
    expect(bench.client.state.kind).toBe("waiting");
  });

  it("and the time of waiting counts after the welcome, too", async () => {
    const bench = await waiting();
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    await pass(bench, 6_000);
    bench.room.letIn(bench.socket);
    bench.exchange();
    bench.socket.cut();
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
  });

  it("is checked by reconnect(), not begun anew", async () => {
    const bench = await waiting();
    await pass(bench, 5_000);
    bench.client.reconnect();
    await bench.time.pass(0);
    expect(bench.sockets).toHaveLength(1);
    expect(bench.client.state.kind).toBe("waiting");
  });

  it("is closed when it is declined", async () => {
    const bench = await waiting();
    bench.socket.inbound.push({ messages: [{ message: bye }] });
    bench.socket.deliverAll();
    expect(bench.client.state).toMatchObject({ kind: "closed", bye: { reason: 3503 } });
    await bench.time.pass(60_000);
    expect(bench.sockets).toHaveLength(1);
  });
});
