import { COUNTINGS, type Counting } from "../frames/counting";

const KEY = "sameframe.player";

/** How far sound may be from its picture, in milliseconds. */
export const FARTHEST_MS = 500;

/** What a person has chosen for themselves, in this browser. */
export interface Choices {
  /** How frames are written largest. */
  readonly counting: Counting;
  /** 0 to 1. */
  readonly volume: number;
  /** By how many milliseconds sound comes after its picture; negative is before it. */
  readonly soundDelay: number;
  /** Whether sound is heard while the playhead is dragged. */
  readonly scrubSound: boolean;
}

const UNCHOSEN: Choices = { counting: "frame", volume: 1, soundDelay: 0, scrubSound: false };

/** Choices that are there again at the next visit. Where the browser keeps nothing, they hold for this one. */
export class KeptChoices {
  #now: Choices;
  #isKept = true;

  constructor(private readonly storage: Storage | undefined) {
    this.#now = this.#load();
  }

  get now(): Choices {
    return this.#now;
  }

  choose(change: Partial<Choices>): void {
    // what another tab has chosen meanwhile stays
    this.#now = valid({ ...(this.#isKept ? this.#load() : this.#now), ...change });
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.#now));
      this.#isKept = this.storage !== undefined;
    } catch {
      this.#isKept = false; // full, or forbidden by the browser's settings
    }
  }

  #load(): Choices {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(KEY) ?? "{}");
      return typeof value === "object" && value !== null ? valid(value) : UNCHOSEN;
    } catch {
      return UNCHOSEN;
    }
  }
}

/** In the storage of this browser. */
export function choicesHere(): KeptChoices {
  try {
    return new KeptChoices(globalThis.localStorage);
  } catch {
    return new KeptChoices(undefined); // private windows of some browsers
  }
}

/** Whatever was kept: what is no choice is not chosen. */
function valid(kept: { readonly [Name in keyof Choices]?: unknown }): Choices {
  const { counting, volume, soundDelay, scrubSound } = kept;
  return {
    counting: COUNTINGS.find((it) => it === counting) ?? UNCHOSEN.counting,
    volume: within(volume, 0, 1) ?? UNCHOSEN.volume,
    soundDelay: Math.round(within(soundDelay, -FARTHEST_MS, FARTHEST_MS) ?? UNCHOSEN.soundDelay),
    scrubSound: typeof scrubSound === "boolean" ? scrubSound : UNCHOSEN.scrubSound,
  };
}

function within(value: unknown, least: number, most: number): number | undefined {
  return typeof value === "number" && value >= least && value <= most ? value : undefined;
}
