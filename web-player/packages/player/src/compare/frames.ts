import type { Medium } from "@sameframe/protocol";
import { perSecond, type Rate } from "../frames/rate";

/** By 24 frames a second unless it is known. */
export const USUAL = { numerator: 24, denominator: 1 };

/** Of a medium, as far as it decides which of its frames belongs to one of another medium. */
export interface Numbered {
  readonly rate: Rate;
  readonly frames: number;
  readonly firstFrameNumber: number;
}

/** The frame beside one of another medium. */
export interface Match {
  readonly frame: number;
  /** The other medium has no such frame: its first or its last one stands. */
  readonly ended: "before" | "after" | undefined;
}

/**
 * The frame of `second` that belongs to a frame of `first`: the one with the same number, as people see it; or, of media that
 * have no number in common, the one as far from the beginning.
 */
export function matching(first: Numbered, second: Numbered, frame: number): Match {
  const apart = first.firstFrameNumber - second.firstFrameNumber;
  const isCommon = apart < second.frames && -apart < first.frames;
  const wanted = frame + (isCommon ? apart : 0);
  const last = Math.max(0, second.frames - 1);
  const ended = wanted < 0 ? "before" : wanted > last ? "after" : undefined;
  return { frame: Math.min(last, Math.max(0, wanted)), ended };
}

/** The factor of real time at which the second shows as many frames in a second as the first. */
export function pace(framesPerSecond: number, rate: Rate): number {
  return framesPerSecond / perSecond(rate);
}

export function numberedOf({ rate, frames, firstFrameNumber }: Medium): Numbered {
  return { rate: rate ?? USUAL, frames, firstFrameNumber };
}
