/** A stretch of a session in which there is nothing to see; instants are microseconds since the epoch. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** `empty`: nobody was there. `idle`: somebody was, and nothing happened. */
  readonly kind: "empty" | "idle";
}

/** Shorter ones are a reload, or a late start. */
const EMPTY_US = 60e6;

/** Shorter ones are people who talk. */
const IDLE_US = 600e6;

/**
 * Where a session can be skipped, put together entry by entry. Between two entries nothing changes: a gap is made of whole stretches
 * between entries.
 */
export class Gaps {
  readonly #stretches: Gap[] = [];

  /** Those that are long enough to be worth skipping. */
  get all(): readonly Gap[] {
    return this.#stretches.filter(({ from, to, kind }) => to - from >= (kind === "empty" ? EMPTY_US : IDLE_US));
  }

  /** From one entry to the next it was like this. */
  take(from: number, to: number, how: { readonly here: number; readonly playing: boolean }): void {
    const kind = how.here === 0 ? "empty" : how.playing || to - from < IDLE_US ? undefined : "idle";
    if (kind === undefined || to <= from) {
      return;
    }
    const last = this.#stretches.at(-1);
    if (last?.kind === kind && last.to === from) {
      this.#stretches[this.#stretches.length - 1] = { ...last, to };
    } else {
      this.#stretches.push({ from, to, kind });
    }
  }
}

/** The gap that an instant lies in; its first instant belongs to it, its last does not. */
export function gapAt(gaps: readonly Gap[], at: number): Gap | undefined {
  return gaps.find(({ from, to }) => from <= at && at < to);
}
