import type { LoopMode, Medium, MediumSchema, MessageInitShape } from "@sameframe/protocol";

/** A medium to add: its fields; the room gives it its id. */
export type MediumInit = MessageInitShape<typeof MediumSchema> | Medium;

/**
 * What a person can do in a room. Each is shown at once, and resolves with the sequence of its entry, or of the
 * moment at which the room found that there was nothing to change. Rejects with a {@link Refusal}, and what was shown
 * snaps back. Without a connection it waits for the next one.
 */
export interface RoomCommands {
  play(): Promise<number>;
  /** Everybody lands on `frame`: the one on glass here, unless given. */
  pause(frame?: number): Promise<number>;
  seek(frame: number): Promise<number>;
  /** Pauses, and moves by `n` frames from the one on glass here. */
  step(n: number): Promise<number>;
  /** Thousandths of real time: -8000 to 8000, not 0. */
  setSpeed(milli: number): Promise<number>;
  setLoop(mode: LoopMode): Promise<number>;
  /** First and last frame of the range, both included. */
  setRange(inPoint: number, outPoint: number): Promise<number>;
  addMedium(medium: MediumInit): Promise<number>;
  selectMedium(id: string): Promise<number>;
  rename(name: string): Promise<number>;
  /** Goes for good: the place is free, and the client closes. Never rejects. */
  leave(): Promise<number>;
}
