import { describe, expect, it } from "vitest";
import { Refusal } from "../src/index";
import { Bench } from "./support/joined";
import { settle } from "./support/manual-time";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

const shown = (bench: Bench) => bench.client.room.playback?.frame;

describe("[OE1] one's own act is shown at once", () => {
  it("a seek, before anything has left", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    expect(shown(bench)).toBe(42);
    expect(bench.seen.room.at(-1)?.playback?.frame).toBe(42);
  });

  it("steps add up without waiting for an echo", async () => {
    const bench = await joined();
    for (let n = 0; n < 3; n++) void bench.client.step(1);
    expect(shown(bench)).toBe(3);
    bench.exchange();
    expect(bench.room.playback.frame).toBe(3);
    expect(shown(bench)).toBe(3);
  });

  it("a new name", async () => {
    const bench = await joined();
    void bench.client.rename(" Grace ");
    expect(bench.client.room.me?.name).toBe("Grace");
  });

  it("play, but not sooner than the room may start: nobody has to go back", async () => {
    const bench = await joined();
    void bench.client.play();
    expect(bench.client.room.playback?.playing).toBe(true);
    expect(bench.client.room.playback?.at).toBeGreaterThanOrEqual(bench.room.now + 1_000_000n);
    bench.exchange();
    expect(bench.client.room.playback?.at).toBe(bench.room.now + 200_000n);
  });

  it("a promise resolves with the sequence of the entry", async () => {
    const bench = await joined();
    const answer = bench.client.seek(42);
    bench.exchange();
    await expect(answer).resolves.toBe(1);
  });
});

describe("[OE2] what arrives on a category between one's own act and its echo is not shown", () => {
  it("another one's seek, until the echo", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    bench.room.otherSeeks(100);
    bench.room.tell(bench.socket);
    bench.socket.deliverAll();
    expect(bench.seen.entry).toHaveLength(1);
    expect(shown(bench)).toBe(42);
    bench.exchange();
    expect(shown(bench)).toBe(42);
    expect(bench.room.playback.frame).toBe(42);
  });

  it("what comes after the echo is shown", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    bench.exchange();
    bench.room.otherSeeks(100);
    bench.room.tell(bench.socket);
    bench.socket.deliverAll();
    expect(shown(bench)).toBe(100);
  });

  it("other categories are not held", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    bench.room.otherRenames("Rob");
    bench.room.tell(bench.socket);
    bench.socket.deliverAll();
    expect(bench.client.room.participants.get(2)?.name).toBe("Rob");
  });

  it("entries say whose they are", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    bench.room.otherSeeks(7);
    bench.exchange();
    const told = bench.seen.entry.map(({ own, participant }) => [own, participant?.name]);
    expect(told).toEqual([
      [false, "Bob"],
      [true, "Ada"],
    ]);
  });
});

describe("[OE3] a refusal snaps back to what the ledger says", () => {
  it("to what has been held back meanwhile", async () => {
    const bench = await joined();
    bench.room.refuses.set("seek", "forbidden");
    const answer = bench.client.seek(42);
    bench.room.otherSeeks(100);
    bench.room.tell(bench.socket);
    bench.socket.deliverAll();
    expect(shown(bench)).toBe(42);
    bench.exchange();
    expect(shown(bench)).toBe(100);
    await expect(answer).rejects.toMatchObject({ name: "Refusal", code: "forbidden" });
    expect(bench.seen.notice.at(-1)).toMatchObject({ code: "forbidden", detail: "The test wants it refused." });
  });

  it("but keeps what is still pending on top", async () => {
    const bench = await joined();
    bench.room.refuses.set("seek", "forbidden");
    const refused = bench.client.seek(42);
    const stepped = bench.client.step(2);
    bench.room.read(bench.socket);
    while (bench.seen.notice.length === 0) {
      bench.room.read(bench.socket);
      bench.socket.deliver();
    }
    expect(shown(bench)).toBe(44);
    bench.exchange();
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(stepped).resolves.toBe(1);
  });
});

