/** Frames from one to another, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Which way pictures are wanted: backwards when it plays so, else as many before as after. */
export type Heading = "both" | "back";

/** Of the pictures that are kept while it plays backwards, so many are still to come. */
const AHEAD_BACKWARDS = 7 / 8;

/** The frames whose pictures should be at hand when one is on glass, within a medium of `frames` frames. */
export function windowAround(head: number, heading: Heading, capacity: number, frames: number): Span {
  const others = Math.max(0, capacity - 1);
  const before = heading === "back" ? Math.floor(others * AHEAD_BACKWARDS) : Math.floor(others / 2);
  return { first: Math.max(0, head - before), last: Math.min(frames - 1, head + others - before) };
}

/** What is to be known for the choice of what to decode next. */
export interface Stock {
  readonly head: number;
  readonly heading: Heading;
  readonly capacity: number;
  /** Frames of the medium. */
  readonly frames: number;
  readonly has: (frame: number) => boolean;
  /** Whether the head has not moved for a while: then all of the window is worth the way from the key picture. */
  readonly isAtRest?: boolean;
  /** The frame that a decoder which is open would yield next. */
  readonly next: number | undefined;
}

/**
 * What to decode next: undefined if enough is at hand. A decoder begins at the key picture before, however little is missing,
 * so that a few missing pictures wait until more are, unless a decoder stands just there.
 */
export function nextRun(stock: Stock): Span | undefined {
  const { head, heading, capacity, frames, has, next, isAtRest = false } = stock;
  const wanted = windowAround(head, heading, capacity, frames);
  if (!has(head)) {
    return { first: lowestGap(head, wanted, has), last: highestGap(head, wanted, has) };
  }
  const chunk = isAtRest ? 0 : Math.max(1, Math.floor(capacity / (heading === "back" ? 2 : 4)));
  const above = gapAbove(head, wanted, has);
  if (above !== undefined && heading === "both") {
    const isLast = wanted.last === frames - 1;
    if (above.first === next || isLast || above.first - 1 <= wanted.last - chunk) {
      return above;
    }
  }
  const below = gapBelow(head, wanted, has);
  if (below === undefined) {
    return undefined;
  }
  const isDue = below.first === next || wanted.first === 0 || below.last + 1 >= wanted.first + chunk;
  return isDue ? below : undefined;
}

export function within({ first, last }: Span, frame: number): boolean {
  return frame >= first && frame <= last;
}

/** The missing frames nearest to the head on either side; what lies beyond what is at hand there. */
function gapAbove(head: number, wanted: Span, has: (frame: number) => boolean): Span | undefined {
  let frame = head;
  while (frame <= wanted.last && has(frame)) {
    frame++;
  }
  return frame > wanted.last ? undefined : { first: frame, last: highestGap(frame, wanted, has) };
}

function gapBelow(head: number, wanted: Span, has: (frame: number) => boolean): Span | undefined {
  let frame = head;
  while (frame >= wanted.first && has(frame)) {
    frame--;
  }
  return frame < wanted.first ? undefined : { first: lowestGap(frame, wanted, has), last: frame };
}

function lowestGap(from: number, wanted: Span, has: (frame: number) => boolean): number {
  let frame = from;
  while (frame > wanted.first && !has(frame - 1)) {
    frame--;
  }
  return frame;
}

function highestGap(from: number, wanted: Span, has: (frame: number) => boolean): number {
  let frame = from;
  while (frame < wanted.last && !has(frame + 1)) {
    frame++;
  }
  return frame;
}
