import type { Bye, Entry, Participant, Playback, SignalFrom } from "@sameframe/protocol";
import type { Conflict } from "./conflict";
import type { RoomView } from "./room-view";
import type { Fork } from "./witness";

/** Where the connection is; each state has only the fields that are valid in it. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** Connected, but outside: a host has to let this participant in, and nothing of the room is known until then. */
  | { readonly kind: "waiting" }
  /** `attempt` counts from 1; `nextAttemptAt` is in milliseconds of `Time.now`. */
  | { readonly kind: "reconnecting"; readonly attempt: number; readonly nextAttemptAt: number }
  /** Gave up; `reconnect()` tries again. */
  | { readonly kind: "failed"; readonly attempts: number }
  /** For good: by `close()`, `leave()`, or by the server, which says why. */
  | { readonly kind: "closed"; readonly bye?: Bye };

/** One entry of the room's ledger as it came in. */
export interface EntryEvent {
  /** What happened: who, when, which operation, and the new values. */
  readonly entry: Entry;
  /** Who did it; absent if the room itself did. */
  readonly participant: Participant | undefined;
  /** Whether this very client instance did it. */
  readonly own: boolean;
  /** Whether it was made up for after a reconnect. */
  readonly late: boolean;
}

/**
 * Something that a person should read. `code` is stable: that of a {@link Refusal}, or `play-blocked` (a gesture, then
 * `retryPlayer()`), `medium-unplayable`, `player-broken`.
 */
export interface Notice {
  /** Stable, and for programs. */
  readonly code: string;
  /** A few words. */
  readonly title: string;
  /** What happened and what to do, in a sentence. */
  readonly detail: string;
}

/** How well this client is in step: what the badge shows. */
export interface SyncStatus {
  /**
   * - `offline`: without a connection
   * - `conflict`: the room refused what was shown as done; `conflict` says what
   * - `private`: out of sync by choice, or with playback off: follows `client.look`, not the room
   * - `syncing`: something is pending, loading, landing, buffering or being corrected
   */
  readonly status: "synced" | "syncing" | "private" | "conflict" | "offline";
  /** Until `acceptRoom()`, or until a later command on its category is accepted. */
  readonly conflict: Conflict | undefined;
  /** Frames by which the player is ahead (+) or behind (−); undefined if it cannot be said. */
  readonly drift: number | undefined;
  /** The frame on glass; undefined without a player, or before its first picture. */
  readonly showing: number | undefined;
  /** Round trip to the server, in milliseconds; undefined before the first one. */
  readonly roundTrip: number | undefined;
  /** Commands that a person gave and the room has not answered yet; without a connection they wait for the next one. */
  readonly pending: number;
  /** How far the server's clock may be from where we think it is, in milliseconds. */
  readonly clockError: number | undefined;
}

/** What was made up for after a reconnect. */
export type Resumed =
  | { readonly kind: "entries"; readonly count: number }
  /** Too far behind, or not the same ledger: the whole state was sent. */
  | { readonly kind: "snapshot" };

/** What the player did to show exactly the frame of a paused room. */
export interface Landed {
  /** The frame on which the room rests. */
  readonly frame: number;
  /** Whether the player really shows it. */
  readonly exact: boolean;
  /** How often it had to be asked again, 0 to 2. */
  readonly corrections: number;
}

/** The events of a room client. */
export interface RoomEvents {
  /** The connection is elsewhere than before. */
  state: ConnectionState;
  /** What is shown of the room changed: an entry, one's own act, or its refusal. */
  room: RoomView;
  /** Something happened in the room, by whomever. */
  entry: EntryEvent;
  /** Something that a person should read. */
  notice: Notice;
  /** What another participant is doing just now; it is never recorded. */
  signal: SignalFrom;
  /** How well this client is in step changed. */
  sync: SyncStatus;
  /** After a lost connection: what was missed has been made up for. */
  resumed: Resumed;
  /** The player shows the frame on which the room rests, or cannot. */
  landed: Landed;
  /** The private playhead moved; undefined: the room's is followed again. */
  look: Playback | undefined;
  /** The room's record is not the one that was seen here earlier: somebody changed it, or put an old backup back. Once. */
  fork: Fork;
  /** The token ends soon: it is renewed, with `token()` or by the server; a page that was given a text may call `renew()`. */
  expiring: undefined;
  /** The server broke the protocol's rules: the connection was dropped, and a new one asks for a snapshot. */
  defect: string;
}
