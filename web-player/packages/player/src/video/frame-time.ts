import type { Medium } from "@sameframe/protocol";
import type { Rate } from "../frames/rate";
import { perSecond } from "../frames/rate";

/** Where a file's frames are on its own timeline. */
export interface FrameTimes {
  readonly rate: Rate;
  readonly frames: number;
  readonly firstPresentationUs: number;
}

/** The frame whose picture has this presentation time, in seconds, as the video frame callback reports it. */
export function frameAtMediaTime(times: FrameTimes, mediaTime: number): number {
  const frame = Math.round((mediaTime - times.firstPresentationUs / 1e6) * perSecond(times.rate));
  return Math.min(Math.max(0, frame), Math.max(0, times.frames - 1));
}

/**
 * Where to seek, in seconds, so that a browser shows a frame: the middle of the frame's time on glass. Its very
 * beginning shows the picture before it about every other time, since browsers round.
 *
 * @param duration of the file in seconds, NaN while unknown; the result stays inside
 */
export function timeOfFrame(times: FrameTimes, frame: number, duration: number): number {
  const fps = perSecond(times.rate);
  const inside = Math.min(Math.max(0, frame), Math.max(0, times.frames - 1));
  const middle = (inside + 0.5) / fps + times.firstPresentationUs / 1e6;
  const end = Number.isFinite(duration) ? duration - 0.25 / fps : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(middle, end));
}

/** A file's duration counts its sound, too, and what comes before its first picture: so much says nothing. [s] */
const VAGUE = 0.25;

/**
 * Length of a file in frames, by its duration. What differs from the length that it should have by no more than a duration
 * can tell is that length.
 *
 * @param duration of the file in seconds; NaN and infinity: unknown
 */
export function framesOf(times: FrameTimes, duration: number): number | undefined {
  if (!Number.isFinite(duration)) {
    return undefined;
  }
  const fps = perSecond(times.rate);
  const frames = Math.max(1, Math.round((duration - times.firstPresentationUs / 1e6) * fps));
  return Math.abs(frames - times.frames) <= VAGUE * fps ? times.frames : frames;
}

/**
 * Where a medium's frames are; undefined: there is none.
 *
 * @param own a copy of it that begins elsewhere on its own timeline
 */
export function timesOf(
  medium: Medium | undefined,
  own?: { readonly firstPresentationUs: number },
): FrameTimes | undefined {
  if (medium?.rate === undefined) {
    return undefined;
  }
  const { rate, frames } = medium;
  const { firstPresentationUs } = own ?? medium;
  return { rate, frames, firstPresentationUs };
}
