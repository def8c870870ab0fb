import { create, LoopMode, type Medium, MediumSchema, type Playback, PlaybackSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { frameAt, type Landed, Replay, rateOf } from "../src";
import { ManualTime } from "./support/manual-time";
import { TestPlayer } from "./support/test-player";

const BEGIN = 1_700_000_000_000_000n;
const SECOND = 1_000_000n;
const MEDIUM: Medium = create(MediumSchema, { id: "m1", rate: { numerator: 24, denominator: 1 }, frames: 2400 });
const PLAYS: Playback = create(PlaybackSchema, {
  medium: "m1",
  playing: true,
  frame: 100,
  at: BEGIN,
  speed: 1000,
  loop: LoopMode.LOOP,
  outPoint: 2399,
});

/** A player that shows what once was. */
class Retrospect {
  readonly time = new ManualTime();
  readonly player = new TestPlayer(this.time);
  readonly landed: Landed[] = [];
  readonly broken: string[] = [];
  readonly replay = Replay.of(
    this.player,
    { landed: (landed) => this.landed.push(landed), broken: (code) => this.broken.push(code) },
    this.time,
  );

  async show(playback: Playback | undefined, moment: bigint, pace: number, then = 1_000): Promise<void> {
    this.replay.show({ medium: playback && MEDIUM, playback }, moment, pace);
    await this.time.pass(then);
  }
}

const frameOf = (playback: Playback, moment: bigint) => frameAt(playback, rateOf(MEDIUM), moment);

describe("[HP3] a moment that stands still shows the very frame that the room showed then", () => {
  it.each([
    ["while it played", PLAYS, BEGIN + 3n * SECOND + 123_456n],
    ["before a scheduled start", PLAYS, BEGIN - SECOND],
    ["in reverse", { ...PLAYS, speed: -1000, frame: 1200 }, BEGIN + 7n * SECOND],
    ["a week later in a loop", { ...PLAYS, inPoint: 90, outPoint: 119 }, BEGIN + 604_800n * SECOND],
    ["at rest", { ...PLAYS, playing: false, frame: 1042 }, BEGIN + 99n * SECOND],
  ])("%s", async (_, playback, moment) => {
    const it = new Retrospect();
    await it.show(playback, moment, 0);
    expect(it.player.shown).toBe(frameOf(playback, moment));
    expect(it.player.playing).toBe(false);
    expect(it.landed.at(-1)).toMatchObject({ exact: true });
    await it.time.pass(5_000);
    expect(it.player.shown).toBe(frameOf(playback, moment));
    expect(it.replay.showing).toBe(it.player.shown);
  });

  it("and the next one, after any other", async () => {
    const it = new Retrospect();
    for (const seconds of [3n, 40n, 1n, 2n]) await it.show(PLAYS, BEGIN + seconds * SECOND, 0);
    expect(it.player.shown).toBe(100 + 48);
    await it.show(undefined, BEGIN, 0);
    expect(it.player.loaded).toBeUndefined();
  });
});

describe("[HP4] moments that go by are shown within a frame at any pace that the player can play", () => {
  it.each([
    [1, 1000],
    [2, 1000],
    [4, 1000],
    [8, 500],
  ])("%i times as fast, of a room that played at %i thousandths", async (pace, speed) => {
    const it = new Retrospect();
    const playback = { ...PLAYS, speed };
    const from = BEGIN + 2n * SECOND;
    await it.show(playback, from, pace, 0);
    await it.time.pass(2_000);
    for (let passed = 2_000; passed < 5_000; passed += 250) {
      const expected = frameOf(playback, from + BigInt(passed * pace) * 1000n);
      expect(Math.abs(it.player.shown - expected)).toBeLessThanOrEqual(Math.max(1, pace / 2));
      await it.time.pass(250);
    }
  });

  it("beyond, and backwards, it is shown by seeking", async () => {
    for (const [pace, speed] of [
      [16, 1000],
      [1, -1000],
    ] as const) {
      const it = new Retrospect();
      const playback = { ...PLAYS, frame: 1500, speed };
      await it.show(playback, BEGIN, pace, 3_000);
      const expected = frameOf(playback, BEGIN + BigInt(3_000 * pace) * 1000n);
      expect(Math.abs(it.player.shown - expected)).toBeLessThanOrEqual(24 * 0.3 * pace);
      expect(it.player.calls.filter((call) => call.startsWith("seek")).length).toBeGreaterThan(5);
    }
  });

  it("what rests rests, and a player that may not play says so", async () => {
    const it = new Retrospect();
    await it.show({ ...PLAYS, playing: false }, BEGIN, 16);
    expect([it.player.shown, it.player.playing]).toEqual([100, false]);
    it.player.blocked = true;
    await it.show(PLAYS, BEGIN, 1);
    expect(it.broken).toEqual(["play-blocked"]);
    it.player.blocked = false;
    it.replay.again();
    await it.time.pass(500);
    expect(it.player.playing).toBe(true);
    it.replay.close();
    expect(it.time.timers).toBe(0);
  });
});
