import { Channel, type ComparisonMode, create, GradeSchema, ViewSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { matching, pace } from "../src/compare/frames";
import { isNeutral, LUMA, lightGains, NEUTRAL_GRADING } from "../src/gpu/grading";
import { keepPicture, keptPicture } from "../src/people/kept-picture";
import { pictureActOf } from "../src/store/picture-keys";
import { gradeOf, gradingOf, viewInit, viewOf } from "../src/store/picture-values";
import { COMPARISONS, type CompareAct, type Compared, comparedAfter, USUAL_COMPARISON } from "../src/view/compared";
import { NEUTRAL_VIEW } from "../src/view/placement";
import { Shelf } from "./support/shelf";

describe("[PV6] the grade", () => {
  it("[PV6] that is neutral changes nothing", () => {
    expect(lightGains(NEUTRAL_GRADING)).toEqual([1, 1, 1]);
    expect(isNeutral({ ...NEUTRAL_GRADING, lut: "https://x/y.cube" })).toBe(true);
    expect(isNeutral({ ...NEUTRAL_GRADING, gamma: 1.01 })).toBe(false);
    expect(isNeutral({ ...NEUTRAL_GRADING, cdl: { ...NEUTRAL_GRADING.cdl, offset: [0, 0.1, 0] } })).toBe(false);
  });

  it("[PV6] exposure is in stops", () => {
    const gains = lightGains({ ...NEUTRAL_GRADING, exposure: -2 });
    for (const gain of gains) expect(gain).toBeCloseTo(0.25, 9);
  });

  it.each([
    ["warm", { temperature: 60 }, (r: number, g: number, b: number) => r > g && g > b],
    ["cool", { temperature: -60 }, (r: number, g: number, b: number) => r < g && g < b],
    ["magenta", { tint: 60 }, (r: number, g: number, b: number) => g < r && g < b],
    ["green", { tint: -60 }, (r: number, g: number, b: number) => g > r && g > b],
  ])("[PV6] %s white is as bright as white", (_, change, is) => {
    const gains = lightGains({ ...NEUTRAL_GRADING, ...change });
    expect(is(...gains)).toBe(true);
    expect(gains.reduce((sum, gain, part) => sum + gain * (LUMA[part] ?? 0), 0)).toBeCloseTo(1, 9);
  });

  it("[PV5] a room takes and gives it whole", () => {
    const grading = {
      ...NEUTRAL_GRADING,
      exposure: 1.5,
      lut: "https://looks.example/a.cube",
      cdl: { slope: [1, 2, 3], offset: [0.1, 0.2, 0.3], power: [1, 0.9, 0.8], saturation: 0.5 },
    } as const;
    expect(gradingOf(create(GradeSchema, gradeOf(grading)))).toEqual(grading);
  });

  it("[PV9] a comparison is part of the view, which a room takes and gives whole", () => {
    for (const mode of COMPARISONS) {
      const view = { ...NEUTRAL_VIEW, zoom: 2, comparison: { medium: "m2", mode, wipe: 0.25, gain: 4 } };
      expect(viewOf(create(ViewSchema, viewInit(view)))).toEqual(view);
    }
    expect(viewOf(create(ViewSchema, viewInit(NEUTRAL_VIEW)))).toEqual(NEUTRAL_VIEW);
    const unknown = create(ViewSchema, { comparison: { medium: "m2", mode: 77 as ComparisonMode } });
    expect(viewOf(unknown).comparison).toEqual({ medium: "m2", mode: "wipe", wipe: 0, gain: 1 });
  });

  const compared = { medium: "m2", mode: "beside", wipe: 0.25, gain: 4 } as const;
  it.each<[string, CompareAct, Compared | undefined, Compared | undefined]>([
    [
      "begins as a wipe in the middle",
      { kind: "compare", medium: "m3" },
      undefined,
      { ...USUAL_COMPARISON, medium: "m3" },
    ],
    ["stays as it is with another", { kind: "compare", medium: "m3" }, compared, { ...compared, medium: "m3" }],
    ["ends", { kind: "compare", medium: undefined }, compared, undefined],
    ["is seen otherwise", { kind: "mode", mode: "difference" }, compared, { ...compared, mode: "difference" }],
    ["has its line elsewhere", { kind: "wipe", at: 0.5, over: false }, compared, { ...compared, wipe: 0.5 }],
    ["has its line within the picture", { kind: "wipe", at: -0.1, over: true }, compared, { ...compared, wipe: 0 }],
    ["is enlarged", { kind: "gain", gain: 16 }, compared, { ...compared, gain: 16 }],
    ["that is none has no line", { kind: "wipe", at: 0.5, over: true }, undefined, undefined],
  ])("[PV9] a comparison %s", (_, act, before, after) => {
    expect(comparedAfter(act, before)).toEqual(after);
  });

  it("[PV9] a comparison that begins again is as the last one was", () => {
    expect(comparedAfter({ kind: "compare", medium: "m3" }, undefined, compared)).toEqual({
      ...compared,
      medium: "m3",
    });
  });

  it("[PV9] a comparison of one's own is there again after a reload, and nothing that is none", () => {
    const shelf = new Shelf();
    const view = { ...NEUTRAL_VIEW, comparison: compared };
    keepPicture("AAAA-BBBB", { view, grading: undefined }, shelf);
    expect(keptPicture("AAAA-BBBB", shelf).view).toEqual(view);
    for (const wrong of [{ ...compared, mode: "over" }, { ...compared, wipe: null }, { medium: "m2" }, 1]) {
      shelf.setItem("sameframe.picture.AAAA-BBBB", JSON.stringify({ view: { ...NEUTRAL_VIEW, comparison: wrong } }));
      expect(keptPicture("AAAA-BBBB", shelf).view).toBeUndefined();
    }
  });

  it("[PV5] what a room cannot mean is taken as neutral", () => {
    expect(gradingOf(create(GradeSchema, { saturation: 1, contrast: 1 }))).toEqual(NEUTRAL_GRADING);
    expect(viewOf(create(ViewSchema, {}))).toEqual(NEUTRAL_VIEW);
    expect(viewOf(create(ViewSchema, { zoom: 2, channel: 77 as Channel })).channel).toBe(Channel.COLOR);
  });

  it("[PV5] one's own is there again after a reload, and nothing that is no grade", () => {
    const shelf = new Shelf();
    const grading = { ...NEUTRAL_GRADING, gamma: 2 };
    keepPicture("AAAA-BBBB", { view: NEUTRAL_VIEW, grading }, shelf);
    expect(keptPicture("AAAA-BBBB", shelf)).toEqual({ view: NEUTRAL_VIEW, grading });
    expect(keptPicture("CCCC-DDDD", shelf)).toEqual({ view: undefined, grading: undefined });
    for (const text of ["{", "null", '{"grading":{"gamma":"2"}}', '{"view":{"zoom":null}}']) {
      shelf.setItem("sameframe.picture.AAAA-BBBB", text);
      expect(keptPicture("AAAA-BBBB", shelf)).toEqual({ view: undefined, grading: undefined });
    }
  });
});

describe("[PV9] the frame beside another one", () => {
  const rate = { numerator: 24, denominator: 1 };
  const medium = (frames: number, firstFrameNumber = 1001) => ({ rate, frames, firstFrameNumber });

  it.each([
    ["has the same number", medium(100), medium(100), 40, { frame: 40, ended: undefined }],
    ["has the same number, with handles", medium(100, 1001), medium(120, 993), 0, { frame: 8, ended: undefined }],
    ["is the last one when there are no more", medium(100), medium(50), 70, { frame: 49, ended: "after" }],
    ["is the first one before it begins", medium(100, 1001), medium(50, 1011), 3, { frame: 0, ended: "before" }],
    [
      "is as far from the beginning without a number in common",
      medium(100, 0),
      medium(100, 5000),
      7,
      { frame: 7, ended: undefined },
    ],
  ])("[PV9] %s", (_, first, second, frame, match) => {
    expect(matching(first, second, frame)).toEqual(match);
  });

  it("[PV9] plays as many frames in the same time", () => {
    expect(pace(25, rate)).toBeCloseTo(25 / 24, 9);
    expect(pace(-48, rate)).toBe(-2);
  });
});

describe("[PV12] keys", () => {
  it.each([
    ["picture", { kind: "open", open: true }],
    ["pixels", { kind: "toggle" }],
    ["mirror-down", { kind: "flipY" }],
    ["red", { kind: "channel", channel: Channel.RED }],
    ["move-left", { kind: "pan", by: { x: 60, y: 0 }, over: true }],
    ["draw", undefined],
    [undefined, undefined],
  ] as const)("[PV12] %s", (action, act) => {
    expect(pictureActOf(action, false)).toEqual(act);
  });
});
