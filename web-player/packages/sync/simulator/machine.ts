import type { Time } from "../src/ports";
import type { Random } from "./random";
import type { World } from "./world";

/** An hour: machines that were never set right. [ms] */
const HOUR = 3_600_000;

/** How far ordinary clocks run apart. [parts per million] */
const WANDER = 100;

/** How late timers ring in a page that works, and to what they are held in a page that nobody sees. [ms] */
const LATE = 2;
const THROTTLED = 1_000;

/** The monotonic clock of one client, set wrong and running wrong, and its timers. */
export class Machine implements Time {
  readonly #offset: number;
  readonly #pace: number;
  /** Nobody sees the page. */
  isHidden = false;

  /** @param ppm how much faster it runs than the world, in parts per million; by chance unless given */
  constructor(
    private readonly world: World,
    private readonly random: Random,
    ppm?: number,
  ) {
    this.#offset = random.between(-HOUR, HOUR);
    this.#pace = 1 + (ppm ?? random.between(-WANDER, WANDER)) / 1e6;
  }

  now(): number {
    return this.localAt(this.world.now);
  }

  /** What this clock shows at an instant of the world. */
  localAt(instant: number): number {
    return 10 * HOUR + this.#offset + instant * this.#pace;
  }

  after(ms: number, action: () => void): () => void {
    const wait = Math.max(0, ms) / this.#pace + this.random.between(0, LATE);
    if (!this.isHidden) return this.world.settle(wait, action);
    const due = Math.ceil((this.world.now + wait) / THROTTLED) * THROTTLED;
    return this.world.settle(due - this.world.now, action);
  }
}
