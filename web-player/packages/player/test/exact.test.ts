import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackwardsPlayhead } from "../src/exact/backwards";
import { bytesFor, capacityFor } from "../src/exact/budget";
import { Filling } from "../src/exact/filling";
import { FrameCache } from "../src/exact/frame-cache";
import { type Heading, nextRun, windowAround } from "../src/exact/frame-window";
import type { Numbered, Picture, Reel } from "../src/exact/reel";
import { VideoAfter } from "../src/exact/video-after";
import { exactStrings } from "../src/strings-exact";

const MIB = 2 ** 20;
const FULL_HD = 1920 * 1080 * 1.5;

describe("[XD2] how many pictures are kept", () => {
  it.each([
    ["a browser that does not say", { memory: undefined, handheld: false }, 320],
    ["much memory", { memory: 8, handheld: false }, 640],
    ["some", { memory: 4, handheld: false }, 320],
    ["little", { memory: 2, handheld: false }, 128],
    ["a telephone", { memory: 8, handheld: true }, 128],
  ])("%s", (_, machine, mib) => {
    expect(bytesFor(machine)).toBe(mib * MIB);
  });

  it.each([
    ["48 either way of small ones", 320 * MIB, 320 * 180 * 1.5, 97],
    ["48 either way of 1920 x 1080", 320 * MIB, FULL_HD, 97],
    ["fewer of 3840 x 2160", 320 * MIB, 4 * FULL_HD, 26],
    ["fewer on a telephone", 128 * MIB, FULL_HD, 43],
    ["none if there would be too few", 128 * MIB, 16 * FULL_HD, 0],
  ])("%s", (_, bytes, picture, expected) => {
    expect(capacityFor(bytes, picture)).toBe(expected);
  });
});

describe("[XD2] which pictures are wanted", () => {
  it.each<[string, number, Heading, number, number, [number, number]]>([
    ["as many either way", 240, "both", 97, 480, [192, 288]],
    ["not before the first", 10, "both", 97, 480, [0, 58]],
    ["not after the last", 470, "both", 97, 480, [422, 479]],
    ["most of those before, backwards", 240, "back", 97, 480, [156, 252]],
    ["few", 240, "both", 9, 480, [236, 244]],
  ])("%s", (_, head, heading, capacity, frames, [first, last]) => {
    expect(windowAround(head, heading, capacity, frames)).toEqual({ first, last });
  });

  it.each<[string, number, Heading, [number, number] | undefined, number | undefined, [number, number] | undefined]>([
    ["nothing there: all of the window", 240, "both", undefined, undefined, [192, 288]],
    ["all there", 240, "both", [192, 288], undefined, undefined],
    ["a few are missing below: they wait", 230, "both", [192, 288], undefined, undefined],
    ["a quarter is missing below", 216, "both", [192, 288], undefined, [168, 191]],
    ["the beginning of the file is missing", 40, "both", [20, 100], undefined, [0, 19]],
    ["one is missing above, and a decoder stands there", 241, "both", [192, 288], 289, [289, 289]],
    ["one is missing above, and none does", 241, "both", [192, 288], undefined, undefined],
    ["a quarter is missing above", 264, "both", [192, 288], undefined, [289, 312]],
    ["the end of the file is missing", 440, "both", [392, 470], undefined, [471, 479]],
    ["the head is missing: what is there above is not decoded again", 190, "both", [200, 288], undefined, [142, 199]],
    ["backwards: half of the window is missing", 240, "back", [204, 252], undefined, [156, 203]],
    ["backwards: less waits", 240, "back", [200, 252], undefined, undefined],
    ["backwards: what is missing above does not matter", 240, "back", [156, 240], undefined, undefined],
  ])("decoded next: %s", (_, head, heading, there, next, run) => {
    const has = (frame: number) => there !== undefined && frame >= there[0] && frame <= there[1];
    const found = nextRun({ head, heading, capacity: 97, frames: 480, has, next });
    expect(found && [found.first, found.last]).toEqual(run);
  });
});

