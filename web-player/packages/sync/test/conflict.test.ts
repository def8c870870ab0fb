import { Category } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import type { RoomClient } from "../src/index";
import { Bench } from "./support/joined";

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  await bench.time.pass(600);
  return bench;
}

type Act = (client: RoomClient) => Promise<number>;

const seeks: Act = (client) => client.seek(42);
const kicks: Act = (client) => client.kick(2);
const moves: Act = (client) => client.moveShot("s1");

/** Gives a command that the room refuses, and lets it answer. */
async function refused(act: Act, code: string): Promise<Bench> {
  const bench = await joined();
  for (const name of ["seek", "kick", "moveShot"] as const) bench.room.refuses.set(name, code);
  bench.room.supersededBy = 7;
  void act(bench.client);
  bench.exchange();
  bench.room.refuses.clear();
  return bench;
}

describe("[CF5] what was shown as done and is refused for good is a conflict", () => {
  it.each([
    ["forestalled by a host", seeks, "superseded", { command: "seek", category: Category.PLAYBACK, supersededBy: 7 }],
    ["forbidden", seeks, "forbidden", { command: "seek", category: Category.PLAYBACK }],
    ["not applied any more", seeks, "not-applied", { command: "seek", category: Category.PLAYBACK }],
    ["forestalled, though never shown", moves, "superseded", { command: "moveShot", category: Category.MEDIA }],
  ])("%s", async (_, act, code, conflict) => {
    const { client, seen } = await refused(act, code);
    expect(client.sync.status).toBe("conflict");
    expect(client.sync.conflict).toMatchObject({ ...conflict, refusal: { name: "Refusal", code } });
    expect(client.sync.conflict?.refusal.supersededBy).toBe(code === "superseded" ? 7 : undefined);
    expect(seen.sync.at(-1)).toMatchObject({ status: "conflict", conflict });
    expect(seen.notice.at(-1)).toMatchObject({ code });
    expect(client.room.playback?.frame).toBe(0);
  });

  it.each([
    ["refused, but never shown as done", kicks, "forbidden"],
    ["the room was closed", seeks, "closed"],
    ["the outcome is open", seeks, "unavailable"],
  ])("but not when %s", async (_, act, code) => {
    const { client } = await refused(act, code);
    expect(client.sync.conflict).toBeUndefined();
    expect(client.sync.status).not.toBe("conflict");
  });

  it("nor is what this client gives up when it closes", async () => {
    const bench = await joined();
    void bench.client.seek(42);
    bench.client.close();
    expect(bench.client.sync.conflict).toBeUndefined();
  });
});

describe("[CF5] it is over", () => {
  it("when the person accepts the room", async () => {
    const { client, seen } = await refused(seeks, "superseded");
    client.acceptRoom();
    expect(client.sync).toMatchObject({ status: "synced", conflict: undefined });
    expect(seen.sync.at(-1)?.status).toBe("synced");
  });

  it.each<[string, Act, boolean]>([
    ["a later command on its category is accepted", (client) => client.step(1), true],
    ["but not by one on another category", (client) => client.rename("Grace"), false],
  ])("when %s", async (_, act, isOver) => {
    const bench = await refused(seeks, "superseded");
    void act(bench.client);
    bench.exchange();
    expect(bench.client.sync.status).toBe(isOver ? "synced" : "conflict");
  });

  it("but not by an earlier one that is accepted late", async () => {
    const bench = await joined();
    bench.room.refuses.set("step", "unavailable").set("seek", "superseded");
    void bench.client.step(1);
    void bench.client.seek(42);
    bench.exchange();
    expect(bench.client.sync.status).toBe("conflict");
    bench.room.refuses.clear();
    await bench.time.pass(1_000);
    bench.exchange();
    expect(bench.room.entries).toHaveLength(1);
    expect(bench.client.sync.status).toBe("conflict");
  });

  it("without a connection the badge is offline first", async () => {
    const bench = await refused(seeks, "superseded");
    bench.socket.cut();
    expect(bench.client.sync.status).toBe("offline");
  });
});
