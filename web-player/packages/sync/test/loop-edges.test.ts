import { LoopMode } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { Screening } from "./support/screening";

const FRAME = 1000 / 24;

const calls = (s: Screening, name: string) => s.player.calls.filter((call) => call.startsWith(name)).length;

/** Plays a range over and over, for long enough that the player's delays are known. */
async function playing(seekDelay: number, first: number, last: number, loop = LoopMode.LOOP) {
  const s = await Screening.open((player) => {
    player.seekDelay = seekDelay;
  });
  void s.client.setLoop(loop);
  void s.client.setRange(first, last);
  void s.client.seek(first);
  await s.run(1_000);
  void s.client.play();
  await s.run(6_500);
  s.player.glass.length = 0;
  s.player.calls.length = 0;
  return s;
}

/** Changes of speed that somebody could hear. */
const heard = (s: Screening) =>
  s.player.calls.filter((call) => call.startsWith("speed") && Math.abs(Number(call.slice(6)) - 1) > 0.02 + 1e-9);

describe("[DC13] the first frame of a loop is on glass at its time", () => {
  it.each([20, 100, 300, 480])("with a player that seeks in %i ms", async (seekDelay) => {
    const s = await playing(seekDelay, 50, 97);
    const { at } = s.room.playback;
    const laps = 6;
    await s.run(laps * 2_000);
    const began = Number(at - s.room.now) / 1000 + s.time.now();
    const jumps = s.player.glass.filter(({ frame }, n) => frame < (s.player.glass[n - 1]?.frame ?? 0));
    expect(jumps).toHaveLength(laps);
    for (const { frame, at } of jumps) {
      const phase = (((at - began) % 2_000) + 3_000) % 2_000;
      expect(frame).toBe(50);
      expect(Math.abs(phase - 1_000)).toBeLessThanOrEqual(FRAME / 2);
    }
    // One seek for each jump, and nothing to mend after it.
    expect(calls(s, "seek")).toBe(laps);
    expect(heard(s)).toEqual([]);
    expect(calls(s, "pause")).toBe(0);
  });

  it.each([-15, -1, 0, 1, 15])("nor a second seek when it has waited for bytes until %i ms after it", async (waits) => {
    const s = await playing(100, 50, 97);
    s.player.waitsToSeek = waits;
    s.player.seekDelay = 80;
    await s.run(2_000);
    s.player.calls.length = 0;
    await s.run(12_000);
    expect(calls(s, "seek")).toBe(6);
    expect(heard(s)).toEqual([]);
  });

  it("nor when the idea of the time changes in between", async () => {
    const s = await playing(300, 50, 97);
    for (let n = 0; n < 1_200; n++) {
      if (n % 3 === 0) s.client.retryPlayer();
      await s.run(10);
    }
    expect(calls(s, "seek")).toBe(6);
  });

  it("the badge stays as it is when the player is there a little early", async () => {
    const s = await playing(100, 50, 97);
    s.player.seekDelay = 60;
    const from = s.seen.sync.length;
    await s.run(2_000);
    const drifts = s.seen.sync.slice(from).flatMap(({ drift }) => (drift === undefined ? [] : [Math.abs(drift)]));
    expect(Math.max(...drifts)).toBeLessThan(3);
  });

  it("frames in between are on time", async () => {
    const s = await playing(100, 50, 97);
    const off: number[] = [];
    for (let n = 0; n < 600; n++) {
      await s.run(10);
      off.push(Math.abs(s.off));
    }
    // Off while the picture stands for the seek at most: 100 ms of each lap of 2 s.
    expect(off.filter((frames) => frames > 1).length / off.length).toBeLessThanOrEqual(0.06);
  });
});