describe("[OE4] what was not answered is sent again with its number, and has one effect", () => {
  // The connection is cut after so many steps of: the room reads one frame, the client is given one frame.
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("cut after %i deliveries", async (steps) => {
    const bench = await joined();
    const answers = [bench.client.seek(10), bench.client.seek(20), bench.client.rename("Grace")];
    for (let step = 0; step < steps; step++) {
      if (step % 2 === 0) bench.room.read(bench.socket);
      else bench.socket.deliver();
    }
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
    expect(bench.room.entries.map(({ op }) => op)).toEqual([1, 2, 3]);
    expect(bench.client.room.playback?.frame).toBe(20);
    expect(bench.client.room.me?.name).toBe("Grace");
    expect(bench.seen.defect).toEqual([]);
  });

  it("given while offline, it goes out with the next connection", async () => {
    const bench = await joined();
    bench.socket.cut();
    const answer = bench.client.seek(42);
    expect(shown(bench)).toBe(42);
    await bench.time.pass(0);
    await bench.join();
    await expect(answer).resolves.toBe(1);
  });

  it("settled twice changes nothing", async () => {
    const bench = await joined();
    const answer = bench.client.seek(42);
    bench.exchange();
    const again = { case: "settled", value: { op: 1, seq: 1, problem: { code: "not-applied" } } } as const;
    bench.socket.inbound.push({ messages: [{ message: again }] });
    bench.socket.deliverAll();
    await expect(answer).resolves.toBe(1);
    expect(bench.seen.notice).toEqual([]);
  });
});

describe("[OE5] `unavailable` leaves the outcome open", () => {
  it("the same operation is sent again, and stays shown", async () => {
    const bench = await joined();
    bench.room.refuses.set("seek", "unavailable");
    const answer = bench.client.seek(42);
    bench.exchange();
    expect(shown(bench)).toBe(42);
    bench.room.refuses.clear();
    await bench.time.pass(1_000);
    expect(bench.commandsUnderWay).toEqual([{ op: 1, name: "seek" }]);
    bench.exchange();
    await expect(answer).resolves.toBe(1);
  });
});

describe("[OE6] a room that has forgotten this instance", () => {
  it("leaves the outcome of what was sent unknown, and takes what never left", async () => {
    const bench = await joined();
    void bench.client.seek(10);
    bench.exchange();
    const sent = bench.client.seek(20);
    bench.socket.cut();
    const unsent = bench.client.seek(30);
    bench.room.forgetInstances();
    await bench.time.pass(0);
    await bench.join();
    await expect(sent).rejects.toMatchObject({ code: "outcome-unknown" });
    await expect(unsent).resolves.toBe(2);
    expect(bench.client.room.playback?.frame).toBe(30);
  });

  it("refused operations are no sign of it", async () => {
    const bench = await joined();
    bench.room.refuses.set("rename", "forbidden");
    void bench.client.rename("x");
    bench.exchange();
    const sent = bench.client.seek(20);
    bench.socket.cut();
    await bench.time.pass(0);
    await bench.join();
    await expect(sent).resolves.toBe(1);
  });
});

describe("[OE7] bounds", () => {
  it("more than 64 pending are refused here", async () => {
    const bench = await joined();
    const answers = Array.from({ length: 65 }, (_, n) => bench.client.seek(n));
    await expect(answers.at(-1)).rejects.toMatchObject({ code: "too-many-pending" });
    bench.exchange();
    await expect(Promise.all(answers.slice(0, 64))).resolves.toHaveLength(64);
  });

  it("closing refuses what is pending", async () => {
    const bench = await joined();
    const answer = bench.client.seek(1);
    bench.client.close();
    await expect(answer).rejects.toMatchObject({ code: "closed" });
    await expect(bench.client.play()).rejects.toMatchObject({ code: "closed" });
    await settle();
    expect(bench.time.timers).toBe(0);
  });
});
