import { LoopMode, Presence, Role } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { jsonFrames, type Refusal, RoomClient, type RoomClientOptions } from "../src/index";
import { FakeRoom, type FakeRoomOptions, ManualTime, settle, TestPlayer } from "../src/testing/index";

/** A room that delivers by itself, in time that is turned by hand, 10 ms from every client. */
class Stage {
  readonly time = new ManualTime();
  readonly room: FakeRoom;

  constructor(options: FakeRoomOptions = {}) {
    this.room = new FakeRoom({ time: this.time, latency: 10, ...options });
  }

  async join(access = this.room.access(), options: Partial<RoomClientOptions> = {}): Promise<RoomClient> {
    const client = RoomClient.connect({ ...access, ...options });
    await this.time.pass(100);
    return client;
  }

  /** Waits for a round trip, and returns what became of a command: its sequence, or the code of its refusal. */
  async outcome(answer: Promise<number>): Promise<number | string> {
    const outcome = answer.catch(({ code }: Refusal) => code);
    await this.time.pass(20);
    return outcome;
  }
}

const names = (client: RoomClient) => [...client.room.participants.values()].map(({ name }) => name);

describe("[LB8] clients in a fake room", () => {
  it("each is a participant of its own, and all see the same", async () => {
    const stage = new Stage();
    const ada = await stage.join();
    const bob = await stage.join(stage.room.admit("Bob"));
    expect([ada.room.me?.name, bob.room.me?.name]).toEqual(["Ada", "Bob"]);
    expect(names(ada)).toEqual(["Ada", "Bob"]);
    await stage.outcome(bob.seek(42));
    expect([ada.frame, bob.frame, stage.room.playback.frame]).toEqual([42, 42, 42]);
  });

  it("what is under way takes its time", async () => {
    const stage = new Stage();
    const [ada, bob] = [await stage.join(), await stage.join(stage.room.admit("Bob"))];
    void ada.seek(42);
    await stage.time.pass(19);
    expect([ada.frame, bob.frame]).toEqual([42, 0]);
    await stage.time.pass(1);
    expect(bob.frame).toBe(42);
  });

  it("expected, here, away and gone [RO2] [RO4] [RO5] [RO9]", async () => {
    const stage = new Stage();
    const ada = await stage.join();
    const access = stage.room.admit("Bob");
    const presence = () => ada.room.participants.get(2)?.presence;
    await stage.time.pass(20);
    expect(presence()).toBe(Presence.EXPECTED);
    const bob = await stage.join(access);
    expect(presence()).toBe(Presence.HERE);
    bob.close();
    await stage.time.pass(30);
    expect(presence()).toBe(Presence.AWAY);
    const back = await stage.join(access);
    const left = back.leave();
    await stage.time.pass(30);
    await left;
    expect(presence()).toBe(Presence.GONE);
    expect(back.state.kind).toBe("closed");
  });

  it("in the text form, too", async () => {
    const stage = new Stage();
    const client = await stage.join(stage.room.access(), { format: jsonFrames });
    expect(await stage.outcome(client.seek(42))).toBe(1);
  });

  it("in real time without a delay", async () => {
    await using client = RoomClient.connect(new FakeRoom().access());
    await expect(client.seek(42)).resolves.toBe(1);
  });

  it("nothing is left of who is closed", async () => {
    const stage = new Stage();
    const client = await stage.join(stage.room.access(), { media: new TestPlayer(stage.time) });
    client.close();
    await stage.time.pass(1_000);
    expect(stage.time.timers).toBe(0);
  });

  it("who has no token of it is sent away", async () => {
    const stage = new Stage();
    const client = await stage.join({ ...stage.room.access(), token: "another" });
    expect(client.state).toMatchObject({ kind: "closed", bye: { reason: 3500 } });
  });

  it("signals go to the others", async () => {
    const stage = new Stage();
    const [ada, bob] = [await stage.join(), await stage.join(stage.room.admit("Bob"))];
    const seen: unknown[] = [];
    bob.on("signal", ({ participant, signal }) => seen.push([participant, signal?.signal.case]));
    ada.scrub(7);
    await stage.time.pass(20);
    expect(seen).toContainEqual([1, "scrub"]);
  });
});

