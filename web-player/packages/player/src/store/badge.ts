import type { ConnectionState, SyncStatus } from "@sameframe/sync";
import { strings } from "../strings";
import { peopleStrings } from "../strings-people";

const say = peopleStrings.badge;
const states = strings.connection;

/** What the badge says: each kind has a shape of its own. */
export interface Badge {
  readonly kind: "synced" | "syncing" | "slow" | "conflict" | "private" | "waiting" | "offline";
  readonly text: string;
  /** How long this page has not been in step, where that is worth saying; empty: it is not. */
  readonly since: string;
  /** Drift and round trip in words. */
  readonly detail: string;
}

/** What is over sooner is not worth a word. [ms] */
const PATIENCE = 600;

/** From so long on it is said since when one is not in step. [ms] */
const LONG = 5_000;

/** A round trip of more is worth a warning. [ms] */
export const SLOW = 500;

/**
 * What the badge says.
 *
 * @param apart since when this page is not in step with the room, in milliseconds; 0: it is; undefined: it never was
 */
export function badgeOf(
  { connection, sync }: { readonly connection: ConnectionState; readonly sync: SyncStatus | undefined },
  apart: number | undefined,
): Badge {
  const { kind, text } = stateOf(connection, sync, apart);
  const isPlain = kind === "synced" || kind === "private" || kind === "conflict" || apart === undefined;
  const since = isPlain || apart < LONG ? "" : say.since(Math.floor(apart / 1000));
  return { kind, text, since, detail: connection.kind === "live" ? detailOf(sync) : "" };
}

function stateOf(
  connection: ConnectionState,
  sync: SyncStatus | undefined,
  apart: number | undefined,
): Pick<Badge, "kind" | "text"> {
  switch (connection.kind) {
    case "connecting":
      return { kind: "waiting", text: states.connecting };
    case "waiting":
      return { kind: "waiting", text: states.outside };
    case "reconnecting":
      return { kind: "waiting", text: states.reconnecting };
    case "failed":
    case "closed":
      return { kind: "offline", text: states.offline };
    case "live":
      return liveOf(sync, apart);
  }
}

function liveOf(sync: SyncStatus | undefined, apart: number | undefined): Pick<Badge, "kind" | "text"> {
  if (sync?.status === "conflict") {
    return { kind: "conflict", text: states.conflict };
  }
  if (sync?.status === "private") {
    return { kind: "private", text: states.alone };
  }
  if (sync?.status !== "synced" && (apart === undefined || apart >= PATIENCE)) {
    return { kind: "syncing", text: say.syncing };
  }
  const trip = sync?.roundTrip ?? 0;
  return trip > SLOW ? { kind: "slow", text: say.slow(Math.round(trip)) } : { kind: "synced", text: say.synced };
}

/** "on the frame, 12 ms to the server and back". */
function detailOf({ roundTrip, drift }: Partial<SyncStatus> = {}): string {
  const parts = [
    drift === undefined ? "" : states.drift(Math.round(drift * 10) / 10),
    roundTrip === undefined ? "" : states.roundTrip(Math.round(roundTrip)),
  ];
  return parts.filter((part) => part !== "").join(", ");
}
