import { describe, expect, it } from "vitest";
import { frameGrid } from "../src/medium/descriptor";

function times(frames: number, fps: number, first = 0, rounding = 0): number[] {
  return Array.from({ length: frames }, (_, index) => {
    const time = first + index / fps;
    return rounding === 0 ? time : Math.round(time / rounding) * rounding;
  });
}

describe("frame grid", () => {
  it.each([
    ["24 fps", 24, 240, 0, 0, "24/1"],
    ["B-frames without an edit list", 24, 240, 0.083333, 0, "24/1"],
    ["23.976 in WebM, whole milliseconds", 24000 / 1001, 240, 0.007, 0.001, "24000/1001"],
    ["29.97 in WebM, whole milliseconds", 30000 / 1001, 300, 0, 0.001, "30000/1001"],
    ["30 in WebM, two seconds", 30, 60, 0, 0.001, "30/1"],
    ["60", 60, 1000, 0, 0, "60/1"],
    ["two pictures", 25, 2, 0, 0, "25/1"],
  ] as const)("%s", (_, fps, frames, first, rounding, rate) => {
    const all = times(frames, fps, first, rounding);
    const last = all.at(-1) ?? 0;
    const grid = frameGrid({ runs: [all.slice(0, 480)], last });
    expect(`${grid.rate.numerator}/${grid.rate.denominator}`).toBe(rate);
    expect(grid.frames).toBe(frames);
    expect(grid.firstPresentationUs).toBe(Math.round((all[0] ?? 0) * 1e6));
    expect(grid.constant).toBe(true);
  });

  it("an hour of 23.976 is counted from its first seconds and its last picture", () => {
    const frames = 86314;
    const all = times(frames, 24000 / 1001);
    const grid = frameGrid({ runs: [all.slice(0, 480), all.slice(40000, 40048)], last: all.at(-1) ?? 0 });
    expect(grid).toMatchObject({ frames, rate: { numerator: 24000, denominator: 1001 }, constant: true });
  });

  it("uneven spacing, a changed rate and a gap are not constant", () => {
    const even = times(100, 24);
    const phone = even.map((time, index) => time + (index % 3 === 0 ? 0.015 : 0));
    const changed = [...even, ...times(100, 30, 100 / 24)];
    const gap = even.filter((_, index) => index !== 50);
    for (const all of [phone, changed, gap]) {
      expect(frameGrid({ runs: [all], last: all.at(-1) ?? 0 }).constant).toBe(false);
    }
  });

  it("a single picture has no rate", () => {
    expect(() => frameGrid({ runs: [[0]], last: 0 })).toThrow(RangeError);
    expect(() => frameGrid({ runs: [], last: 0 })).toThrow(RangeError);
  });
});
