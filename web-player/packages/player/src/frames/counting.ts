import { numberText } from "../language/language";
import { clampFrame, frameNumber, frameOfNumber, type Numbering, timecodeOf } from "./numbering";
import { perSecond } from "./rate";
import { frameOfTimecode } from "./timecode";

/** How a place in a medium is written. */
export type Counting = "frame" | "timecode" | "seconds" | "feet";

export const COUNTINGS: readonly Counting[] = ["frame", "timecode", "seconds", "feet"];

/** Frames on a foot of 35 mm film with four perforations to the frame. */
const FOOT = 16;

/** A frame as it is written: "1042", "01:00:01:17", "1.708", "2+09" (feet and frames of 35 mm film). */
export function written(counting: Counting, numbering: Numbering, frame: number): string {
  switch (counting) {
    case "frame":
      return String(frameNumber(numbering, frame));
    case "timecode":
      return timecodeOf(numbering, frame);
    case "seconds":
      return numberText(frame / perSecond(numbering.rate), 3, 3);
    case "feet":
      return `${Math.floor(frame / FOOT)}+${String(frame % FOOT).padStart(2, "0")}`;
  }
}

/**
 * The frame that somebody typed, kept inside the medium; undefined for what is no place. Colons and semicolons are timecode, a
 * plus between digits is feet and frames, a point or an `s` is seconds, a sign before digits counts from `here`, whatever is
 * shown. Digits alone are what is shown; as timecode they are read from the right, two by two.
 *
 * @param here frame from which signed digits count
 */
export function frameOfText(text: string, counting: Counting, numbering: Numbering, here: number): number | undefined {
  const typed = text.trim().replace("−", "-").replace(",", ".");
  const frame = exactly(typed, counting, numbering, here);
  return frame === undefined || !Number.isFinite(frame) ? undefined : clampFrame(numbering, frame);
}

function exactly(typed: string, counting: Counting, numbering: Numbering, here: number): number | undefined {
  if (/^[+-]\d+$/.test(typed)) {
    return here + Number(typed);
  }
  if (/^\d*(?:[:;]\d*)+$/.test(typed)) {
    return ofTimecode(typed.split(/[:;]/), numbering);
  }
  const feet = /^(\d+)\+(\d+)$/.exec(typed);
  if (feet !== null) {
    return Number(feet[1]) * FOOT + Number(feet[2]);
  }
  if (/^\d*\.\d+ ?s?$|^\d+ ?s$/.test(typed)) {
    return ofSeconds(Number.parseFloat(typed), numbering);
  }
  return /^\d+$/.test(typed) ? ofDigits(typed, counting, numbering) : undefined;
}

function ofDigits(typed: string, counting: Counting, numbering: Numbering): number | undefined {
  switch (counting) {
    case "frame":
      return frameOfNumber(numbering, Number(typed));
    case "timecode":
      return ofTimecode(typed.padStart(8, "0").match(/^\d*(?=\d{6}$)|\d{2}/g) ?? [], numbering);
    case "seconds":
      return ofSeconds(Number(typed), numbering);
    case "feet":
      return Number(typed) * FOOT;
  }
}

/** Groups from the right: frames, seconds, minutes, hours. */
function ofTimecode(groups: readonly string[], { rate, startTimecode, dropFrame }: Numbering): number | undefined {
  const [frames = 0, seconds = 0, minutes = 0, hours = 0, ...more] = groups.map(Number).reverse();
  return more.length > 0
    ? undefined
    : frameOfTimecode({ hours, minutes, seconds, frames }, rate, startTimecode, dropFrame);
}

/** What is written to the thousandth is the frame that it was written of. */
function ofSeconds(seconds: number, { rate }: Numbering): number {
  return Math.floor((seconds + 0.0005) * perSecond(rate) + 1e-6);
}
