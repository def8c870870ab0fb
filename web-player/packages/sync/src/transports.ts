import type { SocketFactory, Time } from "./ports";

/** Failures in a row without an open socket after which the stream is tried: where none was ever open, and elsewhere [SE7]. */
const BLOCKED = 2;
const BLOCKED_SINCE = 6;

/** For how long connections are made over the stream at once; then WebSocket gets another chance. [ms] */
const KEPT = 600_000;

/** What carries frames. */
export interface Transport {
  readonly name: "websocket" | "stream";
  readonly socket: SocketFactory;
}

/** Chooses what the next connection goes over [SE7]. */
export interface Transports {
  /** What the latest connection goes over. */
  readonly last: Transport;
  next(): Promise<Transport>;
  /** @param isOpen whether a connection over the latest one was ever open */
  tried(isOpen: boolean): void;
}

/**
 * WebSocket, or the stream where WebSocket seems to be blocked [SE7].
 *
 * @param load brings the stream's code; without it there is WebSocket alone
 */
export function transportsOf(time: Time, usual: Transport, load?: () => Promise<Transport>): Transports {
  let failures = 0;
  let blocked = BLOCKED;
  let since = 0;
  let keptUntil = 0;
  const choice = {
    last: usual,
    async next() {
      const isBlocked = failures >= blocked;
      if (isBlocked) {
        failures = 0;
        since = time.now();
      }
      // Without network there is no code either.
      choice.last = load && (isBlocked || time.now() < keptUntil) ? await load().catch(() => usual) : usual;
      return choice.last;
    },
    tried(isOpen: boolean) {
      if (!isOpen) failures++;
      else if (choice.last === usual) {
        failures = 0;
        blocked = BLOCKED_SINCE;
      } else keptUntil = since + KEPT;
    },
  };
  return choice;
}
