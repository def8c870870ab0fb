import { describe, expect, it } from "vitest";
import { PaintedStage, REFRESH } from "./support/painted-stage";
import { settled } from "./support/slides";

describe("[SQ5] a sequence that rests", () => {
  it("shows exactly the frame that it is sent to, tells that it has arrived, and rests", async () => {
    const stage = new PaintedStage();
    for (const frame of [0, 199, 57, 58, 57]) {
      stage.projector.seek(frame);
      await stage.paint(3);
      expect(stage.frame).toBe(frame);
      expect(stage.told.splice(0)).toEqual([`sought ${frame}`]);
      expect(stage.reports.splice(0).map(([shown]) => shown)).toEqual([frame]);
      expect(stage.isAtRest).toBe(true);
    }
  });

  it("shows a frame once more that is on glass already", async () => {
    const stage = await new PaintedStage().at(7);
    stage.projector.seek(7);
    await stage.paint(2);
    expect(stage.told).toEqual(["sought 7"]);
    expect(stage.reports.map(([frame]) => frame)).toEqual([7]);
  });

  it("goes where it was sent last, whatever was asked for before", async () => {
    const stage = new PaintedStage();
    stage.shelf.isOpen = false;
    stage.projector.seek(10);
    await stage.paint();
    stage.projector.seek(150);
    await stage.paint();
    for (const give of [...stage.shelf.given.values()]) give();
    await stage.paint(2);
    expect(stage.frames).toEqual([150]);
    expect(stage.told).toEqual(["sought 150"]);
  });

  it("says that it waits for a picture that does not come, and goes on with it", async () => {
    const stage = await new PaintedStage().at(0);
    stage.shelf.isOpen = false;
    stage.projector.seek(120);
    await stage.paint(14);
    expect(stage.told).toEqual([]);
    await stage.paint(6);
    expect(stage.told).toEqual(["waits"]);
    expect(stage.frame).toBe(0);
    for (const give of [...stage.shelf.given.values()]) give();
    await stage.paint(2);
    expect(stage.told).toEqual(["waits", "goes on", "sought 120"]);
    expect(stage.frame).toBe(120);
  });

  it("shows what comes while somebody drags, and tells of no arrival", async () => {
    const stage = await new PaintedStage().at(0);
    stage.shelf.isOpen = false;
    stage.projector.preview(60);
    await stage.paint();
    const give = stage.shelf.given.get(60);
    stage.projector.preview(90);
    await stage.paint();
    give?.();
    await stage.paint();
    expect(stage.frame).toBe(60);
    stage.shelf.given.get(90)?.();
    await stage.paint(2);
    expect(stage.frame).toBe(90);
    expect(stage.told).toEqual([]);
    expect(stage.reports.map(([frame]) => frame)).toEqual([90]);
  });
});

describe("[SQ7] a sequence whose pictures come too late", () => {
  /** Gives one picture each so many repaintings, in the order in which they were asked for. */
  async function slowly(stage: PaintedStage, times: number, each: number): Promise<void> {
    for (let n = 0; n < times; n++) {
      if (n % each === 0) {
        const [first] = stage.shelf.given.values();
        first?.();
      }
      await stage.paint();
    }
  }

  it("leaves out those whose time is over, and shows none after one that is further on", async () => {
    const stage = await new PaintedStage().at(0);
    stage.shelf.isOpen = false;
    stage.projector.play();
    await slowly(stage, 60, 4);
    expect(stage.frames).toEqual([...stage.frames].sort((a, b) => a - b));
    expect(new Set(stage.frames).size).toBe(stage.frames.length);
  });

  it("says that it waits, and goes on from there once enough are at hand", async () => {
    const stage = await new PaintedStage(1, { capacity: 13 }).at(0);
    stage.shelf.isOpen = false;
    stage.projector.play();
    await stage.paint(90);
    expect(stage.told).toEqual(["waits"]);
    stage.shelf.isOpen = true;
    for (let n = 0; n < 4; n++) for (const give of [...stage.shelf.given.values()]) give();
    await stage.paint(30);
    expect(stage.told).toEqual(["waits", "goes on"]);
    expect(stage.frames.length).toBeGreaterThan(12);
  });

  it("then shows fewer, each at its time", async () => {
    const stage = await new PaintedStage(1, { frames: 2000 }).at(0);
    stage.shelf.isOpen = false;
    stage.projector.play();
    // ten pictures a second, of 24
    await slowly(stage, 900, 6);
    expect(stage.told).toEqual([]);
    const late = stage.shown.slice(40);
    expect(late.length).toBeGreaterThan(100);
    for (const [frame, at] of late) expect(stage.clock.frameAt(at + REFRESH / 2) - frame).toBeLessThanOrEqual(1);
  });

  it("asks again for what did not come, and is told why", async () => {
    const stage = new PaintedStage();
    stage.shelf.isOpen = false;
    stage.projector.seek(3);
    await settled();
    stage.shelf.refused.get(3)?.();
    await settled();
    expect(stage.shelf.failures).toHaveLength(1);
    stage.projector.close();
    stage.stock.close();
  });
});
