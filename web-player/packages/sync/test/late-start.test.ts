import { describe, expect, it } from "vitest";
import { Screening } from "./support/screening";

/** The frames on glass since the act, in order. */
const frames = (s: Screening) => s.player.glass.map(({ frame }) => frame);

describe("[OE10] a start that comes later than was foreseen does not take the picture back", () => {
  // The command is under way for so long, its echo for so long.
  it.each([
    [0, 0],
    [200, 50],
    [250, 150],
    [300, 250],
    [400, 0],
    [600, 100],
    [900, 300],
    [1_200, 20],
  ])("%i ms there, %i ms back", async (there, back) => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.seek(100);
    await s.run(1_000);
    void s.client.play();
    await s.run(1_000);
    void s.client.pause();
    await s.run(1_000);
    s.player.glass.length = 0;
    s.player.calls.length = 0;
    // As the room counts it: half the round trip, the player's start, and a margin [PB3].
    s.room.lead = BigInt((there + back) / 2 + 40 + 20) * 1_000n;
    void s.client.play();
    await s.time.pass(there);
    s.room.serve(s.socket);
    await s.time.pass(back);
    s.socket.deliverAll();
    await s.run(2_500);
    expect(frames(s)).toEqual(frames(s).toSorted((a, b) => a - b));
    expect(s.player.calls.filter((call) => call.startsWith("seek"))).toEqual([]);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.player.playing).toBe(true);
  });

  it("one that was sought meanwhile does go there", async () => {
    const s = await Screening.open(undefined, 10_000);
    void s.client.seek(100);
    await s.run(1_000);
    void s.client.play();
    await s.run(2_000);
    void s.client.seek(110);
    await s.run(150);
    expect(frames(s)).toContain(110);
    expect(s.player.shown).toBeLessThan(115);
    await s.run(5_000);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });
});