describe("[DC23] what was trimmed is taken off by the jump of a loop", () => {
  it("so that nothing of one pass goes on in the next", async () => {
    const s = await playing(100, 50, 73);
    for (let pass = 0; pass < 8; pass++) {
      s.player.standsAfterSeek = pass % 2 ? 0 : 120;
      await s.run(1_000);
    }
    const speeds = s.player.calls.map((call) => (call.startsWith("speed") ? Number(call.slice(6)) : undefined));
    const atJumps = s.player.calls.flatMap((call, n) =>
      call.startsWith("seek") ? [speeds.slice(0, n).findLast((speed) => speed !== undefined) ?? 1] : [],
    );
    expect(new Set(speeds).size).toBeGreaterThan(2);
    expect(atJumps.length).toBeGreaterThanOrEqual(8);
    expect(new Set(atJumps)).toEqual(new Set([1]));
  });
});

describe("[DC25] a picture that stands after the jump of a loop comes earlier, and those that follow are on time", () => {
  it.each([
    [0, 0],
    [30, 30],
    [60, 60],
    [120, 60],
  ])("%i ms: %f ms earlier", async (stands, earlier) => {
    const s = await playing(100, 50, 145);
    s.player.standsAfterSeek = stands;
    await s.run(60_000);
    s.player.calls.length = 0;
    s.player.glass.length = 0;
    const { at } = s.room.playback;
    await s.run(12_000);
    const began = Number(at - s.room.now) / 1000 + s.time.now();
    const late = s.player.glass.map(({ frame, at }) => {
      const off = (at - began - (frame - 50) * FRAME) % 4_000;
      return { frame, ms: off > 2_000 ? off - 4_000 : off < -2_000 ? off + 4_000 : off };
    });
    const firsts = late.filter(({ frame }) => frame === 50);
    expect(firsts).toHaveLength(3);
    for (const { ms } of firsts) expect(Math.abs(ms + earlier)).toBeLessThanOrEqual(12);
    const rest = late.filter(({ frame }) => frame > 52 && frame < 143);
    const limit = Math.max(stands - earlier, 0) + 12;
    expect(Math.max(...rest.map(({ ms }) => Math.abs(ms)))).toBeLessThanOrEqual(limit);
    expect(heard(s)).toEqual([]);
  });
});

describe("[DC25] however long its picture stands after a jump", () => {
  it("a short range goes on playing", async () => {
    const s = await playing(150, 50, 64);
    s.player.standsAfterSeek = 75;
    await s.run(10_000);
    s.player.calls.length = 0;
    await s.run(6_250);
    expect(calls(s, "seek")).toBe(10);
    expect(calls(s, "pause")).toBe(0);
  });

  it("what a start takes is learned of starts alone", async () => {
    const s = await playing(100, 50, 145);
    s.player.standsAfterSeek = 75;
    await s.run(10_000);
    const told = () => s.told.flatMap(({ frame }) => (frame.case === "signal" ? [frame.value.signal] : []));
    const starts = () => told().flatMap(({ case: kind, value }) => (kind === "status" ? [value.startUs] : []));
    const before = starts().at(-1);
    for (let n = 0; n < 4; n++) {
      void s.client.pause();
      await s.run(1_000);
      void s.client.play();
      await s.run(6_000);
    }
    expect(before).toBeGreaterThan(0);
    expect(Math.abs((starts().at(-1) ?? 0) - (before ?? 0))).toBeLessThan(10_000);
  });
});

describe("[DC14] a range that is over before a player has sought to its beginning", () => {
  it("of one frame rests", async () => {
    const s = await playing(100, 50, 50);
    await s.run(5_000);
    expect(s.player.shown).toBe(50);
    expect(s.player.calls).toEqual([]);
    expect(s.client.room.playback?.playing).toBe(true);
    expect(s.client.sync.status).toBe("synced");
  });

  it.each([
    [2, 20],
    [2, 100],
    [3, 480],
    [8, 480],
  ])("of %i frames is shown by seeking, in %i ms each, and each seek shows", async (frames, seekDelay) => {
    const s = await playing(seekDelay, 50, 49 + frames);
    await s.run(10_000);
    const seeks = calls(s, "seek");
    expect(s.player.glass.length).toBeGreaterThanOrEqual(seeks - 1);
    expect(seeks).toBeLessThanOrEqual(10_000 / Math.max(seekDelay, 40) + 1);
    expect(seeks).toBeGreaterThan(5);
    expect(new Set(s.player.glass.map(({ frame }) => frame)).size).toBeGreaterThan(1);
    expect(s.player.glass.every(({ frame }) => frame >= 50 && frame < 50 + frames)).toBe(true);
  });
});

