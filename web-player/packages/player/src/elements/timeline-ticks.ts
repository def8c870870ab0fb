/** A label on the timeline. */
export interface Tick {
  /** Frame from the clip's first picture. */
  readonly frame: number;
  readonly number: number;
}

/** Labels closer than this run into each other. */
const LABEL_PX = 72;

/** A label that begins closer to the end would leave the timeline. */
const LABEL_ROOM_PX = 40;

/**
 * Round frame numbers (1, 2 or 5 times a power of ten apart) that fit on a timeline of this width.
 *
 * @param frames length of the clip
 * @param first number that people see for frame 0
 */
export function ticks(frames: number, first: number, width: number): readonly Tick[] {
  if (frames < 1 || width < 1) {
    return [];
  }
  const step = roundStep((frames * LABEL_PX) / width);
  const found: Tick[] = [];
  const room = (LABEL_ROOM_PX / width) * frames;
  for (let number = Math.ceil(first / step) * step; number < first + frames - room; number += step) {
    found.push({ frame: number - first, number });
  }
  return found;
}

function roundStep(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return decade * ([1, 2, 5].find((factor) => factor * decade >= least) ?? 10);
}