describe("[LB8] a fake room decides as the room does", () => {
  type Act = (client: RoomClient) => Promise<number>;

  it.each<[string, Act, object]>([
    ["[PB3] play, after the lead", (c) => c.play(), { playing: true }],
    ["[PB4] seek", (c) => c.seek(42), { frame: 42 }],
    ["[PB5] step, inside the range", (c) => c.step(-5), { frame: 0 }],
    ["[PB6] speed", (c) => c.setSpeed(-2000), { speed: -2000 }],
    ["[PB6] loop", (c) => c.setLoop(LoopMode.PING_PONG), { loop: LoopMode.PING_PONG }],
    ["[PB7] range moves the playhead in", (c) => c.setRange(10, 20), { inPoint: 10, outPoint: 20, frame: 10 }],
  ])("%s", async (_, act, expected) => {
    const stage = new Stage();
    const client = await stage.join();
    const outcome = await stage.outcome(act(client));
    expect(outcome).toBe(stage.room.seq);
    expect(stage.room.playback).toMatchObject(expected);
    expect(client.room.playback).toEqual(stage.room.playback);
  });

  it.each([
    ["behind the playhead goes back to its beginning", 5, 15, 5],
    ["before the playhead goes on to its beginning", 50, 60, 50],
  ])("[PB7] a loop whose range is put %s, after the lead", async (_, inPoint, outPoint, frame) => {
    const stage = new Stage();
    const client = await stage.join();
    await stage.outcome(client.setLoop(LoopMode.LOOP));
    await stage.outcome(client.play());
    await stage.time.pass(1_200);
    await stage.outcome(client.setRange(inPoint, outPoint));
    expect(stage.room.playback).toMatchObject({ playing: true, frame, phase: 0, inPoint, outPoint });
    expect(stage.room.playback.at).toBeGreaterThan(stage.room.now);
    expect(client.room.playback).toEqual(stage.room.playback);
  });

  it("[PB7] what is played once ends where its range was put behind the playhead", async () => {
    const stage = new Stage();
    const client = await stage.join();
    await stage.outcome(client.setLoop(LoopMode.ONCE));
    await stage.outcome(client.play());
    await stage.time.pass(1_200);
    await stage.outcome(client.setRange(5, 15));
    expect(stage.room.playback).toMatchObject({ playing: true, frame: 15 });
    expect(stage.room.playback.at).toBeLessThanOrEqual(stage.room.now);
  });

  it("[PB2] pause lands on the sender's frame", async () => {
    const stage = new Stage();
    const client = await stage.join();
    await stage.outcome(client.play());
    await stage.time.pass(1_200);
    await stage.outcome(client.pause(20));
    expect(stage.room.playback).toMatchObject({ playing: false, frame: 20, phase: 0 });
  });

  it("[PB4] seek while playing goes on from there, after the lead", async () => {
    const stage = new Stage();
    const client = await stage.join();
    await stage.outcome(client.play());
    await stage.outcome(client.seek(100));
    const { playing, frame, at } = stage.room.playback;
    expect({ playing, frame }).toEqual({ playing: true, frame: 100 });
    expect(at).toBeGreaterThan(stage.room.now);
  });

  it.each<[string, Act]>([
    ["[PB9] a frame that there is not", (c) => c.seek(240)],
    ["[PB9] a step of nothing", (c) => c.step(0)],
    ["[PB9] a speed of 0", (c) => c.setSpeed(0)],
    ["[PB9] too fast", (c) => c.setSpeed(8001)],
    ["[PB9] an empty range", (c) => c.setRange(20, 10)],
    ["[RO8] no name", (c) => c.rename("  ")],
    ["[LO2] no such medium", (c) => c.setReady("m9", true)],
    ["[SU2] what is always on", (c) => c.subscribe([1])],
  ])("refuses as `invalid`: %s", async (_, act) => {
    const stage = new Stage();
    const client = await stage.join();
    expect(await stage.outcome(act(client))).toBe("invalid");
    expect(stage.room.entries).toEqual([]);
  });

  it.each<[string, Act]>([
    ["[PB2] pause while paused", (c) => c.pause(7)],
    ["[PB4] seek to where it rests", (c) => c.seek(0)],
    ["[PB6] the speed that it has", (c) => c.setSpeed(1000)],
    ["[RM1] the name that one has", (c) => c.rename("Ada")],
  ])("finds nothing to change: %s", async (_, act) => {
    const stage = new Stage();
    const client = await stage.join();
    expect(await stage.outcome(act(client))).toBe(0);
    expect(stage.room.entries).toEqual([]);
  });

  it("[PB10] a frame of a medium that is no longer looked at means nothing", () => {
    const clip = { rate: { numerator: 24, denominator: 1 }, frames: 100 };
    const { room } = new Stage({ media: [clip, clip] });
    room.does(1, "selectMedium", { medium: "m2" });
    expect(room.playback).toMatchObject({ medium: "m2", outPoint: 99 });
    expect(() => room.does(1, "seek", { medium: "m1", frame: 5 })).toThrow("invalid");
  });

  it("[RO7] viewers watch", async () => {
    const stage = new Stage();
    const viewer = await stage.join(stage.room.admit("Eve", Role.VIEWER));
    expect(await stage.outcome(viewer.play())).toBe("forbidden");
    expect(await stage.outcome(viewer.rename("Eva"))).toBe(stage.room.seq);
  });

  it("[SU4] what is off for somebody is not told", async () => {
    const stage = new Stage();
    const [ada, bob] = [await stage.join(), await stage.join(stage.room.admit("Bob"))];
    await stage.outcome(bob.subscribe([6]));
    await stage.outcome(ada.setGrade({ exposure: 1 }));
    expect([ada.room.grade?.exposure, bob.room.grade]).toEqual([1, undefined]);
  });

  it("refuses what it does not carry out, and takes what should come of it", async () => {
    const stage = new Stage();
    const client = await stage.join();
    expect(await stage.outcome(client.say("hello"))).toBe("unsupported");
    stage.room.puts(1, "chat/c1", { case: "chat", value: { id: "c1", author: 1, text: "hello" } });
    await stage.time.pass(20);
    expect(client.room.chat).toMatchObject([{ author: 1, text: "hello" }]);
  });
});

