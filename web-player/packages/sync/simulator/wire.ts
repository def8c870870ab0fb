import type { Socket } from "../src/ports";
import { type Reach, Way } from "./network";
import type { Random } from "./random";
import type { World } from "./world";

/** The other end. */
export interface Server {
  received(wire: Wire, data: unknown): void;
  lost(wire: Wire): void;
}

/** A WebSocket through a network: what is sent arrives, late and in order, unless the socket is cut before. */
export class Wire implements Socket {
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  #isClosed = false;
  readonly #up: Way;
  readonly #down: Way;

  constructor(
    world: World,
    random: Random,
    reach: Reach,
    private readonly server: Server,
  ) {
    this.#up = new Way(world, random, reach, "up");
    this.#down = new Way(world, random, reach, "down");
    // The three-way handshake and the upgrade: two round trips.
    this.#up.carry(() => this.#down.carry(() => this.#up.carry(() => this.#down.carry(() => this.#opened(), true))));
  }

  send(data: unknown): void {
    if (this.#isClosed) return;
    this.#up.carry(() => this.server.received(this, data));
  }

  /** The client lets go; the server hears of it. */
  close(): void {
    this.#isClosed = true;
    this.#up.carry(() => this.server.lost(this));
  }

  /** The connection breaks, for both at once. */
  cut(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.server.lost(this);
    this.onclose?.();
  }

  /** From the server. @param isAwaited whether a client may await what it says */
  deliver(data: unknown, isAwaited: boolean): void {
    this.#down.carry(() => {
      if (!this.#isClosed) this.onmessage?.({ data });
    }, isAwaited);
  }

  #opened(): void {
    if (!this.#isClosed) this.onopen?.();
  }
}
