import { describe, expect, it } from "vitest";
import { Random } from "../simulator/random";
import { ServerClock } from "../src/server-clock";

const HOUR = 3_600_000;
const EPOCH = 1_700_000_000_000;

/** A server and a network in virtual time; local instants and delays are in milliseconds. */
class World {
  readonly clock = new ServerClock();
  local = 5_000;

  constructor(
    private readonly skew: number,
    /** Parts by which the local clock runs slow. */
    private readonly wander = 0,
  ) {}

  get server(): number {
    return EPOCH + this.skew + this.local * (1 + this.wander);
  }

  /** By how much the clock is off now. */
  get error(): number {
    return this.clock.at(this.local) - this.server;
  }

  ping(there: number, back: number): void {
    const sent = this.local;
    this.local += there;
    const arrived = BigInt(Math.round(this.server * 1000));
    this.local += back;
    this.clock.take(sent, arrived, arrived, this.local);
  }

  pings(count: number, every: number, delays: (n: number) => [number, number]): void {
    for (let n = 0; n < count; n++) {
      this.ping(...delays(n));
      this.local += every;
    }
  }
}

describe("[CL1] four timestamps give the server's time", () => {
  it.each([0, HOUR, -HOUR, 20 * 365 * 24 * HOUR])("whatever the skew: %i ms", (skew) => {
    const world = new World(skew);
    world.ping(20, 20);
    expect(world.error).toBeCloseTo(0, 2);
    expect(world.clock.roundTrip).toBe(40);
  });

  it("asymmetric delay is wrong by half the difference, and owns up to more", () => {
    const world = new World(0);
    world.pings(6, 100, () => [70, 10]);
    expect(Math.abs(world.error)).toBeCloseTo(30, 1);
    expect(world.clock.errorAt(world.local)).toBeGreaterThanOrEqual(30);
  });

  it("before the first pong the welcome's time must do", () => {
    const world = new World(HOUR);
    world.clock.presume(BigInt(Math.round(world.server * 1000)), world.local);
    expect(world.error).toBeCloseTo(0, 2);
    expect(world.clock.errorAt(world.local)).toBeUndefined();
  });
});

describe("[CL2] the shorter its trip, the more a sample counts", () => {
  it("spikes do not move the clock", () => {
    const world = new World(0);
    world.pings(6, 100, () => [10, 10]);
    world.pings(10, 3_000, (n) => (n % 2 === 0 ? [400, 10] : [10, 10]));
    expect(Math.abs(world.error)).toBeLessThan(1);
  });

  it("one good sample among bad ones suffices", () => {
    const world = new World(-HOUR);
    world.pings(5, 100, (n) => (n === 3 ? [5, 5] : [300, 20]));
    expect(Math.abs(world.error)).toBeLessThan(1);
  });

  it("the best of all is not believed for ever", () => {
    const world = new World(0, 150e-6);
    world.ping(5, 5);
    let worst = 0;
    for (let n = 0; n < 20; n++) {
      world.local += 3_000;
      world.ping(7, 7);
      worst = Math.max(worst, Math.abs(world.error));
    }
    expect(worst).toBeLessThan(5);
  });

  it("an old one loses its weight: the clock follows one that runs 50 ppm apart", () => {
    const world = new World(0, 50e-6);
    world.pings(6, 100, () => [5, 5]);
    let worst = 0;
    for (let n = 0; n < 600; n++) {
      world.ping(12 + (n % 3), 12);
      world.local += 3_000;
      worst = Math.max(worst, Math.abs(world.error));
    }
    expect(worst).toBeLessThan(12);
  });
});

describe("[CL3] corrections are slewed", () => {
  it("by 20 ms a second at most, and never back", () => {
    const world = new World(0);
    world.pings(12, 100, () => [60, 10]);
    const error = world.error;
    world.ping(1, 1);
    expect(world.error).toBeCloseTo(error, 0);
    let last = world.clock.at(world.local);
    for (let n = 0; n < 500; n++) {
      world.local += 1;
      const now = world.clock.at(world.local);
      expect(now).toBeGreaterThan(last);
      expect(now - last).toBeCloseTo(1, 1);
      last = now;
    }
    expect(Math.abs(world.error - error)).toBeCloseTo(10, 0);
    world.local += 10_000;
    expect(Math.abs(world.error)).toBeLessThan(1);
  });

  it.each([
    [120, 60],
    [260, 0],
    [900, 0],
  ])(
    "a burst that was held up by %i ms as a whole leaves %i ms to be worked in when a sample says so",
    (late, left) => {
      const world = new World(0);
      world.pings(12, 100, () => [late, 0]);
      expect(Math.abs(world.error)).toBeCloseTo(late / 2, 0);
      world.ping(1, 1);
      expect(Math.abs(world.error)).toBeCloseTo(left, 0);
    },
  );

  it("another clock altogether is believed at once", () => {
    const world = new World(0);
    world.pings(6, 100, () => [10, 10]);
    const other = new World(HOUR);
    other.local = world.local;
    const arrived = BigInt(Math.round((other.server + 10) * 1000));
    world.clock.take(world.local, arrived, arrived, world.local + 20);
    other.local += 20;
    expect(world.clock.at(other.local) - other.server).toBeCloseTo(0, 1);
  });
});

it("[CL4] local instants and server instants convert both ways", () => {
  const world = new World(HOUR);
  world.pings(3, 100, () => [10, 10]);
  const micros = world.clock.microsAt(world.local + 777);
  expect(world.clock.localAt(micros)).toBeCloseTo(world.local + 777, 2);
});

describe("[CL7] how fast the clocks run apart is found out, and how wrong the time may be is owned up to", () => {
  /** Delays of one way: what it takes, and what comes on top of it by chance; and how often there is a ping [CL6]; in milliseconds. */
  const NETWORKS = {
    lan: { there: [0.2, 0.2], back: [0.2, 0.2], every: 3_000, within: 1 },
    office: { there: [17, 6], back: [17, 6], every: 3_000, within: 4 },
    "one way slow": { there: [60, 15], back: [20, 5], every: 3_000, within: 30 },
    mobile: { there: [20, 120], back: [20, 120], every: 500, within: 30 },
  } as const;
  const cases = Object.keys(NETWORKS).flatMap((name) =>
    [-200, 0, 200].flatMap((ppm) => [0, 0.5].map((lost) => [name as keyof typeof NETWORKS, ppm, lost] as const)),
  );

  it.each(cases)("%s, %i ppm, %f of the pongs are lost", (name, ppm, lost) => {
    const { there, back, every, within } = NETWORKS[name];
    const random = new Random(ppm + 1_000, lost * 10);
    const world = new World(HOUR, ppm * 1e-6);
    const delay = ([least, jitter]: readonly [number, number]) => least + jitter * random.next();
    for (let n = 0; n < 300; n++) {
      if (n === 0 || !random.chance(lost)) world.ping(delay(there), delay(back));
      expect(Math.abs(world.error)).toBeLessThanOrEqual(world.clock.errorAt(world.local) ?? 0);
      if (n > 60) expect(Math.abs(world.error)).toBeLessThan(within);
      world.local += n < 10 ? 120 : every;
      expect(Math.abs(world.error)).toBeLessThanOrEqual(world.clock.errorAt(world.local) ?? 0);
    }
  });
});
