import {
  Category,
  create,
  LoopMode,
  MediumSchema,
  ShotSchema,
  SubscriptionSchema,
  ViewSchema,
} from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { ManualTime } from "./support/manual-time";
import { Screening } from "./support/screening";
import { TestPlayer } from "./support/test-player";

/** Leaves the room's playhead while it plays. */
async function alone(prepare: (player: TestPlayer) => void = () => {}): Promise<Screening> {
  const s = await Screening.open(prepare);
  void s.client.play();
  await s.run(2_000);
  void s.client.setOutOfSync(true);
  await s.run(1_000);
  return s;
}

describe("[OS3] who is out of sync by choice has a private playhead", () => {
  it("which begins on the room's frame of that moment, and rests there while the room goes on", async () => {
    const s = await alone();
    const { frame } = s.client.look.playback!;
    expect(s.client.look.playback).toMatchObject({ playing: false, medium: "m1" });
    expect(s.client.sync).toMatchObject({ status: "private", showing: frame, drift: 0 });
    expect(s.seen.sync.at(-1)?.status).toBe("private");
    expect(s.seen.look).toEqual([s.client.look.playback]);
    await s.run(2_000);
    expect(s.player.shown).toBe(frame);
    expect(s.client.frame).toBe(frame);
    expect(s.client.room.playback?.playing).toBe(true);
  });

  it.each<[string, (s: Screening) => unknown, number, object]>([
    ["seek", ({ client }) => client.look.seek(77), 500, { playing: false, frame: 77 }],
    ["step", ({ client }) => [client.look.seek(77), client.look.step(-2)], 500, { playing: false, frame: 75 }],
    ["play", ({ client }) => client.look.play(), 1_000, { playing: true, medium: "m1" }],
    ["speed", ({ client }) => [client.look.setSpeed(500), client.look.play()], 1_000, { playing: true, speed: 500 }],
    ["loop", ({ client }) => client.look.setLoop(LoopMode.ONCE), 500, { loop: LoopMode.ONCE }],
    ["range", ({ client }) => client.look.setRange(100, 110), 500, { frame: 100, inPoint: 100, outPoint: 110 }],
    ["a drag", ({ client }) => [client.scrub(5), client.look.seek(7)], 500, { playing: false, frame: 7 }],
    ["the next shot", ({ client }) => client.look.advance(1), 500, { medium: "m2", frame: 8 }],
    ["another medium", ({ client }) => client.look.selectMedium("m2"), 500, { medium: "m2", frame: 8, inPoint: 8 }],
  ])("%s moves it and the player, and tells the room nothing", async (_, act, ms, playback) => {
    const s = await alone();
    const m2 = create(MediumSchema, { id: "m2", rate: { numerator: 24, denominator: 1 }, frames: 100, headHandle: 8 });
    s.room.otherPuts("medium/m2", { case: "medium", value: m2 });
    for (const n of [1, 2]) {
      const value = create(ShotSchema, { id: `s${n}`, rank: n, versions: [`m${n}`], chosen: `m${n}` });
      s.room.otherPuts(`shot/s${n}`, { case: "shot", value });
    }
    s.room.tell(s.socket);
    await s.run(100);
    const entries = s.room.entries.length;
    act(s);
    expect(
      s.socket.outbound.filter(({ frame }) => frame.case === "signal" && frame.value.signal.case === "scrub"),
    ).toEqual([]);
    await s.run(ms);
    expect(s.client.look.playback).toMatchObject(playback);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.client.sync.status).toBe("private");
    expect(s.room.entries).toHaveLength(entries);
    expect(s.commandsUnderWay).toEqual([]);
  });

  it("pause lands on the frame that was on glass", async () => {
    const s = await alone();
    s.client.look.play();
    await s.run(777);
    const { shown } = s.player;
    s.client.look.pause();
    await s.run(300);
    expect(s.client.look.playback).toMatchObject({ playing: false, frame: shown });
    expect(s.player.shown).toBe(shown);
  });

  it("what it plays once rests at the end, and begins again from there", async () => {
    const s = await Screening.open();
    s.room.otherPuts("playback", { case: "playback", value: { ...s.room.playback, loop: LoopMode.ONCE } });
    s.room.tell(s.socket);
    void s.client.setOutOfSync(true);
    await s.run(100);
    s.client.look.seek(220);
    s.client.look.play();
    await s.run(2_000);
    expect(s.player.shown).toBe(239);
    expect(s.client.look.playback).toMatchObject({ playing: false, frame: 239 });
    s.client.look.play();
    await s.run(1_000);
    expect(s.client.look.playback?.frame).toBe(0);
    expect(s.player.shown).toBeLessThan(50);
  });

  it("what a person does to a player with controls moves it, not the room", async () => {
    const s = await alone((player) => {
      player.hasControls = true;
    });
    const entries = s.room.entries.length;
    await s.run(3_000);
    s.player.tell({ kind: "sought", frame: 99 });
    await s.run(500);
    expect(s.client.look.playback?.frame).toBe(99);
    expect(s.room.entries).toHaveLength(entries);
  });

  it("commands to the room say nothing of the frame on this glass", async () => {
    const s = await alone();
    void s.client.pause();
    const command = s.socket.outbound.flatMap(({ frame }) => (frame.case === "command" ? [frame.value.command] : []));
    expect(command).toMatchObject([{ case: "pause", value: {} }]);
    expect(command[0]?.value).not.toHaveProperty("frame");
  });

  it("on return the player lands on the room's frame", async () => {
    const s = await alone();
    s.client.look.seek(5);
    await s.run(500);
    s.room.otherSeeks(120);
    s.room.tell(s.socket);
    void s.client.setOutOfSync(false);
    await s.run(500);
    expect(s.client.look.playback).toBeUndefined();
    expect(s.seen.look.at(-1)).toBeUndefined();
    expect(s.player.shown).toBe(120);
    expect(s.client.sync.status).toBe("synced");
    s.client.look.seek(9);
    await s.run(500);
    expect(s.player.shown).toBe(120);
  });
});

