import { describe, expect, it } from "vitest";
import type { Gap } from "../../src/history/gaps";
import { fragmentOf, momentLink } from "../../src/history/link";
import { actOf } from "../../src/history/session-keys";
import { passed, spokenLength } from "../../src/history/session-time";
import { layoutOf, rulerStep } from "../../src/history/timeline-layout";
import { panned, rescaled, revealing, Timescale, zoomed } from "../../src/history/timescale";
import { fitted, viewTransform } from "../../src/history/view-transform";

const S = 1e6;
const gap = (from: number, to: number): Gap => ({ from: from * S, to: to * S, kind: "empty" });

describe("[HP2] time is laid out with its gaps shortened", () => {
  const scale = Timescale.of(0, 1100 * S, [gap(100, 1000)]);

  it("and every instant has a place, and every place an instant", () => {
    expect(scale.length).toBe(206 * S); // 3 % of the 200 s that are left
    for (const [at, place] of [
      [-5, 0],
      [50, 50],
      [100, 100],
      [550, 103],
      [1000, 106],
      [1100, 206],
      [2000, 206],
    ] as const) {
      expect(scale.placeOf(at * S)).toBeCloseTo(place * S, 0);
    }
    for (const seconds of [0, 7, 99, 400, 1050, 1100])
      expect(scale.instantAt(scale.placeOf(seconds * S))).toBe(seconds * S);
    expect(Timescale.of(5, 5, []).length).toBeGreaterThan(0);
  });

  it("zooming keeps the place that is pointed at, and neither zoom nor pan leaves the session", () => {
    const window = (left: number, right: number) => ({ left: left * S, right: right * S });
    const whole = window(0, 200);
    const near = zoomed(whole, 0.5, 150 * S, 200 * S);
    expect(near).toEqual(window(75, 175));
    expect(zoomed(near, 4, 150 * S, 200 * S)).toEqual(whole);
    expect(panned(near, 1000 * S, 200 * S)).toEqual(window(100, 200));
    expect(panned(near, -1000 * S, 200 * S)).toEqual(window(0, 100));
    expect(revealing(near, 80 * S, 200 * S)).toBe(near);
    expect(revealing(near, 20 * S, 200 * S)).toEqual(window(0, 100));
  });

  it("[HP13] what is in view stays in view when the session has grown", () => {
    const grown = Timescale.of(0, 2100 * S, [gap(100, 1000)]);
    const view = { left: scale.placeOf(50 * S), right: scale.placeOf(1050 * S) };
    const next = rescaled(view, scale, grown);
    expect([grown.instantAt(next.left), grown.instantAt(next.right)]).toEqual([50 * S, 1050 * S]);
    expect(next.right).toBeGreaterThan(view.right);
  });

  it("the labels of the ruler never touch, and a crowd gets lower lanes", () => {
    for (const perPixel of [1e3, 1e5, 1e6, 1e7]) expect(rulerStep(perPixel) / perPixel).toBeGreaterThanOrEqual(84);
    expect(layoutOf(1200, 3).lanes.map(({ height }) => height)).toEqual([15, 15, 15]);
    expect(layoutOf(1200, 50).height).toBeLessThan(380);
    expect([layoutOf(360, 3).left, layoutOf(1200, 3).left]).toEqual([0, 116]);
  });
});

describe("[HP4] a session goes by, without its gaps", () => {
  it.each([
    ["as time does", 0, 2_000, 1, 2],
    ["sixteen times as fast", 0, 500, 16, 8],
    ["over a gap", 9, 2_000, 1, 101],
    ["from within a gap", 50, 1_000, 1, 101],
    ["over two gaps at once", 9, 1_000, 16, 135],
    ["not beyond its end", 199, 5_000, 4, 200],
  ])("%s", (_, from, ms, pace, to) => {
    const gaps = [gap(10, 100), gap(110, 130)];
    expect(passed(from * S, ms, pace, gaps, 200 * S) / S).toBe(to);
  });

  it("lengths are said", () => {
    expect([12 * S, 300 * S, 29_100 * S, 180_000 * S].map(spokenLength)).toEqual([
      "12 s",
      "5 min",
      "8 h 05 min",
      "2 d 2 h",
    ]);
  });
});

describe("[HP6] an address names a moment", () => {
  it.each([
    ["#seq=123", 123, undefined, undefined],
    ["#seq=123&at=1795724602000001", 123, 1_795_724_602_000_001, undefined],
    ["#seq=123&at=-1", 123, undefined, undefined],
    ["#seq=123&at=12345678901234567", 123, undefined, undefined],
    ["#at=1795724602000001", undefined, undefined, undefined],
    ["#token=a.b.c&seq=7", 7, undefined, "a.b.c"],
    ["#seq=0", undefined, undefined, undefined],
    ["#seq=-1", undefined, undefined, undefined],
    ["#seq=4294967296", undefined, undefined, undefined],
    ["#seq=1e3", undefined, undefined, undefined],
    ["#token=", undefined, undefined, undefined],
    ["", undefined, undefined, undefined],
  ])("%s", (hash, seq, at, token) => {
    expect(fragmentOf(hash)).toEqual({ seq, at, token });
  });

  it("and none before the first entry", () => {
    expect(momentLink("https://x", "ABCD-2345", 9)).toBe("https://x/history/ABCD-2345#seq=9");
    expect(momentLink("https://x", "ABCD-2345", 9, 77)).toBe("https://x/history/ABCD-2345#seq=9&at=77");
    expect(momentLink("https://x", "ABCD-2345", 0)).toBe("https://x/history/ABCD-2345");
  });
});

it("[HP11] keys go by entries and frames, with Shift ten at once", () => {
  const act = (key: string, shiftKey = false) => actOf({ key, shiftKey });
  expect(act("ArrowRight", true)).toEqual({ kind: "entries", by: 10 });
  expect(act(",")).toEqual({ kind: "frames", by: -1 });
  expect(act(">", true)).toEqual({ kind: "frames", by: 10 });
  expect(act("5")).toEqual({ kind: "pace", pace: 16 });
  expect(act("?", true)).toEqual({ kind: "help" });
  expect(act("6")).toBeUndefined();
});

it("[HP3] a picture is shown in the room's view", () => {
  expect(viewTransform(undefined)).toBe("none");
  const view = { panX: 0.25, panY: -0.5, zoom: 2, rotation: 90, flipX: true, flipY: false } as never;
  expect(viewTransform(view)).toBe("scale(2) rotate(90deg) scale(-1, 1) translate(-25%, 50%)");
  expect(fitted(1600, 600, 16 / 9)).toEqual({ width: 1067, height: 600 });
});
