import { describe, expect, it } from "vitest";
import { PaintedStage, REFRESH } from "./support/painted-stage";

describe("[SQ5] a sequence that plays", () => {
  it.each([
    ["forwards", 1, 0, 24],
    ["backwards", -1, 150, 24],
    ["slowly", 0.5, 0, 24],
    ["at double speed, each picture", 2, 0, 24],
    ["backwards at half speed", -0.5, 150, 24],
    ["at 29.97", 1, 0, 30000 / 1001],
    ["at 25 backwards", -1, 150, 25],
  ])("%s shows every frame on the repainting nearest to its time", async (_, factor, from, fps) => {
    const stage = await new PaintedStage(factor, { fps }).at(from);
    const began = stage.now;
    stage.projector.play();
    await stage.paint(120);
    const way = Math.sign(factor);
    expect(stage.frames.length).toBeGreaterThan(40 * Math.min(1, Math.abs(factor)));
    // at double speed, the time of the first one is over before anything can be painted
    const [first = from] = stage.frames;
    expect(Math.abs(first - from)).toBe(Math.abs(factor) > 1 ? 2 : 1);
    expect(stage.frames).toEqual(stage.frames.map((__, n) => first + way * n));
    for (const [frame, at] of stage.shown) {
      const due = began + (Math.abs(frame - from) * 1000) / (Math.abs(factor) * fps);
      expect(Math.abs(at - due)).toBeLessThanOrEqual(REFRESH / 2 + 0.01);
    }
    // the playhead is at a frame's number when its time begins, or ends, backwards
    for (const [frame, at] of stage.reports) {
      const position = from + (way < 0 ? 1 : 0) + ((at - began) * factor * fps) / 1000;
      expect(position).toBeCloseTo(frame, 6);
    }
    expect(stage.told).toEqual([]);
  });

  it.each([
    ["forwards", 8, 0],
    ["backwards", -8, 199],
  ])("eight times as fast %s shows each third, at its time", async (_, factor, from) => {
    const stage = await new PaintedStage(factor).at(from);
    const began = stage.now;
    stage.projector.play();
    await stage.paint(40);
    expect(stage.frames.length).toBeGreaterThan(35);
    for (const [n, [frame, at]] of stage.shown.entries()) {
      if (n > 0 && frame !== 0) expect(frame % 3).toBe(0);
      const due = began + (Math.abs(frame - from) * 1000) / (8 * 24);
      expect(Math.abs(at - due)).toBeLessThanOrEqual(REFRESH);
    }
  });

  it("holds no more than it may, and fetches nothing that it has passed", async () => {
    const stage = await new PaintedStage(1, { capacity: 10 }).at(0);
    stage.projector.play();
    for (let n = 0; n < 200; n++) {
      await stage.paint();
      expect(stage.stock.size).toBeLessThanOrEqual(10);
    }
    expect(stage.frames).toEqual(stage.frames.map((_, n) => n + 1));
    expect(new Set(stage.shelf.asked).size).toBe(stage.shelf.asked.length);
  });

  it("stops on the last frame when its time is over", async () => {
    const stage = await new PaintedStage().at(196);
    stage.projector.play();
    await stage.paint(60);
    expect(stage.frames).toEqual([197, 198, 199]);
    expect(stage.told).toEqual(["ended"]);
    expect(stage.isAtRest).toBe(true);
  });

  it("stays on the first frame, backwards", async () => {
    const stage = await new PaintedStage(-1).at(2);
    stage.projector.play();
    await stage.paint(60);
    expect(stage.frames).toEqual([1, 0]);
    expect(stage.told).toEqual([]);
  });

  it("turns round, and goes on at another speed, without showing a frame twice", async () => {
    const stage = await new PaintedStage().at(10);
    stage.projector.play();
    await stage.paint(60);
    const turned = stage.frame ?? 0;
    stage.projector.setFactor(-2);
    await stage.paint(30);
    const back = stage.frames.slice(stage.frames.indexOf(turned));
    expect(back).toEqual([...new Set(back)].sort((a, b) => b - a));
    expect(back.length).toBeGreaterThan(15);
  });

  it("goes on from where it is sent, as soon as that is at hand, and stays where it is paused", async () => {
    const stage = await new PaintedStage().at(0);
    stage.projector.play();
    await stage.paint(30);
    stage.projector.seek(120);
    await stage.paint(30);
    expect(stage.told).toEqual(["sought 120"]);
    const after = stage.frames.slice(stage.frames.indexOf(120));
    expect(after).toEqual(after.map((_, n) => 120 + n));
    stage.projector.pause();
    const rests = stage.frame;
    await stage.paint(30);
    expect(stage.frame).toBe(rests);
    expect(stage.isAtRest).toBe(true);
  });

  it("plays from where it was sent before it was there", async () => {
    const stage = new PaintedStage();
    stage.shelf.isOpen = false;
    stage.projector.seek(30);
    stage.projector.play();
    await stage.paint(5);
    expect(stage.frames).toEqual([]);
    stage.shelf.isOpen = true;
    for (const give of [...stage.shelf.given.values()]) give();
    await stage.paint(30);
    expect(stage.frames).toEqual(stage.frames.map((_, n) => 30 + n));
    expect(stage.told).toEqual(["sought 30"]);
  });

  it("when a page was not painted for a while it goes on where the time is", async () => {
    const stage = await new PaintedStage().at(0);
    stage.projector.play();
    await stage.paint(20);
    stage.now += 2_000;
    await stage.paint(30);
    const [frame = 0, at = 0] = stage.shown.at(-1) ?? [];
    expect(stage.clock.frameAt(at + REFRESH / 2)).toBe(frame);
    expect(frame).toBeGreaterThan(60);
  });
});
