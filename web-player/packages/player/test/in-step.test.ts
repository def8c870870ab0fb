import {
  create,
  MediumSchema,
  ParticipantSchema,
  PlaybackSchema,
  Presence,
  Role,
  StatusSchema,
  ValueSchema,
} from "@sameframe/protocol";
import { type ConnectionState, type Resumed, RoomView, type SyncStatus } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { badgeOf } from "../src/store/badge";
import { CURVE, curveLines, type Figures, figuresText } from "../src/store/figures";
import { resumedText } from "../src/store/resumed";
import { qualityOf, type Sign, Signs } from "../src/store/signs";
import { togetherOf, whereabouts } from "../src/store/together";
import { type Clip, peopleOf } from "../src/store/view";

const STEADY: SyncStatus = {
  status: "synced",
  conflict: undefined,
  drift: 0,
  showing: 41,
  roundTrip: 12,
  pending: 0,
  clockError: 3,
};
const LIVE: ConnectionState = { kind: "live" };

describe("[SB1] the badge says in words and by its kind, which has a shape of its own,", () => {
  it.each<[string, ConnectionState, Partial<SyncStatus> | undefined, number | undefined, string, string]>([
    ["in step", LIVE, {}, 0, "synced", "In sync"],
    ["a moment out of step", LIVE, { status: "syncing" }, 599, "synced", "In sync"],
    ["longer out of step", LIVE, { status: "syncing" }, 600, "syncing", "Syncing …"],
    ["never in step yet", LIVE, { status: "syncing" }, undefined, "syncing", "Syncing …"],
    ["nothing known yet", LIVE, undefined, undefined, "syncing", "Syncing …"],
    ["a conflict", LIVE, { status: "conflict" }, 0, "conflict", "Conflict"],
    ["alone", LIVE, { status: "private" }, 0, "private", "Alone"],
    ["connecting", { kind: "connecting" }, undefined, undefined, "waiting", "Connecting …"],
    ["outside", { kind: "waiting" }, undefined, undefined, "waiting", "Waiting to be let in"],
    ["cut off", { kind: "reconnecting", attempt: 2, nextAttemptAt: 0 }, {}, 0, "waiting", "Reconnecting …"],
    ["given up", { kind: "failed", attempts: 10 }, {}, 0, "offline", "Offline"],
    ["closed", { kind: "closed" }, {}, 0, "offline", "Offline"],
  ])("%s", (_, connection, sync, apart, kind, text) => {
    expect(badgeOf({ connection, sync: sync && { ...STEADY, ...sync } }, apart)).toMatchObject({ kind, text });
  });

  it("and on demand by how many frames one is off, and how far the server is", () => {
    const sync = { ...STEADY, drift: -0.34 };
    expect(badgeOf({ connection: LIVE, sync }, 0).detail).toBe("−0.3 frames, 12 ms to the server and back");
    expect(badgeOf({ connection: { kind: "connecting" }, sync }, 0).detail).toBe("");
  });
});

describe("[SB5] the badge warns", () => {
  it.each([
    [500, "synced", "In sync"],
    [500.4, "slow", "Slow: 500 ms"],
    [1240, "slow", "Slow: 1240 ms"],
  ])("of a round trip of %f ms", (roundTrip, kind, text) => {
    expect(badgeOf({ connection: LIVE, sync: { ...STEADY, roundTrip } }, 0)).toMatchObject({ kind, text });
  });

  it.each<[string, ConnectionState, SyncStatus["status"], number, string]>([
    ["out of step", LIVE, "syncing", 4_999, ""],
    ["out of step for long", LIVE, "syncing", 5_000, "in sync 5 s ago"],
    ["cut off for long", { kind: "reconnecting", attempt: 3, nextAttemptAt: 0 }, "offline", 12_700, "in sync 12 s ago"],
    ["offline for long", { kind: "failed", attempts: 10 }, "offline", 61_000, "in sync 61 s ago"],
    ["alone by choice", LIVE, "private", 61_000, ""],
  ])("since when one is %s", (_, connection, status, apart, since) => {
    expect(badgeOf({ connection, sync: { ...STEADY, status } }, apart).since).toBe(since);
  });
});

