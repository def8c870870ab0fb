import { describe, expect, it } from "vitest";
import { byName } from "../src/medium/addition";
import type { ServedFile } from "../src/net/rooms-api";
import { isServedSequence } from "../src/sequence/examine";
import { FrameClock } from "../src/sequence/frame-clock";
import { NotNow, SequenceImages } from "../src/sequence/images";
import { isSequence, pictureAddress, pictureFormat, rangeOf } from "../src/sequence/notation";
import { capacityOf, type Heading, strided, strideOf, wantedFrames } from "../src/sequence/wanted";

describe("[SQ2] what says that something is an image sequence", () => {
  it.each<[string, object | undefined, string | undefined]>([
    ["image/png; sequence=1001-1100", { first: 1001, last: 1100 }, "PNG"],
    ['image/jpeg;sequence="0-7"', { first: 0, last: 7 }, "JPEG"],
    ["IMAGE/WEBP ; Sequence = 5-6", { first: 5, last: 6 }, "WEBP"],
    ["image/png", undefined, undefined],
    ["image/png; sequence=1001", undefined, undefined],
    ["image/exr; sequence=1-2", undefined, undefined],
    ["video/mp4; sequence=1-2", undefined, undefined],
    ["", undefined, undefined],
  ])("%s", (contentType, range, format) => {
    expect(rangeOf(contentType)).toEqual(range);
    expect(pictureFormat(contentType)).toBe(format);
  });

  it.each<[string, string[], boolean]>([
    ["a sequence", ["image/png; sequence=1-2"], true],
    ["two formats of it, and captions", ["image/png; sequence=1-2", "image/webp; sequence=1-2", "text/vtt"], true],
    ["a video beside it", ["image/png; sequence=1-2", "video/mp4"], false],
    ["captions only", ["text/vtt"], false],
    ["nothing", [], false],
  ])("a medium with %s", (_, contentTypes, expected) => {
    const sources = contentTypes.map((contentType) => ({ contentType })) as Parameters<typeof isSequence>[0]["sources"];
    expect(isSequence({ sources })).toBe(expected);
  });

  it("the number of a picture stands behind the path of its sequence", () => {
    expect(pictureAddress("https://a.example/media/s.%5B1-2%5D.png?expires=1&signature=x", 2)).toBe(
      "https://a.example/media/s.%5B1-2%5D.png/2?expires=1&signature=x",
    );
    expect(pictureAddress("/media/s", 10)).toBe("/media/s/10");
  });
});

describe("[SQ5] which frame it is time for", () => {
  it.each<[string, number, number, number, number, number, number]>([
    ["its own, at first", 24, 1, 100, 0, 100, 0],
    ["its own, until its time is over", 24, 1, 100, 41, 100, 0],
    ["the next, when that begins", 24, 1, 100, 1000 / 24, 101, 1000 / 24],
    ["forwards at double speed", 24, 2, 100, 1000, 148, 1000],
    ["slowly", 24, 0.125, 100, 1000, 103, 1000],
    ["its own, backwards", 24, -1, 100, 41, 100, 0],
    ["the one before, backwards", 24, -1, 100, 1000 / 24, 99, 1000 / 24],
    ["backwards at eight times the speed", 24, -8, 500, 1000, 308, 1000],
    ["at a rate that is no whole number", 30000 / 1001, 1, 0, 1001, 30, 1001],
  ])("%s", (_, fps, factor, from, after, frame, begins) => {
    const clock = new FrameClock(fps, factor);
    clock.begin(from, 5_000);
    expect(clock.frameAt(5_000 + after)).toBe(frame);
    expect(clock.startOf(frame)).toBeCloseTo(5_000 + begins, 6);
  });

  it("goes on from where it is at another speed, and turns round there", () => {
    const clock = new FrameClock(25, 1);
    clock.begin(10, 0);
    clock.setFactor(2, 400);
    expect(clock.positionAt(400)).toBe(20);
    expect(clock.frameAt(800)).toBe(40);
    clock.setFactor(-1, 830);
    expect(clock.frameAt(830)).toBe(41);
    expect(clock.frameAt(870)).toBe(40);
    expect(clock.instantOf(40)).toBeCloseTo(830 + 1.5 * 40, 6);
  });
});

