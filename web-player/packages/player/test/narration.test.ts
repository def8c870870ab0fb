import {
  Admission,
  AnnotationSchema,
  ChatMessageSchema,
  create,
  EntrySchema,
  type Lead,
  LeadSchema,
  LobbySchema,
  LoopMode,
  MediumSchema,
  type Note,
  NoteSchema,
  NoteStatus,
  type Participant,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  type Policy,
  PolicySchema,
  Presence,
  Role,
  type RoomCard,
  RoomCardSchema,
  type RoomEvent,
  type Shot,
  ShotSchema,
  ShotStatus,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { Narration } from "../src/store/narration";

const rate = { numerator: 24, denominator: 1 };
const SHOT = create(MediumSchema, { id: "m1", title: "Shot 10", rate, frames: 240, firstFrameNumber: 1001 });
const NEXT = create(MediumSchema, { id: "m2", title: "Shot 20", rate, frames: 100 });
const REST = create(PlaybackSchema, { medium: "m1", frame: 10, speed: 1000, loop: LoopMode.LOOP, outPoint: 239 });
const PATTY = create(ParticipantSchema, { id: 1, name: "Patty", color: 0, presence: Presence.HERE });
const SAM = create(ParticipantSchema, { id: 2, name: "Sam", color: 1, presence: Presence.HERE });
const OLGA = create(ParticipantSchema, { id: 4, name: "Olga", color: 2, presence: Presence.HERE });

type Content = NonNullable<Value["value"]>;
type Fields<Message> = Omit<Partial<Message>, "$typeName" | "$unknown">;
type Change = Exclude<RoomEvent["event"], { case: undefined }>;

const value = (key: string, content: Content) => create(ValueSchema, { key, value: content });
const playback = (change: Partial<Playback>) => value("playback", { case: "playback", value: { ...REST, ...change } });
const person = (who: Participant, change: Partial<Participant> = {}) =>
  value(`participant/${who.id}`, { case: "participant", value: { ...who, ...change } });

const REMOVED = { admission: Admission.REMOVED, presence: Presence.GONE };
const ABOUT = { medium: "m1", firstFrame: 5, lastFrame: 5 };
const lead = (is: Fields<Lead>) => value("lead", { case: "lead", value: create(LeadSchema, is) });
const policy = (is: Fields<Policy>) => value("policy", { case: "policy", value: create(PolicySchema, is) });
const card = (is: Fields<RoomCard>) => value("card", { case: "card", value: create(RoomCardSchema, is) });
const shot = (id: string, is: Fields<Shot> = {}) =>
  value(`shot/${id}`, { case: "shot", value: create(ShotSchema, { id, versions: ["m1"], chosen: "m1", ...is }) });
const note = (is: Fields<Note>) =>
  value(`note/${is.id ?? "n7"}`, { case: "note", value: create(NoteSchema, { id: "n7", ...ABOUT, ...is }) });

/** What Patty's page says when an entry has these events. */
function said(events: Change[], by: Participant | "nobody" = SAM, ...before: Value[]): string | undefined {
  const media = [SHOT, NEXT].map((medium) => value(`medium/${medium.id}`, { case: "medium", value: medium }));
  const values = [...media, person(PATTY), person(SAM), person(OLGA), playback({}), ...before];
  const narration = new Narration();
  const room = new RoomView(new Map(values.map((it) => [it.key, it])), PATTY.id);
  narration.restart(room);
  const entry = create(EntrySchema, { seq: 9, events: events.map((event) => ({ event })) });
  const participant = by === "nobody" ? undefined : by;
  return narration.tell({ entry, participant, own: by === PATTY, late: false }, room)?.text;
}

const put = (change: Value): Change => ({ case: "put", value: change });

/** What Patty's page says when this becomes of the room. */
function told(change: Value, by: Participant | "nobody" = SAM, ...before: Value[]): string | undefined {
  return said([put(change)], by, ...before);
}

describe("narration", () => {
  it.each([
    ["Sam pressed play", playback({ playing: true })],
    ["Sam seeked to 1100", playback({ frame: 99 })],
    ["Sam stepped to 1012", playback({ frame: 11 })],
    ["Sam set speed to 0.5x", playback({ speed: 500 })],
    ["Sam set speed to −1x", playback({ speed: -1000 })],
    ["Sam set “Back and forth”", playback({ loop: LoopMode.PING_PONG })],
    ["Sam set the range 1011 – 1101", playback({ inPoint: 10, outPoint: 100 })],
    ["Sam showed “Shot 20”", playback({ medium: "m2" })],
    ["Sam lost the connection", person(SAM, { presence: Presence.AWAY })],
    ["Sam left", person(SAM, { presence: Presence.GONE })],
    ["Sam is now called Samuel", person(SAM, { name: "Samuel" })],
  ])("%s", (sentence, change) => {
    expect(told(change)).toBe(sentence);
  });

  it("says on which frame somebody paused, and whether it was oneself", () => {
    const playing = playback({ playing: true });
    expect(told(playback({ frame: 41 }), SAM, playing)).toBe("Sam paused on 1042");
    expect(told(playback({ frame: 41 }), PATTY, playing)).toBe("You paused on 1042");
  });

  it("a whole range is a cleared one", () => {
    expect(told(playback({}), SAM, playback({ inPoint: 5 }))).toBe("Sam cleared the range");
  });

  it("names newcomers and those who come back", () => {
    const ann = create(ParticipantSchema, { id: 3, name: "Ann", presence: Presence.HERE });
    expect(told(person(ann), ann)).toBe("Ann joined");
    expect(told(person(ann, { presence: Presence.EXPECTED }), "nobody")).toBeUndefined();
  });

  it("is silent about what the room does by itself, and about one's own coming and going", () => {
    expect(told(playback({ frame: 239 }), "nobody", playback({ playing: true }))).toBeUndefined();
    expect(told(person(PATTY, { presence: Presence.AWAY }), "nobody")).toBeUndefined();
  });

  it.each<[string, Value, Value, (Participant | "nobody")?]>([
    ["Sam let Olga in", person(OLGA), person(OLGA, { admission: Admission.WAITING })],
    ["Sam did not let Olga in", person(OLGA, REMOVED), person(OLGA, { admission: Admission.WAITING })],
    ["Sam removed Olga", person(OLGA, REMOVED), person(OLGA)],
    ["Sam made Olga viewer", person(OLGA, { role: Role.VIEWER }), person(OLGA, { role: Role.REVIEWER })],
    ["Sam made you host", person(PATTY, { role: Role.HOST }), person(PATTY)],
    ["Host now: Olga", person(OLGA, { role: Role.HOST }), person(OLGA), "nobody"],
    ["Sam looks around alone", person(SAM, { outOfSync: true }), person(SAM)],
    ["Sam is in step again", person(SAM), person(SAM, { outOfSync: true })],
    ["Sam took the lead", lead({ holder: 2 }), lead({})],
    ["Sam handed the lead to Olga", lead({ holder: 4 }), lead({ holder: 2 })],
    ["Sam handed the lead to you", lead({ holder: 1 }), lead({ holder: 2 })],
    ["Sam gave the lead back", lead({}), lead({ holder: 2 })],
    ["Sam asked for the lead", lead({ holder: 1, requests: [2] }), lead({ holder: 1 })],
    ["In the lead now: Olga", lead({ holder: 4 }), lead({ holder: 2 }), "nobody"],
    ["Nobody has the lead now", lead({}), lead({ holder: 2 }), "nobody"],
    ["Sam locked the room", policy({ locked: true }), policy({})],
    ["Sam unlocked the room", policy({}), policy({ locked: true })],
    ["Sam changed the rules of the room", policy({ lobby: true }), policy({})],
    ["Sam closed the room", card({ closed: 9n }), card({})],
    ["Sam approved “Shot 10”", shot("s1", { status: ShotStatus.APPROVED }), shot("s1")],
    ["Sam said that “Shot 10” needs work", shot("s1", { status: ShotStatus.NEEDS_WORK }), shot("s1")],
    ["Sam moved “Shot 10” in the playlist", shot("s1", { rank: 9 }), shot("s1")],
    ["Sam resolved a note", note({ status: NoteStatus.RESOLVED }), note({})],
  ])("%s", (sentence, change, before, by = SAM) => {
    expect(told(change, by, before)).toBe(sentence);
  });

  it.each([
    ["Sam wrote a note on 1006", note({})],
    ["Sam replied to a note", note({ id: "n8", parent: "n7" })],
    ["Sam drew on 1006", value("annotation/a7", { case: "annotation", value: create(AnnotationSchema, ABOUT) })],
    ["Sam: hello", value("chat/c7", { case: "chat", value: create(ChatMessageSchema, { id: "c7", text: "hello" }) })],
  ])("%s", (sentence, change) => {
    expect(told(change)).toBe(sentence);
  });

  it.each<[string, number, Participant | "nobody"]>([
    ["Sam went on to “Shot 20”", 1, SAM],
    ["Sam went back to “Shot 20”", -1, SAM],
    ["Next: “Shot 20”", 1, "nobody"],
  ])("%s", (sentence, rank, by) => {
    const shots = [shot("s1"), shot("s2", { rank, versions: ["m2"], chosen: "m2" })];
    expect(told(playback({ medium: "m2" }), by, ...shots)).toBe(sentence);
  });

  it.each<[string, string, Value]>([
    ["Sam took “Shot 10” off the playlist", "shot/s1", shot("s1")],
    ["Sam removed a note", "note/n7", note({})],
    ["Sam started", "lobby", value("lobby", { case: "lobby", value: create(LobbySchema, {}) })],
  ])("%s", (sentence, key, before) => {
    expect(said([{ case: "remove", value: key }], SAM, before)).toBe(sentence);
  });

  it("of an entry with several events, the first that is worth a word", () => {
    const events = [shot("s1", { rank: 9 }), person(OLGA, { role: Role.HOST })].map(put);
    expect(said(events, SAM)).toBe("Sam made Olga host");
  });

  it("who waits to be let in is told once they are at the door, and not when they go", () => {
    const waiting = { admission: Admission.WAITING, presence: Presence.EXPECTED };
    const door = { ...waiting, presence: Presence.HERE };
    expect(told(person(OLGA, door), "nobody", person(OLGA, waiting))).toBe("Olga waits to be let in");
    expect(told(person(OLGA, { ...waiting, presence: Presence.GONE }), "nobody", person(OLGA, door))).toBeUndefined();
  });
});
