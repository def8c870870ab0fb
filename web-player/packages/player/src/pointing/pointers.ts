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
  readonly #pointings = new Map<string, Pointing & { readonly expire: () => void }>();

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
    before?.expire();
    if (kind === PointerKind.UNSPECIFIED) {
      this.#pointings.delete(key);
    } else {
      const laser = kind === PointerKind.LASER;
      const at = this.now();
      const earlier = (before?.trail ?? []).filter((point) => at - point.at < TRAIL_MS);
      const trail = laser ? [...earlier, { x, y, at }] : [];
      const expire = this.later(QUIET_MS, () => {
        this.#pointings.delete(key);
        this.changed();
      });
      this.#pointings.set(key, { participant, x, y, laser, trail, expire });
    }
    this.changed();
  }

  /** Only these are here. */
  here(participants: ReadonlySet<number>): void {
    for (const [key, { participant, expire }] of this.#pointings) {
      if (!participants.has(participant)) {
        expire();
        this.#pointings.delete(key);
        this.changed();
      }
    }
  }

  close(): void {
    for (const { expire } of this.#pointings.values()) {
      expire();
    }
    this.#pointings.clear();
  }
}
