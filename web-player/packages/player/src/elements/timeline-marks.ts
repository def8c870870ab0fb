import type { Mark } from "../drawing/spans";

/** Marks that are nearer to each other stand at one place. */
const APART_PX = 5;

/** A mark on the timeline: of one or several frames close together. */
export interface PlacedMark {
  /** Frame from the clip's first picture. */
  readonly frame: number;
  readonly colors: readonly number[];
  /** All the frames that it stands for. */
  readonly frames: readonly number[];
}

/** Whether the playhead stands on a frame that a mark stands for. */
export function isUnder({ frames }: PlacedMark, playhead: number): boolean {
  return frames.includes(playhead);
}

/**
 * Marks, so few that they can be told apart.
 *
 * @param frames length of the clip
 * @param width of the timeline, in pixels
 */
export function placed(marks: readonly Mark[], frames: number, width: number): readonly PlacedMark[] {
  const found: PlacedMark[] = [];
  const apart = (APART_PX / Math.max(1, width)) * frames;
  for (const { frame, colors } of marks) {
    const last = found.at(-1);
    if (last !== undefined && frame - last.frame < apart) {
      found[found.length - 1] = {
        ...last,
        colors: [...new Set([...last.colors, ...colors])],
        frames: [...last.frames, frame],
      };
    } else {
      found.push({ frame, colors, frames: [frame] });
    }
  }
  return found;
}
