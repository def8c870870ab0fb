import { describe, expect, it } from "vitest";
import { DEFAULT_PROFILE } from "../src/drift-controller";
import { DriftEstimate } from "../src/drift-estimate";

const PROFILE = {
  ...DEFAULT_PROFILE.estimate,
  batch: 5,
  start: 8,
  drift: 0,
  noise: { first: 6, least: 6 },
  certainty: 4,
};

/** Feeds a player of 24 fps. */
class Feed {
  now = 100_000;

  constructor(readonly estimate: DriftEstimate) {}

  /** So many readings, all of this error. */
  read(readings: number, error: number | ((now: number) => number)): number | undefined {
    for (let n = 0; n < readings * PROFILE.batch; n++) {
      this.now += 1000 / 24;
      this.estimate.measure(typeof error === "number" ? error : error(this.now), this.now);
    }
    return this.estimate.error;
  }
}

const feed = (profile = PROFILE) => new Feed(new DriftEstimate(profile));

describe("[DC1] readings are weighed against each other and against what is to be expected of a start", () => {
  // With nothing that drifts it is the mean, as if a start without error had been read as often as variances have it.
  it.each([1, 2, 5, 20])("after %i readings", (readings) => {
    expect(feed().read(readings, 12)).toBeCloseTo((12 * readings) / (readings + 6 ** 2 / 8 ** 2), 9);
  });

  it("before the first there is no error", () => {
    const { estimate } = feed();
    for (let n = 0; n < 4; n++) estimate.measure(10, n);
    expect(estimate.error).toBeUndefined();
  });
});

describe("[DC1] the longer ago a reading was, the less it counts", () => {
  it.each([
    [0, 4.9, 5],
    [0.5, 7.5, 8.5],
    [2, 9.8, 10],
  ])("after 40 readings of nothing and 40 of 10 ms, with a drift of %f ms a second: %f to %f", (drift, least, most) => {
    const it = feed({ ...PROFILE, drift });
    it.read(40, 0);
    const error = it.read(40, 10);
    expect(error).toBeGreaterThan(least);
    expect(error).toBeLessThan(most);
  });
});

describe("[DC1] what is beyond all noise is believed at once, and all before it is not", () => {
  it.each([
    [39, false],
    [41, true],
  ])("%f ms just after a start", (error, isNews) => {
    // Of start and reading together: ten milliseconds.
    const believed = feed().read(1, error);
    if (isNews) expect(believed).toBe(error);
    else expect(believed).toBeLessThan(error * 0.7);
  });

  it("after a long time of nothing", () => {
    const it = feed();
    it.read(100, 1);
    expect(it.read(1, -70)).toBe(-70);
    expect(it.read(1, -70)).toBe(-70);
  });
});

describe("[DC1] measurements that are 60 ms beside their middle are accidents", () => {
  it.each([
    [[10, 10, 10, 900, -900], 10],
    [[10, 10, 10, 69, 10], 21.8],
  ])("%o", (batch, mean) => {
    const estimate = new DriftEstimate(PROFILE);
    for (const [n, error] of batch.entries()) estimate.measure(error, n);
    expect(estimate.error).toBeCloseTo((mean * 8 ** 2) / (8 ** 2 + 6 ** 2), 9);
  });
});

describe("[DC2] a trim does not end what is known: what it does is counted", () => {
  it.each([0.98, 0.993, 1.02])("a factor of %f", (factor) => {
    const trimmed = feed();
    const left = feed();
    left.read(12, 9);
    trimmed.read(3, 9);
    const from = trimmed.now;
    trimmed.estimate.trimmed(factor, from);
    trimmed.read(4, (now) => 9 + (factor - 1) * (now - from));
    const until = trimmed.now;
    trimmed.estimate.trimmed(1, until);
    const by = (factor - 1) * (until - from);
    expect(trimmed.read(5, 9 + by)).toBeCloseTo((left.estimate.error ?? Number.NaN) + by, 9);
  });
});

it("[DC8] a restart forgets what was measured, but not how noisy readings are", () => {
  const noisy = new DriftEstimate({ ...PROFILE, noise: { first: 6, least: 1 } });
  const measure = (reading: number, from: number) => {
    for (let n = 0; n < 5; n++) noisy.measure(reading, from + n);
  };
  for (let n = 0; n < 100; n++) measure(n % 2 === 0 ? 20 : -20, n * 10);
  noisy.restart();
  expect(noisy.error).toBeUndefined();
  measure(20, 2_000);
  // Readings 40 ms apart have a standard deviation of 35.
  expect(noisy.error).toBeCloseTo((20 * 8 ** 2) / (8 ** 2 + (40 / 1.128) ** 2), 1);
});
