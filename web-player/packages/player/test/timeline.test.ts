import { describe, expect, it } from "vitest";
import { isUnder, placed } from "../src/elements/timeline-marks";
import { elsewhere } from "../src/store/elsewhere";
import type { Person } from "../src/store/view";
import { loadedParts } from "../src/video/buffered";

const person = (id: number, presence: Person["presence"] = "here"): Person => ({
  id,
  name: `P${id}`,
  color: id,
  role: "reviewer",
  lead: undefined,
  host: false,
  you: id === 1,
  presence,
  alone: false,
  copy: "ready",
  copyFrames: undefined,
  verified: false,
});

type Known = Parameters<typeof elsewhere>[0];

const known = (playing: boolean, at: bigint, medium = "m1") =>
  ({
    you: 1,
    playback: { playing, at, frame: 50, medium: "m1" },
    agreement: {
      at: 7n,
      medium,
      frame: 50,
      shown: [
        { participant: 1, medium: "m1", frame: 49 },
        { participant: 2, medium: "m1", frame: 50 },
        { participant: 3, medium: "m1", frame: 61 },
        { participant: 4, medium: "m2", frame: 5 },
        { participant: 5, medium: "m1", frame: 5 },
        { participant: 6, medium: "m1", frame: 5 },
      ],
    },
  }) as unknown as Known;

describe("[TL5] others on another frame", () => {
  const people = [person(1), person(2), person(3), person(4), person(5, "away")];

  it("are those of whom the room says it: here, another, on the medium in view", () => {
    expect(elsewhere(known(false, 7n), people, "m1").map(({ person: { id }, frame }) => [id, frame])).toEqual([
      [3, 61],
    ]);
  });

  it.each<[string, Known]>([
    ["while it plays", known(true, 7n)],
    ["when it rests elsewhere meanwhile", known(false, 8n)],
    ["of another medium", known(false, 7n, "m2")],
    ["when the room says nothing", { you: 1, playback: undefined, agreement: undefined }],
  ])("are none %s", (_, room) => {
    expect(elsewhere(room, people, "m1")).toEqual([]);
  });
});

describe("[TL4] what is loaded", () => {
  const ranges = (...all: [number, number][]) =>
    ({ length: all.length, start: (n: number) => all[n]?.[0], end: (n: number) => all[n]?.[1] }) as TimeRanges;

  it.each([
    ["all of it", ranges([0, 10]), 10, [{ from: 0, to: 1 }]],
    [
      "two parts",
      ranges([0, 2], [5, 7.5]),
      10,
      [
        { from: 0, to: 0.2 },
        { from: 0.5, to: 0.75 },
      ],
    ],
    ["beyond the end, as browsers round", ranges([0, 10.01]), 10, [{ from: 0, to: 1 }]],
    ["nothing", ranges(), 10, []],
    ["of a file whose length is not known", ranges([0, 2]), Number.NaN, []],
    ["of a stream", ranges([0, 2]), Number.POSITIVE_INFINITY, []],
  ])("%s", (_, loaded, duration, expected) => {
    expect(loadedParts(loaded, duration)).toEqual(expected);
  });
});

describe("[TL6] a mark is under the playhead", () => {
  it("on each of the frames that it stands for, and on no other", () => {
    const [mark] = placed(
      [
        { frame: 10, colors: [1] },
        { frame: 12, colors: [2] },
      ],
      100,
      100,
    );
    expect([10, 11, 12, 13].map((frame) => mark !== undefined && isUnder(mark, frame))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
