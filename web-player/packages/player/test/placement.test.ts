import { describe, expect, it } from "vitest";
import { numberOf } from "../src/view/number-text";
import type { PicturePlace } from "../src/view/picture-place";
import {
  actualZoom,
  flipped,
  NEUTRAL_VIEW,
  type PictureView,
  panned,
  placementOf,
  seen,
  toFrame,
  toPicture,
  turned,
  zoomed,
} from "../src/view/placement";
import { sightOf, turnedPoint } from "../src/view/sight";

const FRAME = { width: 1000, height: 600 };
const ASPECT = 16 / 9;
const at = (view: Partial<PictureView>) => placementOf(FRAME, ASPECT, { ...NEUTRAL_VIEW, ...view });

const VIEWS: readonly Partial<PictureView>[] = [
  {},
  { zoom: 3, panX: 0.2, panY: -0.3 },
  { rotation: 90, zoom: 2, panX: 0.1 },
  { rotation: 270, flipX: true, zoom: 4, panY: 0.25 },
  { rotation: 180, flipY: true },
  { flipX: true, flipY: true, zoom: 0.5 },
];

describe("[PV1] the picture in its frame", () => {
  it.each(VIEWS)("[PV1] a place is found again: %o", (view) => {
    const placement = at(view);
    for (const place of [
      { x: 0, y: 0 },
      { x: 0.25, y: 0.75 },
      { x: 1, y: 0.5 },
    ]) {
      const back = toPicture(placement, toFrame(placement, place));
      expect(back.x).toBeCloseTo(place.x, 9);
      expect(back.y).toBeCloseTo(place.y, 9);
    }
  });

  it.each(VIEWS.filter(({ zoom = 1 }) => zoom > 1))("[PV1] what is below the pointer stays there: %o", (view) => {
    const about = { x: 520, y: 280 };
    const placement = at(view);
    const before = toPicture(placement, about);
    const after = toPicture(placementOf(FRAME, ASPECT, zoomed(placement, 1.2, about)), about);
    expect(after.x).toBeCloseTo(before.x, 4);
    expect(after.y).toBeCloseTo(before.y, 4);
  });

  it.each(VIEWS.filter(({ zoom = 1 }) => zoom > 1))("[PV1] what is dragged goes along with the hand: %o", (view) => {
    const placement = at(view);
    const moved = placementOf(FRAME, ASPECT, panned(placement, { x: 7, y: -11 }));
    const [before, after] = [placement, moved].map((it) => toFrame(it, { x: 0.5, y: 0.5 }));
    expect(after!.x - before!.x).toBeCloseTo(7, 2);
    expect(after!.y - before!.y).toBeCloseTo(-11, 2);
  });

  it.each([
    ["as large as possible", 32, 1000],
    ["as small as possible", 0.1, 0.0001],
    ["fitting again, nearly", 1, 0.3367],
  ])("[PV1] zooms to %s", (_, zoom, factor) => {
    expect(zoomed(at({ zoom: 3 }), factor, { x: 0, y: 0 }).zoom).toBe(zoom);
  });

  it("[PV1] the middle of the frame stays on the picture, which is in the middle when it fits", () => {
    expect(panned(at({ zoom: 2 }), { x: 9e5, y: -9e5 })).toMatchObject({ panX: -0.5, panY: 0.5 });
    expect(panned(at({}), { x: 50, y: 50 })).toMatchObject({ panX: 0, panY: 0 });
    expect(zoomed(at({ zoom: 4, panX: 0.4 }), 0.2, { x: 0, y: 0 })).toMatchObject({ panX: 0, panY: 0 });
  });

  it("[PV1] fits turned, too", () => {
    const { picture } = at({ rotation: 90 });
    expect(picture).toEqual({ width: 600, height: 338 });
    expect(seen(at({ rotation: 90 }))).toEqual({ left: 331, top: 0, width: 338, height: 600 });
  });

  it("[PV1] one to one is a pixel of the screen for one of the picture", () => {
    expect(actualZoom(at({}), 1920, 1)).toBeCloseTo(1.92, 9);
    expect(actualZoom(at({}), 1920, 2)).toBeCloseTo(0.96, 9);
    expect(actualZoom(at({}), 0, 1)).toBe(1);
  });

  it.each([0, 90, 180, 270])("[PV2] mirroring is as one sees it, at %i degrees", (rotation) => {
    const placement = at({ rotation, zoom: 2, panX: 0.1 });
    const other = placementOf(FRAME, ASPECT, flipped(placement.view, "x"));
    const middle = toFrame(placement, { x: 0.6, y: 0.5 });
    const [before, after] = [placement, other].map((it) => toFrame(it, { x: 0.7, y: 0.6 }));
    expect(after!.x - middle.x).toBeCloseTo(middle.x - before!.x, 6);
    expect(after!.y).toBeCloseTo(before!.y, 6);
  });

  it("[PV2] four quarters are none", () => {
    expect([1, 2, 3, 4].reduce((view) => turned(view), NEUTRAL_VIEW)).toEqual(NEUTRAL_VIEW);
  });

  it.each(VIEWS)(
    "[PV3] what is drawn lies where the picture is, and no canvas is larger than the frame: %o",
    (view) => {
      const placement = at(view);
      const place = { placement, frames: [{ left: 0, top: 0, ...FRAME }] } as unknown as PicturePlace;
      const sight = sightOf(place);
      expect(sight.seen.width).toBeLessThanOrEqual(FRAME.width);
      expect(sight.seen.height).toBeLessThanOrEqual(FRAME.height);
      const density = 2;
      const [size, [a, b, c, d, e, f]] = sight.painted(density);
      const [x, y] = [0.3 * size.width, 0.8 * size.height];
      const there = toFrame(placement, { x: 0.3, y: 0.8 });
      expect((a * x + c * y + e) / density + sight.seen.left).toBeCloseTo(there.x, 6);
      expect((b * x + d * y + f) / density + sight.seen.top).toBeCloseTo(there.y, 6);
      expect(Math.hypot(a, b)).toBeCloseTo(1, 3); // a pen is as broad as it should be
      const pointed = turnedPoint(sight, { x: 0.3 * 65_536, y: 0.8 * 65_536 });
      expect((pointed.x / 65_536) * sight.seen.width + sight.seen.left).toBeCloseTo(there.x, 6);
    },
  );
});

describe("[PV6] a number that is typed", () => {
  it.each([
    ["1.5", 1.5],
    ["1,5", 1.5],
    [" −2 ", -2],
    [".5", 0.5],
    ["99", 10],
    ["-99", -10],
    ["", undefined],
    ["1e3", undefined],
    ["abc", undefined],
  ])("[PV6] %o is %o", (text, value) => {
    expect(numberOf(text, -10, 10)).toBe(value);
  });
});
