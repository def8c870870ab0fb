import { describe, expect, it } from "vitest";
import { Backoff } from "../src/backoff";
import { Bench } from "./support/joined";
import { settle } from "./support/manual-time";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

/** Lets the server answer for a while, as a live one does. */
async function live(bench: Bench, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    await bench.time.pass(100);
    bench.exchange();
  }
}

const bye = (reason: number, reconnect: boolean, retryAfterMs = 0) => ({
  messages: [{ message: { case: "bye", value: { reason, detail: "Why.", reconnect, retryAfterMs } } as const }],
});

describe("[RC1] a lost connection is made again", () => {
  it("at once, then after 1, 2, 4 ... 30 s, then not", () => {
    const backoff = new Backoff(() => 0.5);
    const delays = Array.from({ length: 11 }, () => backoff.next());
    expect(delays).toEqual([0, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, undefined]);
  });

  it.each([
    [0, 750],
    [0.999999, 1250],
  ])("with jitter of a quarter: %f", (chance, delay) => {
    const backoff = new Backoff(() => chance);
    backoff.next();
    expect(backoff.next()).toBeCloseTo(delay, 0);
  });

  it("ten attempts that fail are enough; a person can ask for more", async () => {
    const bench = new Bench();
    await settle();
    bench.socket.cut();
    for (let n = 0; n < 10; n++) {
      const { state } = bench.client;
      if (state.kind !== "reconnecting") throw new Error(`is ${state.kind}`);
      expect(state.attempt).toBe(n + 1);
      await bench.time.pass(state.nextAttemptAt - bench.time.now());
      bench.socket.cut();
    }
    expect(bench.client.state).toEqual({ kind: "failed", attempts: 10 });
    expect(bench.sockets).toHaveLength(11);
    await bench.time.pass(600_000);
    expect(bench.sockets).toHaveLength(11);
    bench.client.reconnect();
    await bench.time.pass(0);
    await bench.join();
    expect(bench.client.state.kind).toBe("live");
  });

  it("a token that does not come in ten seconds is an attempt that failed", async () => {
    let asked = 0;
    const bench = new Bench({
      token: () => {
        asked++;
        return new Promise(() => {});
      },
    });
    await bench.time.pass(9_999);
    expect(bench.client.state).toEqual({ kind: "connecting" });
    await bench.time.pass(1);
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
    await bench.time.pass(400_000);
    expect(bench.client.state).toEqual({ kind: "failed", attempts: 10 });
    expect(asked).toBe(11);
  });

  it("a token that comes after its attempt was given up is of no use", async () => {
    const late: ((token: string) => void)[] = [];
    const bench = new Bench({ token: () => new Promise((resolve) => late.push(resolve)) });
    await bench.time.pass(2_000);
    bench.client.reconnect();
    await bench.time.pass(0);
    expect(late).toHaveLength(2);
    const { token } = bench.room.access(1);
    late[0]?.(token);
    await settle();
    expect(bench.sockets).toHaveLength(0);
    late[1]?.(token);
    await settle();
    expect(bench.sockets).toHaveLength(1);
    await bench.join();
    expect(bench.client.state.kind).toBe("live");
  });

  it("a connection that was good starts the count anew", async () => {
    const bench = await joined();
    for (let n = 0; n < 12; n++) {
      await live(bench, 6_000);
      bench.socket.cut();
      expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
      await bench.time.pass(0);
      await bench.join();
    }
    expect(bench.client.state.kind).toBe("live");
  });

  it("one that is lost right after its welcome does not", async () => {
    const bench = await joined();
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    bench.socket.cut();
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 2 });
  });

  it("an error alone counts, without a close", async () => {
    const bench = new Bench();
    await settle();
    bench.socket.onerror?.();
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
  });

  it("an attempt whose socket does not open ends after 5 s", async () => {
    const bench = new Bench();
    await settle();
    await bench.time.pass(4_999);
    expect(bench.sockets[0]?.isClosed).toBe(false);
    await bench.time.pass(1);
    expect(bench.sockets[0]?.isClosed).toBe(true);
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
  });

  it("an attempt without a welcome ends after 10 s", async () => {
    const bench = new Bench();
    await settle();
    bench.socket.open();
    await bench.time.pass(10_000);
    expect(bench.socket.isClosed || bench.sockets.length > 1).toBe(true);
    expect(bench.sockets[0]?.isClosed).toBe(true);
  });

  it("a token that cannot be had counts as a failure, and is asked for again", async () => {
    const answers = [() => Promise.reject(new Error("offline")), () => Promise.resolve("fresh")];
    const bench = new Bench({ token: () => answers.shift()!() });
    await settle();
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 1 });
    await bench.time.pass(0);
    bench.socket.open();
    expect(bench.socket.outbound[0]?.frame.value).toMatchObject({ accessToken: "fresh" });
  });
});

