import { describe, expect, it } from "vitest";
import { lobbyCount } from "../src/store/lobby";
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
  held: undefined,
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
  const usual = { id: 0, name, color: 0, role: "reviewer", lead: undefined, host: false, you: false } as const;
  return { ...usual, presence: "here", alone: false, copy, copyFrames: undefined, verified: false, ...change };
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

describe("[PP7] in the lobby everybody reads", () => {
  const clip = {
    id: "m1",
    title: "",
    exact: true,
    rate: { numerator: 24, denominator: 1 },
    frames: 240,
    firstFrameNumber: 0,
  };
  const people = [
    person("Patty", "ready", { you: true, host: true }),
    person("Kim", "notLoaded"),
    person("Olga", "otherLength", { copyFrames: 192 }),
    person("Lena", "otherLength"),
    person("Ann", "unplayable"),
    person("Out", "notLoaded", { alone: true }),
    person("Late", "notLoaded", { presence: "expected" }),
    person("Door", "notLoaded", { presence: "waiting" }),
  ];
  const picture = { ...QUIET, lobby: true, people, clip: { ...clip, startTimecode: 0, dropFrame: false } };

  it("who has the clip, how long it is, and what is wrong for whom", () => {
    const rows = situationOf(picture)?.lobby ?? [];
    expect(rows.map(({ person: { name }, kind, text }) => [name, kind, text])).toEqual([
      ["Patty", "ready", "Ready, 0:10, 240 frames"],
      ["Kim", "waiting", "Not loaded yet"],
      ["Olga", "wrong", "Another length: 0:08, 192 frames instead of 0:10, 240 frames"],
      ["Lena", "wrong", "Another length"],
      ["Ann", "wrong", "Cannot play the clip"],
      ["Out", "aside", "Looks around alone"],
      ["Late", "aside", "Not here yet"],
    ]);
    expect(lobbyCount(rows)).toBe("1 of 5 ready");
  });

  it("and only a host can start", () => {
    expect(situationOf(picture)?.act?.request.kind).toBe("start");
    const guests = people.map((it) => ({ ...it, host: false }));
    expect(situationOf({ ...picture, people: guests })?.act).toBeUndefined();
  });
});
