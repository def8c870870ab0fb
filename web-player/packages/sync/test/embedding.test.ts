import { describe, expect, it, vi } from "vitest";
import { OptionError, RoomClient, type RoomClientOptions } from "../src/index";
import { FakeRoom, ManualTime, TestPlayer } from "../src/testing/index";

type Options = Record<keyof RoomClientOptions, unknown>;

/** A client in a fake room that delivers by itself. */
async function joined(options: Partial<RoomClientOptions> = {}) {
  const time = new ManualTime();
  const room = new FakeRoom({ time });
  const client = RoomClient.connect({ ...room.access(), ...options });
  await time.pass(100);
  return { time, room, client };
}

describe("[LB1] an option that cannot work is said at once", () => {
  const refused = (options: Partial<Options>): OptionError => {
    const room = new FakeRoom({ time: new ManualTime(), delivery: "by-hand" });
    try {
      RoomClient.connect({ ...room.access(), ...options } as RoomClientOptions).close();
    } catch (error) {
      expect(room.sockets).toEqual([]);
      return error as OptionError;
    }
    throw new Error("was taken");
  };

  it.each<[string, string, Partial<Options>]>([
    ["no server", "bad-server", { server: undefined }],
    ["a server without a scheme", "bad-server", { server: "review.example" }],
    ["a server with a path", "bad-server", { server: "https://review.example/rooms" }],
    ["no room", "bad-room", { room: undefined }],
    ["a room that is too short", "bad-room", { room: "ABCD-234" }],
    ["a room with letters that codes do not have", "bad-room", { room: "ABCD-EFGI" }],
    ["no token", "bad-token", { token: "" }],
    ["a token that is none", "bad-token", { token: 7 }],
    ["a player that is no port", "bad-media", { media: { play() {} } }],
    ["a form that is only a name", "bad-format", { format: "sameframe.v1.json" }],
    ["categories that are none", "bad-categories", { categories: ["PLAYBACK"] }],
    ["an instance that is too short", "bad-instance", { instance: "me" }],
    ["a store that keeps nothing", "bad-witnesses", { witnesses: {} }],
    ["a profile that there is not", "bad-profile", { profile: "strict" }],
    ["a client that is only a name", "bad-client", { client: "Reviews" }],
    ["a time without timers", "bad-time", { time: { now: () => 0 } }],
    ["a number that is not drawn", "bad-random", { random: 4 }],
    ["a socket that is only a package", "bad-socket", { socket: "ws" }],
  ])("%s: %s", (_, code, options) => {
    const error = refused(options);
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/pass |needs /);
  });

  it("no WebSocket anywhere: no-socket", () => {
    vi.stubGlobal("WebSocket", undefined);
    try {
      expect(refused({ socket: undefined }).code).toBe("no-socket");
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("a token is never repeated", () => {
    expect(refused({ token: { secret: "s3cret" } }).message).not.toContain("s3cret");
  });

  it.each(["ABCD-2345", "abcd2345", "Abcd-2345"])("%s is a room", (room) => {
    const client = RoomClient.connect({ ...new FakeRoom({ time: new ManualTime() }).access(), room });
    expect(client.state.kind).toBe("connecting");
    client.close();
  });
});

describe("[LB2] a command settles with its sequence or a Refusal", () => {
  it("the sequence of the echo", async () => {
    const { client, time } = await joined();
    const answer = client.seek(42);
    await time.pass(10);
    await expect(answer).resolves.toBe(1);
  });

  it("a refusal with code, title and what to do", async () => {
    const { client, time } = await joined();
    const answer = client.seek(1_000);
    const refused = expect(answer).rejects.toMatchObject({
      name: "Refusal",
      code: "invalid",
      title: expect.stringMatching(/./),
      detail: expect.stringContaining("0 to 239"),
    });
    await time.pass(10);
    await refused;
  });

  it.each<[string, (client: RoomClient) => Promise<number>]>([
    ["half a frame", (client) => client.seek(0.5)],
    ["no number", (client) => client.step(Number.NaN)],
    ["far too much", (client) => client.setSpeed(2 ** 40)],
  ])("what cannot be sent is refused here, and leaves nothing behind: %s", async (_, act) => {
    const { client, room, time } = await joined();
    const shown = client.room;
    await expect(act(client)).rejects.toMatchObject({ name: "Refusal", code: "invalid" });
    await time.pass(5_000);
    expect(client.room).toBe(shown);
    expect(client.sync.pending).toBe(0);
    expect(room.entries).toEqual([]);
    expect(client.state.kind).toBe("live");
  });
});

it("[LB3] a handler that throws disturbs neither the others nor the client, and is reported", async () => {
  const { client, time } = await joined();
  const reported: unknown[] = [];
  const heard: number[] = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  try {
    const fault = new Error("in the page");
    client.on("entry", () => {
      throw fault;
    });
    client.on("entry", ({ entry }) => heard.push(entry.seq));
    const answer = client.seek(42);
    await time.pass(10);
    await expect(answer).resolves.toBe(1);
    expect(reported).toEqual([fault]);
    expect(heard).toEqual([1]);
  } finally {
    vi.unstubAllGlobals();
  }
});

it("[LB3] a signal that cannot be sent is reported in the same way", async () => {
  const { client, time } = await joined();
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  try {
    client.scrub(1);
    client.scrub(0.5);
    await time.pass(100);
    expect(reported).toHaveLength(1);
    expect(client.state.kind).toBe("live");
  } finally {
    vi.unstubAllGlobals();
  }
});

it("[LB10] who is let into another room than was asked for leaves it, and says so", async () => {
  const time = new ManualTime();
  const room = new FakeRoom({ time, code: "ZZZZ-ZZZZ" });
  const client = RoomClient.connect({ ...room.access(), room: "ABCD-EFGH" });
  const notices: string[] = [];
  client.on("notice", ({ code, detail }) => notices.push(`${code}: ${detail}`));
  await time.pass(1_000);
  expect(client.state).toEqual({ kind: "closed" });
  expect(notices).toEqual([expect.stringMatching(/^wrong-room: .*ZZZZ-ZZZZ.*ABCD-EFGH/)]);
  expect(client.room.playback).toBeUndefined();
  await expect(client.play()).rejects.toMatchObject({ code: "closed" });
  expect(time.timers).toBe(0);
});

describe("[LB4] closing", () => {
  it.each([
    ["a seek", (client: RoomClient) => client.seek(60)],
    ["a step", (client: RoomClient) => client.step(5)],
    ["a pause", (client: RoomClient) => client.pause()],
  ])("leaves the picture where %s has brought it that the room has not answered", async (_, act) => {
    const time = new ManualTime();
    const player = new TestPlayer(time);
    const room = new FakeRoom({ time, latency: 400 });
    const client = RoomClient.connect({ ...room.access(), media: player });
    await time.pass(5_000);
    act(client).catch(() => {});
    await time.pass(300);
    const { shown } = player;
    const calls = player.calls.length;
    client.close();
    await time.pass(5_000);
    expect(player.shown).toBe(shown);
    expect(player.calls.slice(calls).filter((call) => call.startsWith("seek"))).toEqual([]);
  });

  it("`await using` closes at the end of its block", async () => {
    const { time, room } = await joined();
    let kept: RoomClient;
    {
      await using client = RoomClient.connect(room.access());
      kept = client;
    }
    expect(kept.state.kind).toBe("closed");
    await time.pass(0);
  });

  it("leaves no timer, no listener and no event, however often", async () => {
    const time = new ManualTime();
    const player = new TestPlayer(time);
    const room = new FakeRoom({ time });
    const client = RoomClient.connect({ ...room.access(), media: player });
    await time.pass(1_000);
    client.close();
    client.close();
    const events: string[] = [];
    for (const name of ["state", "room", "sync", "entry"] as const) client.on(name, () => events.push(name));
    room.does(1, "seek", { frame: 7 });
    player.tell({ kind: "buffering", waiting: true });
    await time.pass(60_000);
    expect(events).toEqual([]);
    expect(time.timers).toBe(0);
    await expect(client.play()).rejects.toMatchObject({ code: "closed" });
  });
});
