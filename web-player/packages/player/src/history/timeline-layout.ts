/** A row of the timeline, in CSS pixels from its top. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

/** Where the parts of the timeline lie. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where the names end and time begins. */
  readonly left: number;
  readonly ruler: Band;
  readonly curve: Band;
  readonly clips: Band;
  readonly marks: Band;
  readonly lanes: readonly Band[];
}

/** There is a column for names from this width on. */
const WIDE = 640;
const NAMES = 116;
const GAP = 6;

/** All lanes together are no higher, and each no lower. */
const LANES = 150;
const LOWEST = 4;
const HIGHEST = 18;

/** @param people how many lanes there are */
export function layoutOf(width: number, people: number): Layout {
  const isWide = width >= WIDE;
  let top = 0;
  const band = (height: number): Band => {
    const it = { top, height };
    top += height + GAP;
    return it;
  };
  const ruler = band(18);
  const curve = band(isWide ? 72 : 56);
  const clips = band(18);
  const marks = band(16);
  const each = Math.min(Math.max(LANES / Math.max(1, people), LOWEST), HIGHEST);
  const lanes = Array.from({ length: people }, (_, place) => ({
    top: top + place * each,
    height: Math.max(3, each - (each > 10 ? 3 : 1)),
  }));
  const height = Math.ceil(top + people * each + 2);
  return { width, height, left: isWide ? NAMES : 0, ruler, curve, clips, marks, lanes };
}

/** Distances between labels of a ruler, in microseconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400].map(
  (s) => s * 1e6,
);

/** A label of the ruler needs so much. [px] */
const LABEL = 84;

/**
 * How far apart the labels of a ruler are, in microseconds.
 *
 * @param perPixel microseconds that a pixel stands for
 */
export function rulerStep(perPixel: number): number {
  return STEPS.find((step) => step / perPixel >= LABEL) ?? STEPS.at(-1) ?? 1;
}
