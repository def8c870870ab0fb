import type { Signal } from "@sameframe/protocol";

type Status = Extract<Signal["signal"], { case: "status" }>["value"];

/** What one participant lets the others know, from all pages that they have open. */
export interface Sign {
  /** To the server and back, in milliseconds; undefined: not known yet. */
  readonly roundTrip: number | undefined;
  readonly buffering: boolean;
  /** Nobody can see any of their pages. */
  readonly hidden: boolean;
  /** Their player cannot tell which frame it shows. */
  readonly inexact: boolean;
  /** What is on glass, in each page that shows something. */
  readonly shown: readonly { readonly medium: string; readonly frame: number }[];
}

/** Every two seconds a page says how it is; one that was silent for so long is closed. [ms] */
const SILENT = 10_000;

/** Browsers hold back the timers of a page that nobody sees, up to a minute. [ms] */
const SILENT_HIDDEN = 90_000;

/** What others let one know of their connections and pictures: the latest of each of their pages. */
export class Signs {
  readonly #pages = new Map<number, Map<string, { readonly status: Status; readonly at: number }>>();

  heard(participant: number, instance: string, status: Status, now: number): void {
    const pages = this.#pages.get(participant) ?? new Map();
    pages.set(instance, { status, at: now });
    this.#pages.set(participant, pages);
  }

  /** Who is not among them is forgotten. */
  here(ids: ReadonlySet<number>): void {
    for (const id of this.#pages.keys()) {
      if (!ids.has(id)) {
        this.#pages.delete(id);
      }
    }
  }

  /** Undefined: nothing was heard of them, or not for a while. */
  of(participant: number, now: number): Sign | undefined {
    const heard = [...(this.#pages.get(participant)?.values() ?? [])]
      .filter(({ status, at }) => now - at <= (status.hidden ? SILENT_HIDDEN : SILENT))
      .map(({ status }) => status);
    if (heard.length === 0) {
      return undefined;
    }
    const seen = heard.filter(({ hidden }) => !hidden);
    const trips = heard.map(({ roundTripUs }) => roundTripUs / 1000).filter((trip) => trip > 0);
    return {
      roundTrip: trips.length === 0 ? undefined : Math.min(...trips),
      buffering: seen.length > 0 && seen.every(({ buffering }) => buffering),
      hidden: seen.length === 0,
      inexact: seen.length > 0 && seen.every(({ inexact }) => inexact),
      shown: seen.filter(({ medium }) => medium !== "").map(({ medium, frame }) => ({ medium, frame })),
    };
  }
}

export type LinkQuality = "good" | "fair" | "poor" | "unknown";

/** Up to these round trips, in milliseconds. */
const GOOD = 150;
const FAIR = 500;

/** How good a connection with this round trip is, in milliseconds. */
export function qualityOf(roundTrip: number | undefined): LinkQuality {
  if (roundTrip === undefined) {
    return "unknown";
  }
  return roundTrip <= GOOD ? "good" : roundTrip <= FAIR ? "fair" : "poor";
}