describe("[OS3] so has who has playback off", () => {
  it("from where the room was; what the room says of playback does not come, until it is on again", async () => {
    const s = await Screening.open();
    void s.client.seek(42);
    await s.run(500);
    void s.client.subscribe([Category.PLAYBACK]);
    await s.run(500);
    expect(s.client.room.playback).toBeUndefined();
    expect(s.client.look.playback).toMatchObject({ playing: false, frame: 42 });
    expect(s.client.sync.status).toBe("private");
    s.room.otherSeeks(100);
    s.room.tell(s.socket);
    s.client.look.seek(7);
    await s.run(500);
    expect(s.player.shown).toBe(7);
    void s.client.subscribe([]);
    await s.run(500);
    expect(s.client.room.playback?.frame).toBe(100);
    expect(s.player.shown).toBe(100);
    expect(s.client.sync.status).toBe("synced");
    expect(s.seen.defect).toEqual([]);
  });

  it("who never saw the room's playhead begins with the first shot", async () => {
    const time = new ManualTime();
    const s = new Screening(new TestPlayer(time), time);
    const rate = { numerator: 24, denominator: 1 };
    const m2 = create(MediumSchema, { id: "m2", rate, frames: 100, headHandle: 8, tailHandle: 4 });
    s.room.put("medium/m2", { case: "medium", value: m2 });
    s.room.put("shot/s1", { case: "shot", value: create(ShotSchema, { id: "s1", versions: ["m2"], chosen: "m2" }) });
    const off = create(SubscriptionSchema, { participant: 1, off: [Category.PLAYBACK] });
    s.room.put("subscription/1", { case: "subscription", value: off });
    s.room.values.delete("playback");
    await s.join();
    expect(s.client.look.playback).toMatchObject({ medium: "m2", playing: false, frame: 8, inPoint: 8, outPoint: 95 });
  });
});

it("[OS3] a snapshot after a change of subscription shows what is on, but not in what is held", async () => {
  const s = await Screening.open();
  void s.client.subscribe([Category.VIEW]);
  void s.client.seek(77);
  s.room.otherSeeks(5);
  s.room.otherPuts("view", { case: "view", value: create(ViewSchema, { zoom: 2 }) });
  s.room.read(s.socket);
  s.socket.deliverAll();
  expect(s.client.room.on.has(Category.VIEW)).toBe(false);
  expect(s.client.room.playback?.frame).toBe(77);
  await s.run(500);
  expect(s.client.room.view).toBeUndefined();
  expect(s.room.playback.frame).toBe(77);
});
