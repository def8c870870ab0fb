import { describe, expect, it } from "vitest";
import { PaintedStage, REFRESH } from "./support/painted-stage";

/** Paints so many times, led by a picture that is at this position at this instant; answers by how much it is off when it is seen. */
async function led(stage: PaintedStage, times: number, positionAt: (now: number) => number): Promise<number[]> {
  const apart: number[] = [];
  for (let n = 0; n < times; n++) {
    stage.projector.lead(positionAt(stage.now));
    await stage.paint();
    apart.push(Math.abs((stage.frame ?? Number.NaN) + 0.5 - positionAt(stage.now + REFRESH)));
  }
  return apart;
}

describe("[SQ10] a sequence that another picture leads", () => {
  it.each([
    ["forwards", 1, 0],
    ["backwards", -1, 150],
    ["slowly", 0.25, 40],
    ["twice as fast", 2, 0],
    ["twice as fast, backwards", -2, 190],
  ])("%s is within a frame of it, and shows none twice", async (_, factor, from) => {
    const stage = await new PaintedStage(factor).at(from);
    const began = stage.now;
    const at = (now: number): number => from + (factor < 0 ? 1 : 0) + ((now - began) / 1000) * 24 * factor;
    const apart = await led(stage, 100, at);
    // at the ends of a frame's time half of one is right, and of half a repainting
    expect(Math.max(...apart.slice(5))).toBeLessThanOrEqual(1);
    expect(stage.frames.length).toBeGreaterThan(8);
    expect(new Set(stage.frames).size).toBe(stage.frames.length);
    expect(stage.told).toEqual([]);
  });

  it("goes with it where it jumps, either way, and not back for what is the clock's", async () => {
    const stage = await new PaintedStage().at(0);
    const jumps = [0, 100, 20];
    for (const to of jumps) {
      const began = stage.now;
      const apart = await led(
        stage,
        40,
        (now) => to + ((now - began) / 1000) * 24 + (Math.round(now / REFRESH) % 2) * 0.9,
      );
      expect(Math.max(...apart.slice(8))).toBeLessThanOrEqual(2);
    }
    const turns = stage.frames.filter((frame, n) => frame < (stage.frames[n - 1] ?? 0));
    expect(turns).toHaveLength(1);
  });

  it("does not wait when pictures do not come, but says so, and is where the other one is when they do", async () => {
    const stage = await new PaintedStage().at(0);
    const began = stage.now;
    const at = (now: number): number => ((now - began) / 1000) * 24;
    stage.shelf.isOpen = false;
    await led(stage, 2, at);
    await stage.paint(58);
    expect(stage.told).toEqual(["waits"]);
    expect(stage.projector.motion).toBeDefined();
    stage.shelf.isOpen = true;
    for (const give of [...stage.shelf.given.values()]) give();
    const apart = await led(stage, 60, at);
    expect(stage.told).toEqual(["waits", "goes on"]);
    // half as many as before
    expect(Math.max(...apart.slice(10))).toBeLessThanOrEqual(2.5);
  });

  it("rests where it is sent when the other one rests, and can play by itself again", async () => {
    const stage = await new PaintedStage().at(0);
    const began = stage.now;
    await led(stage, 30, (now) => ((now - began) / 1000) * 24);
    stage.projector.pause();
    stage.projector.seek(150);
    await stage.paint(3);
    expect(stage.frame).toBe(150);
    expect(stage.isAtRest).toBe(true);
    stage.shelf.isOpen = false;
    stage.projector.play();
    await stage.paint(90);
    expect(stage.told).toEqual(["sought 150", "waits"]);
    expect(stage.projector.motion).toBeUndefined();
  });
});

describe("[SQ10] how a sequence moves", () => {
  it.each([
    ["forwards", 1, 10, 34],
    ["backwards", -2, 100, 53],
  ])("is told while it plays: %s", async (_, factor, from, after) => {
    const stage = await new PaintedStage(factor).at(from);
    expect(stage.projector.motion).toBeUndefined();
    stage.projector.play();
    await stage.paint(60);
    const { position, perSecond } = stage.projector.motion ?? { position: Number.NaN, perSecond: 0 };
    expect(position).toBeCloseTo(after, 6);
    expect(perSecond).toBeCloseTo(24 * factor, 9);
    stage.projector.pause();
    expect(stage.projector.motion).toBeUndefined();
  });
});
