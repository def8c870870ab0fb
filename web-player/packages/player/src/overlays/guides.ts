/** Shapes of the frame that is cut out of the picture, width by height, as productions name them. */
export const MASKS = {
  none: undefined,
  "2.39": 2.39,
  "2.00": 2,
  "1.85": 1.85,
  "1.78": 16 / 9,
  "1.66": 5 / 3,
  "1.33": 4 / 3,
  "1.00": 1,
  "0.56": 9 / 16,
} as const;

export type Mask = keyof typeof MASKS;

/** What somebody wants to see over the picture. */
export interface Guides {
  readonly mask: Mask;
  readonly safe: boolean;
  readonly thirds: boolean;
  readonly centre: boolean;
  readonly burnIn: boolean;
}

export type Guide = Exclude<keyof Guides, "mask">;

export const GUIDES: readonly Guide[] = ["safe", "thirds", "centre", "burnIn"];

export const NO_GUIDES: Guides = { mask: "none", safe: false, thirds: false, centre: false, burnIn: false };

/** Parts of the frame's width and height within which action, and writing, are seen on any screen: SMPTE ST 2046-1. */
export const ACTION_SAFE = 0.93;
export const TITLE_SAFE = 0.9;

/** A rectangle, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest frame of a shape in the middle of a picture; undefined is all of it. */
export function frameOf(width: number, height: number, aspect: number | undefined): Box {
  const across = aspect === undefined ? width : Math.min(width, height * aspect);
  const up = aspect === undefined ? height : Math.min(height, width / aspect);
  return { x: (width - across) / 2, y: (height - up) / 2, width: across, height: up };
}

/** What lies outside of a frame in the middle of a picture: bars above and below, or left and right; none are empty. */
export function barsOf(width: number, height: number, frame: Box): readonly Box[] {
  const { x, y } = frame;
  return [
    { x: 0, y: 0, width, height: y },
    { x: 0, y: height - y, width, height: y },
    { x: 0, y: 0, width: x, height },
    { x: width - x, y: 0, width: x, height },
  ].filter((bar) => bar.width >= 0.5 && bar.height >= 0.5);
}

/** A part of a frame, around its middle. */
export function within({ x, y, width, height }: Box, part: number): Box {
  const [across, up] = [width * part, height * part];
  return { x: x + (width - across) / 2, y: y + (height - up) / 2, width: across, height: up };
}

/** Guides that were kept as a text; what is none of them counts as off. */
export function guidesOf(text: string | null): Guides {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "");
  } catch {
    return NO_GUIDES;
  }
  if (typeof kept !== "object" || kept === null) {
    return NO_GUIDES;
  }
  const mask: unknown = Reflect.get(kept, "mask");
  const on = (guide: Guide): boolean => Reflect.get(kept, guide) === true;
  return {
    mask: typeof mask === "string" && Object.hasOwn(MASKS, mask) ? (mask as Mask) : "none",
    safe: on("safe"),
    thirds: on("thirds"),
    centre: on("centre"),
    burnIn: on("burnIn"),
  };
}

/** Whether anything is to be seen. */
export function areAny({ mask, safe, thirds, centre, burnIn }: Guides): boolean {
  return mask !== "none" || safe || thirds || centre || burnIn;
}

/** "2026-11-26 14:05 UTC": read alike everywhere. */
export function stamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
