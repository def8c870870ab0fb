/** Which way pictures are wanted: around one that rests, in the direction of play, or no other beside it. */
export type Heading = "rest" | "forwards" | "backwards" | "alone";

/** Either way of a picture that rests so many are wanted: each has to be fetched whole. */
const REACH = 12;

/** While it plays, so many are wanted ahead, and so many behind are kept. */
const AHEAD = 48;
const BEHIND = 4;

/** How many pictures of so many bytes are kept at least, however large they are. */
const FEWEST = 3;

/** How many pictures of so many bytes each may be kept. */
export function capacityOf(bytes: number, perPicture: number): number {
  return Math.max(FEWEST, Math.min(Math.floor(bytes / Math.max(1, perPicture)), AHEAD + BEHIND + 1));
}

/** The frames that are wanted, the most urgent first, no more than the capacity. */
export function wantedFrames(
  head: number,
  heading: Heading,
  { capacity, frames, stride = 1 }: { readonly capacity: number; readonly frames: number; readonly stride?: number },
): readonly number[] {
  const inside = (frame: number): boolean => frame >= 0 && frame < frames;
  switch (heading) {
    case "alone":
      return [head];
    case "rest": {
      const reach = Array.from({ length: REACH }, (_, n) => n + 1);
      return [head, ...reach.flatMap((n) => [head + n, head - n])].filter(inside).slice(0, capacity);
    }
    default: {
      const step = heading === "forwards" ? stride : -stride;
      const ahead = Array.from({ length: Math.min(AHEAD, capacity - 1) }, (_, n) => head + step * (n + 1));
      return [head, ...ahead].filter(inside);
    }
  }
}

/** Of pictures that come faster than can be shown only each so-manieth is wanted. @param most in a second */
export function strideOf(perSecond: number, most: number): number {
  return Math.max(1, Math.round(perSecond / most));
}

/** The frame of each so-many whose time it is, or was last, when it is time for this one. */
export function strided(frame: number, stride: number, backwards: boolean, frames: number): number {
  const found = (backwards ? Math.ceil(frame / stride) : Math.floor(frame / stride)) * stride;
  return Math.min(found, frames - 1);
}
