import { describe, expect, it } from "vitest";
import { WakeWatch, type Waking } from "../src/wake-watch";
import { ManualTime } from "./support/manual-time";
import { Screening } from "./support/screening";

function watched(time = new ManualTime()) {
  const woken: Waking[] = [];
  const watch = new WakeWatch(time, (waking) => void woken.push(waking));
  watch.start();
  return { time, woken, watch };
}

describe("[RC6] waking up is noticed", () => {
  it.each([600, 30_000, 8 * 3_600_000])("by the wall clock, where the monotonic one stops for %i ms", async (slept) => {
    const { time, woken } = watched();
    await time.pass(3_500);
    time.sleep(slept);
    await time.pass(1_000);
    expect(woken).toEqual([{ clockStopped: true }]);
  });

  it.each([7_000, 3_600_000])("by timers that come %i ms late, where it does not", async (slept) => {
    const { time, woken } = watched();
    await time.pass(3_500);
    time.leap(slept);
    await time.pass(1_000);
    expect(woken).toEqual([{ clockStopped: false }]);
  });

  it("by late timers alone, where there is no wall clock", async () => {
    const time = new ManualTime();
    const { woken } = watched({ now: () => time.now(), after: time.after.bind(time) } as ManualTime);
    time.sleep(60_000);
    await time.pass(5_000);
    expect(woken).toEqual([]);
    time.leap(60_000);
    await time.pass(1_000);
    expect(woken).toEqual([{ clockStopped: false }]);
  });

  it.each<[string, (time: ManualTime) => void]>([
    ["timers are a little late", (time) => time.leap(4_000)],
    ["the wall clock is set a little", (time) => time.sleep(400)],
    ["the wall clock is set back", (time) => time.sleep(-3_600_000)],
  ])("not when %s", async (_, happens) => {
    const { time, woken } = watched();
    for (let n = 0; n < 20; n++) {
      happens(time);
      await time.pass(1_000);
    }
    expect(woken).toEqual([]);
  });

  it("once, and again the next time; not after it was stopped", async () => {
    const { time, woken, watch } = watched();
    for (let n = 0; n < 3; n++) {
      time.sleep(60_000);
      await time.pass(5_000);
    }
    expect(woken).toHaveLength(3);
    watch.stop();
    time.sleep(60_000);
    await time.pass(5_000);
    expect(woken).toHaveLength(3);
    expect(time.timers).toBe(0);
  });
});

/** The pings that have left since `from` of everything that was sent. */
const pings = (s: Screening, from: number) => s.told.slice(from).filter(({ frame }) => frame.case === "ping").length;

describe("[RC7] on waking up the clock is measured anew and the connection is checked", () => {
  it.each([90_000, 3_600_000])("where the monotonic clock stood still for %i ms", async (slept) => {
    const s = await Screening.open(undefined, 100_000);
    void s.client.play();
    await s.run(5_000);
    const from = s.told.length;
    s.time.sleep(slept);
    s.room.slept(slept);
    await s.run(2_000);
    expect(pings(s, from)).toBeGreaterThanOrEqual(6);
    expect(s.client.serverTimeAt()).toBe(s.room.now);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
    expect(s.client.state.kind).toBe("live");
  });

  it("where it went on", async () => {
    const s = await Screening.open(undefined, 100_000);
    void s.client.play();
    await s.run(5_000);
    const from = s.told.length;
    s.player.stall(90_000);
    s.time.leap(90_000);
    await s.run(2_000);
    expect(pings(s, from)).toBeGreaterThanOrEqual(6);
    expect(Math.abs(s.off)).toBeLessThanOrEqual(1);
  });

  it("a server that is gone meanwhile is found out in a heartbeat or two, and who gave up tries again", async () => {
    const s = await Screening.open();
    s.time.sleep(60_000);
    s.room.slept(60_000);
    await s.time.pass(10_000);
    expect(s.sockets.length).toBeGreaterThan(1);
    while (s.client.state.kind !== "failed") {
      s.socket.cut();
      await s.time.pass(60_000);
    }
    const tried = s.sockets.length;
    s.time.sleep(60_000);
    await s.time.pass(1_100);
    expect(s.sockets).toHaveLength(tried + 1);
  });

  it("an attempt on a machine that is merely slow is left alone", async () => {
    const s = await Screening.open();
    s.socket.cut();
    await s.time.pass(0);
    const tried = s.sockets.length;
    s.time.leap(6_500);
    s.socket.open();
    await s.time.pass(500);
    s.exchange();
    await s.time.pass(500);
    expect(s.sockets).toHaveLength(tried);
    expect(s.client.state.kind).toBe("live");
  });

  it("timers of a hidden page are late without any sleep", async () => {
    const s = await Screening.open();
    s.client.hidden = true;
    while (s.client.state.kind !== "failed") {
      s.socket.cut();
      await s.time.pass(60_000);
    }
    const tried = s.sockets.length;
    for (let n = 0; n < 10; n++) {
      s.time.leap(60_000);
      await s.time.pass(0);
    }
    expect(s.sockets).toHaveLength(tried);
  });
});
