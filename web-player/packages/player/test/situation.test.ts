import { describe, expect, it } from "vitest";
import { situationOf } from "../src/store/situation";
import { type Copy, IDLE, type Person, type RoomPicture } from "../src/store/view";

const QUIET: RoomPicture = {
  title: "",
  connection: { kind: "live" },
  sync: undefined,
  agreements: undefined,
  people: [],
  clip: undefined,
  transport: IDLE,
  place: undefined,
  alone: false,
  conflict: undefined,
  fork: undefined,
  lobby: false,
  waitsFor: undefined,
  frame: 0,
  seq: 0,
  picture: { kind: "ready" },
  toasts: [],
  last: undefined,
  scrubbing: [],
  marks: [],
};

function person(name: string, copy: Copy, change: Partial<Person> = {}): Person {
  return { id: 0, name, color: 0, host: false, you: false, presence: "here", alone: false, copy, ...change };
}

const CUT = { kind: "failed", attempts: 10 } as const;

describe("[WR4] a page says why nothing comes, or why nothing plays", () => {
  it.each<[string, Partial<RoomPicture>, string | undefined, string?]>([
    ["all is well", {}, undefined],
    ["outside", { connection: { kind: "waiting" } }, "The host will let you in. You need not do anything."],
    ["in the lobby", { lobby: true }, "The host has not started yet."],
    [
      "in the lobby, as a host",
      { lobby: true, people: [person("Patty", "ready", { you: true, host: true })] },
      "Nothing plays until you start.",
      "start",
    ],
    ["at a gate", { waitsFor: 3 }, "Waiting for 3 people …"],
    ["at a gate, for one", { waitsFor: 1 }, "Waiting for one person …"],
    ["alone", { alone: true, lobby: true }, "You look around alone: nothing here moves the room.", "rejoin"],
    ["after a conflict", { conflict: "Patty was there first.", alone: true }, "Patty was there first.", "accept"],
    [
      "without a connection, whatever else",
      { connection: CUT, lobby: true, alone: true, conflict: "No." },
      "Connection lost. You can keep watching.",
    ],
  ])("%s", (_, change, text, act) => {
    const situation = situationOf({ ...QUIET, ...change });
    expect(situation?.text).toBe(text);
    expect(situation?.act?.request.kind).toBe(act);
  });
});

it("a host in the lobby reads who is ready, and who is not and why", () => {
  const people = [
    person("Patty", "ready", { you: true, host: true }),
    person("Sam", "ready"),
    person("Kim", "notLoaded"),
    person("Olga", "otherLength"),
    person("Ann", "unplayable"),
    person("Out", "notLoaded", { alone: true }),
    person("Door", "notLoaded", { presence: "waiting" }),
  ];
  expect(situationOf({ ...QUIET, lobby: true, people })?.details).toEqual([
    { title: "Not ready", text: "Kim (not loaded), Olga (another length), Ann (cannot play it)" },
    { title: "Ready", text: "Patty, Sam" },
  ]);
});
