import {
  AnnotationSchema,
  Category,
  Control,
  create,
  LeadSchema,
  ParticipantSchema,
  PointerKind,
  PolicySchema,
  Role,
  RoomCardSchema,
  ShapeKind,
  StrokeProgressSchema,
} from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { LiveStrokes } from "../src/drawing/live-strokes";
import { Pointers } from "../src/pointing/pointers";
import { drawingRefusal } from "../src/store/drawing-rights";
import { drawActOf } from "../src/store/drawing-view";
import { jumpRefusal } from "../src/store/driving";
import { Keymap } from "../src/store/keymap";
import { requestsOf } from "../src/store/keys";
import { IDLE } from "../src/store/view";

/** Timers that are run by hand. */
function timers() {
  const waiting = new Set<() => void>();
  const later = (_: number, act: () => void) => {
    waiting.add(act);
    return () => void waiting.delete(act);
  };
  const run = () => {
    for (const act of [...waiting]) {
      waiting.delete(act);
      act();
    }
  };
  return { later, run };
}

const progress = (from: number, points: number[], more: object = {}) =>
  create(StrokeProgressSchema, {
    id: "s1",
    medium: "m1",
    frame: 5,
    color: 255,
    width: 290,
    from,
    shape: { kind: ShapeKind.FREEHAND, points },
    ...more,
  });
const NONE = new Map();

describe("[DR1] strokes of others", () => {
  it("grow by points that lap over, on their frame of their medium", () => {
    const { later } = timers();
    const live = new LiveStrokes(later, () => {});
    live.progressed(2, "i", progress(0, [0, 0, 1, 1, 1, 1]));
    live.progressed(2, "i", progress(1, [1, 1, 1, 2, 2, 1]));
    expect(live.on("m1", 5, NONE).map(({ shape }) => shape?.points)).toEqual([[0, 0, 1, 1, 1, 1, 2, 2, 1]]);
    expect([live.on("m1", 6, NONE), live.on("m2", 5, NONE)]).toEqual([[], []]);
  });

  it("are over when they are cancelled, silent, or their author is gone", () => {
    const { later, run } = timers();
    const live = new LiveStrokes(later, () => {});
    const begin = () => live.progressed(2, "i", progress(0, [0, 0, 1]));
    const seen = () => live.on("m1", 5, NONE).length;
    begin();
    live.progressed(2, "i", progress(0, [], { cancelled: true }));
    expect(seen()).toBe(0);
    begin();
    run();
    expect(seen()).toBe(0);
    begin();
    live.here(new Set([1, 2]));
    expect(seen()).toBe(1);
    live.here(new Set([1]));
    expect(seen()).toBe(0);
  });

  it("stay until the annotation that they became is shown, and a late progress brings none back", () => {
    const { later } = timers();
    const live = new LiveStrokes(later, () => {});
    live.progressed(2, "i", progress(0, [0, 0, 1]));
    const annotation = create(AnnotationSchema, { id: "a9", shape: { kind: ShapeKind.FREEHAND } });
    live.added(2, "other", annotation);
    live.added(2, "i", annotation);
    expect(live.on("m1", 5, NONE).length).toBe(1);
    live.shown(new Map([["a9", annotation]]));
    live.progressed(2, "i", progress(0, [0, 0, 1]));
    expect(live.on("m1", 5, NONE)).toEqual([]);
  });
});

describe("[DR10] where others point", () => {
  it("is where they said last, and vanishes when they are silent, say so, or are gone", () => {
    const { later, run } = timers();
    let [now, changes] = [0, 0];
    const pointers = new Pointers(
      later,
      () => now,
      () => changes++,
    );
    const point = (x: number, kind = PointerKind.CURSOR, instance = "i") =>
      pointers.pointed(2, instance, { x, y: 0, kind });
    point(1);
    now = 2000;
    point(2);
    point(9, PointerKind.CURSOR, "other");
    now = 3000;
    point(9, PointerKind.CURSOR, "other");
    expect(pointers.all.map(({ x, laser }) => [x, laser])).toEqual([
      [2, false],
      [9, false],
    ]);
    run();
    expect([pointers.all.length, changes]).toEqual([2, 4]);
    now = 5000;
    run();
    expect([pointers.all.map(({ x }) => x), changes]).toEqual([[9], 5]);
    now = 6000;
    run();
    expect(pointers.all).toEqual([]);
    changes = 0;
    point(0, PointerKind.UNSPECIFIED);
    expect(changes).toBe(0);
    point(3);
    point(3, PointerKind.UNSPECIFIED);
    expect(pointers.all).toEqual([]);
    point(4);
    pointers.here(new Set([1]));
    expect(pointers.all).toEqual([]);
  });

  it("a laser leaves the way that it went", () => {
    let now = 0;
    const pointers = new Pointers(
      timers().later,
      () => now,
      () => {},
    );
    for (const x of [1, 2, 3]) {
      pointers.pointed(2, "i", { x, y: 0, kind: PointerKind.LASER });
      now += 500;
    }
    expect(pointers.all[0]?.trail.map(({ x }) => x)).toEqual([2, 3]);
  });
});