describe("[PP1] what others say of themselves", () => {
  const status = (is: object) => create(StatusSchema, { medium: "m1", frame: 5, roundTripUs: 20_000, ...is });

  it("counts for all of their pages together", () => {
    const signs = new Signs();
    signs.heard(2, "a", status({ hidden: true, frame: 9 }), 0);
    expect(signs.of(2, 0)).toMatchObject({ hidden: true, shown: [] });
    signs.heard(2, "b", status({ buffering: true, roundTripUs: 9_000 }), 0);
    expect(signs.of(2, 0)).toEqual({
      roundTrip: 9,
      buffering: true,
      hidden: false,
      inexact: false,
      shown: [{ medium: "m1", frame: 5 }],
    });
    signs.heard(2, "c", status({ frame: 6 }), 0);
    expect(signs.of(2, 0)).toMatchObject({ buffering: false, shown: [{ frame: 5 }, { frame: 6 }] });
  });

  it.each([
    [false, 10_000, true],
    [false, 10_001, false],
    [true, 90_000, true],
    [true, 90_001, false],
  ])("is old after a while; hidden: %s, after %i ms: still counts: %s", (hidden, now, counts) => {
    const signs = new Signs();
    signs.heard(2, "a", status({ hidden }), 0);
    expect(signs.of(2, now) !== undefined).toBe(counts);
  });

  it("is forgotten when they are gone", () => {
    const signs = new Signs();
    signs.heard(2, "a", status({}), 0);
    signs.here(new Set([1]));
    expect(signs.of(2, 0)).toBeUndefined();
  });

  it.each([
    [undefined, "unknown"],
    [150, "good"],
    [151, "fair"],
    [501, "poor"],
  ])("a round trip of %s ms is %s", (roundTrip, quality) => {
    expect(qualityOf(roundTrip)).toBe(quality);
  });
});

const rate = { numerator: 24, denominator: 1 };
const CLIP: Clip = {
  id: "m1",
  title: "",
  exact: true,
  rate,
  frames: 240,
  firstFrameNumber: 1001,
  startTimecode: 0,
  dropFrame: false,
};
const MEDIUM = create(MediumSchema, { id: "m1", rate, frames: 240, firstFrameNumber: 1001 });
const REST = create(PlaybackSchema, { medium: "m1", frame: 41, speed: 1000, outPoint: 239 });
const NAMES = ["Patty", "Sam", "Olga"];

function room(playing = false): RoomView {
  const people = NAMES.map((name, index) =>
    create(ParticipantSchema, { id: index + 1, name, presence: Presence.HERE, role: Role.REVIEWER }),
  );
  const values = [
    create(ValueSchema, { key: "playback", value: { case: "playback", value: { ...REST, playing } } }),
    create(ValueSchema, { key: "medium/m1", value: { case: "medium", value: MEDIUM } }),
    ...people.map((value) =>
      create(ValueSchema, { key: `participant/${value.id}`, value: { case: "participant", value } }),
    ),
  ];
  return new RoomView(new Map(values.map((value) => [value.key, value])), 1);
}

const SHOWS: Sign = {
  roundTrip: 10,
  buffering: false,
  hidden: false,
  inexact: false,
  shown: [{ medium: "m1", frame: 41 }],
};
const shows = (is: Partial<Sign>): Sign => ({ ...SHOWS, ...is });

