import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ticks } from "../src/elements/timeline-ticks";
import { addressChoice, titleOf } from "../src/medium/choice";
import { Addresses, type AddressList, playable } from "../src/video/addresses";
import { frameAtMediaTime, framesOf, timeOfFrame } from "../src/video/frame-time";
import { hasSound } from "../src/video/sound";

const FILM = { rate: { numerator: 24000, denominator: 1001 }, frames: 240, firstPresentationUs: 83_333 };

describe("frame and media time", () => {
  it("a seek aims at the middle of the frame, and the frame found there is the same", () => {
    for (let frame = 0; frame < FILM.frames; frame += 1) {
      const time = timeOfFrame(FILM, frame, Number.NaN);
      expect(frameAtMediaTime(FILM, time - 0.5 / (24000 / 1001))).toBe(frame);
    }
  });

  it("knows the frame from its presentation time, rounded to a millisecond", () => {
    for (let frame = 0; frame < FILM.frames; frame += 1) {
      const presented = Math.round((0.083333 + (frame * 1001) / 24000) * 1000) / 1000;
      expect(frameAtMediaTime(FILM, presented)).toBe(frame);
    }
  });

  it("stays inside the file", () => {
    expect(timeOfFrame(FILM, -3, 10)).toBe(timeOfFrame(FILM, 0, 10));
    expect(timeOfFrame(FILM, 999, 10)).toBeLessThan(10);
    expect(frameAtMediaTime(FILM, 99)).toBe(239);
    expect(frameAtMediaTime(FILM, 0)).toBe(0);
  });
});

describe("the length of a copy, by its duration", () => {
  const exact = 0.083333 + (240 * 1001) / 24000;

  it.each([
    ["is what it should be", exact, 240],
    ["is not longer because its sound is", exact + 0.2, 240],
    ["is not shorter because it begins with its first picture", exact - 0.083333, 240],
    ["is longer", exact + 1, 264],
    ["is shorter", exact - 1, 216],
    ["is a frame at least", 0.01, 1],
    ["is unknown yet", Number.NaN, undefined],
    ["is unknown of a stream", Number.POSITIVE_INFINITY, undefined],
  ])("%s", (_, duration, frames) => {
    expect(framesOf(FILM, duration)).toBe(frames);
  });
});

describe("addresses", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are announced to end a minute before they do, once, and not after another load", async () => {
    const source = { url: "/media/a.mp4", contentType: "" };
    const addresses = new Addresses(
      async () => ({ sources: [source], expires: 600_000_000 }),
      () => 0,
    );
    const ending = vi.fn();
    await addresses.of("m1", () => "", ending);
    vi.advanceTimersByTime(539_999);
    expect(ending).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ending).toHaveBeenCalledTimes(1);
    await addresses.of("m1", () => "", ending);
    addresses.stop();
    vi.advanceTimersByTime(10_000_000);
    expect(ending).toHaveBeenCalledTimes(1);
  });

  it("that come after others were asked for, or when none are wanted any more, are not announced to end", async () => {
    const answers: (() => void)[] = [];
    const fetch = () =>
      new Promise<AddressList>((resolve) => answers.push(() => resolve({ sources: [], expires: 600_000_000 })));
    const addresses = new Addresses(fetch, () => 0);
    const ended: string[] = [];
    const asked = ["m1", "m2"].map((medium) =>
      addresses.of(
        medium,
        () => "",
        () => ended.push(medium),
      ),
    );
    for (const answer of answers.toReversed()) answer();
    await Promise.all(asked);
    vi.advanceTimersByTime(10_000_000);
    expect(ended).toEqual(["m2"]);
    const last = addresses.of(
      "m3",
      () => "",
      () => ended.push("m3"),
    );
    addresses.stop();
    answers.at(-1)?.();
    await last;
    vi.advanceTimersByTime(10_000_000);
    expect(ended).toEqual(["m2"]);
  });

  it("what surely plays comes first, what surely does not last", () => {
    const of = (contentType: string) => ({ url: contentType, contentType });
    const answers: Record<string, string> = { hevc: "", vp9: "probably", mp4: "maybe" };
    const order = playable([of("hevc"), of("mp4"), of("vp9")], (type) => answers[type] ?? "");
    expect(order.map(({ url }) => url)).toEqual(["vp9", "mp4", "hevc"]);
  });
});

describe("whether a file has sound, by what the browser tells", () => {
  it.each([
    ["nothing", {}, false],
    ["bytes decoded", { webkitAudioDecodedByteCount: 1 }, true],
    ["no bytes decoded", { webkitAudioDecodedByteCount: 0 }, false],
    ["that it has", { mozHasAudio: true }, true],
    ["that it has none", { mozHasAudio: false }, false],
    ["a track", { audioTracks: { length: 1 } }, true],
    ["no track", { audioTracks: { length: 0 } }, false],
  ])("%s", (_, video, has) => {
    expect(hasSound(video)).toBe(has);
  });
});

describe("timeline", () => {
  it("labels are round numbers that have room", () => {
    expect(ticks(240, 1001, 1000).map(({ number }) => number)).toEqual([
      1020, 1040, 1060, 1080, 1100, 1120, 1140, 1160, 1180, 1200, 1220,
    ]);
    expect(ticks(240, 0, 300).map(({ frame }) => frame)).toEqual([0, 100, 200]);
    expect(ticks(0, 0, 300)).toEqual([]);
    expect(ticks(240, 0, 0)).toEqual([]);
  });
});

describe("an address that somebody typed", () => {
  it.each([
    ["https://a.example/b/My%20cut.mp4?x=1", "My cut.mp4"],
    [" http://a.example/ ", "a.example"],
    ["https://a.example/100%", "100%"],
  ])("%s is called %s", (text, title) => {
    const choice = addressChoice(text);
    expect(choice?.kind === "address" && titleOf(choice.address)).toBe(title);
  });

  it.each(["", "a.example/b.mp4", "file:///etc/passwd", "javascript:alert(1)"])("%j is none", (text) => {
    expect(addressChoice(text)).toBeUndefined();
  });
});
