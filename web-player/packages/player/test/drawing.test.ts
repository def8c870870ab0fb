import { AnnotationSchema, create, ShapeKind } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { cssColor, paint, pointsOf, shownOn } from "../src/drawing/paint";

const drawing = (kind: ShapeKind, points: number[], more: object = {}) =>
  create(AnnotationSchema, {
    id: "a1",
    medium: "m1",
    firstFrame: 10,
    lastFrame: 12,
    color: 0xff4040ff,
    width: 656,
    shape: { kind, points, ...more },
  });

/** Writes down what is drawn. */
function canvas() {
  const calls: string[] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get: (fields, name: string) =>
      name in fields
        ? fields[name]
        : (...args: unknown[]) => {
            calls.push(`${name} ${args.map((it) => (typeof it === "number" ? Math.round(it) : it)).join(" ")}`.trim());
          },
    set: (fields, name: string, value) => {
      fields[name] = value;
      return true;
    },
  }) as unknown as CanvasRenderingContext2D;
  return { context, calls };
}

const BOX = { left: 100, top: 50, width: 1000, height: 500 };
const CORNERS = [0, 0, 1024, 65_536, 65_536, 1024];

describe("[HP3] drawings lie on the picture as they were drawn", () => {
  it("on their frames of their medium alone", () => {
    const it = drawing(ShapeKind.LINE, CORNERS);
    expect([9, 10, 12, 13].map((frame) => shownOn([it], "m1", frame).length)).toEqual([0, 1, 1, 0]);
    expect(shownOn([it], "m2", 10)).toEqual([]);
  });

  it("in parts of the picture's width and height, and in their colour", () => {
    expect(pointsOf({ points: CORNERS }, BOX)).toEqual([
      { x: 100, y: 50, pressure: 1 },
      { x: 1100, y: 550, pressure: 1 },
    ]);
    expect([cssColor(0xff4040ff), cssColor(0x0000007f)]).toEqual(["#ff4040ff", "#0000007f"]);
  });

  it.each([
    [ShapeKind.LINE, CORNERS, ["moveTo 100 50", "lineTo 1100 550"]],
    [ShapeKind.ARROW, CORNERS, ["moveTo 100 50", "lineTo 1100 550", "moveTo 1100 550"]],
    [ShapeKind.RECTANGLE, CORNERS, ["strokeRect 100 50 1000 500"]],
    [ShapeKind.ELLIPSE, CORNERS, ["ellipse 600 300 500 250 0 0 6"]],
    [ShapeKind.FREEHAND, [0, 0, 0], ["arc 100 50 5 0 6"]],
    [
      ShapeKind.FREEHAND,
      [...CORNERS, 0, 65_536, 512],
      ["quadraticCurveTo 100 50 600 300", "quadraticCurveTo 1100 550 100 550"],
    ],
  ])("kind %i", (kind, points, expected) => {
    const { context, calls } = canvas();
    paint(context, [drawing(kind, points)], BOX);
    for (const call of expected) expect(calls).toContain(call);
  });

  it("texts row by row; what was erased leaves nothing", () => {
    const { context, calls } = canvas();
    paint(context, [drawing(ShapeKind.TEXT, [0, 0, 0], { text: "too\nbright" })], BOX);
    expect(calls.filter((call) => call.startsWith("fillText"))).toEqual([
      "fillText too 100 50",
      "fillText bright 100 125",
    ]);
    const none = canvas();
    paint(none.context, [drawing(ShapeKind.RECTANGLE, []), create(AnnotationSchema, { id: "a2" })], BOX);
    expect(none.calls).toEqual(["save", "restore"]);
  });
});
