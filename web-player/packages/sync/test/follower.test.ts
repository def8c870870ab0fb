import { describe, expect, it } from "vitest";
import { Screening } from "./support/screening";
import { TestPlayer } from "./support/test-player";

describe("[LA1] paused means exactly the frame, verified", () => {
  it("after a seek", async () => {
    const s = await Screening.open();
    void s.client.seek(42);
    await s.run(300);
    expect(s.player.shown).toBe(42);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 42, exact: true, corrections: 0 });
    expect(s.client.sync).toMatchObject({ status: "synced", drift: 0, showing: 42 });
  });

  it("after a pause, on the frame that was on glass", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(2_345);
    const shown = s.player.shown;
    void s.client.pause();
    await s.run(500);
    expect(s.room.playback).toMatchObject({ playing: false, frame: shown });
    expect(s.player.shown).toBe(shown);
  });

  it("after somebody else's seek and steps", async () => {
    const s = await Screening.open();
    s.room.otherSeeks(100);
    s.room.tell(s.socket);
    await s.run(300);
    for (const n of [1, 1, -5]) void s.client.step(n);
    await s.run(500);
    expect(s.player.shown).toBe(97);
  });
});

it("[LA1] a seek to the frame that the room rests on brings a player back that shows another one", async () => {
  const s = await Screening.open();
  void s.client.seek(42);
  await s.run(500);
  s.player.preview(60);
  await s.run(500);
  expect(s.client.sync).toMatchObject({ status: "syncing", drift: 18 });
  void s.client.seek(42);
  await s.run(500);
  expect(s.player.shown).toBe(42);
  expect(s.client.sync.status).toBe("synced");
});

describe("[LA2] a wrong frame is corrected at most twice", () => {
  it.each([
    [[], 0, true],
    [[-1], 1, true],
    [[-2, -2, -2], 2, true],
    [[-1, 3, -4], 2, false],
  ])("misses of %j", async (misses, corrections, exact) => {
    const s = await Screening.open();
    s.player.misses = [...misses];
    void s.client.seek(60);
    await s.run(3_000);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 60, exact, corrections });
    if (exact) expect(s.player.shown).toBe(60);
  });

  it("and what was not corrected shows in the badge", async () => {
    const s = await Screening.open();
    s.player.misses = [-1, 3, -4];
    void s.client.seek(60);
    await s.run(3_000);
    expect(s.client.sync.drift).toBe(s.player.shown - 60);
  });
});

describe("[DC4] everybody starts at the scheduled instant", () => {
  it("the latency of the player is learned, and anticipated", async () => {
    const s = await Screening.open((player) => {
      player.startDelay = 150;
    });
    for (let n = 0; n < 3; n++) {
      void s.client.seek(0);
      await s.run(400);
      void s.client.play();
      await s.run(1_000);
      void s.client.pause();
      await s.run(400);
    }
    void s.client.seek(0);
    await s.run(400);
    void s.client.play();
    for (let n = 0; n < 40; n++) {
      await s.run(20);
      expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    }
  });
});

it.each([100, 400])(
  "[PB4] the room is told how long a seek takes: %i ms, and half as long again",
  async (seekDelay) => {
    const s = await Screening.open((player) => {
      player.seekDelay = seekDelay;
    });
    for (const frame of [60, 120, 30]) {
      void s.client.seek(frame);
      await s.run(1_000);
    }
    await s.run(2_500);
    const statuses = s.told.flatMap(({ frame }) => (frame.case === "signal" ? [frame.value.signal] : []));
    expect(statuses.at(-1)).toMatchObject({ case: "status", value: { seekUs: expect.closeTo(seekDelay * 1_500, -5) } });
  },
);

it("[DC4] before the first start it is as long as the player says", async () => {
  const s = await Screening.open((player) => {
    player.startDelay = 300;
    player.likelyStart = 300;
  });
  s.room.lead = 400_000n;
  void s.client.play();
  await s.run(600);
  for (let n = 0; n < 10; n++) {
    await s.run(20);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  }
  expect(s.player.calls.filter((call) => call.startsWith("speed"))).toEqual([]);
});

describe("[DC4] a player that rests in the middle of a frame", () => {
  it("shows the next one sooner than in its time: play is called later", async () => {
    const s = await Screening.open((player) => {
      player.restsAt = 0.5;
      player.startDelay = 5;
    });
    for (let n = 0; n < 2; n++) {
      void s.client.play();
      await s.run(1_500);
      void s.client.pause();
      await s.run(400);
    }
    const statuses = s.told.flatMap(({ frame }) => (frame.case === "signal" ? [frame.value.signal] : []));
    expect(statuses.at(-1)).toMatchObject({ case: "status", value: { startUs: 0 } });
    void s.client.play();
    await s.run(500);
    for (let n = 0; n < 20; n++) {
      await s.run(20);
      expect(Math.abs(s.client.sync.drift ?? Number.NaN)).toBeLessThan(0.2);
    }
  });
});

