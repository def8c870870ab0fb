import {
  AgreementSchema,
  AnnotationSchema,
  Category,
  ChatMessageSchema,
  create,
  NoteSchema,
  NoteStatus,
  Presence,
  Role,
  type Value,
} from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { EVERYTHING, filtered, placeOf } from "../../src/history/entry-filter";
import { isErased } from "../../src/history/erased";
import { notesOf } from "../../src/store/note-rows";
import { BEGIN, entry, MINUTE, medium, NEXT, person, playback, Recorded, SECOND, SHOT, value } from "./recorded";

const about = { medium: "m1", firstFrame: 41, lastFrame: 41 };
const note = (id: string, text: string, more: object = {}): Value =>
  value(`note/${id}`, { case: "note", value: create(NoteSchema, { id, author: 1, ...about, text, ...more }) });
const drawing = (id: string): Value =>
  value(`annotation/${id}`, { case: "annotation", value: create(AnnotationSchema, { id, author: 1, ...about }) });
const agreement = (agreed: boolean): Value =>
  value("agreement", {
    case: "agreement",
    value: create(AgreementSchema, { medium: "m1", frame: 41, agreed, same: 2, different: agreed ? 0 : 1 }),
  });

/** Patty comes, then Sam; they play and look; Sam is away and back; both go. */
const session = () =>
  new Recorded()
    .at(0, 1, medium(SHOT), playback(), person(1, "Patty", Presence.EXPECTED))
    .at(2 * SECOND, 1, person(1, "Patty"))
    .at(5 * SECOND, 2, person(2, "Sam"))
    .at(6 * SECOND, 1, playback({ playing: true, at: BigInt(BEGIN + 6 * SECOND) }))
    .at(8 * SECOND, 2, playback({ frame: 48 }))
    .at(9 * SECOND, 2, person(2, "Sam", Presence.AWAY))
    .at(12 * SECOND, 2, person(2, "Sam"))
    .at(13 * SECOND, 2, drawing("a8"))
    .at(14 * SECOND, 1, note("n9", "The cup."))
    .at(15 * SECOND, 0, agreement(true))
    .at(16 * SECOND, 2, "annotation/a8");

describe("[HP2] a record becomes a picture", () => {
  it("people are lanes, from when they came until they went", () => {
    const { record } = session().at(20 * SECOND, 2, person(2, "Sam", Presence.GONE));
    const [patty, sam] = record.presences.lanes;
    const at = (seconds: number) => BEGIN + seconds * SECOND;
    expect(patty).toMatchObject({ name: "Patty", attendances: [{ from: at(2), to: undefined, away: false }] });
    expect(sam?.attendances).toEqual([
      { from: at(5), to: at(9), away: false },
      { from: at(9), to: at(12), away: true },
      { from: at(12), to: at(20), away: false },
    ]);
    expect(record.presences.here).toBe(1);
  });

  it("the playhead is a curve, exact at every instant, on what was on screen", () => {
    const { record } = session().at(17 * SECOND, 1, medium(NEXT), playback({ medium: "m2", frame: 7 }));
    const frames = [5, 6, 6.5, 7.999999, 8, 16, 17].map((seconds) => record.courses.frameAt(BEGIN + seconds * SECOND));
    expect(frames).toEqual([0, 0, 12, 47, 48, 48, 7]);
    expect(record.courses.frameAt(BEGIN - 1)).toBeUndefined();
    expect(record.courses.showings).toEqual([
      { from: BEGIN, to: BEGIN + 17 * SECOND, medium: "m1" },
      { from: BEGIN + 17 * SECOND, to: undefined, medium: "m2" },
    ]);
  });

  it("drawings, notes and agreements are marks, the first time that they are there", () => {
    const { record } = session().at(17 * SECOND, 1, note("n9", "The cup.", { status: NoteStatus.RESOLVED }));
    expect(record.marks.map(({ kind, seq }) => [kind, seq])).toEqual([
      ["annotation", 8],
      ["note", 9],
      ["agreed", 10],
    ]);
  });

  it("where nobody was, and where nothing happened for long, are gaps", () => {
    const { record } = session()
      .at(30 * MINUTE, 1, person(1, "Patty", Presence.GONE))
      .at(31 * MINUTE, 2, person(2, "Sam", Presence.GONE))
      .at(600 * MINUTE, 1, person(1, "Patty"))
      .at(601 * MINUTE, 1, playback({ playing: true }))
      .at(640 * MINUTE, 1, playback());
    expect(record.gaps.all.map(({ from, to, kind }) => [from - BEGIN, to - BEGIN, kind])).toEqual([
      [16 * SECOND, 30 * MINUTE, "idle"],
      [31 * MINUTE, 600 * MINUTE, "empty"],
    ]);
  });
});

