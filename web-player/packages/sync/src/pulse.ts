import type { Time } from "./ports";

/** Pings in quick succession after connecting, so that the clock is right within a second. */
const BURST = 10;
const BURST_EVERY = 120;
/** Later ones: often enough to follow a clock, and for the server to know that we are there. [ms] */
const EVERY = 3_000;

/** Where round trips differ by more, the burst is longer, and later pings come more often: the few that were quick tell the time. [ms] */
const ROUGH = 16;
const BURST_ROUGH = 40;
const EVERY_ROUGH = 500;
/** Round trips that are compared. */
const COMPARED = 8;

/** Heartbeat intervals of silence after which the server is given up [HB12]. */
const SILENT = 3;

/**
 * The pings of one connection: the heartbeat, and the samples of the clock. Silence is counted in pings that were
 * sent and not in time that went by, so that a machine which slept does not take the server for dead.
 */
export class Pulse {
  #cancel = () => {};
  #sent = 0;
  #silence = 0;
  #heartbeat = Number.POSITIVE_INFINITY;
  readonly #roundTrips: number[] = [];

  constructor(
    private readonly time: Time,
    private readonly ping: () => void,
    private readonly silent: () => void,
  ) {}

  /**
   * Begins with a burst; once more when who waited is welcomed.
   *
   * @param heartbeat the longest interval between two pings, in milliseconds
   */
  start(heartbeat: number): void {
    this.#heartbeat = heartbeat;
    this.#sent = 0;
    this.#cancel();
    this.#beat();
  }

  stop(): void {
    this.#cancel();
  }

  /** Something came from the server. */
  heard(): void {
    this.#silence = 0;
  }

  /** A pong came, after so many milliseconds [CL6]. */
  answered(roundTrip: number): void {
    this.#roundTrips.push(roundTrip);
    if (this.#roundTrips.length > COMPARED) this.#roundTrips.shift();
  }

  /** Pings now, in a burst, and expects an answer soon: after sleep, or when the network has changed. */
  probe(): void {
    this.#sent = 0;
    this.#silence = Math.max(this.#silence, (SILENT - 1) * this.#heartbeat);
    this.#cancel();
    this.#beat();
  }

  #beat(): void {
    if (this.#silence >= SILENT * this.#heartbeat) {
      this.silent();
      return;
    }
    this.ping();
    this.#sent++;
    const isRough = Math.max(...this.#roundTrips) - Math.min(...this.#roundTrips) > ROUGH;
    const [burst, every] = isRough ? [BURST_ROUGH, EVERY_ROUGH] : [BURST, EVERY];
    const pause = Math.min(this.#sent < burst ? BURST_EVERY : every, this.#heartbeat);
    this.#silence += pause;
    this.#cancel = this.time.after(pause, () => this.#beat());
  }
}
