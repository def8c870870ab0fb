import type { Entry } from "@sameframe/protocol";
import { ManualTime } from "@sameframe/sync/testing";
import { describe, expect, it } from "vitest";
import { Following } from "../../src/history/following";
import { SessionRecord } from "../../src/history/record";
import type { Ending } from "../../src/net/history-api";
import { Problem } from "../../src/net/problem";
import { entry, medium, person, playback, SECOND, SHOT, value } from "./recorded";

const closed = value("card", { case: "card", value: { title: "", created: 1n, closed: 2n } as never });

/** A stream that is open: the test says what comes of it. */
interface Stream {
  readonly after: number;
  send(...entries: readonly Entry[]): void;
  end(ending?: Ending): void;
  fail(failure: unknown): void;
  readonly stop: AbortSignal;
}

function following() {
  const time = new ManualTime();
  const streams: Stream[] = [];
  const api = {
    entries: (_: string, after: number, send: (entries: readonly Entry[]) => void, stop: AbortSignal) =>
      new Promise<Ending | undefined>((end, fail) => {
        stop.addEventListener("abort", () => fail(new Error("stopped")));
        streams.push({ after, send: (...entries) => send(entries), end, fail, stop });
      }),
  };
  const record = new SessionRecord();
  record.take(entry(1, 0, 1, medium(SHOT), playback(), person(1, "Patty")));
  const broken: unknown[] = [];
  const erasures: string[] = [];
  const follower = new Following({ api, time, random: () => 0.5 }, "ABCD-2345", {
    get seq() {
      return record.seq;
    },
    take: (entries) => {
      for (const it of entries) record.take(it);
      return record.isOver;
    },
    changed: () => {},
    erased: () => erasures.push(follower.state.kind),
    broken: (failure) => broken.push(failure),
  });
  const kinds = () => follower.state.kind;
  return { follower, time, streams, record, broken, erasures, kinds, last: () => streams.at(-1) as Stream };
}

const problem = (status: number) =>
  Problem.of(new Response(JSON.stringify({ code: "x", title: `Problem ${status}.`, detail: "." }), { status }));

describe("[HP13] a room that goes on is followed", () => {
  it("behind what was read, until it is closed", async () => {
    const { follower, time, record, kinds, last } = following();
    expect(kinds()).toBe("off");
    follower.begin();
    follower.begin();
    expect([kinds(), last().after]).toEqual(["trying", 1]);
    last().send();
    expect(kinds()).toBe("live");
    last().send(entry(2, SECOND, 1, playback({ frame: 5 })));
    expect([kinds(), record.seq]).toEqual(["live", 2]);
    last().send(entry(3, 2 * SECOND, 1, closed));
    expect([kinds(), record.seq]).toEqual(["off", 3]);
    last().fail(Problem.offline());
    expect(kinds()).toBe("off");
    follower.close();
    expect([last().stop.aborted, time.timers]).toEqual([true, 0]);
  });

  it.each([false, true])("[HP14] its erasure is heard, once; that it was over by then: %s", async (isOver) => {
    const { follower, time, erasures, kinds, last } = following();
    follower.begin(isOver);
    last().send();
    expect(kinds()).toBe(isOver ? "off" : "live");
    last().end("erased");
    await Promise.resolve();
    expect([kinds(), erasures, time.timers]).toEqual(["erased", ["erased"], 0]);
  });

  it("[RC1] cut, it is tried at once, after 1, 2, 4, 8, 16, 30, 30, 30, 30 s, and then when somebody asks", async () => {
    const { follower, time, streams, kinds, last } = following();
    follower.begin();
    last().send(entry(2, SECOND, 1, playback({ frame: 5 })));
    for (const [place, seconds] of [0, 1, 2, 4, 8, 16, 30, 30, 30, 30].entries()) {
      last().fail(Problem.offline());
      await time.pass(Math.max(0, seconds * 1000 - 1));
      expect(streams).toHaveLength(place + (seconds === 0 ? 2 : 1));
      expect(kinds()).toBe(seconds === 0 ? "trying" : "waiting");
      await time.pass(1);
      expect([streams.length, last().after]).toEqual([place + 2, 2]);
    }
    last().fail(Problem.offline());
    await time.pass(100_000);
    expect([kinds(), streams.length, time.timers]).toEqual(["failed", 11, 0]);
    follower.again();
    last().send();
    expect([kinds(), streams.length]).toEqual(["live", 12]);
  });

  it("what lasted 5 s was good: the next failure is the first", async () => {
    const { follower, time, streams, last } = following();
    follower.begin();
    for (let times = 0; times < 30; times++) {
      last().send();
      await time.pass(5_000);
      last().end();
      await time.pass(0);
    }
    expect(streams).toHaveLength(31);
  });

  it("15 s without a sign of life are a cut", async () => {
    const { follower, time, streams, kinds, last } = following();
    follower.begin();
    for (let times = 0; times < 5; times++) {
      await time.pass(14_000);
      last().send();
    }
    const [first] = streams;
    await time.pass(14_999);
    expect([kinds(), streams.length]).toEqual(["live", 1]);
    await time.pass(1);
    expect([kinds(), streams.length, first?.stop.aborted]).toEqual(["trying", 2, true]);
    first?.send(entry(2, SECOND, 1, playback()));
    last().send();
    expect(kinds()).toBe("live");
  });

  it("a refusal that may pass is tried again, one that stays is not; each says why", async () => {
    const { follower, time, streams, kinds, last } = following();
    follower.begin();
    last().fail(await problem(503));
    await time.pass(0);
    expect(follower.state).toMatchObject({ kind: "trying", why: { title: "Problem 503." } });
    last().fail(await problem(401));
    await time.pass(100_000);
    expect(follower.state).toMatchObject({ kind: "failed", why: { title: "Problem 401." } });
    expect(streams).toHaveLength(2);
    follower.again();
    follower.again();
    expect([kinds(), streams.length]).toEqual(["trying", 3]);
    await time.pass(1_000);
    follower.again();
    expect(streams).toHaveLength(4);
  });

  it("damage ends it, a defect is told, and closing lets everything go", async () => {
    const { follower, time, broken, kinds, last } = following();
    follower.begin();
    last().end({ seq: 2, what: "x" });
    await time.pass(0);
    expect([follower.state, time.timers]).toEqual([{ kind: "damaged", damage: { seq: 2, what: "x" } }, 0]);

    const other = following();
    other.follower.begin();
    const defect = new RangeError("entry: 7 (expected: 2)");
    other.last().fail(defect);
    await other.time.pass(0);
    expect([other.kinds(), other.broken, other.time.timers]).toEqual(["off", [defect], 0]);

    const third = following();
    third.follower.begin();
    third.follower.close();
    third.last().send(entry(2, SECOND, 1, playback()));
    await third.time.pass(0);
    expect([third.kinds(), third.record.seq, third.broken, third.time.timers]).toEqual(["off", 1, [], 0]);
    expect([kinds(), broken]).toEqual(["damaged", []]);
  });
});
