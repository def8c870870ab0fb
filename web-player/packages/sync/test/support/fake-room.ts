import {
  create,
  type MessageInitShape,
  ParticipantSchema,
  type Playback,
  type PlaybackSchema,
  Presence,
  Role,
  type Value,
} from "@sameframe/protocol";
import { CLIP } from "../../src/testing/fake-beginning";
import { EPOCH, FakeRoom as Room } from "../../src/testing/index";
import type { ManualTime } from "./manual-time";

export { EPOCH };

/** The room of the engine's own tests: by hand, with the host Ada, who is the client, and Bob, who does things. */
export class FakeRoom extends Room {
  #slept = 0;
  readonly #first: Playback;

  /** @param frames length of the clip */
  constructor(time: ManualTime, frames = 240) {
    const people = [
      { name: "Ada", role: Role.HOST },
      { name: "Bob", role: Role.HOST },
    ];
    super({ time, delivery: "by-hand", people, media: [{ ...CLIP, frames }] });
    this.#first = this.playback;
  }

  override get now(): bigint {
    return super.now + BigInt(Math.round((this.#slept ?? 0) * 1000));
  }

  /** The client's machine slept, and its clock stood still: here time went on. */
  slept(ms: number): void {
    this.#slept += ms;
  }

  /** As it was after an entry. */
  playbackAt(seq: number): Playback {
    const events = this.entries.slice(0, seq).flatMap((entry) => entry.events);
    const last = events.findLast(({ event }) => event.case === "put" && event.value.key === "playback");
    const value = last?.event.case === "put" ? last.event.value.value : undefined;
    return value?.case === "playback" ? value.value : this.#first;
  }

  /** The entry that put the playhead on a frame; 0 if none did. */
  seqOf(frame: number): number {
    return this.entries.findIndex(({ seq }) => this.playbackAt(seq).frame === frame) + 1;
  }

  /** Bob lands on a frame. */
  otherSeeks(frame: number): void {
    const value = { ...this.playback, playing: false, frame, phase: 0, at: this.now };
    this.otherPuts("playback", { case: "playback", value });
  }

  /** Bob plays from a frame, after the usual lead. */
  otherPlays(frame: number, how: Partial<MessageInitShape<typeof PlaybackSchema>> = {}): void {
    const at = this.now + this.lead;
    const value = { ...this.playback, playing: true, frame, phase: 0, at, ...how } as Playback;
    this.otherPuts("playback", { case: "playback", value });
  }

  otherRenames(name: string): void {
    const value = create(ParticipantSchema, { id: 2, name, role: Role.REVIEWER, presence: Presence.HERE });
    this.otherPuts("participant/2", { case: "participant", value });
  }

  /** Bob puts a value of any kind. */
  otherPuts(key: string, value: Value["value"]): void {
    this.puts(2, key, value);
  }
}
