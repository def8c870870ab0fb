import type { Time } from "../../src/ports";

interface Timer {
  readonly due: number;
  readonly action: () => void;
}

/** A clock that moves only when told, and runs its timers on the way, in order. */
export class ManualTime implements Time {
  #now = 1_000;
  #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { due: this.#now + ms, action };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** Moves on, and lets promises settle between timers. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.due);
      this.#timers.delete(next);
      next.action();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  /** As after sleep: time has gone by, and no timer has run. */
  leap(ms: number): void {
    this.#now += ms;
  }

  /** Runs what is due now, without letting promises settle. */
  runDue(): void {
    for (let next = this.#next(this.#now); next; next = this.#next(this.#now)) {
      this.#timers.delete(next);
      next.action();
    }
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
  }
}

/** Lets everything run that waits for a promise only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
