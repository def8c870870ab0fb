import type { Gap } from "./gaps";

/** A stretch of time and where it lies on the scale; both ends in microseconds. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** A gap takes this part of what is left of the session, and no more than its own length. */
const GAP_SHARE = 0.03;

/** So that a session of nothing but gaps has a length. [µs] */
const SHORTEST = 1e6;

/**
 * A session's time laid out from left to right with its gaps shortened. Places on the scale are microseconds, too: of the session
 * without what is left out.
 */
export class Timescale {
  private constructor(private readonly pieces: readonly Piece[]) {}

  /** @param gaps in order, within the session */
  static of(from: number, to: number, gaps: readonly Gap[]): Timescale {
    const skipped = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
    const gapLength = Math.max(SHORTEST, (to - from - skipped) * GAP_SHARE);
    const pieces: Piece[] = [];
    let left = 0;
    let at = from;
    const lay = (until: number, length: number): void => {
      if (until > at) {
        pieces.push({ from: at, to: until, left, right: left + length });
        left += length;
        at = until;
      }
    };
    for (const gap of gaps) {
      lay(gap.from, gap.from - at);
      lay(gap.to, Math.min(gapLength, gap.to - gap.from));
    }
    lay(to, to - at);
    if (pieces.length === 0) {
      pieces.push({ from, to: from + SHORTEST, left: 0, right: SHORTEST });
    }
    return new Timescale(pieces);
  }

  /** Where the last instant lies; the first one lies at 0. */
  get length(): number {
    return this.pieces.at(-1)?.right ?? 0;
  }

  /** Place of an instant; one outside of the session lies at its end. */
  placeOf(at: number): number {
    const piece = this.#find((it) => at < it.to);
    const inside = Math.min(Math.max(at, piece.from), piece.to);
    return piece.left + ((inside - piece.from) / (piece.to - piece.from)) * (piece.right - piece.left);
  }

  /** The instant at a place, in whole microseconds; a place beyond the ends is the end. */
  instantAt(place: number): number {
    const piece = this.#find((it) => place < it.right);
    const inside = Math.min(Math.max(place, piece.left), piece.right);
    return Math.round(piece.from + ((inside - piece.left) / (piece.right - piece.left)) * (piece.to - piece.from));
  }

  #find(isIt: (piece: Piece) => boolean): Piece {
    return (this.pieces.find(isIt) ?? this.pieces.at(-1)) as Piece;
  }
}

/** The part of a scale that is in view. */
export interface Window {
  readonly left: number;
  readonly right: number;
}

/** No more than this is enlarged: a tenth of a second across the page. [µs] */
const NARROWEST = 1e5;

/** Shows a stretch `factor` times as long, and keeps a place where it is; never beyond the ends. */
export function zoomed({ left, right }: Window, factor: number, about: number, length: number): Window {
  const width = Math.min(Math.max((right - left) * factor, Math.min(NARROWEST, length)), length);
  const part = right > left ? (about - left) / (right - left) : 0.5;
  return inside({ left: about - part * width, right: about + (1 - part) * width }, length);
}

/** Moves on by a distance; never beyond the ends. */
export function panned({ left, right }: Window, by: number, length: number): Window {
  return inside({ left: left + by, right: right + by }, length);
}

/** The same stretch of time on another scale, as when a session has grown. */
export function rescaled({ left, right }: Window, from: Timescale, to: Timescale): Window {
  return { left: to.placeOf(from.instantAt(left)), right: to.placeOf(from.instantAt(right)) };
}

/** Moved so far that a place is in view, if it was not. */
export function revealing(window: Window, place: number, length: number): Window {
  const { left, right } = window;
  if (place >= left && place <= right) {
    return window;
  }
  const width = right - left;
  return inside({ left: place - width / 2, right: place + width / 2 }, length);
}

function inside({ left, right }: Window, length: number): Window {
  const by = left < 0 ? -left : right > length ? Math.max(length - right, -left) : 0;
  return { left: left + by, right: right + by };
}
