import { perSecond, type Rate } from "./rate";

/**
 * Timecode of a frame, `HH:MM:SS:FF`, or `HH:MM:SS;FF` with drop-frame. It wraps after 24 hours, as clocks do.
 *
 * Timecode counts at the rounded rate. Drop-frame (SMPTE ST 12-1) leaves out the labels 00 and 01 (at 60: 00 to 03) of
 * every minute that is not a tenth one, so that the label keeps up with the clock at 30000/1001 and 60000/1001.
 *
 * @param frame frames from the medium's first picture; may be negative
 * @param start label of frame 0, as a number of labels at the rounded rate: 108000 is 01:00:00:00 at 30
 * @param drop drop-frame labels; ignored where the rate has none
 */
export function timecode(frame: number, rate: Rate, start = 0, drop = false): string {
  const base = Math.max(1, Math.round(perSecond(rate)));
  const dropped = drop && hasDropFrame(rate) ? base / 15 : 0;
  const label = labelOf(elapsedAt(start, base, dropped) + frame, base, dropped);
  const separator = dropped > 0 ? ";" : ":";
  const seconds = Math.floor(label / base);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(":");
  return `${clock}${separator}${String(label % base).padStart(base > 100 ? 3 : 2, "0")}`;
}

/** A timecode as it is read out. */
export interface Label {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly frames: number;
}

/**
 * The frame with a timecode: the opposite of {@link timecode}. A label that drop-frame leaves out is the next one that there is;
 * more frames, seconds or minutes than a label has go on counting.
 *
 * @return frames from the medium's first picture; of a label before `start`, negative
 */
export function frameOfTimecode(label: Label, rate: Rate, start = 0, drop = false): number {
  const base = Math.max(1, Math.round(perSecond(rate)));
  const dropped = drop && hasDropFrame(rate) ? base / 15 : 0;
  const { hours, minutes, seconds, frames } = label;
  const isLeftOut = seconds === 0 && frames < dropped && minutes % 10 !== 0;
  const count = ((hours * 60 + minutes) * 60 + seconds) * base + (isLeftOut ? dropped : frames);
  return elapsedAt(count, base, dropped) - elapsedAt(start, base, dropped);
}

/** Drop-frame exists at 30000/1001 and 60000/1001 only. */
export function hasDropFrame(rate: Rate): boolean {
  const base = Math.round(perSecond(rate));
  return rate.denominator !== 1 && (base === 30 || base === 60);
}

/** Frames that have gone by at a label. */
function elapsedAt(label: number, base: number, dropped: number): number {
  const minutes = Math.floor(label / (base * 60));
  return label - dropped * (minutes - Math.floor(minutes / 10));
}

/** Label after a number of frames, within one day. */
function labelOf(elapsed: number, base: number, dropped: number): number {
  const tenMinutes = base * 600 - dropped * 9;
  const day = tenMinutes * 144;
  const within = ((elapsed % day) + day) % day;
  const tens = Math.floor(within / tenMinutes);
  const rest = within % tenMinutes;
  const minute = base * 60 - dropped;
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / minute);
  return within + dropped * (tens * 9 + minutes);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
