import { describe, expect, it } from "vitest";
import { makeCommand, onMedium } from "../src/commands";

describe("[PB10] a command that names a frame says which medium it is of", () => {
  it.each([
    ["pause", makeCommand("pause", { frame: 12 }), "m2"],
    ["pause without a frame", makeCommand("pause", {}), "m2"],
    ["seek", makeCommand("seek", { frame: 12 }), "m2"],
    ["step", makeCommand("step", { frames: 1 }), "m2"],
    ["range", makeCommand("setRange", { inPoint: 1, outPoint: 2 }), "m2"],
    ["what it says already", makeCommand("seek", { frame: 12, medium: "m1" }), "m1"],
  ])("%s", (_, command, medium) => {
    expect(onMedium(command, "m2").value).toMatchObject({ medium });
  });

  it("others have no frames", () => {
    const play = makeCommand("play", {});
    expect(onMedium(play, "m2")).toEqual(play);
  });
});