function seenBy(role: Role, more: object = {}): RoomView {
  return {
    me: create(ParticipantSchema, { id: 1, role }),
    card: create(RoomCardSchema),
    on: new Set([Category.ANNOTATIONS]),
    policy: create(PolicySchema, { control: Control.EVERYONE }),
    ...more,
  } as unknown as RoomView;
}

describe("[DR6] who may draw", () => {
  it.each<[string, RoomView, boolean, string | undefined]>([
    ["a reviewer", seenBy(Role.REVIEWER), true, undefined],
    ["a viewer", seenBy(Role.VIEWER), true, "viewer"],
    ["with drawings off", seenBy(Role.HOST, { on: new Set() }), true, "off"],
    ["without a picture", seenBy(Role.HOST), false, "empty"],
    ["in a closed room", seenBy(Role.HOST, { card: create(RoomCardSchema, { closed: 1n }) }), true, "outside"],
    ["nobody", seenBy(Role.HOST, { me: undefined }), true, "outside"],
  ])("%s", (_, room, hasPicture, expected) => {
    expect(drawingRefusal(room, hasPicture)).toBe(expected);
  });
});

describe("[DR2] who draws pauses what plays, if they drive", () => {
  const policy = (control: Control) => ({ policy: create(PolicySchema, { control }) });
  it.each<[string, RoomView, boolean]>([
    ["everyone", seenBy(Role.REVIEWER), true],
    ["no viewer", seenBy(Role.VIEWER), false],
    ["no reviewer where hosts drive", seenBy(Role.REVIEWER, policy(Control.HOST)), false],
    [
      "the one who leads",
      seenBy(Role.REVIEWER, { ...policy(Control.LEAD), lead: create(LeadSchema, { holder: 1 }) }),
      true,
    ],
    ["not who does not lead", seenBy(Role.HOST, { ...policy(Control.LEAD), lead: create(LeadSchema) }), false],
    ["nobody in the lobby", seenBy(Role.HOST, { lobby: {} }), false],
  ])("%s", (_, room, expected) => {
    expect(jumpRefusal(room, false) === undefined).toBe(expected);
  });
});

describe("[DR7] keys of the drawing tools", () => {
  const key = (name: string, held: object = {}) => ({
    key: name,
    code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  });
  it.each([
    [key("Escape"), true, { kind: "open", open: false }],
    [key("Escape"), false, undefined],
    [key("z", { ctrlKey: true }), false, { kind: "undo" }],
    [key("z", { metaKey: true }), true, { kind: "undo" }],
    [key("Z", { ctrlKey: true, shiftKey: true }), true, { kind: "redo" }],
    [key("y", { ctrlKey: true }), true, { kind: "redo" }],
    [key("z"), true, undefined],
    [key("2"), true, { kind: "set", settings: { tool: "line" } }],
    [key("2"), false, undefined],
    [key("2", { altKey: true }), true, undefined],
    [key("8"), true, { kind: "set", settings: { tool: "laser" } }],
    [key("9"), true, undefined],
    [key("d"), false, { kind: "open", open: true }],
    [key("d"), true, { kind: "open", open: false }],
    [key("x"), true, undefined],
  ])("%j, open: %s", (pressed, isOpen, expected) => {
    expect(drawActOf(Keymap.USUAL.actionOf(pressed), isOpen)).toEqual(expected);
  });

  it.each([
    ["previous-mark", 10, [{ kind: "seek", frame: 5 }]],
    ["next-mark", 10, [{ kind: "seek", frame: 30 }]],
    ["previous-mark", 5, []],
    ["next-mark", 30, []],
  ] as const)("%s from %i goes to the drawing before or after", (action, frame, expected) => {
    const context = { transport: IDLE, frame, frames: 100, drawn: [5, 10, 30] };
    expect(requestsOf(action, context)).toEqual(expected);
  });
});
