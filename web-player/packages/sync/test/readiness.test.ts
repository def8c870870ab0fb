import { create, LobbySchema, MediumSchema, PolicySchema, ReadySchema, type Value } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { Bench } from "./support/joined";
import { ManualTime } from "./support/manual-time";
import { Screening } from "./support/screening";
import { TestPlayer } from "./support/test-player";

const LOBBY: Rules = ["lobby", { case: "lobby", value: create(LobbySchema, {}) }];
const GATE = policy({ readyGateMs: 10_000 });
const M2 = create(MediumSchema, { id: "m2", rate: { numerator: 24, denominator: 1 }, frames: 100 });

type Rules = [key: string, value: Value["value"]];
type Prepare = (screening: Screening) => unknown;

function policy(fields: { readyGateMs?: number; stallGateMs?: number; lobby?: boolean }): Rules {
  return ["policy", { case: "policy", value: create(PolicySchema, fields) }];
}

/** Somebody with a player comes into a room. */
async function opened(rules: Rules, prepare: Prepare = () => {}): Promise<Screening> {
  const time = new ManualTime();
  const s = new Screening(new TestPlayer(time), time);
  s.room.put(...rules);
  s.room.put("medium/m2", { case: "medium", value: M2 });
  prepare(s);
  await s.join();
  await s.run(500);
  return s;
}

/** What the room has been told, in order. */
function told({ room }: Bench): string[] {
  return room.entries
    .flatMap(({ events }) => events.map(({ event }) => (event.case === "put" ? event.value.value : undefined)))
    .flatMap((value) => (value?.case === "ready" ? [value.value] : []))
    .map(({ medium, ready, frames }) => `${medium} ${ready ? "ready" : "not ready"} ${frames}`);
}

async function returns(s: Screening): Promise<void> {
  s.socket.cut();
  await s.time.pass(0);
  await s.join();
  await s.run(500);
}

async function selects(s: Screening, medium: string): Promise<void> {
  s.room.otherPuts("playback", { case: "playback", value: { ...s.room.playback, medium } });
  s.room.tell(s.socket);
  await s.run(500);
}

describe("[LO3] a client says by itself what it has loaded", () => {
  it.each<[string, Rules, Prepare, string[]]>([
    ["in a lobby", LOBBY, () => {}, ["m1 ready 240"]],
    ["in a room with a ready gate", GATE, () => {}, ["m1 ready 240"]],
    ["but in no other", policy({ stallGateMs: 10_000, lobby: true }), () => {}, []],
    [
      "with the length of its own copy",
      LOBBY,
      ({ player }) => Object.assign(player, { frames: 236 }),
      ["m1 ready 236"],
    ],
    [
      "that it cannot play it",
      LOBBY,
      ({ player }) => Object.assign(player, { unplayable: true }),
      ["m1 not ready 240"],
    ],
  ])("%s", async (_, rules, prepare, expected) => {
    const s = await opened(rules, prepare);
    await s.run(5_000);
    expect(told(s)).toEqual(expected);
  });

  it("but not without a player", async () => {
    const bench = new Bench();
    bench.room.put(...LOBBY);
    await bench.join();
    bench.exchange();
    expect(bench.client.room.lobby).toBeDefined();
    expect(told(bench)).toEqual([]);
  });

  it("and not before the player has loaded it", async () => {
    let loaded = () => {};
    const loading = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    const s = await opened(LOBBY, ({ player }) => Object.assign(player, { load: () => loading }));
    expect(told(s)).toEqual([]);
    loaded();
    await s.run(500);
    expect(told(s)).toEqual(["m1 ready 240"]);
  });

  it("anew when the rules come to ask for it", async () => {
    const s = await opened(policy({}));
    expect(told(s)).toEqual([]);
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    await s.run(500);
    expect(told(s)).toEqual(["m1 ready 240"]);
  });
});

