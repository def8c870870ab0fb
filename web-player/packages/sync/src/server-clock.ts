/** Samples that are remembered: at one every few seconds, about a minute. */
const WINDOW = 32;

/** The first samples count at once: nothing was shown by this clock yet. */
const FIRST = 10;

/** How fast two ordinary clocks may run apart: what a sample loses by its age, in milliseconds per millisecond. */
const WANDER = 100e-6;

/** How fast a correction is worked in: no faster than a player can follow by a trim that nobody hears. */
const SLEW = 0.02;

/** How much the best sample may be wrong beyond what its trip says, in milliseconds. */
const FLOOR = 1.5;

/** From here on it is not a correction but another clock: the server's was set, or it is another server. [ms] */
const STEP = 500;

interface Sample {
  /** Server minus local, in milliseconds. */
  readonly offset: number;
  readonly roundTrip: number;
  /** Local instant at which it was made. */
  readonly at: number;
}

/**
 * The server's clock, seen from here [CL]. Four timestamps give an offset that is wrong by half the round trip at most;
 * of the last samples each counts by how much more it may be wrong, by its trip and by what the clocks may have run apart since,
 * than the best of them (the clock filter of RFC 5905, section 10, believes that one alone). The first samples count at once; later corrections are slewed, so that the clock
 * neither jumps nor goes back.
 *
 * Local instants are milliseconds of a monotonic clock. Milliseconds since the epoch keep a resolution below a
 * microsecond in a double.
 */
export class ServerClock {
  #samples: Sample[] = [];
  /** The sample that may be wrong by least: which one that is does not depend on when it is asked. */
  #best: Sample | undefined;
  #from = 0;
  #fromOffset = 0;
  #target = 0;

  /** Whether it is known at all. */
  get isSet(): boolean {
    return this.#samples.length > 0;
  }

  /** Round trip of the last sample, in milliseconds. */
  get roundTrip(): number | undefined {
    return this.#samples.at(-1)?.roundTrip;
  }

  /** Server time at a local instant, in milliseconds since the epoch, with fractions. */
  at(local: number): number {
    return local + this.#offset(local);
  }

  /** Server time at a local instant, in microseconds since the epoch. */
  microsAt(local: number): bigint {
    return BigInt(Math.round(this.at(local) * 1000));
  }

  /** The local instant of a moment of server time given in microseconds. */
  localAt(micros: bigint): number {
    const millis = Number(micros) / 1000;
    const guess = millis - this.#target;
    return millis - this.#offset(guess);
  }

  /** How far this clock may be off at a local instant, in milliseconds; undefined if it is not known at all. */
  errorAt(local: number): number | undefined {
    if (!this.#best) return undefined;
    return quality(this.#best, local) + Math.abs(this.#target - this.#offset(local));
  }

  /** Takes the first idea of the time from the welcome, which has no round trip; pings correct it. */
  presume(serverMicros: bigint, local: number): void {
    if (this.isSet) return;
    this.#target = Number(serverMicros) / 1000 - local;
    this.#from = local;
    this.#fromOffset = this.#target;
  }

  /** Drops what was measured: the local clock stood still meanwhile. Until the next sample the old idea must do. */
  forget(): void {
    this.#samples = [];
    this.#best = undefined;
  }

  /**
   * Takes in a ping's four timestamps.
   *
   * @param sent local instant at which the ping left, in milliseconds
   * @param arrived server time of its arrival, in microseconds
   * @param answered server time of the pong, in microseconds
   * @param received local instant at which the pong came, in milliseconds
   */
  take(sent: number, arrived: bigint, answered: bigint, received: number): void {
    const there = Number(arrived) / 1000;
    const back = Number(answered) / 1000;
    const sample = {
      offset: (there - sent + (back - received)) / 2,
      roundTrip: Math.max(0, received - sent - (back - there)),
      at: received,
    };
    if (this.isSet && Math.abs(sample.offset - this.#target) > STEP + sample.roundTrip / 2) this.#samples = [];
    this.#samples.push(sample);
    if (this.#samples.length > WINDOW) this.#samples.shift();
    this.#best = this.#samples.reduce((best, it) => (quality(best, received) <= quality(it, received) ? best : it));
    this.#aim(received, this.#best);
  }

  #aim(local: number, best: Sample): void {
    const target = this.#mean(local, best);
    const now = this.#offset(local);
    const steps = this.#samples.length <= FIRST || Math.abs(target - now) > STEP;
    this.#from = local;
    this.#fromOffset = steps ? target : now;
    this.#target = target;
  }

  /** The mean of all samples, each by how much more it may be wrong than the best. */
  #mean(local: number, best: Sample): number {
    const least = quality(best, local);
    let sum = 0;
    let weights = 0;
    for (const sample of this.#samples) {
      const weight = (quality(sample, local) - least + FLOOR) ** -2;
      // Relative to the best: offsets are large, and differ in the last digits.
      sum += weight * (sample.offset - best.offset);
      weights += weight;
    }
    return best.offset + sum / weights;
  }

  #offset(local: number): number {
    const reach = Math.max(0, local - this.#from) * SLEW;
    const way = this.#target - this.#fromOffset;
    return this.#fromOffset + Math.sign(way) * Math.min(Math.abs(way), reach);
  }
}

/** The most by which a sample may be wrong, in milliseconds. */
const quality = (sample: Sample, local: number) => sample.roundTrip / 2 + (local - sample.at) * WANDER;
