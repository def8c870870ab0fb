import type { Time } from "../ports";

interface Timer {
  readonly due: number;
  readonly action: () => void;
}

/** A clock that moves only when told, and runs its timers on the way, in order. */
export class ManualTime implements Time {
  #now = 1_000;
  #wallAhead = 1_700_000_000_000;
  #timers = new Set<Timer>();

  /** Milliseconds since an origin that means nothing. */
  now(): number {
    return this.#now;
  }

  /** Milliseconds since the epoch by the wall clock, which goes on in sleep. */
  wall(): number {
    return this.#now + this.#wallAhead;
  }

  /** Runs `action` when so much time has been let pass; the result cancels it. */
  after(ms: number, action: () => void): () => void {
    const timer = { due: this.#now + ms, action };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** How many timers wait: 0 once everything that used this time is closed. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Moves on, and lets promises settle between timers. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.due);
      this.#timers.delete(next);
      next.action();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  /** As in sleep on a platform whose monotonic clock stops: time has gone by, and nothing here has noticed. */
  sleep(ms: number): void {
    this.#wallAhead += ms;
  }

  /** As after sleep on another: time has gone by, and no timer has run. */
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