describe("[XD2] a run that is under way when the head moves", () => {
  const has = (frame: number) => (frame >= 168 && frame < 170) || (frame >= 192 && frame <= 288);

  it.each([
    ["goes on where it stands", 215, 170, { first: 170, last: 191 }],
    ["is taken up again when the head comes near", 210, undefined, { first: 170, last: 191 }],
  ])("%s", (_, head, next, run) => {
    expect(nextRun({ head, heading: "both", capacity: 97, frames: 480, has, next })).toEqual(run);
  });
});

/** Pictures that know whether they are closed. */
class Slide implements Picture {
  readonly width = 1;
  readonly height = 1;
  closed = 0;

  constructor(readonly bytes: number) {}

  paint(): void {}

  close(): void {
    this.closed++;
  }
}

describe("[XD3] the pictures at hand", () => {
  it("close those that are furthest, and those that are not wanted first", () => {
    const cache = new FrameCache<Slide>();
    const slides = Array.from({ length: 20 }, () => new Slide(10));
    for (const [frame, slide] of slides.entries()) cache.put(frame, slide);
    cache.trim(5, { first: 4, last: 14 }, 11);
    expect([...slides.keys()].filter((frame) => cache.has(frame))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(slides.filter(({ closed }) => closed === 1)).toHaveLength(9);
    cache.trim(5, { first: 4, last: 14 }, 3);
    expect([...slides.keys()].filter((frame) => cache.has(frame))).toEqual([4, 5, 6]);
    expect(cache.bytes).toBe(30);
    cache.clear();
    expect(slides.every(({ closed }) => closed === 1)).toBe(true);
  });

  it("close the one that another takes the place of", () => {
    const cache = new FrameCache<Slide>();
    const [before, after] = [new Slide(1), new Slide(1)];
    cache.put(7, before);
    cache.put(7, after);
    expect([before.closed, after.closed, cache.get(7) === after]).toEqual([1, 0, true]);
  });
});

/** A medium of 480 frames with a key picture every 250, which counts what is decoded. */
class CountedReel implements Reel {
  readonly pictureBytes = FULL_HD;
  readonly isRefused = false;
  decoded = 0;
  open = 0;
  readonly made: Slide[] = [];
  isClosed = false;

  pictures(from: number): AsyncIterator<Numbered, void> {
    let frame = Math.floor(from / 250) * 250;
    let ended = false;
    this.open++;
    return {
      next: async () => {
        for (; frame < from; frame++) this.decoded++;
        await Promise.resolve();
        if (ended || frame >= 480) return { done: true, value: undefined };
        this.decoded++;
        const picture = new Slide(FULL_HD);
        this.made.push(picture);
        return { done: false, value: { frame: frame++, picture } };
      },
      return: async () => {
        if (!ended) this.open--;
        ended = true;
        return { done: true, value: undefined };
      },
    };
  }

  close(): void {
    this.isClosed = true;
  }
}

describe("[XD2] the walk of a decoder", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** @param bytes as many as there are in those that are wanted, unless said */
  function filled(bytes = 97 * FULL_HD): { reel: CountedReel; filling: Filling; failed: unknown[] } {
    const reel = new CountedReel();
    const failed: unknown[] = [];
    const filling = new Filling(reel, 480, bytes, { gained: () => {}, failed: (cause) => failed.push(cause) });
    return { reel, filling, failed };
  }

  const there = (filling: Filling) => Array.from({ length: 480 }, (_, n) => n).filter((n) => filling.cache.has(n));
  const settle = () => vi.advanceTimersByTimeAsync(200);

  it("begins at the key picture before, once, and keeps what is around the head", async () => {
    const { reel, filling } = filled();
    filling.around(240, "both");
    await settle();
    expect(there(filling)).toEqual(Array.from({ length: 97 }, (_, n) => 192 + n));
    expect(reel.decoded).toBe(289);
  });

  it("goes on where it stands when the head goes forth", async () => {
    const { reel, filling } = filled();
    filling.around(100, "both");
    await settle();
    for (let head = 101; head <= 150; head++) {
      filling.around(head, "both");
      await settle();
    }
    expect(there(filling)).toEqual(Array.from({ length: 97 }, (_, n) => 102 + n));
    expect(reel.decoded).toBe(199);
    expect(reel.open).toBe(1);
  });

  it("decodes a group of pictures a few times when it goes back through all of it, and has each when it comes", async () => {
    const { reel, filling } = filled();
    filling.around(479, "back");
    await settle();
    for (let head = 478; head >= 0; head--) {
      filling.around(head, "back");
      await settle();
      expect(filling.cache.has(head)).toBe(true);
      expect(filling.cache.size).toBeLessThanOrEqual(97);
    }
    expect(reel.decoded).toBeLessThan(5 * 480);
  });

  it("is through with what it began when the head moves meanwhile", async () => {
    const { filling } = filled();
    filling.around(240, "both");
    await settle();
    for (let head = 239; head >= 192; head--) {
      filling.around(head, "both");
      for (let n = 0; n < 5; n++) await Promise.resolve();
    }
    await settle();
    expect(there(filling)).toEqual(Array.from({ length: 97 }, (_, n) => 144 + n));
  });

  it("takes in what little is missing once the head is at rest", async () => {
    const { filling } = filled();
    filling.around(240, "both");
    await settle();
    filling.around(230, "both");
    await settle();
    expect(there(filling)[0]).toBe(192);
    await vi.advanceTimersByTimeAsync(400);
    expect(there(filling)).toEqual(Array.from({ length: 97 }, (_, n) => 182 + n));
  });

  it("keeps what the head has left where there is memory for it, and decodes none of it anew", async () => {
    const { reel, filling } = filled(640 * MIB);
    const walk = async (from: number, to: number) => {
      for (let head = from; head !== to; head += Math.sign(to - from)) {
        filling.around(head, "both");
        await settle();
      }
      filling.around(to, "both");
      await vi.advanceTimersByTimeAsync(1_000);
    };
    filling.around(240, "both");
    await settle();
    await walk(240, 192);
    await walk(192, 288);
    const { decoded } = reel;
    await walk(288, 192);
    await walk(192, 288);
    expect(reel.decoded).toBe(decoded);
    await walk(288, 479);
    expect(filling.cache.size).toBe(194);
    expect(filling.cache.has(300)).toBe(true);
  });

  it("holds no more than it may, and closes everything in the end", async () => {
    const { reel, filling } = filled(64 * MIB);
    for (const head of [240, 10, 470, 300]) {
      filling.around(head, "both");
      await settle();
      expect(filling.cache.bytes).toBeLessThanOrEqual(64 * MIB);
    }
    filling.close();
    await settle();
    expect(reel.made.every(({ closed }) => closed === 1)).toBe(true);
    expect([reel.open, reel.isClosed]).toEqual([0, true]);
  });

  it("does not begin anew for every place that somebody drags the playhead through", async () => {
    const { reel, filling } = filled();
    for (let head = 0; head < 480; head += 60) {
      filling.around(head, "both");
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(reel.decoded).toBe(0);
    await settle();
    expect(filling.cache.has(420)).toBe(true);
  });

  it("looks once for a picture that the file has not, and for those after its end", async () => {
    const { reel, filling } = filled();
    const pictures = reel.pictures.bind(reel);
    reel.pictures = (from) => {
      const run = pictures(from);
      const next = async (): Promise<IteratorResult<Numbered, void>> => {
        const found = await run.next();
        return found.value?.frame === 245
          ? next()
          : found.value?.frame === 270
            ? { done: true, value: undefined }
            : found;
      };
      return { ...run, next };
    };
    filling.around(240, "both");
    await vi.advanceTimersByTimeAsync(1_000);
    expect([filling.cache.has(244), filling.cache.has(245), filling.cache.has(246), filling.cache.has(270)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(filling.isBusy).toBe(false);
    expect(reel.decoded).toBeLessThan(300);
  });

  it("says when the decoder fails", async () => {
    const { reel, filling, failed } = filled();
    reel.pictures = () => ({ next: () => Promise.reject(new Error("no more")) });
    filling.around(240, "both");
    await settle();
    expect(failed).toHaveLength(1);
  });
});

describe("[XD4] the video follows", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("a single step at once, a held key when it is let go, and before it plays", () => {
    const sought: number[] = [];
    let now = 0;
    const after = new VideoAfter(
      (frame) => sought.push(frame),
      () => now,
    );
    const step = (frame: number, covered: boolean, ms: number) => {
      now += ms;
      vi.advanceTimersByTime(ms);
      after.to(frame, covered);
    };
    step(10, true, 0);
    expect(sought).toEqual([10]);
    for (let frame = 11; frame <= 20; frame++) step(frame, true, 33);
    expect([sought, after.isBehind]).toEqual([[10], true]);
    vi.advanceTimersByTime(200);
    expect([sought, after.isBehind]).toEqual([[10, 20], false]);
    step(21, true, 33);
    after.catchUp();
    expect(sought).toEqual([10, 20, 21]);
    step(300, false, 33);
    expect(sought).toEqual([10, 20, 21, 300]);
  });
});

describe("[XD5] the playhead of a player that plays backwards", () => {
  interface Stage {
    readonly shown: [frame: number, until: number][];
    readonly told: string[];
    has: (frame: number) => boolean;
    filled: boolean;
  }

  function playing(from: number, factor: number): { stage: Stage; head: BackwardsPlayhead } {
    const stage: Stage = { shown: [], told: [], has: () => true, filled: true };
    const lowest = (first: number, to: number) => {
      for (let frame = first; frame < to; frame++) if (stage.has(frame)) return frame;
      return undefined;
    };
    const by = {
      fps: 25,
      around: () => {},
      isFilled: () => stage.filled,
      lowest,
      show: (frame: number, until: number) => void stage.shown.push([frame, Math.round(until)]),
      stalled: (stalls: boolean) => void stage.told.push(stalls ? "stalls" : "goes on"),
      tooSlow: () => void stage.told.push("too slow"),
    };
    return { stage, head: new BackwardsPlayhead(by, from, factor, 0) };
  }

  it("shows each frame in its time, and says until when", () => {
    const { stage, head } = playing(100, 1);
    for (let now = 0; now <= 160; now += 10) head.tick(now);
    expect(stage.shown).toEqual([
      [99, 80],
      [98, 120],
      [97, 160],
      [96, 200],
    ]);
  });

  it.each([
    [0.5, 98],
    [1, 96],
    [2, 92],
  ])("at speed %f", (factor, frame) => {
    const { head } = playing(100, factor);
    expect(head.frameAt(161)).toBe(frame);
    const { position, perSecond } = head.motionAt(161) ?? { position: Number.NaN, perSecond: 0 };
    expect([Math.floor(position), perSecond]).toEqual([frame, -25 * factor]);
  });

  it("changes its speed from where it is, and stays on the first frame", () => {
    const { head } = playing(10, 1);
    head.setFactor(2, 80);
    expect(head.frameAt(81)).toBe(8);
    expect(head.frameAt(121)).toBe(6);
    expect(head.frameAt(10_000)).toBe(0);
  });

  it("leaves out what comes late, and never goes forth", () => {
    const { stage, head } = playing(100, 1);
    stage.has = (frame) => frame % 3 === 0;
    for (let now = 0; now <= 400; now += 20) head.tick(now);
    const frames = stage.shown.map(([frame]) => frame);
    expect(frames).toEqual([99, 96, 93, 90].slice(0, frames.length));
    expect(frames.length).toBeGreaterThan(2);
  });

  it("says when it stalls, goes on when there is enough, and gives up when that happens again and again", () => {
    const { stage, head } = playing(100, 1);
    stage.has = () => false;
    stage.filled = false;
    for (let now = 0; now <= 400; now += 20) head.tick(now);
    expect(stage.told).toEqual(["stalls"]);
    expect(head.motionAt(400)).toBeUndefined();
    stage.filled = true;
    for (let now = 420; !stage.told.includes("too slow"); now += 20) head.tick(now);
    expect(stage.told).toEqual(["stalls", "goes on", "stalls", "goes on", "stalls", "goes on", "too slow"]);
  });

  it("goes on from elsewhere after a jump", () => {
    const { stage, head } = playing(0, 1);
    head.jump(200, 1_000);
    head.tick(1_000);
    head.tick(1_041);
    expect(stage.shown.map(([frame]) => frame)).toEqual([200, 199]);
  });
});

describe("[XD6] where a picture comes from, in words", () => {
  it.each([
    [{ kind: "decoder" }, "decoder"],
    [{ kind: "video", why: "playing" }, "video: it plays"],
    [{ kind: "video", why: "unreadable" }, "video: the file cannot be read by this page"],
  ] as const)("%o", (source, words) => {
    expect(exactStrings.source(source)).toBe(words);
  });
});
