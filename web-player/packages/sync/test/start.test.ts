import { describe, expect, it } from "vitest";
import { Start } from "../src/start";

const FRAME = 1000 / 24;

/** Shows so many frames of a player that took 50 ms to start, told from frame 100 on to play at an instant of 1,000. */
function shown(frames: number, change: (start: Start, at: number) => number = () => 1): Start {
  const start = new Start(100, 1_000, 24);
  let at = 1_050;
  let pace = 1;
  for (let n = 1; n <= frames; n++) {
    at += FRAME / pace;
    start.showing({ frame: 100 + n, at });
    pace = change(start, at);
  }
  return start;
}

describe("[DC4] how long a start took", () => {
  it.each([
    [0, undefined],
    [4, undefined],
    [5, 50],
    [96, 50],
  ])("after %i pictures", (frames, delay) => {
    expect(shown(frames).delay).toEqual(delay === undefined ? undefined : expect.closeTo(delay, 6));
  });

  it.each([
    [95, false],
    [96, true],
  ])("it is known well enough after %i pictures: %s", (frames, isOver) => {
    expect(shown(frames).isOver).toBe(isOver);
  });

  it("is counted at the plain speed if that is trimmed from the beginning", () => {
    const start = new Start(100, 1_000, 24, 0.9);
    for (let n = 1; n <= 20; n++) {
      start.showing({ frame: 100 + n, at: 1_050 + (n * FRAME) / 0.9 });
      if (n === 10) start.trimmed(0.9, 1_050 + (n * FRAME) / 0.9);
    }
    expect(start.delay).toBeCloseTo(45, 6);
  });

  it("has nothing to do with how the speed is trimmed later", () => {
    let n = 0;
    const trimmed = shown(60, (start, at) => {
      n++;
      if (n === 10) start.trimmed(0.98, at);
      if (n === 40) start.trimmed(1, at);
      return n >= 10 && n < 40 ? 0.98 : 1;
    });
    expect(trimmed.delay).toBeCloseTo(50, 6);
  });
});
