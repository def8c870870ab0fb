import { describe, expect, it } from "vitest";
import type { Correction } from "../src/corrector";
import { DEFAULT_PROFILE, DriftController } from "../src/drift-controller";

/** A player of 24 fps that obeys the controller; errors in milliseconds. */
class Rig {
  readonly controller = new DriftController();
  now = 100_000;
  speed = 1;
  readonly log: Correction["kind"][] = [];

  constructor(public error: number) {}

  /** Lets so many frames pass; `noise` is added to what is measured. */
  run(frames: number, noise: (n: number) => number = () => 0): void {
    for (let n = 0; n < frames; n++) {
      this.now += 1000 / 24;
      this.error += (1000 / 24) * (this.speed - 1);
      const correction = this.controller.measure(this.error + noise(n), this.now);
      if (correction.kind === "trim") this.speed = correction.factor;
      if (correction.kind === "release") this.speed = 1;
      if (correction.kind === "seek") this.error = 3;
      if (correction.kind !== "none") this.log.push(correction.kind);
    }
  }
}

describe("[DC1] inside the dead band the speed is left alone", () => {
  it.each([0, 3.9, -3.9])("an error of %f ms", (error) => {
    const rig = new Rig(error);
    rig.run(500);
    expect(rig.log).toEqual([]);
  });

  it("noise is filtered: spikes of a second change nothing", () => {
    const rig = new Rig(3);
    rig.run(500, (n) => (n % 3 === 0 ? 1_000 : 0));
    expect(rig.log).toEqual([]);
  });
});

describe("[DC1] outside it what is believed of an error is trimmed, after five measurements", () => {
  const { deadBand, trimTime, estimate } = DEFAULT_PROFILE;
  /** What one reading is believed, of a player that has just started. */
  const weight = estimate.start ** 2 / (estimate.start ** 2 + estimate.noise.first ** 2);

  it.each([
    [deadBand / weight - 0.1, []],
    [deadBand / weight + 0.1, [deadBand + 0.1 * weight]],
    [9, [9 * weight]],
  ])("an error of %f ms just after a start", (error, believed) => {
    const controller = new DriftController();
    const found = Array.from({ length: 5 }, (_, n) => controller.measure(error, 100_000 + (n * 1000) / 24));
    expect(found.filter(({ kind }) => kind !== "none")).toEqual(
      believed.map((ms) => ({ kind: "trim", factor: expect.closeTo(1 - ms / trimTime, 6) })),
    );
  });
});

