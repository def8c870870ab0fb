import { describe, expect, it } from "vitest";
import type { MediaEvent } from "../src/media-port";
import { OwnChanges } from "../src/own-changes";
import { chance } from "./support/chance";
import { Screening } from "./support/screening";

/** What the room was told to do since the beginning, by name. */
const commands = (s: Screening) =>
  s.told.flatMap(({ frame }) => (frame.case === "command" ? [frame.value.command.case as string] : []));

/** A person acts on a player with controls of its own. */
const person: Record<string, (s: Screening) => void> = {
  pause: ({ player }) => {
    player.stop();
    player.tell({ kind: "paused" });
  },
  play: ({ player }) => {
    void player.play().catch(() => {});
  },
  seek: ({ player }) => player.seek(2_000),
  setSpeed: ({ player }) => player.setSpeed(1.5),
};

async function playing(hasControls = true): Promise<Screening> {
  const s = await Screening.open((player) => {
    player.hasControls = hasControls;
  }, 10_000);
  void s.client.play();
  await s.run(3_000);
  return s;
}

describe("[DC18] what a person does to a player with controls is one command", () => {
  const engine: Record<string, (s: Screening) => void> = {
    nothing: () => {},
    "a seek": (s) => void s.client.seek(500),
    "a speed": (s) => void s.client.setSpeed(2000),
    // The room rests then, and a pause would be nothing.
    "a seek and pause of another": (s) => {
      s.room.otherSeeks(500);
      s.room.tell(s.socket);
    },
  };
  const cases = Object.keys(engine).flatMap((own) =>
    ["pause", "seek", "setSpeed"]
      .filter((act) => !own.includes(act.replace("set", "").toLowerCase()))
      .map((act) => [act, own]),
  );

  it.each(cases)("%s, while the engine's own change is under way: %s", async (act, own) => {
    const s = await playing();
    engine[own!]?.(s);
    await s.run(30);
    const before = commands(s).length;
    person[act!]?.(s);
    await s.run(3_000);
    expect(commands(s).slice(before)).toEqual([act]);
  });

  it.each([20, 60])("play, %i ms after it was paused from the room", async (ms) => {
    const s = await playing();
    void s.client.pause();
    await s.run(ms);
    await s.run(1_000);
    const before = commands(s).length;
    person.play?.(s);
    await s.run(3_000);
    expect(commands(s).slice(before)).toEqual(["play"]);
    expect(s.player.playing).toBe(true);
  });

  it("a seek right after seeks that overtook each other", async () => {
    const s = await playing();
    for (const frame of [100, 200, 300]) void s.client.seek(frame);
    await s.run(600);
    const before = commands(s).length;
    person.seek?.(s);
    await s.run(1_000);
    expect(commands(s).slice(before)).toEqual(["seek"]);
    expect(s.room.playback.frame).toBe(2_000);
  });

  it("play, after the player had refused to play", async () => {
    const s = await Screening.open((player) => {
      player.hasControls = true;
      player.blocked = true;
    });
    s.room.otherSeeks(5);
    s.room.tell(s.socket);
    await s.run(500);
    void s.client.play();
    await s.run(500);
    void s.client.pause();
    await s.run(500);
    s.player.blocked = false;
    const before = commands(s).length;
    person.play?.(s);
    await s.run(1_000);
    expect(commands(s).slice(before)).toEqual(["play"]);
  });

  it("a far seek while it waits for bytes", async () => {
    const s = await playing();
    s.player.tell({ kind: "buffering", waiting: true });
    const before = commands(s).length;
    person.seek?.(s);
    await s.run(300);
    s.player.tell({ kind: "buffering", waiting: false });
    await s.run(1_000);
    expect(commands(s).slice(before)).toEqual(["seek"]);
  });
});

