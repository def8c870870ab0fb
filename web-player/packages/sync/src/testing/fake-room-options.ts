import type { Time } from "../ports";
import type { MediumInit } from "../room-api";
import type { RoomClientOptions } from "../room-client-options";
import type { FakePerson } from "./fake-beginning";

/** Server time at the origin of the room's `Time`, in microseconds since the epoch. */
export const EPOCH = 1_700_000_000_000_000n;

/** What a fake room is made from. All of it has a default. */
export interface FakeRoomOptions {
  /** The room's clock, and that of the clients: the platform's unless given; {@link ManualTime} for tests that turn it. */
  readonly time?: Time;
  /**
   * - `automatic`: sockets open and frames arrive by themselves, in order, after `latency`; everybody is told at once
   * - `by-hand`: nothing moves before `open`, `read`, `tell`, `deliver`, `exchange` are called
   */
  readonly delivery?: "automatic" | "by-hand";
  /** One way from a client to the room, in milliseconds from 0; 0 unless given. Only for automatic delivery. */
  readonly latency?: number;
  /** `ABCD-EFGH` unless given. */
  readonly code?: string;
  /** `Dailies` unless given. */
  readonly title?: string;
  /** Who has the room open elsewhere from the beginning, as participants 1, 2 ...; a host named Ada unless given. */
  readonly people?: readonly FakePerson[];
  /** As media m1, m2 ...; one clip of 240 frames at 24 a second unless given. */
  readonly media?: readonly MediumInit[];
}

/** The options that let a client into a fake room as one of its participants: spread them into `RoomClient.connect`. */
export type FakeAccess = Required<Pick<RoomClientOptions, "server" | "room" | "socket" | "time">> & {
  readonly token: string;
};
