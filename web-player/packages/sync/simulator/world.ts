interface Happening {
  readonly at: number;
  readonly turn: number;
  readonly act: () => void;
  /** Whether somebody awaits it. */
  readonly settles: boolean;
  isOff: boolean;
}

/** Rounds after which everything that waits for a promise only has run: the engine's longest chain has four. */
const ROUNDS = 6;

/** The time that passes for everybody, in milliseconds: it jumps from one happening to the next. */
export class World {
  #now = 0;
  #turn = 0;
  readonly #heap: Happening[] = [];

  get now(): number {
    return this.#now;
  }

  /** Does something later; the result calls it off. */
  after(ms: number, act: () => void): () => void {
    return this.#put(ms, act, false);
  }

  /** The same for what makes somebody await something: who waits goes on before anything else happens. */
  settle(ms: number, act: () => void): () => void {
    return this.#put(ms, act, true);
  }

  /** Lets time pass until an instant. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#heap[0]; next && next.at <= end; next = this.#heap[0]) {
      this.#take();
      if (next.isOff) continue;
      this.#now = Math.max(this.#now, next.at);
      next.act();
      if (next.settles) for (let round = 0; round < ROUNDS; round++) await undefined;
    }
    this.#now = end;
  }

  #put(ms: number, act: () => void, settles: boolean): () => void {
    const happening = { at: this.#now + Math.max(0, ms), turn: this.#turn++, act, settles, isOff: false };
    const heap = this.#heap;
    let place = heap.push(happening) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent] as Happening;
      if (isBefore(above, happening)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = happening;
    return () => {
      happening.isOff = true;
    };
  }

  #take(): void {
    const heap = this.#heap;
    const last = heap.pop() as Happening;
    if (heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right && isBefore(right, heap[child] as Happening)) child++;
      const below = heap[child] as Happening;
      if (isBefore(last, below)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }
}

const isBefore = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.turn < b.turn);