describe("[LO3] once for each medium and state", () => {
  it.each<[string, (s: Screening) => unknown, string[]]>([
    ["nothing more while the room goes on", (s) => [s.client.seek(5)], []],
    ["another medium", (s) => selects(s, "m2"), ["m2 ready 100"]],
    ["there and back", (s) => selects(s, "m2").then(() => selects(s, "m1")), ["m2 ready 100", "m1 ready 240"]],
    ["the player breaks", ({ player }) => player.tell({ kind: "broken", detail: "" }), ["m1 not ready 240"]],
    [
      "it breaks, and shows pictures again",
      async (s) => {
        s.player.tell({ kind: "broken", detail: "" });
        await s.run(500);
        s.player.preview(7);
      },
      ["m1 not ready 240", "m1 ready 240"],
    ],
  ])("%s", async (_, act, expected) => {
    const s = await opened(GATE);
    await act(s);
    await s.run(5_000);
    expect(told(s)).toEqual(["m1 ready 240", ...expected]);
  });

  it("what it looks at alone is not said", async () => {
    const s = await opened(GATE);
    void s.client.setOutOfSync(true);
    await s.run(500);
    s.client.look.selectMedium("m2");
    await s.run(500);
    void s.client.setOutOfSync(false);
    await s.run(500);
    expect(s.player.loaded).toBe("m1");
    expect(told(s)).toEqual(["m1 ready 240"]);
  });

  it("the latest counts, whatever was under way", async () => {
    const s = await opened(policy({}));
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    s.socket.deliverAll();
    s.room.otherPuts("playback", { case: "playback", value: { ...s.room.playback, medium: "m2" } });
    s.room.tell(s.socket);
    s.socket.deliverAll();
    await s.time.pass(50);
    await s.run(500);
    expect(told(s)).toEqual(["m1 ready 240", "m2 ready 100"]);
  });
});

describe("[LO3] after a return", () => {
  it.each<[string, Prepare, string[]]>([
    ["nothing, if the room knows it still", () => {}, []],
    [
      "anew, if it does not",
      ({ room }) => {
        room.values.delete("ready/1");
        room.forgetsBefore = 99;
      },
      ["m1 ready 240"],
    ],
    [
      "anew, if it knows something else",
      ({ room }) => {
        const value = create(ReadySchema, { participant: 1, medium: "m1", ready: false });
        room.otherPuts("ready/1", { case: "ready", value });
      },
      ["m1 not ready 0", "m1 ready 240"],
    ],
  ])("%s", async (_, meanwhile, expected) => {
    const s = await opened(GATE);
    meanwhile(s);
    await returns(s);
    await s.run(2_000);
    expect(told(s)).toEqual(["m1 ready 240", ...expected]);
  });

  it("what was said without an answer has one effect", async () => {
    const s = await opened(policy({}));
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    s.socket.deliverAll();
    s.room.serve(s.socket);
    expect(told(s)).toEqual(["m1 ready 240"]);
    await returns(s);
    expect(told(s)).toEqual(["m1 ready 240"]);
    expect(s.client.sync.status).toBe("synced");
  });
});

describe("[LO3] nobody asked for it", () => {
  it("so it is not shown before the room says so", async () => {
    const s = await opened(policy({}));
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    s.socket.deliverAll();
    expect(s.commandsUnderWay.map(({ name }) => name)).toEqual(["setReady"]);
    expect(s.client.sync.pending).toBe(0);
    expect(s.client.room.ready.get(1)).toBeUndefined();
    s.exchange();
    expect(s.client.room.ready.get(1)).toMatchObject({ medium: "m1", ready: true, frames: 240 });
  });

  it.each(["forbidden", "superseded", "invalid"])(
    "so %s is no conflict, no notice, and not tried again on this connection",
    async (code) => {
      const s = await opened(GATE, ({ room }) => room.refuses.set("setReady", code));
      s.room.refuses.clear();
      s.room.otherSeeks(5);
      s.room.tell(s.socket);
      await s.run(2_000);
      expect(s.seen.notice).toEqual([]);
      expect(s.client.sync).toMatchObject({ conflict: undefined, status: "synced" });
      expect(told(s)).toEqual([]);
      await returns(s);
      expect(told(s)).toEqual(["m1 ready 240"]);
    },
  );

  it("so it ends no conflict of its category", async () => {
    const s = await opened(policy({}), ({ room }) => room.refuses.set("rename", "invalid"));
    void s.client.rename("Grace");
    await s.run(500);
    expect(s.client.sync.status).toBe("conflict");
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    await s.run(500);
    expect(told(s)).toEqual(["m1 ready 240"]);
    expect(s.client.sync.status).toBe("conflict");
  });

  it("so it waits in silence while too much is pending", async () => {
    const s = await opened(policy({}));
    s.room.otherPuts(...GATE);
    s.room.tell(s.socket);
    for (let n = 0; n < 64; n++) void s.client.seek(n);
    s.socket.deliverAll();
    await s.time.pass(10);
    expect(s.commandsUnderWay.map(({ name }) => name)).not.toContain("setReady");
    await s.run(500);
    expect(s.seen.notice).toEqual([]);
    expect(told(s)).toEqual(["m1 ready 240"]);
  });
});
