import { describe, expect, it } from "vitest";
import { clampFrame, frameNumber, frameOfNumber, isProductionNumbered } from "../src/frames/numbering";
import { rateLabel, snapRate } from "../src/frames/rate";
import { hasDropFrame, timecode } from "../src/frames/timecode";

const R2997 = { numerator: 30000, denominator: 1001 };
const R5994 = { numerator: 60000, denominator: 1001 };
const R24 = { numerator: 24, denominator: 1 };
const R23 = { numerator: 24000, denominator: 1001 };

describe("timecode", () => {
  it.each([
    ["zero", 0, R24, 0, false, "00:00:00:00"],
    ["last frame of a second", 23, R24, 0, false, "00:00:00:23"],
    ["start at one hour", 0, R24, 86400, false, "01:00:00:00"],
    ["23.976 counts at 24", 24, R23, 86400, false, "01:00:01:00"],
    ["wraps after a day", 24 * 86400, R24, 0, false, "00:00:00:00"],
    ["before zero", -1, R24, 0, false, "23:59:59:23"],
    ["29.97 without drop", 1800, R2997, 0, false, "00:01:00:00"],
    ["drop: last of the first minute", 1799, R2997, 0, true, "00:00:59;29"],
    ["drop: minute one begins at 02", 1800, R2997, 0, true, "00:01:00;02"],
    ["drop: minute two begins at 02", 1800 + 1798, R2997, 0, true, "00:02:00;02"],
    ["drop: the frame before minute ten", 17981, R2997, 0, true, "00:09:59;29"],
    ["drop: minute ten drops nothing", 17982, R2997, 0, true, "00:10:00;00"],
    ["drop: one hour", 107892, R2997, 0, true, "01:00:00;00"],
    ["drop: start label of one hour", 0, R2997, 108000, true, "01:00:00;00"],
    ["drop: start label, then a minute", 1800, R2997, 108000, true, "01:01:00;02"],
    ["drop at 59.94", 3600, R5994, 0, true, "00:01:00;04"],
    ["no drop at 24", 1440, R24, 0, true, "00:01:00:00"],
    ["120 fps has three digits", 119, { numerator: 120, denominator: 1 }, 0, false, "00:00:00:119"],
  ] as const)("%s", (_, frame, rate, start, drop, expected) => {
    expect(timecode(frame, rate, start, drop)).toBe(expected);
  });

  it("drop-frame labels never repeat and never go back, over an hour", () => {
    const labels = Array.from({ length: 107892 }, (_, frame) => timecode(frame, R2997, 0, true));
    expect(labels.filter((label, frame) => frame > 0 && label <= (labels[frame - 1] ?? ""))).toEqual([]);
    expect(hasDropFrame(R24)).toBe(false);
  });
});

describe("rate", () => {
  it.each([
    [23.976, "24000/1001"],
    [23.98, "24000/1001"],
    [24, "24/1"],
    [24.0003, "24/1"],
    [25, "25/1"],
    [29.97, "30000/1001"],
    [30.0001, "30/1"],
    [59.94, "60000/1001"],
    [12, "12/1"],
    [14.985, "2997/200"],
  ])("snaps %s to %s", (measured, expected) => {
    const rate = snapRate(measured);
    expect(`${rate.numerator}/${rate.denominator}`).toBe(expected);
  });

  it("refuses what is not a rate", () => {
    expect(() => snapRate(0)).toThrow(RangeError);
    expect(() => snapRate(Number.NaN)).toThrow(RangeError);
  });

  it("is labelled as people say it", () => {
    expect([R24, R23, R2997].map(rateLabel)).toEqual(["24", "23.976", "29.97"]);
  });
});

describe("numbering", () => {
  const shot = { rate: R24, frames: 240, firstFrameNumber: 1001, startTimecode: 0, dropFrame: false };

  it("adds the production number and takes it off again", () => {
    expect(frameNumber(shot, 41)).toBe(1042);
    expect(frameOfNumber(shot, 1042)).toBe(41);
    expect(isProductionNumbered(shot)).toBe(true);
  });

  it("stays inside the medium", () => {
    expect(frameOfNumber(shot, 1)).toBe(0);
    expect(frameOfNumber(shot, 9999)).toBe(239);
    expect(clampFrame({ ...shot, frames: 0 }, 5)).toBe(0);
  });
});
