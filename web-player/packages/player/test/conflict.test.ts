import {
  Category,
  Control,
  create,
  EntrySchema,
  LeadSchema,
  ParticipantSchema,
  PolicySchema,
  Role,
  RoomCardSchema,
  ValueSchema,
} from "@sameframe/protocol";
import { type Conflict, Refusal, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { Authors, conflictText, StandingConflict } from "../src/store/conflict";

const PATTY = create(ParticipantSchema, { id: 1, name: "Patty" });
const ROOM = new RoomView(
  new Map([
    ["participant/1", create(ValueSchema, { key: "participant/1", value: { case: "participant", value: PATTY } })],
  ]),
  2,
);

/** What is said of a refusal when these entries have been heard of: sequence and author. */
function said(code: string, supersededBy: number | undefined, heard: readonly [number, number][]): string {
  const authors = new Authors();
  for (const [seq, participant] of heard) {
    authors.wrote(seq, participant);
  }
  const refusal = new Refusal(code, "You may not do this", "Ask the host.", supersededBy);
  const conflict = { refusal, command: "seek", category: Category.PLAYBACK } as const;
  return conflictText(supersededBy === undefined ? conflict : { ...conflict, supersededBy }, ROOM, authors);
}

describe("a conflict in a sentence", () => {
  const many = Array.from({ length: 600 }, (_, index): [number, number] => [index + 1, 1]);

  it.each<[string, string, number | undefined, readonly [number, number][], string]>([
    ["who was first", "superseded", 7, [[7, 1]], "Patty was there first. What you did was not done."],
    ["if that is known", "superseded", 7, [[8, 1]], "A host was there first. What you did was not done."],
    ["of the latest entries only", "superseded", 7, many, "A host was there first. What you did was not done."],
    ["and those all", "superseded", 89, many, "Patty was there first. What you did was not done."],
    ["else why", "forbidden", undefined, [], "You may not do this. Ask the host."],
  ])("says %s", (_, code, supersededBy, heard, sentence) => {
    expect(said(code, supersededBy, heard)).toBe(sentence);
  });
});

/** A room as a reviewer, viewer or host sees it, whose lead somebody holds: 1 is Patty, 2 oneself. */
function seenBy(role: Role, control = Control.LEAD, holder = 1): RoomView {
  const me = create(ParticipantSchema, { id: 2, name: "Sam", role });
  const values = [
    create(ValueSchema, { key: "card", value: { case: "card", value: create(RoomCardSchema) } }),
    create(ValueSchema, { key: "policy", value: { case: "policy", value: create(PolicySchema, { control }) } }),
    create(ValueSchema, { key: "lead", value: { case: "lead", value: create(LeadSchema, { holder }) } }),
    create(ValueSchema, { key: "participant/2", value: { case: "participant", value: me } }),
  ];
  return new RoomView(new Map(values.map((value) => [value.key, value])), 2);
}

function refused(code: string, change: Partial<Conflict> = {}): Conflict {
  const refusal = new Refusal(code, "You may not do this", "You do not have the lead; ask for it first.");
  return { refusal, command: "seek", category: Category.PLAYBACK, ...change };
}

describe("[PG13] of what was refused", () => {
  const { REVIEWER, VIEWER, HOST } = Role;
  const ask = "You may not do this. You do not have the lead; ask for it first.";
  const watch = "You may not do this. Viewers watch; ask the host to make you a reviewer.";

  it.each<[string, Role, Conflict, string]>([
    ["a reviewer reads what to ask for", REVIEWER, refused("forbidden"), ask],
    ["a viewer, that viewers watch", VIEWER, refused("forbidden"), watch],
    ["what has nothing to do with driving, as it is", VIEWER, refused("forbidden", { category: Category.ROOM }), ask],
    ["nor with rights", VIEWER, refused("invalid"), ask],
  ])("%s", (_, role, conflict, sentence) => {
    expect(conflictText(conflict, seenBy(role), new Authors())).toBe(sentence);
  });

  it.each<[string, string, RoomView, boolean]>([
    ["stands while nothing changes", "forbidden", seenBy(REVIEWER), false],
    ["is past with the lead", "forbidden", seenBy(REVIEWER, Control.LEAD, 2), true],
    ["is past where everybody drives", "forbidden", seenBy(REVIEWER, Control.EVERYONE), true],
    ["is past for who is no reviewer any more", "forbidden", seenBy(VIEWER), true],
    ["is past for who is a host now", "forbidden", seenBy(HOST), true],
    ["stands if it was not for want of a right", "superseded", seenBy(HOST), false],
  ])("the note %s", (_, code, now, isPast) => {
    const standing = new StandingConflict();
    standing.told(refused(code), seenBy(REVIEWER));
    expect(standing.isPast(now)).toBe(isPast);
  });

  const others = { own: false, late: false, participant: undefined };

  it.each<[string, Conflict | undefined, "playback" | "participant", Partial<typeof others>, boolean]>([
    ["has passed when somebody moves the room on", refused("forbidden"), "playback", {}, true],
    ["stands when something else happens", refused("forbidden"), "participant", {}, false],
    ["stands when one does that oneself", refused("forbidden"), "playback", { own: true }, false],
    ["stands when that is made up for", refused("forbidden"), "playback", { late: true }, false],
    ["stands at what was first", refused("superseded", { supersededBy: 9 }), "playback", {}, false],
    ["has passed after it", refused("superseded", { supersededBy: 8 }), "playback", {}, true],
    ["stands if it is of something else", refused("forbidden", { category: Category.NOTES }), "playback", {}, false],
    ["is none if nothing was refused", undefined, "playback", {}, false],
  ])("the note %s", (_, conflict, key, how, isPassed) => {
    const standing = new StandingConflict();
    standing.told(conflict, seenBy(REVIEWER));
    const value = create(ValueSchema, { key, value: { case: key, value: {} } });
    const entry = create(EntrySchema, { seq: 9, events: [{ event: { case: "put", value } }] });
    expect(standing.isPassed({ ...others, ...how, entry })).toBe(isPassed);
  });
});
