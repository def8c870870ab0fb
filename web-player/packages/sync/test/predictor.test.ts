import {
  Channel,
  create,
  GradeSchema,
  LobbySchema,
  LoopMode,
  MediumSchema,
  type Playback,
  ShotSchema,
  ViewSchema,
} from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import type { RoomClient } from "../src/index";
import { FakeRoom } from "./support/fake-room";
import { Bench } from "./support/joined";
import { ManualTime } from "./support/manual-time";

const rate = { numerator: 24, denominator: 1 };

/** Shots in the order s2 (m2, then m4), s1 (m1), s3 (m3 with handles); m1 is looked at. */
async function joined(prepare: (room: FakeRoom) => void = () => {}): Promise<Bench> {
  const time = new ManualTime();
  const room = new FakeRoom(time);
  for (const [id, headHandle, tailHandle] of [
    ["m2", 0, 0],
    ["m3", 8, 12],
    ["m4", 0, 0],
  ] as const) {
    const medium = create(MediumSchema, { id, rate, frames: 100, headHandle, tailHandle });
    room.put(`medium/${id}`, { case: "medium", value: medium });
  }
  for (const [id, rank, versions] of [
    ["s1", 0, ["m1"]],
    ["s2", -5, ["m2", "m4"]],
    ["s3", 70_000, ["m3"]],
  ] as const) {
    const shot = create(ShotSchema, { id, rank, versions: [...versions], chosen: versions.at(-1)! });
    room.put(`shot/${id}`, { case: "shot", value: shot });
  }
  prepare(room);
  const bench = new Bench({}, time, room);
  await bench.join();
  return bench;
}

const looksAt = (medium: string) => (room: FakeRoom) =>
  room.put("playback", { case: "playback", value: { ...room.playback, medium } });

describe("[PL8] next and previous are shown at once, on the chosen version of the shot", () => {
  it.each<[string, string, number, string]>([
    ["next", "m1", 1, "m3"],
    ["previous", "m1", -1, "m4"],
    ["beyond the last one stays on it", "m1", 9, "m3"],
    ["before the first one stays on it", "m1", -9, "m4"],
    ["from another version than the chosen one", "m2", 1, "m1"],
    ["from what is in no shot, forward, to the first", "m9", 1, "m4"],
    ["from what is in no shot, back, to the last", "m9", -1, "m3"],
    ["of the last one there is none", "m3", 1, "m3"],
    ["nowhere", "m1", 0, "m1"],
  ])("%s: from %s by %i to %s", async (_, from, shots, to) => {
    const bench = await joined((room) => {
      room.put("medium/m9", { case: "medium", value: create(MediumSchema, { id: "m9", rate, frames: 10 }) });
      looksAt(from)(room);
    });
    void bench.client.advance(shots);
    expect(bench.client.room.playback?.medium).toBe(to);
    expect(bench.commandsUnderWay).toMatchObject([{ name: "advance" }]);
  });
});

describe("[PL8] handles are outside the range of what is selected", () => {
  it.each<[string, (client: RoomClient) => Promise<number>, Partial<Playback>]>([
    ["with handles", (client) => client.selectMedium("m3"), { frame: 8, inPoint: 8, outPoint: 87 }],
    ["without", (client) => client.selectMedium("m2"), { frame: 0, inPoint: 0, outPoint: 99 }],
    ["by going on", (client) => client.advance(1), { frame: 8, inPoint: 8, outPoint: 87 }],
  ])("%s", async (_, act, playback) => {
    const bench = await joined();
    void act(bench.client);
    expect(bench.client.room.playback).toMatchObject({
      ...playback,
      playing: false,
      speed: 1000,
      loop: LoopMode.LOOP,
      phase: 0,
    });
  });
});

it("[PL8] what plays through rests at the end of its shot, and begins again from there", async () => {
  const bench = await joined((room) => {
    const course = { loop: LoopMode.THROUGH, playing: true, at: room.now - 60_000_000n };
    room.put("playback", { case: "playback", value: { ...room.playback, ...course } });
  });
  expect(bench.client.frame).toBe(239);
  void bench.client.play();
  expect(bench.client.room.playback).toMatchObject({ playing: true, frame: 0 });
});

it("[PL8] in the lobby nothing is foreseen of what moves the playhead, so its refusal is no conflict", async () => {
  const bench = await joined((room) => room.put("lobby", { case: "lobby", value: create(LobbySchema, {}) }));
  bench.room.refuses.set("play", "forbidden");
  void bench.client.play();
  expect(bench.client.room.playback?.playing).toBe(false);
  bench.exchange();
  expect(bench.seen.notice).toMatchObject([{ code: "forbidden" }]);
  expect(bench.client.sync.conflict).toBeUndefined();
});

describe("[VW2] one's own view and grade are shown at once", () => {
  const view = create(ViewSchema, { zoom: 2, rotation: 90, channel: Channel.LUMA });
  const grade = create(GradeSchema, { exposure: -1.5, gamma: 1, contrast: 1, saturation: 1 });
  const kinds = [
    ["view", (client: RoomClient) => client.setView(view), view],
    ["grade", (client: RoomClient) => client.setGrade(grade), grade],
  ] as const;

  it.each(kinds)("a %s", async (kind, act, value) => {
    const bench = await joined();
    const answer = act(bench.client);
    expect(bench.client.room[kind]).toEqual(value);
    bench.exchange();
    expect(bench.client.room[kind]).toEqual(value);
    await expect(answer).resolves.toBe(1);
  });

  it.each(kinds)("and a refused %s snaps back", async (kind, act) => {
    const bench = await joined();
    bench.room.refuses.set("setView", "forbidden").set("setGrade", "forbidden");
    void act(bench.client);
    bench.exchange();
    expect(bench.client.room[kind]).toBeUndefined();
    expect(bench.client.sync.status).toBe("conflict");
  });
});
