import { create, MediumSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { timesOf } from "../src/video/frame-time";

const rate = { numerator: 24, denominator: 1 };
const medium = create(MediumSchema, { id: "m1", rate, frames: 240, firstPresentationUs: 83_333 });

describe("[LC1] where the frames of a file are", () => {
  it.each([
    ["the room's file", undefined, 83_333],
    ["a copy that begins at its own zero", { firstPresentationUs: 0 }, 0],
    ["a copy that begins later", { firstPresentationUs: 125_000 }, 125_000],
  ] as const)("%s", (_, own, firstPresentationUs) => {
    expect(timesOf(medium, own)).toMatchObject({ rate, frames: 240, firstPresentationUs });
  });

  it("nowhere without a medium, or without its rate", () => {
    expect(timesOf(undefined)).toBeUndefined();
    expect(timesOf(create(MediumSchema, { id: "m1", frames: 240 }))).toBeUndefined();
  });
});
