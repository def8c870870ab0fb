import { Category, create, type Value, ValueSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { RoomView } from "../src/index";
import type { Kind } from "../src/values";

const YOU = 1;

type Init = Parameters<typeof create<typeof ValueSchema>>[1];

/** A view of these values, in this order. */
function viewOf(...inits: NonNullable<Init>[]): RoomView {
  const values = inits.map((init): Value => create(ValueSchema, init));
  return new RoomView(new Map(values.map((value) => [value.key, value])), YOU);
}

const put = (key: string, value: NonNullable<Init>["value"]) => ({ key, value }) as NonNullable<Init>;
const ids = (items: ReadonlyMap<unknown, unknown>) => [...items.keys()];

/** For each kind: values that hold it, what is read of a view, and what that is to be. */
const ROWS: Record<Kind, [NonNullable<Init>[], (view: RoomView) => unknown, unknown]> = {
  card: [[put("card", { case: "card", value: { title: "Dailies" } })], ({ card }) => card?.title, "Dailies"],
  policy: [[put("policy", { case: "policy", value: { locked: true } })], ({ policy }) => policy?.locked, true],
  lobby: [[put("lobby", { case: "lobby", value: { since: 5n } })], ({ lobby }) => lobby?.since, 5n],
  playback: [
    [
      put("playback", { case: "playback", value: { medium: "m1", frame: 7 } }),
      put("medium/m1", { case: "medium", value: { id: "m1", title: "Clip" } }),
    ],
    ({ playback, medium }) => [playback?.frame, medium?.title],
    [7, "Clip"],
  ],
  gate: [[put("gate", { case: "gate", value: { waitingFor: [2, 3] } })], ({ gate }) => gate?.waitingFor, [2, 3]],
  lead: [[put("lead", { case: "lead", value: { holder: 2 } })], ({ lead }) => lead?.holder, 2],
  vacancy: [[put("vacancy", { case: "vacancy", value: { until: 9n } })], ({ vacancy }) => vacancy?.until, 9n],
  agreement: [
    [put("agreement", { case: "agreement", value: { agreed: true } })],
    ({ agreement }) => agreement?.agreed,
    true,
  ],
  view: [[put("view", { case: "view", value: { zoom: 2 } })], ({ view }) => view?.zoom, 2],
  grade: [[put("grade", { case: "grade", value: { gamma: 1.2 } })], ({ grade }) => grade?.gamma, 1.2],
  medium: [
    ["m10", "m2"].map((id) => put(`medium/${id}`, { case: "medium", value: { id } })),
    ({ media }) => ids(media),
    ["m2", "m10"],
  ],
  shot: [
    (["s1", "s2", "s3"] as const).map((id, n) =>
      put(`shot/${id}`, { case: "shot", value: { id, rank: [0, -65_536, 32_768][n]! } }),
    ),
    ({ shots }) => ids(shots),
    ["s2", "s1", "s3"],
  ],
  participant: [
    [10, 2, YOU].map((id) => put(`participant/${id}`, { case: "participant", value: { id, name: `P${id}` } })),
    ({ participants, me }) => [ids(participants), me?.name],
    [[1, 2, 10], "P1"],
  ],
  ready: [
    [put("ready/7", { case: "ready", value: { participant: 7, medium: "m1", ready: true } })],
    ({ ready }) => ready.get(7)?.medium,
    "m1",
  ],
  subscription: [
    [
      put("subscription/1", { case: "subscription", value: { participant: YOU, off: [Category.NOTES] } }),
      put("subscription/2", { case: "subscription", value: { participant: 2, off: [Category.PLAYBACK] } }),
    ],
    ({ subscriptions, on }) => [ids(subscriptions), on.has(Category.NOTES), on.has(Category.PLAYBACK), on.size],
    [[1, 2], false, true, 8],
  ],
  annotation: [
    ["a100", "a17"].map((id) => put(`annotation/${id}`, { case: "annotation", value: { id } })),
    ({ annotations }) => ids(annotations),
    ["a17", "a100"],
  ],
  note: [
    (
      [
        ["n30", "n4"],
        ["n12", "n4"],
        ["n20", ""],
        ["n4", ""],
      ] as const
    ).map(([id, parent]) => put(`note/${id}`, { case: "note", value: { id, parent } })),
    ({ notes, replies }) => [ids(notes), [...replies].map(([id, all]) => [id, all.map((reply) => reply.id)])],
    [["n4", "n20"], [["n4", ["n12", "n30"]]]],
  ],
  chat: [
    ["c11", "c9"].map((id) => put(`chat/${id}`, { case: "chat", value: { id, text: `Text ${id}` } })),
    ({ chat }) => chat.map(({ text }) => text),
    ["Text c9", "Text c11"],
  ],
};

describe("[AV1] a view gives every kind of value by its type", () => {
  it.each(Object.entries(ROWS))("%s", (_, [values, read, expected]) => {
    expect(read(viewOf(...values))).toEqual(expected);
  });

  it("nothing known is nothing, and everything is on", () => {
    const { card, medium, me, chat, shots, on } = RoomView.EMPTY;
    expect([card, medium, me, chat, shots.size, on.size]).toEqual([undefined, undefined, undefined, [], 0, 9]);
  });
});
