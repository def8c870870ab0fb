import { describe, expect, it } from "vitest";
import { Bench } from "./support/joined";
import { settle } from "./support/manual-time";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

const replaced = { case: "bye", value: { reason: 4503, detail: "Why." } } as const;

describe("[RC8] a late `hello` of one's own that sends the newer connection away", () => {
  /** Joined by its second attempt; the first had said `hello`, and was given up without an answer. */
  async function overtaken(): Promise<Bench> {
    const bench = new Bench();
    await settle();
    bench.socket.open();
    await bench.time.pass(10_000);
    await bench.join();
    expect(bench.sockets).toHaveLength(2);
    return bench;
  }

  const replace = (bench: Bench) => {
    bench.socket.inbound.push({ messages: [{ message: replaced }] });
    bench.socket.deliverAll();
  };

  it("is no reason to stay away", async () => {
    const bench = await overtaken();
    const answer = bench.client.seek(42);
    replace(bench);
    expect(bench.client.state).toMatchObject({ kind: "reconnecting" });
    while (bench.sockets.length < 3) await bench.time.pass(100);
    await bench.join();
    expect(bench.client.state.kind).toBe("live");
    await expect(answer).resolves.toBe(1);
  });

  it("excuses one replacement, and only one", async () => {
    const bench = await overtaken();
    replace(bench);
    while (bench.sockets.length < 3) await bench.time.pass(100);
    await bench.join();
    replace(bench);
    expect(bench.client.state).toMatchObject({ kind: "closed", bye: { reason: 4503 } });
  });

  it("without such an attempt it is another's, and for good", async () => {
    const bench = await joined();
    replace(bench);
    expect(bench.client.state).toMatchObject({ kind: "closed", bye: { reason: 4503 } });
  });

  it("an attempt given up before its socket was open says nothing at all", async () => {
    const bench = new Bench();
    await settle();
    const first = bench.socket;
    await bench.time.pass(5_000);
    await bench.join();
    first.openLate();
    expect(first.sent).toEqual([]);
    replace(bench);
    expect(bench.client.state.kind).toBe("closed");
  });
});

describe("[RC4] coming back", () => {
  it.each([1, 3, 10])("after %i failures: an attempt at once, and the waits begin anew", async (failures) => {
    const bench = await joined();
    bench.socket.cut();
    for (let n = 0; n < failures; n++) {
      const { state } = bench.client;
      if (state.kind === "reconnecting") await bench.time.pass(state.nextAttemptAt - bench.time.now());
      bench.socket.cut();
    }
    const tried = bench.sockets.length;
    bench.client.reconnect();
    await bench.time.pass(0);
    expect(bench.sockets).toHaveLength(tried + 1);
    bench.socket.cut();
    expect(bench.client.state).toMatchObject({ kind: "reconnecting", attempt: 2 });
  });
});
