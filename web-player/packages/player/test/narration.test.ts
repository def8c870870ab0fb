import {
  create,
  EntrySchema,
  LoopMode,
  MediumSchema,
  type Participant,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  Presence,
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

type Content = NonNullable<Value["value"]>;

const value = (key: string, content: Content) => create(ValueSchema, { key, value: content });
const playback = (change: Partial<Playback>) => value("playback", { case: "playback", value: { ...REST, ...change } });
const person = (who: Participant, change: Partial<Participant> = {}) =>
  value(`participant/${who.id}`, { case: "participant", value: { ...who, ...change } });

/** What Patty's page says when this becomes of the room. */
function told(change: Value, by: Participant | "nobody" = SAM, before: Value = playback({})): string | undefined {
  const media = [SHOT, NEXT].map((medium) => value(`medium/${medium.id}`, { case: "medium", value: medium }));
  const values = [...media, person(PATTY), person(SAM), before].map((it) => [it.key, it] as const);
  const narration = new Narration();
  const room = new RoomView(new Map(values), PATTY.id);
  narration.restart(room);
  const entry = create(EntrySchema, { seq: 9, events: [{ event: { case: "put", value: change } }] });
  return narration.tell({ entry, participant: by === "nobody" ? undefined : by, own: by === PATTY, late: false }, room)
    ?.text;
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
    const olga = create(ParticipantSchema, { id: 3, name: "Olga", presence: Presence.HERE });
    expect(told(person(olga), olga)).toBe("Olga joined");
    expect(told(person(olga, { presence: Presence.EXPECTED }), "nobody")).toBeUndefined();
  });

  it("is silent about what the room does by itself, and about one's own coming and going", () => {
    expect(told(playback({ frame: 239 }), "nobody", playback({ playing: true }))).toBeUndefined();
    expect(told(person(PATTY, { presence: Presence.AWAY }), "nobody")).toBeUndefined();
  });
});