describe("[LB8] a fake room misbehaves on request", () => {
  it("refuses by name, with a code or with all of a refusal", async () => {
    const stage = new Stage();
    const client = await stage.join();
    stage.room.refuses.set("seek", "forbidden").set("play", { code: "locked", title: "Locked", detail: "Wait." });
    expect(await stage.outcome(client.seek(42))).toBe("forbidden");
    expect(client.frame).toBe(0);
    expect(await stage.outcome(client.play())).toBe("locked");
    stage.room.refuses.clear();
    expect(await stage.outcome(client.seek(42))).toBe(1);
  });

  it("loses a connection, and has each act once [OP1]", async () => {
    const stage = new Stage();
    const client = await stage.join();
    const answer = client.seek(42);
    await stage.time.pass(10);
    stage.room.sockets.at(-1)?.cut();
    expect(client.state.kind).toBe("reconnecting");
    await stage.time.pass(100);
    await expect(answer).resolves.toBe(1);
    expect(stage.room.entries).toHaveLength(1);
  });

  it.each([
    [0, "entries"],
    [1, "snapshot"],
  ] as const)("makes up for what was missed; has forgotten what is before %i: %s", async (before, kind) => {
    const stage = new Stage();
    const client = await stage.join();
    const resumed: unknown[] = [];
    client.on("resumed", (event) => resumed.push(event.kind));
    stage.room.sockets.at(-1)?.cut();
    stage.room.does(1, "seek", { frame: 42 });
    stage.room.forgetsBefore = before;
    await stage.time.pass(100);
    expect(resumed).toEqual([kind]);
    expect(client.frame).toBe(42);
  });

  it("keeps somebody waiting", async () => {
    const stage = new Stage();
    stage.room.hasWaitingRoom = true;
    const client = await stage.join(stage.room.admit("Bob"));
    expect(client.state.kind).toBe("waiting");
    stage.room.letIn(stage.room.sockets[0]!);
    await stage.time.pass(20);
    expect(client.state.kind).toBe("live");
  });

  it("says goodbye", async () => {
    const stage = new Stage();
    const client = await stage.join();
    stage.room.dismiss(stage.room.sockets[0]!, 4500);
    await stage.time.pass(20);
    expect(client.state).toMatchObject({ kind: "closed", bye: { reason: 4500 } });
  });

  it("moves nothing before it is told to", async () => {
    const time = new ManualTime();
    const room = new FakeRoom({ time, delivery: "by-hand" });
    const client = RoomClient.connect(room.access());
    await time.pass(1_000);
    expect(client.state.kind).toBe("connecting");
    await settle();
    room.exchange();
    expect(client.state.kind).toBe("live");
    const answer = client.seek(42);
    await settle();
    expect(room.seq).toBe(0);
    room.exchange();
    await expect(answer).resolves.toBe(1);
  });
});
