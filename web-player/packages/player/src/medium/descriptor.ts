import { perSecond, type Rate, snapRate } from "../frames/rate";

/** What a medium is, as `POST /v1/rooms` takes it. */
export interface MediumDescriptor {
  readonly title: string;
  readonly rate: Rate;
  readonly frames: number;
  /** Microseconds on the file's own timeline. */
  readonly firstPresentationUs: number;
  readonly firstFrameNumber?: number;
  readonly startTimecode?: number;
  readonly dropFrame?: boolean;
  readonly sources: readonly MediumSource[];
  /** Pictures are not evenly spaced: it is not frame-exact. */
  readonly variableRate?: boolean;
  /** What tells that two copies are of the same medium. */
  readonly matchKeys?: readonly MatchKey[];
}

export interface MediumSource {
  /** An address, or `media:NAME` for a file that the server holds. */
  readonly location: string;
  readonly contentType: string;
  /** Of the picture, in pixels; absent: unknown. So is the size of the file. */
  readonly width?: number;
  readonly height?: number;
  readonly kibibytes?: number;
}

/** A way to tell files apart, and what it says of one. */
export interface MatchKey {
  readonly scheme: string;
  readonly value: string;
}

/** When pictures are presented, in seconds, read from the file's packets. */
export interface Presentation {
  /** Presentation times of runs of neighbouring pictures, each run in ascending order; the first starts the file. */
  readonly runs: readonly (readonly number[])[];
  /** Presentation time of the last picture. */
  readonly last: number;
}

/** The grid on which a file's pictures are presented. */
export interface FrameGrid {
  readonly rate: Rate;
  readonly frames: number;
  readonly firstPresentationUs: number;
  /** False: pictures are not evenly spaced, so that a frame number cannot be turned into a time. */
  readonly constant: boolean;
}

/** How far off the grid a picture may be, in frames: WebM rounds times to whole milliseconds. */
const OFF_GRID = 0.25;

/**
 * The frame grid behind presentation times. The rate is that of the median spacing, refined over the whole of the longest
 * stretch that fits it, then snapped to an exact one.
 *
 * @throws RangeError with fewer than two pictures, which have no rate
 */
export function frameGrid({ runs, last }: Presentation): FrameGrid {
  const head = runs[0];
  const first = head?.[0];
  if (head === undefined || first === undefined || last <= first) {
    throw new RangeError("pictures: fewer than 2 (expected: at least 2)");
  }
  const spacings = runs.flatMap((run) => run.slice(1).map((time, index) => time - (run[index] ?? time)));
  const rate = snapRate(refined(1 / average(spacings), last - first));
  const onGrid = (time: number): boolean => {
    const position = (time - first) * perSecond(rate);
    return Math.abs(position - Math.round(position)) <= OFF_GRID;
  };
  return {
    rate,
    frames: Math.round((last - first) * perSecond(rate)) + 1,
    firstPresentationUs: Math.round(first * 1e6),
    constant:
      spacings.every((spacing) => Math.abs(spacing * perSecond(rate) - 1) <= 2 * OFF_GRID) &&
      [...runs.flat(), last].every(onGrid),
  };
}

/** The rate that puts a whole number of spacings between the first and the last picture. */
function refined(rough: number, span: number): number {
  const spacings = Math.round(span * rough);
  return spacings === 0 ? rough : spacings / span;
}

/** Average of the values near the median, so that one gap or repeat does not shift the rate. */
function average(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const near = sorted.filter((value) => Math.abs(value - median) <= median / 4);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}
