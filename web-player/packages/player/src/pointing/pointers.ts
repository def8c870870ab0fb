import { type Pointer, PointerKind } from "@sameframe/protocol";

/** Runs something later; the result cancels it. */
type Later = (ms: number, act: () => void) => () => void;

/** A pointer that says nothing for so long is not shown. */
export const QUIET_MS = 3000;

/** A laser's trail is seen for so long. */
export const TRAIL_MS = 900;

export interface TrailPoint {
  readonly x: number;
  readonly y: number;
  /** When it was there, in milliseconds of the page's clock. */
  readonly at: number;
}

/** Where somebody points, in 65,536ths of the picture's width and height. */
export interface Pointing {
  readonly participant: number;
  readonly x: number;
  readonly y: number;
  readonly laser: boolean;
  /** The way that a laser went, the oldest first; ends here. */
  readonly trail: readonly TrailPoint[];
}

/** Where people point just now. */
export class Pointers {
  readonly #pointings = new Map<string, Pointing & { readonly since: number }>();
  /** One look for all, since ten people tell of it 300 times a second. */
  #cancelLook: (() => void) | undefined;

  /** @param changed somebody points elsewhere */
  constructor(
    private readonly later: Later,
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  get all(): readonly Pointing[] {
    return [...this.#pointings.values()];
  }

  /** Somebody points, or no longer does. */
  pointed(participant: number, instance: string, { x, y, kind }: Pick<Pointer, "x" | "y" | "kind">): void {
    const key = `${participant}/${instance}`;
    const before = this.#pointings.get(key);
    if (kind === PointerKind.UNSPECIFIED) {
      if (!this.#pointings.delete(key)) {
        return;
      }
    } else {
      const laser = kind === PointerKind.LASER;
      const at = this.now();
      const earlier = (before?.trail ?? []).filter((point) => at - point.at < TRAIL_MS);
      const trail = laser ? [...earlier, { x, y, at }] : [];
      this.#pointings.set(key, { participant, x, y, laser, trail, since: at });
      this.#cancelLook ??= this.later(QUIET_MS, () => this.#look());
    }
    this.changed();
  }

  /** Only these are here. */
  here(participants: ReadonlySet<number>): void {
    for (const [key, { participant }] of this.#pointings) {
      if (!participants.has(participant)) {
        this.#pointings.delete(key);
        this.changed();
      }
    }
  }

  close(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    this.#pointings.clear();
  }

  /** Those that have said nothing for so long are gone; looks again when the next may be. */
  #look(): void {
    this.#cancelLook = undefined;
    const now = this.now();
    const quiet = [...this.#pointings].filter(([, { since }]) => now - since >= QUIET_MS);
    for (const [key] of quiet) {
      this.#pointings.delete(key);
    }
    if (this.#pointings.size > 0) {
      const oldest = Math.min(...[...this.#pointings.values()].map(({ since }) => since));
      this.#cancelLook = this.later(oldest + QUIET_MS - now, () => this.#look());
    }
    if (quiet.length > 0) {
      this.changed();
    }
  }
}