describe("[DC15] a ping-pong turns without a stumble", () => {
  it.each([20, 100, 300])("with a player that seeks in %i ms", async (seekDelay) => {
    const s = await playing(seekDelay, 50, 97, LoopMode.PING_PONG);
    const back: boolean[] = [];
    for (let n = 0; n < 1_200; n++) {
      await s.run(10);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(2 + Math.ceil((2 * seekDelay + 40) / FRAME));
      back.push(s.player.calls.at(-1) === "pause");
    }
    // Played on the way there: three times in 12 s, each time from the first frame.
    expect(calls(s, "play")).toBe(3);
    expect(calls(s, "pause")).toBe(3);
    expect(heard(s)).toEqual([]);
  });
});

describe("[DC16] another speed while it plays is no reason to seek", () => {
  it.each([
    [500, 120],
    [750, 120],
    [1250, 120],
    [2000, 120],
    [4000, 50],
  ])("to %i thousandths and back, with %i ms to the echo", async (speed, echo) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.play();
    await s.run(3_000);
    s.player.calls.length = 0;
    for (const milli of [speed, 1000, speed, 1000]) {
      void s.client.setSpeed(milli);
      await s.time.pass(echo);
      await s.run(6_000);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(2);
    }
    expect(calls(s, "seek")).toBe(0);
    expect(calls(s, "pause")).toBe(0);
  });
});

describe("[DC24] what is heard late of another speed is made up for as soon as it is heard", () => {
  it.each([
    [2000, 120],
    [2000, 60],
    [500, 150],
    [4000, 40],
  ])("of one's own, to %i thousandths and back, with %i ms to the echo", async (speed, echo) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.play();
    await s.run(3_000);
    s.player.calls.length = 0;
    for (const milli of [speed, 1000]) {
      void s.client.setSpeed(milli);
      await s.time.pass(echo);
      await s.run(300);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
      await s.run(3_000);
    }
    expect(calls(s, "seek")).toBe(0);
  });

  it.each([2000, 500])("of others, to %i thousandths, before a picture shows it", async (speed) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.play();
    await s.run(3_000);
    s.room.does(2, "setSpeed", { speed });
    await s.time.pass(150);
    s.room.tell(s.socket);
    s.exchange();
    expect(Math.sign(s.player.speed - speed / 1000)).toBe(Math.sign(speed - 1000));
    await s.run(400);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });
});

describe("[DC24] what was made up for is not made up for again", () => {
  it.each([
    ["another speed", 2, 150, (s: Screening) => s.room.does(2, "setSpeed", { speed: 2000 })],
    ["a seek of a few frames, which is met", 1, 0, (s: Screening) => s.room.does(2, "seek", { frame: 70 })],
  ])("after %s, when it is looked at anew", async (_, speed, late, act) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.play();
    await s.run(3_000);
    act(s);
    await s.time.pass(late);
    s.room.tell(s.socket);
    await s.run(3_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    s.player.calls.length = 0;
    s.client.retryPlayer();
    await s.run(30);
    expect(
      s.player.calls.filter((call) => call.startsWith("speed") && Math.abs(Number(call.slice(6)) / speed - 1) > 0.02),
    ).toEqual([]);
  });
});

describe("[DC23] what is heard late of another speed is made up for within a second", () => {
  it.each([
    [500, 120],
    [2000, 120],
    [2000, 60],
  ])("to %i thousandths and back, with %i ms to the echo", async (speed, echo) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.play();
    await s.run(3_000);
    for (const milli of [speed, 1000, speed, 1000]) {
      void s.client.setSpeed(milli);
      await s.time.pass(echo);
      await s.run(1_200);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
      expect(Math.abs((s.player.speed / milli) * 1000 - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
      await s.run(4_000);
    }
  });
});
