import { LoopMode } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { Bench } from "./support/joined";
import { Screening } from "./support/screening";

/** Calls of the player since the last time that this was asked. */
function calls(s: Screening): readonly string[] {
  return s.player.calls.splice(0);
}

async function playing(prepare: Parameters<typeof Screening.open>[0] = () => {}): Promise<Screening> {
  const s = await Screening.open(prepare, 10_000);
  // So that it is known how long seeks take.
  void s.client.seek(100);
  await s.run(1_000);
  void s.client.play();
  await s.run(8_000);
  calls(s);
  return s;
}

describe("[DC21] a jump lands ahead of the playhead, and starts when it comes", () => {
  it.each([20, 100, 300, 480])("with a player that seeks in %i ms", async (seekDelay) => {
    const s = await playing((player) => {
      player.seekDelay = seekDelay;
    });
    s.player.stall(900);
    await s.run(3_000);
    const made = calls(s);
    expect(made.filter((call) => call.startsWith("seek"))).toHaveLength(1);
    expect(made.filter((call) => !call.startsWith("speed")).map((call) => call.split(" ")[0])).toEqual([
      "pause",
      "seek",
      "play",
    ]);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });

  it("the picture goes on from the frame on which it waited", async () => {
    const s = await playing();
    s.player.stall(900);
    await s.run(2_000);
    const to = Number(
      calls(s)
        .find((call) => call.startsWith("seek"))
        ?.slice(5),
    );
    const from = s.player.glass.findIndex(({ frame }) => frame === to);
    const after = s.player.glass.slice(from, from + 10).map(({ frame }) => frame - to);
    expect(after).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("who lands after the playhead has come plays from there, and is brought back", async () => {
    const s = await playing();
    s.player.seekDelay = 900;
    s.player.stall(900);
    await s.run(1_000);
    s.player.seekDelay = 100;
    await s.run(4_000);
    const made = calls(s).filter((call) => !call.startsWith("speed"));
    expect(made.map((call) => call.split(" ")[0])).toEqual(["pause", "seek", "play", "pause", "seek", "play"]);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });

  it("a player that presents nothing plays all the same", async () => {
    const s = await playing();
    s.player.isDead = true;
    s.player.stall(900);
    s.player.preview(s.player.shown);
    await s.run(4_000);
    expect(calls(s).at(-1)).toBe("play");
  });

  it("a seek while it plays is met a little later by who is slow, and by all at the same place", async () => {
    const s = await playing((player) => {
      player.seekDelay = 400;
    });
    s.room.otherPlays(5_000);
    s.room.tell(s.socket);
    await s.run(1_500);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(calls(s).filter((call) => call.startsWith("seek"))).toHaveLength(1);
  });

  it.each([1_500, 1_600, 1_700, 1_800, 1_900])(
    "not in reverse, which the player cannot: a stall after %i ms of a ping-pong that turns after two seconds",
    async (when) => {
      const s = await Screening.open((player) => {
        player.seekDelay = 300;
      });
      void s.client.setLoop(LoopMode.PING_PONG);
      void s.client.setRange(50, 97);
      void s.client.seek(50);
      await s.run(1_000);
      void s.client.play();
      await s.run(when);
      s.player.stall(900);
      void s.client.retryPlayer();
      await s.run(6_000);
      expect(calls(s).filter((call) => call.startsWith("speed -"))).toEqual([]);
    },
  );

  it("another command meanwhile is what counts", async () => {
    const s = await playing();
    s.player.stall(900);
    await s.run(450);
    void s.client.seek(3_000);
    void s.client.pause();
    await s.run(2_000);
    expect(s.player.shown).toBe(s.client.room.playback?.frame);
    expect(s.player.playing).toBe(false);
  });
});

describe("[DC22] one's own play is shown at once, and starts when the room says", () => {
  it.each([60, 200, 900])("with a lead of %i ms", async (lead) => {
    const s = await Screening.open(undefined, 10_000);
    s.room.lead = BigInt(lead) * 1_000n;
    void s.client.play();
    expect(s.client.room.playback?.playing).toBe(true);
    await s.run(3_000);
    const { at } = s.room.playback;
    const start = s.time.now() - Number(s.room.now - at) / 1_000;
    const moved = s.player.glass.find(({ frame }) => frame > 0)?.at ?? 0;
    // The first new picture comes a frame after the start.
    expect(moved).toBeGreaterThanOrEqual(start);
    expect(calls(s).filter((call) => call.startsWith("seek"))).toHaveLength(1);
  });
});

describe("[CL5] until the first pong nothing starts", () => {
  it("who comes while it plays begins after it, on the frame", async () => {
    const s = await Screening.open(undefined, 10_000);
    s.room.otherPlays(100);
    s.socket.cut();
    await s.time.pass(0);
    s.socket.open();
    s.room.serve(s.socket);
    expect(s.client.state.kind).not.toBe("live");
    await s.run(2_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });

  it("the welcome's time is only presumed", async () => {
    const bench = new Bench();
    await bench.time.pass(0);
    bench.socket.open();
    bench.room.read(bench.socket);
    bench.socket.deliverAll();
    expect(bench.client.state.kind).toBe("live");
    expect(bench.client.sync.clockError).toBeUndefined();
    bench.exchange();
    expect(bench.client.sync.clockError).toBeGreaterThanOrEqual(0);
  });
});

describe("[CL6] where round trips differ, the burst is of forty pings, and the next ones come twice a second", () => {
  it.each([
    [() => 10, 11, 10],
    [(n: number) => (n % 2 === 0 ? 10 : 20), 11, 10],
    [(n: number) => (n % 2 === 0 ? 10 : 40), 40, 60],
  ])("case %#", async (answer, first, expected) => {
    const bench = new Bench();
    await bench.join();
    const pings: number[] = [];
    for (let passed = 0; passed < 60_000; ) {
      const asked = bench.socket.outbound.some(({ frame }) => frame.case === "ping");
      if (asked) {
        pings.push(bench.time.now());
        const wait = answer(pings.length);
        await bench.time.pass(wait);
        passed += wait;
        bench.exchange();
      } else {
        await bench.time.pass(1);
        passed += 1;
        if (bench.socket.outbound.every(({ frame }) => frame.case !== "ping")) bench.exchange();
      }
    }
    const early = pings.filter((at) => at <= Number(pings[0]) + 5_000);
    expect(Math.abs(early.length - first)).toBeLessThanOrEqual(1);
    const late = pings.filter((at) => at >= bench.time.now() - 30_000);
    expect(Math.abs(late.length - expected)).toBeLessThanOrEqual(1);
  });
});

it("[DC21] who has not landed at the instant of the start is told to play when it has", async () => {
  const s = await Screening.open(undefined, 1_000);
  for (const frame of [30, 60, 90]) {
    void s.client.seek(frame);
    await s.run(500);
  }
  void s.client.play();
  await s.run(1_500);
  s.player.seekDelay = 500;
  s.room.lead = 300_000n;
  s.player.calls.length = 0;
  void s.client.seek(500);
  for (let ms = 0; ms < 2_000 && !s.player.calls.includes("play"); ms += 10) await s.run(10);
  expect(s.player.calls).toEqual(["pause", "seek 500", "play"]);
  expect(s.player.shown).toBe(500);
  await s.run(2_000);
  expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
});

it("[DC23] what a start after a seek while it plays is late is made up for within a second and a half", async () => {
  const s = await Screening.open(undefined, 1_000);
  for (const frame of [30, 60, 90]) {
    void s.client.seek(frame);
    await s.run(500);
  }
  void s.client.play();
  await s.run(3_000);
  calls(s);
  s.player.startDelay += 100;
  void s.client.seek(500);
  await s.run(1_700);
  expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  expect(Math.abs(s.player.speed - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
  expect(calls(s).filter((call) => call.startsWith("seek"))).toEqual(["seek 500"]);
});
