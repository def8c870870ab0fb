import type { Random } from "./random";
import type { World } from "./world";

/** A way between a client and the server. Delays are one way, in milliseconds, of an undisturbed message. */
export interface NetworkModel {
  /** Up to the server, and down to the client. */
  readonly up: { readonly delay: number; readonly jitter: number };
  readonly down: { readonly delay: number; readonly jitter: number };
  /** Messages of which one is held up by a loss that is made up for, and for how long. */
  readonly stalls: { readonly share: number; readonly from: number; readonly to: number };
  /** A stall makes the next messages likely to be stalled as well: how many, on average. */
  readonly burst: number;
  /** Times without any network: how often a minute, and how long. */
  readonly outages: { readonly perMinute: number; readonly lasts: number };
}

export type NetworkName = "lan" | "office" | "home" | "transatlantic" | "mobile";

const even = (delay: number, jitter: number) => ({ up: { delay, jitter }, down: { delay, jitter } });
const CALM = { stalls: { share: 0, from: 0, to: 0 }, burst: 1, outages: { perMinute: 0, lasts: 0 } };

/** The networks by which the controller is judged. Fixed before it was tuned. */
export const NETWORKS: Record<NetworkName, NetworkModel> = {
  lan: { ...even(0.3, 0.1), ...CALM },
  office: { ...even(20, 3), ...CALM },
  home: { ...even(40, 15), ...CALM, stalls: { share: 0.01, from: 100, to: 300 } },
  transatlantic: { ...even(120, 20), ...CALM },
  mobile: {
    ...even(80, 60),
    stalls: { share: 0.03, from: 150, to: 600 },
    burst: 3,
    outages: { perMinute: 0.5, lasts: 2_000 },
  },
};

/** Whether a client has a network, now and when it is gone. */
export class Reach {
  #darkUntil = Number.NEGATIVE_INFINITY;
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    readonly model: NetworkModel,
  ) {
    this.#next();
  }

  /** When there is a network again; in the past if there is one. */
  get darkUntil(): number {
    return this.#darkUntil;
  }

  /** When the last message arrives that a loss holds up on its way to the client. */
  get heldUntil(): number {
    return this.#heldUntil;
  }

  /** A message on its way to the client is held up until then. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** The network is gone for so long, in milliseconds. */
  darken(lasts: number): void {
    this.#darkUntil = Math.max(this.#darkUntil, this.world.now + lasts);
  }

  #next(): void {
    const { perMinute, lasts } = this.model.outages;
    if (perMinute === 0) return;
    this.world.settle((-Math.log(1 - this.random.next()) * 60_000) / perMinute, () => {
      this.darken(lasts);
      this.#next();
    });
  }
}

/** One direction of a connection: jitter, stalls, outages, and the order of what was sent, which a stream keeps. */
export class Way {
  #freeAt = 0;
  #stalled = 0;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly reach: Reach,
    private readonly direction: "up" | "down",
  ) {}

  /**
   * Brings something over, after what was sent before it. What meets an outage arrives after it.
   *
   * @param isAwaited whether somebody awaits what it says
   */
  carry(deliver: () => void, isAwaited = false): void {
    const { delay, jitter } = this.reach.model[this.direction];
    const stall = this.#stall();
    const takes = Math.max(0.05, delay + this.random.between(-jitter, jitter)) + stall;
    const sent = Math.max(this.world.now, this.reach.darkUntil);
    this.#freeAt = Math.max(this.#freeAt, sent + takes);
    if (stall > 0 && this.direction === "down") this.reach.hold(this.#freeAt);
    const wait = this.#freeAt - this.world.now;
    if (isAwaited) this.world.settle(wait, deliver);
    else this.world.after(wait, deliver);
  }

  #stall(): number {
    const { stalls, burst } = this.reach.model;
    if (this.#stalled > 0) {
      this.#stalled--;
    } else if (stalls.share === 0 || !this.random.chance(stalls.share / burst)) {
      return 0;
    } else {
      this.#stalled = Math.round(this.random.between(0, 2 * (burst - 1)));
    }
    return this.random.between(stalls.from, stalls.to);
  }
}