describe("[SQ6] which pictures are wanted", () => {
  it.each<[string, number, Heading, number, number, readonly number[]]>([
    ["around one that rests, the nearest first", 100, "rest", 5, 1, [100, 101, 99, 102, 98]],
    ["not beyond the ends", 0, "rest", 4, 1, [0, 1, 2, 3]],
    ["ahead, forwards", 100, "forwards", 4, 1, [100, 101, 102, 103]],
    ["ahead, backwards", 100, "backwards", 4, 1, [100, 99, 98, 97]],
    ["each third, fast", 99, "forwards", 4, 3, [99, 102, 105, 108]],
    ["up to the last", 198, "forwards", 4, 1, [198, 199]],
    ["down to the first", 1, "backwards", 4, 1, [1, 0]],
    ["none beside one that is shown in passing", 100, "alone", 9, 1, [100]],
  ])("%s", (_, head, heading, capacity, stride, expected) => {
    expect(wantedFrames(head, heading, { capacity, frames: 200, stride })).toEqual(expected);
  });

  it.each([
    ["small ones", 320 * 2 ** 20, 320 * 180 * 4, 53],
    ["of 4K", 320 * 2 ** 20, 3840 * 2160 * 4, 10],
    ["however large they are", 128 * 2 ** 20, 16384 * 8192 * 4, 3],
  ])("so many are kept: %s", (_, bytes, picture, expected) => {
    expect(capacityOf(bytes, picture)).toBe(expected);
  });

  it.each([
    [24, 60, 1],
    [60, 60, 1],
    [61, 60, 1],
    [96, 60, 2],
    [384, 60, 6],
    [24, 12, 2],
    [24, 2, 12],
  ])("of %i in a second, where %i can be shown, each %i.", (perSecond, most, stride) => {
    expect(strideOf(perSecond, most)).toBe(stride);
  });

  it("of each third, the one whose time it was last", () => {
    expect([9, 10, 11, 12].map((frame) => strided(frame, 3, false, 100))).toEqual([9, 9, 9, 12]);
    expect([12, 11, 10, 9].map((frame) => strided(frame, 3, true, 100))).toEqual([12, 12, 12, 9]);
    expect(strided(99, 4, true, 99)).toBe(98);
  });
});

describe("[SQ8] a picture that cannot be had", () => {
  const address = { url: "https://a.example/media/s.%5B7-9%5D.png?x", contentType: "image/png; sequence=7-9" };
  const stop = new AbortController().signal;
  const reading = (status: number, decodes = true) =>
    new SequenceImages(address, {
      fetch: async () => ({ status, ok: status === 200, blob: async () => new Blob() }) as Response,
      decode: async () => {
        if (!decodes) throw new Error("no picture");
        return { width: 640, height: 360, close: () => {} } as ImageBitmap;
      },
    });

  it.each<[string, number, boolean, "there" | "none"]>([
    ["is there", 200, true, "there"],
    ["is missing", 404, true, "none"],
    ["is damaged", 200, false, "none"],
  ])("%s", async (_, status, decodes, expected) => {
    const images = reading(status, decodes);
    expect((await images.find(1, stop)) === undefined ? "none" : "there").toBe(expected);
    expect(await images.load(1, stop)).toBeDefined();
  });

  it.each([
    [403, true],
    [401, true],
    [500, false],
    [503, false],
  ])("is asked for again after %i; its address is taken for ended: %s", async (status, refused) => {
    await expect(reading(status).load(1, stop)).rejects.toMatchObject({ name: "NotNow", refused });
  });

  it("is asked for by its number", async () => {
    const asked: string[] = [];
    const images = new SequenceImages(address, {
      fetch: (url) => {
        asked.push(url);
        return Promise.reject(new TypeError("Failed to fetch"));
      },
      decode: () => Promise.reject(new Error("never")),
    });
    await expect(images.load(2, stop)).rejects.toBeInstanceOf(NotNow);
    expect(asked).toEqual(["https://a.example/media/s.%5B7-9%5D.png/9?x"]);
    expect(images.frames).toBe(3);
  });
});

describe("[SQ4] what the server holds", () => {
  const medium = {
    title: "s.[1-9]",
    rate: { numerator: 24, denominator: 1 },
    frames: 9,
    firstPresentationUs: 0,
    sources: [],
  };
  const file = (name: string, contentType: string, more: Partial<ServedFile> = {}): ServedFile => ({
    name,
    title: name.replace(/\.[^.]*$/, ""),
    contentType,
    bytes: 1,
    location: `media:${name}`,
    url: `/media/${name}`,
    ...more,
  });

  it("a sequence is known by its content type, and is a medium of its own", () => {
    const png = file("s.[1-9].png", "image/png; sequence=1-9", { medium });
    const files = [png, file("s.[1-9].webp", "image/webp; sequence=1-9", { medium }), file("s.mp4", "video/mp4")];
    expect(files.map(isServedSequence)).toEqual([true, true, false]);
    expect(byName(files).map(({ title }) => title)).toEqual(["s.[1-9]", "s.[1-9]", "s"]);
  });
});
