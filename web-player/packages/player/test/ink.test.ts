import { AnnotationSchema, create, ShapeKind } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { place } from "../src/drawing/hand";
import { REACH, touches } from "../src/drawing/hit";
import { Ink, type InkPoint } from "../src/drawing/ink";
import { shownOn, textSize } from "../src/drawing/paint";
import { evened } from "../src/drawing/shapes";
import { beginnings, framesFor, ghostsOf, marksOf } from "../src/drawing/spans";
import { DrawnStroke } from "../src/drawing/stroke";
import { colorNumber, coloursFor, fillOf } from "../src/drawing/tools";
import { placed } from "../src/elements/timeline-marks";

const point = (x: number, y: number, pressure = 1024): InkPoint => ({ x, y, pressure });
const SETTING = {
  id: "s1",
  author: 1,
  medium: "m1",
  firstFrame: 5,
  lastFrame: 9,
  frame: 5,
  color: 255,
  width: 290,
  aspect: 2,
};

function drawing(kind: ShapeKind, points: number[], more: object = {}) {
  const { firstFrame, lastFrame, medium, width } = SETTING;
  return create(AnnotationSchema, { id: "a1", medium, firstFrame, lastFrame, width, shape: { kind, points }, ...more });
}

describe("[DR8] a stroke is what the hand did, without what nobody would see", () => {
  it("leaves out what is near, or on the way", () => {
    const ink = new Ink(point(0, 0), 2);
    for (const x of [10, 20, 100, 200, 300]) ink.add(point(x, 0));
    expect(ink.points.map(({ x }) => x)).toEqual([0, 300]);
    ink.add(point(300, 400));
    ink.add(point(310, 400), true);
    expect(ink.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [300, 0],
      [300, 400],
      [310, 400],
    ]);
  });

  it("keeps where the pen was pressed otherwise", () => {
    const ink = new Ink(point(0, 0, 100), 1);
    ink.add(point(100, 0, 900));
    ink.add(point(200, 0, 100));
    expect(ink.points.map(({ pressure }) => pressure)).toEqual([100, 900, 100]);
  });

  it("tells the latest points, and becomes several annotations rather than one too long", () => {
    const stroke = new DrawnStroke({ ...SETTING, kind: ShapeKind.FREEHAND }, point(0, 0));
    const zigzag = Array.from({ length: 2100 }, (_, n) => point((n + 1) * 20, (n % 2) * 4000));
    stroke.extend(zigzag, false);
    expect(stroke.progress.shape?.points?.length).toBeLessThanOrEqual(3 * 256);
    const lengths = stroke.end().map(({ shape }) => (shape?.points.length ?? 0) / 3);
    expect(lengths).toEqual([2000, 101]);
  });

  it("a shape has two points; one without extent is none", () => {
    const stroke = new DrawnStroke({ ...SETTING, kind: ShapeKind.ARROW }, point(10, 10));
    expect(stroke.end()).toEqual([]);
    stroke.extend([point(50, 60), point(80, 90)], false);
    expect(stroke.end().map(({ shape, firstFrame, lastFrame }) => [shape?.points, firstFrame, lastFrame])).toEqual([
      [[10, 10, 1024, 80, 90, 1024], 5, 9],
    ]);
  });

  it("with Shift lines run at 45°, and rectangles are squares, as one sees them", () => {
    expect(evened(point(0, 0), point(1000, 100), true, 2)).toEqual(point(1001, 0));
    expect(evened(point(0, 0), point(1000, -500), false, 2)).toEqual(point(1000, -2000));
  });

  it("only a pen says how it is pressed", () => {
    const box = { left: 100, top: 50, width: 200, height: 100 };
    const event = { clientX: 200, clientY: 150, pressure: 0.5 };
    expect(place({ ...event, pointerType: "pen" }, box)).toEqual(point(32_768, 65_536, 512));
    expect(place({ ...event, pointerType: "mouse" }, box)).toEqual(point(32_768, 65_536));
    expect(place({ ...event, clientX: 9000, pointerType: "touch" }, box).x).toBe(131_072);
  });
});

