import { describe, expect, it } from "vitest";
import { COUNTINGS, type Counting, frameOfText, written } from "../src/frames/counting";
import type { Numbering } from "../src/frames/numbering";

const FILM: Numbering = {
  rate: { numerator: 24, denominator: 1 },
  frames: 200_000,
  firstFrameNumber: 1001,
  startTimecode: 86_400,
  dropFrame: false,
};
const NTSC: Numbering = {
  rate: { numerator: 30_000, denominator: 1001 },
  frames: 200_000,
  firstFrameNumber: 0,
  startTimecode: 0,
  dropFrame: true,
};

describe("[TL1] a frame is written", () => {
  it.each<[Counting, Numbering, number, string]>([
    ["frame", FILM, 41, "1042"],
    ["timecode", FILM, 41, "01:00:01:17"],
    ["timecode", NTSC, 1800, "00:01:00;02"],
    ["seconds", FILM, 36, "1.500"],
    ["seconds", NTSC, 30, "1.001"],
    ["feet", FILM, 0, "0+00"],
    ["feet", FILM, 41, "2+09"],
    ["feet", FILM, 1439, "89+15"],
  ])("as %s", (counting, numbering, frame, expected) => {
    expect(written(counting, numbering, frame)).toBe(expected);
  });
});

describe("[TL1] a frame is typed", () => {
  it.each<[string, Counting, Numbering, string, number | undefined]>([
    ["a number", "frame", FILM, "1042", 41],
    ["a number in front of the first", "frame", FILM, "3", 0],
    ["a number behind the last", "frame", NTSC, "999999999", 199_999],
    ["a timecode, whatever is shown", "frame", FILM, "01:00:01:17", 41],
    ["the end of a timecode", "frame", NTSC, "1:05", 35],
    ["a timecode with drop-frame", "frame", NTSC, "00:01:00;02", 1800],
    ["a label that drop-frame leaves out", "frame", NTSC, "00:01:00;00", 1800],
    ["a minute that leaves none out", "frame", NTSC, "00:10:00;00", 17_982],
    ["a timecode before the first", "frame", FILM, "00:00:00:05", 0],
    ["digits as timecode", "timecode", NTSC, "10002", 1800],
    ["digits of all of it", "timecode", FILM, "01000117", 41],
    ["digits of a second", "timecode", NTSC, "105", 35],
    ["feet and frames, whatever is shown", "frame", FILM, "2+09", 41],
    ["feet alone", "feet", FILM, "2", 32],
    ["seconds, whatever is shown", "timecode", FILM, "1.5", 36],
    ["seconds with a comma", "frame", FILM, "1,5", 36],
    ["seconds with their unit", "frame", FILM, "2 s", 48],
    ["seconds alone", "seconds", FILM, "2", 48],
    ["forward from here", "frame", FILM, "+24", 124],
    ["back from here", "timecode", FILM, "-24", 76],
    ["back with a true minus", "timecode", FILM, "−24", 76],
    ["nothing", "frame", FILM, "", undefined],
    ["words", "frame", FILM, "the end", undefined],
    ["too many groups", "frame", FILM, "1:2:3:4:5", undefined],
    ["a number that is none", "frame", FILM, "1e3", undefined],
  ])("%s", (_, counting, numbering, text, expected) => {
    expect(frameOfText(text, counting, numbering, 100)).toBe(expected);
  });

  it.each(COUNTINGS)("as it is written: %s, through minutes that drop labels and one that does not", (counting) => {
    for (const numbering of [FILM, NTSC]) {
      const runs = [0, 3590, 17_970, 107_880].flatMap((first) => Array.from({ length: 1900 }, (_, n) => first + n));
      const wrong = runs.filter(
        (frame) => frameOfText(written(counting, numbering, frame), counting, numbering, 0) !== frame,
      );
      expect(wrong).toEqual([]);
    }
  });
});
