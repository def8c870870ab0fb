import { describe, expect, it } from "vitest";
import { barsOf, frameOf, GUIDES, guidesOf, MASKS, NO_GUIDES, stamp, within } from "../src/overlays/guides";
import { KeptGuides } from "../src/people/kept-guides";
import { Shelf } from "./support/shelf";

describe("[OV1] a frame in the middle of a picture", () => {
  it.each<[string, number | undefined, object, number]>([
    ["none is all of it", undefined, { x: 0, y: 0, width: 1920, height: 1080 }, 0],
    ["its own shape is all of it", 16 / 9, { x: 0, y: 0, width: 1920, height: 1080 }, 0],
    ["a broader one has bars above and below", 2, { x: 0, y: 60, width: 1920, height: 960 }, 2],
    ["a narrower one left and right", 1, { x: 420, y: 0, width: 1080, height: 1080 }, 2],
  ])("%s", (_, aspect, frame, bars) => {
    const found = frameOf(1920, 1080, aspect);
    expect(found).toEqual(frame);
    const outside = barsOf(1920, 1080, found);
    expect(outside).toHaveLength(bars);
    const area = outside.reduce((sum, it) => sum + it.width * it.height, 0);
    expect(area).toBeCloseTo(1920 * 1080 - found.width * found.height, 3);
  });

  it("a part of it is around its middle", () => {
    expect(within({ x: 100, y: 0, width: 200, height: 100 }, 0.9)).toEqual({ x: 110, y: 5, width: 180, height: 90 });
  });
});

describe("[OV1] guides are kept", () => {
  it.each<[string, string | null, object]>([
    ["as they were", '{"mask":"2.39","safe":true}', { mask: "2.39", safe: true }],
    ["none of none", null, {}],
    ["what is no JSON is off", "{", {}],
    ["what is something else is off", "7", {}],
    ["an unknown frame is off", '{"mask":"toString","centre":1,"thirds":true}', { thirds: true }],
  ])("%s", (_, text, on) => {
    expect(guidesOf(text)).toEqual({ ...NO_GUIDES, ...on });
  });

  it("every frame and every guide comes back", () => {
    const kept = new KeptGuides(new Shelf());
    for (const mask of Object.keys(MASKS) as (keyof typeof MASKS)[]) {
      const guides = { ...NO_GUIDES, mask, ...Object.fromEntries(GUIDES.map((guide) => [guide, true])) };
      kept.save(guides);
      expect(kept.load()).toEqual(guides);
    }
    expect(new KeptGuides(undefined).load()).toEqual(NO_GUIDES);
  });
});

it("[OV2] the burnt-in time is read alike everywhere", () => {
  expect(stamp(Date.UTC(2026, 10, 26, 9, 5, 59))).toBe("2026-11-26 09:05 UTC");
});