describe("[DC10] a playing player is on the room's frame", () => {
  it("through the jumps of a loop", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(12_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.player.calls.filter((call) => call.startsWith("seek")).length).toBeLessThanOrEqual(4);
  });

  it("through a loop of a few frames, without a picture from outside", async () => {
    const s = await Screening.open();
    void s.client.setRange(100, 104);
    void s.client.seek(100);
    await s.run(500);
    void s.client.play();
    const shown = new Set<number>();
    for (let n = 0; n < 200; n++) {
      await s.run(10);
      shown.add(s.player.shown);
    }
    expect(Math.max(...shown)).toBe(104);
    expect(Math.min(...shown)).toBe(100);
  });

  it("again after a stall of 150 ms, by a trim that nobody hears", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(1_000);
    const seeks = s.player.calls.filter((call) => call.startsWith("seek")).length;
    s.player.stall(150);
    await s.run(8_500);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.player.calls.filter((call) => call.startsWith("seek"))).toHaveLength(seeks);
    expect(s.player.speed).toBe(1);
    const factors = s.player.calls.filter((call) => call.startsWith("speed")).map((call) => Number(call.slice(6)));
    expect(Math.max(...factors.map((factor) => Math.abs(factor - 1)))).toBeLessThanOrEqual(0.02 + 1e-9);
  });

  it("again after a stall of 2 s, by one seek", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(1_000);
    const seeks = s.player.calls.filter((call) => call.startsWith("seek")).length;
    s.player.stall(2_000);
    await s.run(5_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.player.calls.filter((call) => call.startsWith("seek"))).toHaveLength(seeks + 1);
  });
});

describe("[DC6] what the engine does to the player is no command", () => {
  it("whatever the player reports of it", async () => {
    const s = await Screening.open((player) => {
      player.hasControls = true;
    });
    void s.client.play();
    await s.run(500);
    s.player.stall(2_000);
    await s.run(3_000);
    void s.client.pause();
    await s.run(500);
    expect(s.room.entries.map(({ participant }) => participant)).toEqual([1, 1]);
  });

  it("but what a person does to a player with controls is", async () => {
    const s = await Screening.open((player) => {
      player.hasControls = true;
    });
    void s.client.play();
    await s.run(3_000);
    s.player.stop();
    s.player.tell({ kind: "paused" });
    await s.run(500);
    expect(s.room.playback.playing).toBe(false);
    s.player.tell({ kind: "sought", frame: 77 });
    await s.run(500);
    expect(s.room.playback.frame).toBe(77);
  });

  it("buffering is nobody's act", async () => {
    const s = await Screening.open((player) => {
      player.hasControls = true;
    });
    void s.client.play();
    await s.run(3_000);
    s.player.tell({ kind: "buffering", waiting: true });
    s.player.tell({ kind: "paused" });
    await s.run(100);
    expect(s.room.playback.playing).toBe(true);
    expect(s.client.sync.status).toBe("syncing");
  });

  it("a player without controls that stops by itself is started again", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(3_000);
    s.player.stop();
    s.player.tell({ kind: "paused" });
    await s.run(2_000);
    expect(s.player.playing).toBe(true);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });
});

it("[DC11] an outage changes nothing for a playing player: the timeline is known", async () => {
  const s = await Screening.open();
  void s.client.play();
  await s.run(6_000);
  const calls = s.player.calls.length;
  s.socket.cut();
  await s.time.pass(3_000);
  expect(s.player.calls).toHaveLength(calls);
  expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
});

describe("[DC12] a player that may not play", () => {
  it("is told of, and plays after a gesture", async () => {
    const s = await Screening.open();
    s.player.blocked = true;
    void s.client.play();
    await s.run(500);
    expect(s.seen.notice).toMatchObject([{ code: "play-blocked" }]);
    s.player.blocked = false;
    s.client.retryPlayer();
    await s.run(2_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });

  it("a play that a pause overtakes is no trouble", async () => {
    const s = await Screening.open((player) => {
      player.startDelay = 500;
    });
    void s.client.play();
    await s.run(250);
    expect(s.player.calls).toContain("play");
    void s.client.pause();
    await s.run(500);
    expect(s.seen.notice).toEqual([]);
  });
});

describe("[DC7] what a player cannot play is shown by seeking", () => {
  it.each([-1000, 8000])("at %i thousandths", async (speed) => {
    const s = await Screening.open();
    void s.client.seek(120);
    await s.run(500);
    void s.client.setSpeed(speed);
    void s.client.play();
    await s.run(1_000);
    expect(s.player.calls.filter((call) => call === "play")).toEqual([]);
    expect(s.player.calls.filter((call) => call.startsWith("seek")).length).toBeGreaterThan(5);
    expect(Math.abs(s.off)).toBeLessThan((0.25 * 24 * Math.abs(speed)) / 1000);
  });
});

it("[DC5] who joins while it plays is on the right frame", async () => {
  const s = await Screening.open();
  void s.client.play();
  await s.run(3_000);
  const late = new TestPlayer(s.time);
  const other = new Screening(late, s.time, s.room);
  await other.join();
  await other.run(2_000);
  expect(Math.abs(other.off)).toBeLessThanOrEqual(1);
});