describe("[DC2] outside it one trim is held until the error is gone", () => {
  it.each([40, -40, 150, -150, 199])("an error of %i ms", (error) => {
    const rig = new Rig(error);
    rig.run(20);
    expect(rig.log).toEqual(["trim"]);
    expect(Math.abs(rig.speed - 1)).toBeGreaterThan(0);
    expect(Math.abs(rig.speed - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
    expect(Math.sign(rig.speed - 1)).toBe(-Math.sign(error));
    rig.run(24 * 15);
    expect(rig.log).toEqual(["trim", "release"]);
    expect(Math.abs(rig.error)).toBeLessThan(1);
    expect(rig.speed).toBe(1);
  });
});

it("[DC2] a trim ends when the error is gone sooner than it should be", () => {
  const rig = new Rig(150);
  rig.run(20);
  expect(rig.log).toEqual(["trim"]);
  rig.error = -90;
  rig.run(5);
  expect(rig.log).toEqual(["trim", "release"]);
});

describe("[DC3] beyond 200 ms it seeks", () => {
  it("once, and measures again", () => {
    const rig = new Rig(-900);
    rig.run(100);
    expect(rig.log).toEqual(["seek"]);
  });

  it("with a cool-down, if that did not help", () => {
    const rig = new Rig(0);
    rig.error = 5_000;
    const seeks: number[] = [];
    for (let n = 0; n < 240; n++) {
      rig.now += 1000 / 24;
      if (rig.controller.measure(5_000, rig.now).kind === "seek") seeks.push(rig.now);
    }
    const pauses = seeks.slice(1).map((at, n) => at - (seeks[n] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_500);
  });
});

describe("[DC23] soon after a jump the speed is trimmed by up to a fifth", () => {
  it.each([-51, 90, -150, 199])("for an error of %i ms, until it is gone", (error) => {
    const rig = new Rig(error);
    rig.controller.jumped(rig.now);
    rig.run(8);
    const factor = 1 - Math.sign(error) * Math.min(Math.abs(error) / 500, 0.2);
    expect(rig.speed).toBeCloseTo(factor, 1);
    expect(Math.abs(rig.speed - 1)).toBeGreaterThan(0.02);
    expect(Math.abs(rig.speed - 1)).toBeLessThanOrEqual(0.2);
    rig.run(30);
    expect(Math.abs(rig.error)).toBeLessThan(12);
    expect(Math.abs(rig.speed - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
    rig.run(72);
    expect(rig.log).toEqual(["trim", "trim", "release"]);
    expect(Math.abs(rig.error)).toBeLessThan(1);
  });

  it.each([
    ["of 45 ms", 45, 0],
    ["2 s later", 90, 2_001],
  ])("but not for an error %s", (_, error, later) => {
    const rig = new Rig(error);
    rig.controller.jumped(rig.now);
    rig.now += later;
    rig.run(10);
    expect(rig.log).toEqual(["trim"]);
    expect(rig.speed).toBeCloseTo(0.98, 9);
  });

  it("beyond 200 ms another jump is due", () => {
    const rig = new Rig(-300);
    rig.controller.jumped(rig.now);
    rig.run(20);
    expect(rig.log).toEqual(["seek"]);
  });
});

describe("[DC5] after joining it is gentle", () => {
  it("one correction a second at most, until the error is under half a second", () => {
    const rig = new Rig(0);
    rig.controller.joined(rig.now);
    const seeks: number[] = [];
    for (let n = 0; n < 24 * 10; n++) {
      rig.now += 1000 / 24;
      if (rig.controller.measure(800, rig.now).kind === "seek") seeks.push(rig.now);
    }
    expect(seeks.length).toBeGreaterThan(3);
    const pauses = seeks.slice(1).map((at, n) => at - (seeks[n] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_000);
  });

  it("and for 30 s at most", () => {
    const rig = new Rig(0);
    rig.controller.joined(rig.now);
    rig.now += 31_000;
    const kinds = Array.from({ length: 10 }, (_, n) => rig.controller.measure(800, rig.now + n * 42).kind);
    expect(kinds).toContain("seek");
  });
});

it("[DC8] a change of course forgets what was measured", () => {
  const rig = new Rig(100);
  rig.run(6 + 6);
  rig.controller.restart(rig.now);
  // Five measurements make a reading: who is where it ought to be is left alone.
  const corrections = Array.from({ length: 10 }, (_, n) => rig.controller.measure(0, rig.now + 200 + n * 42).kind);
  expect(new Set(corrections)).toEqual(new Set(["none"]));
});

describe("[DC24] what is foreseen is trimmed at once, by up to three tenths", () => {
  const frame = 1000 / 24;

  it.each([-42, 60, -120, 199])("an error of %i ms, until it is gone", (error) => {
    const rig = new Rig(error);
    const correction = rig.controller.foresee(error, rig.now, frame);
    const trim = Math.sign(error) * Math.min(Math.abs(error) / 200, 0.3);
    expect(correction).toEqual({ kind: "trim", factor: expect.closeTo(1 - trim, 9) });
    rig.speed = 1 - trim;
    rig.run(Math.ceil(Math.abs(error / trim) / frame) + 1);
    expect(Math.abs(rig.error)).toBeLessThan(12);
    expect(Math.abs(rig.speed - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
    rig.run(48);
    expect(Math.abs(rig.error)).toBeLessThan(4);
    expect(rig.speed).toBe(1);
  });

  it("and measured on: what was foreseen wrongly is not made up for", () => {
    const rig = new Rig(0);
    const correction = rig.controller.foresee(100, rig.now, frame);
    rig.speed = correction.kind === "trim" ? correction.factor : Number.NaN;
    rig.run(96);
    expect(Math.abs(rig.error)).toBeLessThan(DEFAULT_PROFILE.deadBand + 1);
  });

  it.each([
    ["less than a frame", 41, frame],
    ["less than 50 ms where a frame is longer", 49, 84],
    ["what is for a jump", 201, frame],
  ])("but not %s", (_, error, long) => {
    for (const sign of [1, -1]) {
      expect(new DriftController().foresee(sign * error, 0, long)).toEqual({ kind: "none" });
    }
  });
});
