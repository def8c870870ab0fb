import type { ActionKind } from "./workloads";

/** Width of a bin of a histogram, and its last one, in milliseconds. */
const BIN = 0.25;
const BINS = 20_000;

/** How long something had which size: a histogram over time. */
export class Histogram {
  readonly #bins = new Float64Array(BINS);
  #total = 0;
  #sum = 0;

  /** @param size in milliseconds; what is larger than 5 s counts as 5 s */
  add(size: number, weight: number): void {
    const bin = Math.min(Math.floor(size / BIN), BINS - 1);
    this.#bins[bin] = (this.#bins[bin] ?? 0) + weight;
    this.#total += weight;
    this.#sum += size * weight;
  }

  merge(other: Histogram): void {
    for (let bin = 0; bin < BINS; bin++) this.#bins[bin] = (this.#bins[bin] ?? 0) + (other.#bins[bin] ?? 0);
    this.#total += other.#total;
    this.#sum += other.#sum;
  }

  /** The mean size, in milliseconds. */
  get mean(): number {
    return this.#sum / this.#total;
  }

  /** The size that is not exceeded in this share of the time, in milliseconds. */
  quantile(share: number): number {
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      sum += this.#bins[bin] ?? 0;
      if (sum >= share * this.#total) return (bin + 1) * BIN;
    }
    return BINS * BIN;
  }
}

/** What was measured in one run or in several. Times are in milliseconds. */
export class Figures {
  /** Playing time of all clients, and for how much of it they were so near to the room's playhead. */
  played = 0;
  withinHalf = 0;
  withinOne = 0;
  /** From the first to the last client. */
  readonly spread = new Histogram();
  /** Seeks, and changes of speed that can be heard, while the room played. */
  seeks = 0;
  audible = 0;
  /** How often a room that had come to rest was looked at, and how often all showed its frame. */
  rests = 0;
  agreed = 0;
  readonly converged: { [Kind in ActionKind]?: number[] } = {};

  merge(other: Figures): void {
    this.played += other.played;
    this.withinHalf += other.withinHalf;
    this.withinOne += other.withinOne;
    this.spread.merge(other.spread);
    this.seeks += other.seeks;
    this.audible += other.audible;
    this.rests += other.rests;
    this.agreed += other.agreed;
    for (const [kind, times] of Object.entries(other.converged) as [ActionKind, number[]][]) {
      this.converged[kind] = [...(this.converged[kind] ?? []), ...times];
    }
  }

  /** The figures as they are printed and compared. */
  get summary(): Summary {
    const minutes = this.played / 60_000;
    return {
      withinHalf: this.withinHalf / this.played,
      withinOne: this.withinOne / this.played,
      spreadMean: this.spread.mean,
      spreadP50: this.spread.quantile(0.5),
      spreadP95: this.spread.quantile(0.95),
      spreadP99: this.spread.quantile(0.99),
      seeksPerMinute: this.seeks / minutes,
      audiblePerMinute: this.audible / minutes,
      agreed: this.rests === 0 ? undefined : this.agreed / this.rests,
      convergence: Object.fromEntries(
        Object.entries(this.converged).map(([kind, times]) => [
          kind,
          { p50: rank(times, 0.5), p95: rank(times, 0.95) },
        ]),
      ),
    };
  }
}

/** Shares are of 1, times in milliseconds, counts per client and minute of playing. */
export interface Summary {
  readonly withinHalf: number;
  readonly withinOne: number;
  readonly spreadMean: number;
  readonly spreadP50: number;
  readonly spreadP95: number;
  readonly spreadP99: number;
  readonly seeksPerMinute: number;
  readonly audiblePerMinute: number;
  /** Undefined if the room never rested. */
  readonly agreed: number | undefined;
  readonly convergence: { readonly [Kind in ActionKind]?: { readonly p50: number; readonly p95: number } };
}

/** The value that so large a share does not exceed (nearest rank). */
export function rank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