describe("[RC2] `bye` says whether to come back", () => {
  it("closed for good, with the reason", async () => {
    const bench = await joined();
    bench.socket.inbound.push(bye(4500, false));
    bench.socket.deliverAll();
    expect(bench.client.state).toMatchObject({ kind: "closed", bye: { reason: 4500, detail: "Why." } });
    await bench.time.pass(60_000);
    expect(bench.sockets).toHaveLength(1);
    expect(bench.time.timers).toBe(0);
  });

  it("not before `retry_after`", async () => {
    const bench = await joined();
    bench.socket.inbound.push(bye(3001, true, 2_500));
    bench.socket.deliverAll();
    expect(bench.client.state).toEqual({
      kind: "reconnecting",
      attempt: 1,
      nextAttemptAt: bench.time.now() + 2_500,
    });
    await bench.time.pass(2_499);
    expect(bench.sockets).toHaveLength(1);
    await bench.time.pass(1);
    expect(bench.sockets).toHaveLength(2);
  });
});

it("[RC3] states come in order, each with its own fields", async () => {
  const bench = await joined();
  bench.socket.cut();
  await bench.time.pass(0);
  await bench.join();
  bench.client.close();
  expect(bench.seen.state.map(({ kind }) => kind)).toEqual(["live", "reconnecting", "live", "closed"]);
});

it("[RC4] coming back online tries at once", async () => {
  const bench = await joined();
  bench.socket.cut();
  await bench.time.pass(0);
  bench.socket.cut();
  expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 2 });
  bench.client.reconnect();
  await bench.time.pass(0);
  expect(bench.sockets).toHaveLength(3);
});

describe("[RC4] an attempt that is under way", () => {
  it("is begun anew when it may hang, and what it still brings is not heard", async () => {
    const bench = await joined();
    bench.socket.cut();
    await bench.time.pass(0);
    const hung = bench.socket;
    hung.open();
    await bench.time.pass(3_000);
    bench.client.reconnect();
    await bench.time.pass(0);
    expect(hung.isClosed).toBe(true);
    expect(bench.sockets).toHaveLength(3);
    await bench.join();
    expect(bench.client.state.kind).toBe("live");
  });

  it("is left alone within its first second", async () => {
    const bench = await joined();
    bench.socket.cut();
    await bench.time.pass(500);
    bench.client.reconnect();
    await bench.time.pass(0);
    expect(bench.sockets).toHaveLength(2);
  });
});

describe("[RC5] leaving", () => {
  it("tells the room, and closes when it has answered", async () => {
    const bench = await joined();
    const left = bench.client.leave();
    expect(bench.commandsUnderWay).toMatchObject([{ name: "leave" }]);
    bench.exchange();
    await left;
    expect(bench.client.state.kind).toBe("closed");
  });

  it("is one's own doing, also if the server's farewell is read first", async () => {
    const bench = await joined();
    const left = bench.client.leave();
    bench.socket.inbound.push(bye(3503, false));
    bench.exchange();
    await left;
    expect(bench.client.state).toEqual({ kind: "closed" });
  });

  it("closes after 2 s without an answer", async () => {
    const bench = await joined();
    const left = bench.client.leave();
    await bench.time.pass(2_000);
    await left;
    expect(bench.client.state.kind).toBe("closed");
    expect(bench.time.timers).toBe(0);
  });

  it("closes at once without a connection", async () => {
    const bench = await joined();
    bench.socket.cut();
    await bench.client.leave();
    expect(bench.client.state.kind).toBe("closed");
  });
});

describe("[HB11] a client pings", () => {
  it("in a burst after the welcome, then at least once per heartbeat", async () => {
    const bench = await joined();
    let pings = 0;
    const count = async (ms: number) => {
      pings = 0;
      for (let passed = 0; passed < ms; passed += 50) {
        pings += bench.socket.outbound.filter(({ frame }) => frame.case === "ping").length;
        bench.exchange();
        await bench.time.pass(50);
      }
      return pings;
    };
    expect(await count(1_000)).toBeGreaterThanOrEqual(5);
    expect(await count(60_000)).toBeGreaterThanOrEqual(12);
    expect(bench.client.sync.roundTrip).toBeDefined();
  });
});

describe("[HB12] a silent server is given up after three intervals", () => {
  it("and not before", async () => {
    const bench = await joined();
    await live(bench, 2_000);
    const before = bench.time.now();
    while (bench.client.state.kind === "live") await bench.time.pass(100);
    const waited = bench.time.now() - before;
    expect(waited).toBeGreaterThanOrEqual(12_000);
    expect(waited).toBeLessThanOrEqual(20_000);
  });

  it("but sleep is not the server's silence", async () => {
    const bench = await joined();
    await live(bench, 2_000);
    bench.time.leap(3_600_000);
    await bench.time.pass(0);
    expect(bench.client.state.kind).toBe("live");
    await live(bench, 10_000);
    expect(bench.client.state.kind).toBe("live");
  });
});