describe("[SB3] who is on the frame, and who is not and why", () => {
  const people = peopleOf(room());
  const [patty] = people;
  const together = (signs: (Sign | undefined)[], { playing = false, alone = false } = {}) =>
    togetherOf({
      playback: { ...REST, playing },
      clip: CLIP,
      people: people.map((person) => ({ ...person, alone: alone && person.id === 3 })),
      signOf: ({ id }) => signs[id - 1],
    });

  it.each<[string, (Sign | undefined)[], string, boolean, string[]]>([
    ["all", [SHOWS, SHOWS, SHOWS], "All 3 on 1042", true, []],
    [
      "another frame",
      [SHOWS, SHOWS, shows({ shown: [{ medium: "m1", frame: 39 }] })],
      "2 of 3 on 1042",
      false,
      ["Olga on 1040"],
    ],
    [
      "another clip",
      [SHOWS, SHOWS, shows({ shown: [{ medium: "m2", frame: 41 }] })],
      "2 of 3 on 1042",
      false,
      ["Olga shows another clip"],
    ],
    [
      "nothing on glass",
      [SHOWS, shows({ shown: [] }), undefined],
      "1 of 3 on 1042",
      false,
      ["Sam shows nothing yet", "Olga shows nothing yet"],
    ],
    ["not looking", [SHOWS, SHOWS, shows({ hidden: true })], "2 of 3 on 1042", true, ["Olga is not looking"]],
    ["cannot tell", [SHOWS, SHOWS, shows({ inexact: true })], "2 of 3 on 1042", true, ["Olga’s player cannot tell"]],
    ["buffering", [shows({ buffering: true }), SHOWS, SHOWS], "2 of 3 on 1042", false, ["You are buffering"]],
  ])("%s", (_, signs, text, all, others) => {
    expect(together(signs)).toEqual({ text, all, others });
  });

  it("of oneself, too", () => {
    expect(together([shows({ shown: [{ medium: "m1", frame: 40 }] }), SHOWS, SHOWS])?.others).toEqual(["You on 1041"]);
  });

  it("by choice", () => {
    expect(together([SHOWS, SHOWS, SHOWS], { alone: true })).toEqual({
      text: "2 of 3 on 1042",
      all: true,
      others: ["Olga looks around alone"],
    });
  });

  it("while it plays, who comes along", () => {
    const off = shows({ shown: [{ medium: "m1", frame: 3 }] });
    expect(together([SHOWS, off, shows({ buffering: true })], { playing: true })).toEqual({
      text: "2 watch along",
      all: false,
      others: ["Olga is buffering"],
    });
  });

  it("says nothing to who is the only one", () => {
    const one = { playback: REST, clip: CLIP, people: people.slice(0, 1), signOf: () => SHOWS };
    expect(togetherOf(one)).toBeUndefined();
  });

  it("one of several pages on the frame is enough", () => {
    if (patty === undefined) throw new Error("nobody");
    const shown = [{ medium: "m1", frame: 3 }, ...SHOWS.shown];
    expect(whereabouts(patty, shows({ shown }), REST)).toEqual({ kind: "same" });
  });
});

describe("[SB4] who is back reads what is there again", () => {
  it.each<[Resumed, boolean, string]>([
    [{ kind: "entries", count: 0 }, false, "Back on 1042, nothing was missed"],
    [{ kind: "entries", count: 1 }, false, "Back on 1042, 1 entry caught up"],
    [{ kind: "entries", count: 14 }, false, "Back on 1042, 14 entries caught up"],
    [{ kind: "entries", count: 2 }, true, "Back in the room, 2 entries caught up"],
    [{ kind: "snapshot" }, false, "Back on 1042, everything was loaded anew"],
  ])("%j, playing: %s", (resumed, playing, text) => {
    expect(resumedText(resumed, room(playing))).toBe(text);
  });
});

describe("[SB6] the figures", () => {
  const figures: Figures = {
    connection: "live, In sync",
    transport: "websocket",
    offset: -1.84,
    clockError: 4.5,
    roundTrip: 11,
    drift: -0.001,
    showing: 41,
    due: 41.25,
    speed: 1.02,
    seeks: 2,
    trims: 1,
    landings: 3,
    corrected: 0,
    seq: 11,
    pending: 0,
    dropped: 1,
    presented: 29,
    picture: "decoder",
    room: "ABCD-2345",
    instance: "i1",
  };

  it("are a text to send to somebody", () => {
    const lines = figuresText(figures, [undefined, 0.5, -0.25]).split("\n");
    expect(lines).toContain("clock offset: −1.8 ms");
    expect(lines).toContain("drift: 0.00 frames");
    expect(lines).toContain("on glass / due: 41 / 41.25");
    expect(lines).toContain("player speed: 1.020x");
    expect(lines.at(-1)).toBe("Drift of the last minute, in frames: – 0.50 −0.25");
  });

  it.each<[string, (number | undefined)[], string[]]>([
    ["nothing", [], []],
    ["ahead is above, behind below", [0, 1, -1], ["117,1 118,0.5 119,1.5"]],
    ["what is not known is a gap", [0, undefined, 0], ["117,1", "119,1"]],
    ["what is beyond is at the edge", [9, -9], ["118,0 119,2"]],
  ])("draw drift as a curve that ends now: %s", (_, curve, lines) => {
    expect(curveLines(curve)).toEqual(lines);
    expect(CURVE).toBe(120);
  });
});
