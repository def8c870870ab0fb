import {
  create,
  type Entry,
  EntrySchema,
  LoopMode,
  MediumSchema,
  type Participant,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  Presence,
  RoomEventSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { SessionRecord } from "../../src/history/record";

/** When the sessions of the tests begin, in microseconds. */
export const BEGIN = 1_700_000_000_000_000;
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;

const rate = { numerator: 24, denominator: 1 };
export const SHOT = create(MediumSchema, { id: "m1", title: "Shot 10", rate, frames: 240, firstFrameNumber: 1001 });
export const NEXT = create(MediumSchema, { id: "m2", title: "Shot 20", rate, frames: 100 });

type Content = Value["value"];

export const value = (key: string, content: Content) => create(ValueSchema, { key, value: content });
export const medium = (it: typeof SHOT) => value(`medium/${it.id}`, { case: "medium", value: it });

/** Playback on the first clip, at rest on its first frame unless it says otherwise. */
export function playback(change: Partial<Playback> = {}): Value {
  const rest = { medium: "m1", speed: 1000, loop: LoopMode.LOOP, outPoint: 239, at: BigInt(BEGIN) };
  return value("playback", { case: "playback", value: { ...create(PlaybackSchema, rest), ...change } });
}

export function person(id: number, name: string, presence = Presence.HERE, change: Partial<Participant> = {}): Value {
  const participant = { ...create(ParticipantSchema, { id, name, color: id - 1, presence }), ...change };
  return value(`participant/${id}`, { case: "participant", value: participant });
}

/** A record put together entry by entry. */
export class Recorded {
  readonly record = new SessionRecord();

  /** An entry so many microseconds after the beginning, with values that it puts and keys (texts) that it removes. */
  at(after: number, participant: number, ...events: readonly (Value | string)[]): this {
    this.record.take(entry(this.record.seq + 1, after, participant, ...events));
    return this;
  }
}

export function entry(seq: number, after: number, participant: number, ...events: readonly (Value | string)[]): Entry {
  return create(EntrySchema, {
    seq,
    at: BigInt(BEGIN + after),
    participant,
    events: events.map((it) =>
      create(RoomEventSchema, {
        event: typeof it === "string" ? { case: "remove", value: it } : { case: "put", value: it },
      }),
    ),
  });
}