describe("[HP3] the room at any moment is what its entries until then lead to", () => {
  it("whichever way one goes to it, also through a long record", () => {
    const long = session();
    for (let n = 0; n < 2_000; n++) long.at(20 * SECOND + n * SECOND, 1, playback({ frame: n % 240 }));
    const { record } = long;
    const at = (seq: number) => record.after(seq);
    for (const seq of [8, 1_990, 3, 11, 499, 500, 501, 12, 2_011, 7, 8]) {
      const frame = seq >= 12 ? (seq - 12) % 240 : undefined;
      if (frame !== undefined) expect(at(seq).playback?.frame).toBe(frame);
      expect(at(seq).annotations.has("a8")).toBe(seq >= 8 && seq < 11);
      expect(at(seq).participants.has(2)).toBe(seq >= 3);
    }
    expect(at(0).participants.size).toBe(0);
    expect(record.seqAt(BEGIN + 8 * SECOND)).toBe(5);
    expect(record.seqAt(BEGIN + 8 * SECOND - 1)).toBe(4);
    expect(record.seqAt(BEGIN - 1)).toBe(0);
  });

  it("an entry that is not the next one is not taken", () => {
    const { record } = session();
    expect(() => record.take(entry(13, 0, 1))).toThrow(RangeError);
    expect(record.seq).toBe(11);
  });
});

describe("[HP5] each entry is a sentence", () => {
  it("with who and which frame, also where a room would not speak of it", () => {
    const { record } = session()
      .at(17 * SECOND, 0, agreement(false))
      .at(18 * SECOND, 7);
    expect(record.rows.map(({ text }) => text)).toEqual([
      "Patty created the room",
      "Patty joined",
      "Sam joined",
      "Patty pressed play",
      "Sam paused on 1049",
      "Sam lost the connection",
      "Sam is back",
      "Sam drew on 1042",
      "Patty wrote a note on 1042",
      "All 2 showed frame 1042",
      "Sam removed a drawing",
      "1 of 3 did not show frame 1042",
      "The room changed something that this page does not know",
    ]);
  });

  it("found by what it is about, by whom, and by all of its words", () => {
    const { rows } = session().record;
    const seqs = (filter: object) => filtered(rows, { ...EVERYTHING, ...filter }).map(({ seq }) => seq);
    expect(filtered(rows, EVERYTHING)).toBe(rows);
    expect(seqs({ category: Category.PLAYBACK })).toEqual([4, 5, 10]);
    expect(seqs({ participant: 0 })).toEqual([10]);
    expect(seqs({ text: " CUP  note " })).toEqual([9]);
    expect(seqs({ category: Category.ROSTER, participant: 2, text: "back" })).toEqual([7]);
    const some = filtered(rows, { ...EVERYTHING, category: Category.PLAYBACK });
    expect([3, 4, 7, 10, 11].map((seq) => placeOf(some, seq))).toEqual([-1, 0, 1, 2, 2]);
  });

  it("notes have their numbers, status and replies, in the order of the frames", () => {
    const { record } = session()
      .at(
        20 * SECOND,
        2,
        note("n12", "Brighter?", { author: 2, firstFrame: 3, lastFrame: 9, status: NoteStatus.RESOLVED }),
      )
      .at(21 * SECOND, 2, note("n13", "It moves.", { author: 2, parent: "n9" }));
    expect(notesOf(record.latest)).toMatchObject([
      { seq: 12, author: "Sam", from: "1004", to: "1010", resolved: true, replies: [], clip: "Shot 10" },
      { seq: 9, author: "Patty", from: "1042", resolved: false, replies: [{ author: "Sam", text: "It moves." }] },
    ]);
  });

  it("[HP10] where names were erased, people have numbers", () => {
    const { record } = new Recorded()
      .at(0, 1, medium({ ...SHOT, title: "" }), playback(), person(1, ""))
      .at(SECOND, 1, playback({ frame: 5 }));
    expect(record.rows.at(-1)?.text).toBe("Participant 1 seeked to 1006");
    expect(isErased(record.latest)).toBe(true);
    expect(isErased(session().record.latest)).toBe(false);
  });
});

describe("[HP10] the sentences of an erased session have subjects", () => {
  const chat = (text: string): Value =>
    value("chat/c1", { case: "chat", value: create(ChatMessageSchema, { id: "c1", author: 1, text }) });

  it("people and clips that have no name are told apart by their numbers, and of a message it is told that there was one", () => {
    const { record } = new Recorded()
      .at(0, 1, medium({ ...SHOT, title: "" }), playback(), person(1, "", Presence.EXPECTED))
      .at(SECOND, 1, person(1, ""))
      .at(2 * SECOND, 2, person(2, ""))
      .at(3 * SECOND, 1, medium({ ...NEXT, title: "" }))
      .at(4 * SECOND, 2, chat(""))
      .at(5 * SECOND, 2, person(2, "", Presence.AWAY))
      .at(6 * SECOND, 2, person(2, ""))
      .at(7 * SECOND, 1, person(2, "", Presence.HERE, { role: Role.HOST }))
      .at(8 * SECOND, 2, person(2, "", Presence.GONE))
      .at(9 * SECOND, 1, medium({ ...NEXT, title: "" }), playback({ medium: "m2" }));
    expect(record.rows.map(({ text }) => text)).toEqual([
      "Participant 1 created the room",
      "Participant 1 joined",
      "Participant 2 joined",
      "Participant 1 added “clip m2”",
      "Participant 2 wrote a message",
      "Participant 2 lost the connection",
      "Participant 2 is back",
      "Participant 1 made Participant 2 host",
      "Participant 2 left",
      "Participant 1 added “clip m2”",
    ]);
    expect(isErased(record.latest)).toBe(true);
  });
});
