import type { Rate } from "./rate";
import { timecode } from "./timecode";

/** What the page needs of a medium to name its frames. */
export interface Numbering {
  readonly rate: Rate;
  readonly frames: number;
  /** The number that people see for frame 0: 0, or a production number such as 1001. */
  readonly firstFrameNumber: number;
  readonly startTimecode: number;
  readonly dropFrame: boolean;
}

/** The number that people see and say. */
export function frameNumber(numbering: Numbering, frame: number): number {
  return numbering.firstFrameNumber + frame;
}

/** The frame with the number that somebody said, kept inside the medium. */
export function frameOfNumber(numbering: Numbering, number: number): number {
  return clampFrame(numbering, Math.round(number) - numbering.firstFrameNumber);
}

export function timecodeOf(numbering: Numbering, frame: number): string {
  return timecode(frame, numbering.rate, numbering.startTimecode, numbering.dropFrame);
}

/** Numbers from production are told apart from plain counting, which starts at 0. */
export function isProductionNumbered(numbering: Numbering): boolean {
  return numbering.firstFrameNumber !== 0;
}

export function clampFrame(numbering: Numbering, frame: number): number {
  return Math.min(Math.max(0, frame), Math.max(0, numbering.frames - 1));
}
