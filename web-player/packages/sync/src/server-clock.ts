/** Samples that are remembered: a minute's where trips are rough [CL6], else of some minutes. */
const WINDOW = 128;

/** The first samples count at once: nothing was shown by this clock yet. */
const FIRST = 10;

/** How fast two ordinary clocks run apart (standard deviation), as a fraction; before it is known, and what is not known of it later. */
const WANDER = 100e-6;

/** What may be left of that when it was estimated, or is wrong by before: two clocks that are further apart are broken. */
const UNKNOWN = 400e-6;

/** How fast a correction is worked in: no faster than a player can follow by a trim that nobody hears. */
const SLEW = 0.02;

/** How much the best sample may be wrong beyond what its trip says, in milliseconds. */
const FLOOR = 1.5;

/**
 * From here on it is not a correction but another clock: the server's was set, or it is another server. A correction beyond a fifth
 * of it counts at once: to be worked in it would take longer than people are to be apart. [ms]
 */
const STEP = 500;

interface Sample {
  /** Server minus local, in milliseconds. */
  readonly offset: number;
  readonly roundTrip: number;
  /** Local instant at which it was made. */
  readonly at: number;
  /** By how much it may be wrong, in milliseconds, compared with another of the same clock: they grow alike as time goes on. */
  readonly doubt: number;
}

/**
 * The server's clock, seen from here [CL]. Four timestamps give an offset that is wrong by half the round trip at most;
 * of the last samples each counts by how much more it may be wrong, by its trip and by what the clocks may have run apart since,
 * than the best of them (the clock filter of RFC 5905, section 10, believes that one alone). A line through them (weighted least
 * squares, its slope held back as by a sample that says 0 ± 100 ppm) tells the offset and how fast the clocks run apart. The first
 * samples count at once; later corrections are slewed, so that the clock neither jumps nor goes back.
 *
 * Local instants are milliseconds of a monotonic clock. Milliseconds since the epoch keep a resolution below a
 * microsecond in a double.
 */
export class ServerClock {
  #samples: Sample[] = [];
  /** The sample that may be wrong by least: which one that is does not depend on when it is asked. */
  #best: Sample | undefined;
  /** A local instant, what the offset is aimed at there and how fast that grows, and what it was there until then. */
  #from = 0;
  #target = 0;
  #rate = 0;
  #fromOffset = 0;

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
    // The offset hardly changes in the time by which the guess is wrong.
    const guess = millis - this.#offset(millis - this.#target);
    return millis - this.#offset(guess);
  }

  /** How far this clock may be off at a local instant, in milliseconds; undefined if it is not known at all. */
  errorAt(local: number): number | undefined {
    const best = this.#best;
    if (!best) return undefined;
    const believed = best.offset + (local - best.at) * this.#rate;
    return best.roundTrip / 2 + (local - best.at) * UNKNOWN + Math.abs(believed - this.#offset(local));
  }

  /** Takes the first idea of the time from the welcome, which has no round trip; pings correct it. */
  presume(serverMicros: bigint, local: number): void {
    if (this.isSet) return;
    this.#target = Number(serverMicros) / 1000 - local;
    this.#from = local;
    this.#fromOffset = this.#target;
    this.#rate = 0;
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
    const roundTrip = Math.max(0, received - sent - (back - there));
    const doubt = roundTrip / 2 - received * WANDER;
    const sample = { offset: (there - sent + (back - received)) / 2, roundTrip, at: received, doubt };
    if (this.isSet && Math.abs(sample.offset - this.#aimedAt(received)) > STEP + roundTrip / 2) this.#samples = [];
    if (this.#samples.push(sample) > WINDOW) this.#samples.shift();
    if (!this.#best || this.#best.doubt > doubt || !this.#samples.includes(this.#best))
      this.#best = this.#samples.reduce((best, it) => (best.doubt <= it.doubt ? best : it));
    this.#aim(received, this.#best);
  }

  /** Aims at the line through all samples, each by how much more it may be wrong than the best: where it is now, and its slope. */
  #aim(local: number, best: Sample): void {
    let [weights, ages, offsets, squares, products, trips] = [0, 0, 0, 0, 0, 0];
    for (const sample of this.#samples) {
      const wrong = FLOOR + sample.doubt - best.doubt;
      const weight = 1 / wrong / wrong;
      // Relative to the best: offsets are large, and differ in the last digits.
      const offset = sample.offset - best.offset;
      const age = sample.at - local;
      weights += weight;
      ages += weight * age;
      offsets += weight * offset;
      squares += weight * age * age;
      products += weight * age * offset;
      trips += sample.roundTrip;
    }
    const count = this.#samples.length;
    const age = ages / weights;
    // Where trips are rough, the best samples may be wrong by more than they say: the slope is noise then.
    const rough = 1 + Math.max(0, trips / count - best.roundTrip) / 2 / FLOOR;
    const rate = (products - age * offsets) / (squares - age * ages + (rough / WANDER) ** 2);
    const offset = best.offset + offsets / weights - rate * age;
    const now = this.#offset(local);
    const steps = count <= FIRST || Math.abs(offset - now) > STEP / 5;
    this.#from = local;
    this.#fromOffset = steps ? offset : now;
    this.#target = offset;
    this.#rate = rate;
  }

  /** What the offset is aimed at, at a local instant. */
  #aimedAt(local: number): number {
    return this.#target + Math.max(0, local - this.#from) * this.#rate;
  }

  #offset(local: number): number {
    const way = this.#target - this.#fromOffset;
    const reach = Math.max(0, local - this.#from) * SLEW;
    return this.#aimedAt(local) - Math.sign(way) * Math.max(0, Math.abs(way) - reach);
  }
}