describe("[DC6] changes are counted per kind", () => {
  it("each is claimed once, by its kind, within two seconds", () => {
    const own = new OwnChanges();
    own.expect("sought", 0);
    own.expect("sought", 0);
    own.expect("paused", 0);
    expect([own.claim("played", 10), own.claim("paused", 10), own.claim("paused", 10)]).toEqual([false, true, false]);
    expect([own.claim("sought", 10), own.claim("sought", 10), own.claim("sought", 10)]).toEqual([true, true, false]);
    own.expect("speed", 0);
    expect(own.claim("speed", 2_001)).toBe(false);
  });

  it("the latest one stands for those that it overtook; one that was refused is not expected", () => {
    const own = new OwnChanges();
    for (let n = 0; n < 3; n++) own.expect("sought", 0);
    expect(own.claim("sought", 10, true)).toBe(true);
    expect(own.claim("sought", 10)).toBe(false);
    own.expect("played", 0);
    own.withdraw("played");
    expect(own.claim("played", 10)).toBe(false);
  });
});

describe("[DC19] a player that stalls and flutters makes no command and no storm of seeks", () => {
  const tell = (s: Screening, ...events: MediaEvent[]) => {
    for (const event of events) s.player.tell(event);
  };

  it.each(Array.from({ length: 40 }, (_, seed) => [seed, seed % 2 === 0] as const))(
    "seed %i, with controls: %s",
    async (seed, hasControls) => {
      const random = chance(seed);
      const s = await playing(hasControls);
      const before = commands(s).length;
      s.player.calls.length = 0;
      const seeks: number[] = [];
      const seek = s.player.seek.bind(s.player);
      s.player.seek = (frame) => {
        seeks.push(s.time.now());
        seek(frame);
      };
      for (let n = 0; n < 150; n++) {
        const what = random();
        if (what < 0.1) s.player.jitter(Math.ceil(random() * 4));
        else if (what < 0.15) tell(s, { kind: "buffering", waiting: true }, { kind: "buffering", waiting: false });
        else if (what < 0.2) {
          // It waits, stops and starts by itself, and goes on a little later than it was.
          tell(s, { kind: "buffering", waiting: true }, { kind: "paused" });
          s.player.stall(Math.floor(random() * 600));
          await s.run(Math.floor(random() * 600));
          const ends = [{ kind: "played" }, { kind: "buffering", waiting: false }] as const;
          tell(s, ...(random() < 0.5 ? ends : ends.toReversed()));
        } else if (what < 0.25)
          tell(s, { kind: "buffering", waiting: true }, { kind: "sought", frame: s.player.shown + 2 });
        await s.run(Math.floor(random() * 200));
      }
      tell(s, { kind: "buffering", waiting: false });
      await s.run(10_000);
      expect(commands(s).slice(before)).toEqual([]);
      const pauses = seeks.slice(1).map((at, n) => at - seeks[n]!);
      expect(Math.min(...pauses, 1_500)).toBeGreaterThanOrEqual(1_500);
      expect(s.player.playing).toBe(true);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    },
  );

  it("waiting and playing ten times a second, with a player that seeks slowly and is far off", async () => {
    const s = await playing();
    s.player.seekDelay = 700;
    s.player.calls.length = 0;
    s.player.stall(1_000);
    for (let n = 0; n < 100; n++) {
      tell(s, { kind: "buffering", waiting: true });
      await s.run(50);
      tell(s, { kind: "buffering", waiting: false });
      await s.run(50);
    }
    expect(s.player.calls.filter((call) => call.startsWith("seek")).length).toBeLessThanOrEqual(7);
    expect(commands(s)).toEqual(["play"]);
  });
});

it("[DC17] an outage of half a minute while it plays changes nothing, and neither does the return", async () => {
  const s = await playing(false);
  s.player.calls.length = 0;
  s.player.glass.length = 0;
  s.socket.cut();
  await s.time.pass(30_000);
  expect(s.player.calls).toEqual([]);
  expect(s.client.state.kind).toBe("reconnecting");
  expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  s.client.reconnect();
  await s.time.pass(0);
  await s.join();
  await s.run(5_000);
  expect(s.client.state.kind).toBe("live");
  expect(s.player.calls).toEqual([]);
  const frames = s.player.glass.map(({ frame }) => frame);
  expect(frames).toEqual(Array.from({ length: frames.length }, (_, n) => (frames[0] ?? 0) + n));
  expect(frames.length).toBeGreaterThan(24 * 34);
});
