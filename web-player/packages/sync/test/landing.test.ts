import { describe, expect, it } from "vitest";
import { Landing } from "../src/landing";
import type { Landed } from "../src/room-events";
import { ManualTime } from "./support/manual-time";
import { Screening } from "./support/screening";
import type { TestPlayer } from "./support/test-player";

/** What the client has told of itself since the beginning, in order. */
const statuses = (s: Screening) =>
  s.told.flatMap(({ frame }) =>
    frame.case === "signal" && frame.value.signal.case === "status" ? [frame.value.signal.value] : [],
  );

const lastStatus = (s: Screening) => statuses(s).at(-1);

describe("[LA3] a picture from before the seek does not count", () => {
  it("even if it is of the very frame that is landed on", async () => {
    const s = await Screening.open();
    s.player.misses = [-1];
    void s.client.seek(60);
    await s.run(30);
    s.player.preview(60);
    await s.run(30);
    expect(s.seen.landed).toHaveLength(1);
    expect(s.client.sync.status).toBe("syncing");
    await s.run(1_000);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 60, exact: true, corrections: 1 });
    expect(s.player.shown).toBe(60);
  });

  it("pictures that were under way when it was paused are none of the landing", async () => {
    const s = await Screening.open();
    void s.client.play();
    await s.run(2_000);
    const { shown } = s.player;
    void s.client.pause();
    for (const late of [shown, shown + 1, shown]) {
      s.player.preview(late);
      await s.run(10);
    }
    expect(s.seen.landed).toHaveLength(1);
    await s.run(500);
    expect(s.seen.landed.at(-1)).toEqual({ frame: shown, exact: true, corrections: 0 });
  });

  it("a browser presents the picture before it says that it arrived", async () => {
    const s = await Screening.open((player) => {
      player.arrivesLate = 10;
    });
    void s.client.seek(60);
    await s.run(300);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 60, exact: true, corrections: 0 });
    expect(s.player.calls.filter((call) => call === "seek 60")).toHaveLength(1);
  });

  it("a player that never says that it arrived is believed after a while", async () => {
    const s = await Screening.open((player) => {
      player.tellsArrival = false;
    });
    void s.client.seek(60);
    await s.run(1_300);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 60, exact: true, corrections: 0 });
    void s.client.seek(61);
    await s.run(300);
    expect(s.seen.landed.at(-1)).toEqual({ frame: 61, exact: true, corrections: 0 });
  });
});

describe("[LA2] two corrections, then it is told that the frame is wrong", () => {
  it("whatever the player shows, in whatever order", () => {
    for (let wrong = 0; wrong < 243; wrong++) {
      const time = new ManualTime();
      const asked: number[] = [];
      const told: Landed[] = [];
      const landing = new Landing(
        100,
        time,
        (frame) => asked.push(frame),
        (landed) => told.push(landed),
      );
      landing.begin();
      for (let n = 0, left = wrong; n < 5; n++, left = Math.floor(left / 3)) {
        landing.showing(99 + (left % 3));
        time.leap(250);
        time.runDue();
      }
      for (let n = 0; n < 4; n++) {
        time.leap(2_000);
        time.runDue();
      }
      expect(told).toHaveLength(1);
      expect(asked.length).toBeLessThanOrEqual(3);
      expect(asked.length).toBe(1 + (told[0]?.corrections ?? 0));
    }
  });

  it.each([
    [
      [99, 99],
      [100, 100, 101],
    ],
    [
      [102, 102],
      [100, 100, 98],
    ],
    [
      [99, 101],
      [100, 100, 100],
    ],
    [
      [103, 103],
      [100, 100, 100],
    ],
    [
      [0, 0],
      [100, 100, 100],
    ],
  ])("after the misses %j it is asked for %j: only what rounds is asked for another frame", (misses, asks) => {
    const time = new ManualTime();
    const asked: number[] = [];
    const landing = new Landing(
      100,
      time,
      (frame) => asked.push(frame),
      () => {},
    );
    landing.begin();
    for (const frame of misses) {
      landing.showing(frame);
      time.leap(250);
      time.runDue();
    }
    expect(asked).toEqual(asks);
  });

  it("a player that presents nothing any more", async () => {
    const s = await Screening.open();
    const before = s.seen.landed.length;
    s.player.isDead = true;
    void s.client.seek(60);
    await s.run(10_000);
    expect(s.seen.landed.slice(before)).toEqual([{ frame: 60, exact: false, corrections: 2 }]);
    expect(s.player.calls.filter((call) => call === "seek 60")).toHaveLength(3);
  });
});

describe("[LA4] the room is told what is on glass when that is verified, with the sequence", () => {
  it.each<[string, (s: Screening) => void]>([
    ["a seek", (s) => void s.client.seek(60)],
    ["a step", (s) => void s.client.step(60)],
  ])("after %s", async (_, act) => {
    const s = await Screening.open();
    act(s);
    await s.run(400);
    expect(lastStatus(s)).toMatchObject({ frame: 60, medium: "m1", seq: 1, inexact: false });
  });

  it("at once when the echo of one's own act comes after the landing", async () => {
    const s = await Screening.open();
    void s.client.seek(60);
    await s.time.pass(400);
    expect(s.seen.landed.at(-1)).toMatchObject({ frame: 60, exact: true });
    s.exchange();
    await s.time.pass(0);
    s.exchange();
    expect(lastStatus(s)).toMatchObject({ frame: 60, medium: "m1", seq: 1 });
  });

  it("nothing is said to be on glass while that is still to be verified", async () => {
    const s = await Screening.open((player) => {
      player.seekDelay = 900;
    });
    const from = statuses(s).length;
    s.room.otherSeeks(60);
    s.room.tell(s.socket);
    await s.run(100);
    s.player.preview(60);
    s.client.hidden = true;
    await s.run(100);
    expect(statuses(s).slice(from)).toMatchObject([{ medium: "", seq: 1 }]);
    await s.run(1_000);
    expect(lastStatus(s)).toMatchObject({ frame: 60, medium: "m1", seq: 1 });
  });

  it("a player that stayed on a wrong frame says which, one that presents nothing cannot tell", async () => {
    const wrong = await Screening.open((player: TestPlayer) => {
      player.misses = [0, -1, 3, -4];
    });
    void wrong.client.seek(60);
    await wrong.run(3_000);
    expect(lastStatus(wrong)).toMatchObject({ frame: wrong.player.shown, inexact: false });
    expect(wrong.player.shown).not.toBe(60);
    const blind = await Screening.open();
    blind.player.isDead = true;
    void blind.client.seek(0);
    void blind.client.seek(60);
    await blind.run(6_000);
    expect(lastStatus(blind)).toMatchObject({ inexact: true });
    blind.player.isDead = false;
    void blind.client.seek(61);
    await blind.run(500);
    expect(lastStatus(blind)).toMatchObject({ frame: 61, inexact: false });
  });
});
