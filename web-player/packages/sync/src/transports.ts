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

/** Chooses what the next connection goes over: WebSocket, or the stream where WebSocket seems to be blocked [SE7]. */
export class Transports {
  #failures = 0;
  #blocked = BLOCKED;
  #keptUntil = 0;
  /** What the latest connection goes over. */
  last: Transport;

  /** @param load brings the stream's code; without it there is WebSocket alone */
  constructor(
    private readonly time: Time,
    private readonly usual: Transport,
    private readonly load?: () => Promise<Transport>,
  ) {
    this.last = usual;
  }

  async next(): Promise<Transport> {
    this.last = this.usual;
    if (this.load && (this.#failures >= this.#blocked || this.time.now() < this.#keptUntil)) {
      this.#failures = 0;
      // Without network there is no code either.
      this.last = await this.load().catch(() => this.usual);
    }
    return this.last;
  }

  /** @param isOpen whether a connection over the latest one was ever open */
  tried(isOpen: boolean): void {
    if (!isOpen) this.#failures++;
    else if (this.last === this.usual) {
      this.#failures = 0;
      this.#blocked = BLOCKED_SINCE;
    } else if (this.time.now() >= this.#keptUntil) this.#keptUntil = this.time.now() + KEPT;
  }
}
