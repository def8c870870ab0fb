import { describe, expect, it } from "vitest";
import { correctorOf, type PeerName } from "../src/profiles";

const FRAME = 1000 / 24;

/** What a fresh corrector of a profile says at its first look, long after joining. */
function first(profile: PeerName, error: number) {
  const corrector = correctorOf(profile);
  corrector.joined(0);
  return corrector.measure(error, 60_000, FRAME);
}

describe("[DC20] a profile corrects by the constants that its system documents", () => {
  it.each<[PeerName, number, string | number]>([
    ["streamvault", 340, "none"],
    ["streamvault", 360, 0.95],
    ["streamvault", -360, 1.05],
    ["streamvault", 2_100, "seek"],
    ["streamvault", -2_100, "seek"],
    ["syncplay", 1_400, "none"],
    ["syncplay", 1_600, 0.95],
    ["syncplay", -1_600, "none"],
    ["syncplay", 4_100, "seek"],
    ["syncplay", -4_900, "none"],
    ["syncplay", -5_100, "seek"],
    ["openwatchparty", 39, "none"],
    ["openwatchparty", -250, 1.25],
    ["openwatchparty", -1_000, 1.5],
    ["openwatchparty", 500, 0.85],
    ["openwatchparty", 2_000, "seek"],
    ["syncplayer", 14, "none"],
    ["syncplayer", 16, 0.99],
    ["syncplayer", -16, 1.01],
    ["syncplayer", 101, "seek"],
    ["openrv", 2 * FRAME - 1, "none"],
    ["openrv", 2 * FRAME + 1, "seek"],
    ["openrv", -2 * FRAME - 1, "seek"],
  ])("%s, %i ms: %s", (profile, error, expected) => {
    const correction = first(profile, error);
    expect(correction.kind === "trim" ? correction.factor : correction.kind).toBe(expected);
  });

  it.each<[PeerName, number, number, number]>([
    ["streamvault", 400, 99, 500],
    ["syncplay", 1_600, 99, 1_000],
    ["openwatchparty", 100, 39, 500],
    ["syncplayer", 20, 14, 2_000],
  ])("%s goes on at the plain speed when it is near again, at its next look", (profile, error, near, every) => {
    const corrector = correctorOf(profile);
    corrector.joined(0);
    expect(corrector.measure(error, 60_000, FRAME).kind).toBe("trim");
    expect(corrector.measure(near, 60_000 + every - 1, FRAME).kind).toBe("none");
    expect(corrector.measure(near, 60_000 + every, FRAME).kind).toBe("release");
  });

  it("StreamVault keeps its speed between the two bounds", () => {
    const corrector = correctorOf("streamvault");
    expect(corrector.measure(400, 0, FRAME).kind).toBe("trim");
    expect(corrector.measure(200, 500, FRAME).kind).toBe("none");
  });

  it("StreamVault seeks at most every 1.2 s", () => {
    const corrector = correctorOf("streamvault");
    expect([0, 500, 1_000, 1_500].map((at) => corrector.measure(3_000, at, FRAME).kind)).toEqual([
      "seek",
      "none",
      "none",
      "seek",
    ]);
  });

  it("OpenWatchParty does not seek for 8 s after joining", () => {
    const corrector = correctorOf("openwatchparty");
    corrector.joined(0);
    expect(corrector.measure(-3_000, 7_500, FRAME).kind).toBe("none");
    expect(corrector.measure(-3_000, 8_000, FRAME).kind).toBe("seek");
  });
});