describe("[DR3] the frames of a drawing", () => {
  const others = [
    drawing(ShapeKind.LINE, [], { firstFrame: 20 }),
    drawing(ShapeKind.LINE, [], { medium: "m2", firstFrame: 12 }),
  ];
  const around = { medium: "m1", frames: 100, inPoint: 8, outPoint: 40, annotations: others };

  it.each([
    ["frame", 10, 10, 10],
    ["range", 10, 8, 40],
    ["range", 50, 8, 50],
    ["hold", 10, 10, 19],
    ["hold", 20, 20, 99],
  ] as const)("%s on %i", (span, frame, firstFrame, lastFrame) => {
    expect(framesFor(span, frame, around)).toEqual({ firstFrame, lastFrame });
  });

  it("those around are ghosts, the nearer the stronger, and no others", () => {
    const all = [drawing(ShapeKind.LINE, []), drawing(ShapeKind.LINE, [], { medium: "m2" })];
    const [far, near] = [13, 10].map((frame) => ghostsOf(all, "m1", frame).map(({ strength }) => strength));
    expect(far?.length).toBe(1);
    expect(near?.[0]).toBeGreaterThan(far?.[0] ?? 1);
    expect([5, 9, 16].map((frame) => ghostsOf(all, "m1", frame).length)).toEqual([0, 0, 0]);
    expect(shownOn(all, "m1", 9).length).toBe(1);
  });
});

describe("[DR9] where drawings begin is marked on the timeline, in their authors' colours", () => {
  const all = [
    drawing(ShapeKind.LINE, [], { author: 2 }),
    drawing(ShapeKind.LINE, [], { author: 1, firstFrame: 3 }),
    drawing(ShapeKind.LINE, [], { author: 1 }),
    drawing(ShapeKind.LINE, [], { author: 1, medium: "m2", firstFrame: 1 }),
  ];

  it("by frame, in order", () => {
    expect(marksOf(all, "m1", (id) => id + 5)).toEqual([
      { frame: 3, colors: [6] },
      { frame: 5, colors: [7, 6] },
    ]);
    expect(beginnings(all, "m1")).toEqual([3, 5]);
  });

  it("those that would lie on each other stand together", () => {
    const marks = [
      { frame: 1, colors: [1] },
      { frame: 2, colors: [2] },
      { frame: 90, colors: [1] },
    ];
    expect(placed(marks, 100, 100)).toEqual([
      { frame: 1, colors: [1, 2], frames: [1, 2] },
      { frame: 90, colors: [1], frames: [90] },
    ]);
    expect(placed(marks, 100, 1000).length).toBe(3);
  });
});

describe("[DR4] an eraser takes what it touches", () => {
  const size = (width: number) => textSize(width / 65_536, 0.5);
  const corners = [6554, 6554, 0, 32_768, 32_768, 0];
  const words = { kind: ShapeKind.TEXT, points: [6554, 6554, 0], text: "too bright" };

  it.each<[string, ReturnType<typeof drawing>, number, number, boolean]>([
    ["a line on its way", drawing(ShapeKind.LINE, corners), 0.3, 0.3, true],
    ["a line beside", drawing(ShapeKind.LINE, corners), 0.3, 0.4, false],
    ["a rectangle's edge", drawing(ShapeKind.RECTANGLE, corners), 0.5, 0.3, true],
    ["a rectangle's middle", drawing(ShapeKind.RECTANGLE, corners), 0.3, 0.3, false],
    ["an ellipse's edge", drawing(ShapeKind.ELLIPSE, corners), 0.5, 0.3, true],
    ["an ellipse's middle", drawing(ShapeKind.ELLIPSE, corners), 0.3, 0.3, false],
    ["a dot", drawing(ShapeKind.FREEHAND, [6554, 6554, 0]), 0.1 + REACH / 2, 0.1, true],
    ["a text", drawing(ShapeKind.TEXT, [], { shape: words }), 0.13, 0.12, true],
    ["below a text", drawing(ShapeKind.TEXT, [], { shape: words }), 0.13, 0.3, false],
    ["what was erased", create(AnnotationSchema, { id: "a1" }), 0.1, 0.1, false],
  ])("%s", (_, annotation, x, y, expected) => {
    expect(touches(annotation, { x: x * 65_536, y: y * 65_536 }, 2, size)).toBe(expected);
  });
});

it("[DR8] the colours to choose from begin with one's own, none twice", () => {
  expect(coloursFor(0)[0]).toBe("own");
  expect(coloursFor(0)).not.toContain("blue");
  expect(coloursFor(4)).toContain("blue");
  expect(colorNumber(fillOf("own", 0))).toBe(0x0bafffff);
});
