import { create, ParticipantSchema, Presence, Role, type Value } from "@sameframe/protocol";
import { EPOCH, FakeRoom as Room } from "../../src/testing/index";
import type { ManualTime } from "./manual-time";

export { EPOCH };

/** The room of the engine's own tests: by hand, with the host Ada, who is the client, and Bob, who does things. */
export class FakeRoom extends Room {
  constructor(time: ManualTime) {
    const people = [
      { name: "Ada", role: Role.HOST },
      { name: "Bob", role: Role.HOST },
    ];
    super({ time, delivery: "by-hand", people });
  }

  /** Bob lands on a frame. */
  otherSeeks(frame: number): void {
    const value = { ...this.playback, playing: false, frame, phase: 0, at: this.now };
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
