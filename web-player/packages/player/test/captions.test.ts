import type { Medium } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { isCaptions, momentOf, trackName, tracksOf, wanted } from "../src/captions/tracks";
import { cuesOf, wordsAt } from "../src/captions/webvtt";
import { together } from "../src/medium/addition";
import type { MediumDescriptor } from "../src/medium/descriptor";
import { KeptCaptions } from "../src/people/kept-captions";
import { playable } from "../src/video/addresses";
import { OwnCopies } from "../src/video/own-copies";
import { Sources } from "../src/video/sources";

const FILE = `\uFEFFWEBVTT - Dailies
Kind: captions

NOTE made by hand
00:00:01.000 --> 00:00:02.000

STYLE
::cue { color: red }

1
00:01.000 --> 00:02.500 line:10% align:start
<v Anna>I <i>saw</i> it &amp; you</v>
did not.

long-name
01:00:00.000 --> 01:00:01.000
An hour later

00:02.000 --> 00:03.000
At once

00:05.000 --> 00:04.000
Backwards

00:07.000 --> 00:08.000

00:75.000 --> 00:80.000
No such second
`;

describe("[CP2] captions are WebVTT:", () => {
  const cues = cuesOf(FILE) ?? [];

  it("cues with their times and their words, without markup, styles and notes, in order", () => {
    expect(cues).toEqual([
      { from: 1_000_000, to: 2_500_000, text: "I saw it & you\ndid not." },
      { from: 2_000_000, to: 3_000_000, text: "At once" },
      { from: 3_600_000_000, to: 3_601_000_000, text: "An hour later" },
    ]);
  });

  it.each([
    [999_999, ""],
    [1_000_000, "I saw it & you\ndid not."],
    [2_000_000, "I saw it & you\ndid not.\nAt once"],
    [2_500_000, "At once"],
    [3_000_000, ""],
  ])("at %d µs they say %j", (us, words) => {
    expect(wordsAt(cues, us)).toBe(words);
  });

  it.each([
    ["", undefined],
    ["1\n00:00:01,000 --> 00:00:02,000\nSubRip", undefined],
    ["WEBVTTX\n", undefined],
    ["<!doctype html>", undefined],
    ["WEBVTT", []],
    ["WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nOne\r\ntwo", [{ from: 0, to: 1_000_000, text: "One\ntwo" }]],
  ])("%j is read as %j", (text, expected) => {
    expect(cuesOf(text)).toEqual(expected);
  });
});

const PICTURE = { location: "media:shot.mp4", contentType: "video/mp4" };

function medium(...captions: readonly (readonly [location: string, contentType: string])[]): Medium {
  const sources = [PICTURE, ...captions.map(([location, contentType]) => ({ location, contentType }))];
  return {
    id: "m1",
    rate: { numerator: 24, denominator: 1 },
    firstPresentationUs: 80_000,
    sources,
  } as unknown as Medium;
}

describe("[CP3] a source of type text/vtt is captions:", () => {
  it.each([
    ["text/vtt", true],
    ["TEXT/VTT; lang=de", true],
    ["text/vtt-like", false],
    ["video/mp4", false],
    ["", false],
  ])("%j: %s", (contentType, expected) => {
    expect(isCaptions({ contentType })).toBe(expected);
  });

  it("its language and its name are in its type, or at the end of its address", () => {
    const tracks = tracksOf(
      medium(
        ["media:a.vtt", 'text/vtt; lang=de; label="Deutsch, für Gehörlose"'],
        ["https://example.com/b.pt-BR.vtt", "text/vtt"],
        ["media:c.vtt", "text/vtt"],
      ),
    );
    expect(tracks).toEqual([
      { source: 1, lang: "de", label: "Deutsch, für Gehörlose" },
      { source: 2, lang: "pt-BR", label: "" },
      { source: 3, lang: "", label: "" },
    ]);
    expect(tracks.map((track, n) => trackName(track, n, "en"))).toEqual([
      "Deutsch, für Gehörlose",
      "Brazilian Portuguese",
      "3",
    ]);
  });

  it("it is never played as a picture", async () => {
    const sources = [
      { url: "/a.vtt", contentType: "text/vtt" },
      { url: "/a.mp4", contentType: "video/mp4" },
    ];
    expect(playable(sources, () => "").map(({ url }) => url)).toEqual(["/a.mp4"]);
    const list = new Sources(
      async () => ({ sources, expires: 1 }),
      () => undefined,
      new OwnCopies(),
      () => 0,
    );
    expect((await list.of("m1")).sources.map(({ url }) => url)).toEqual(["/a.mp4"]);
    expect(await list.captions("m1", 0)).toBe("/a.vtt");
    expect(await list.captions("m1", 7)).toBeUndefined();
  });

  it("formats of one name bring the same ones along once, behind all pictures", () => {
    const captions = { location: "media:shot.de.vtt", contentType: "text/vtt; lang=de" };
    const format = (location: string): MediumDescriptor => ({
      title: "",
      rate: { numerator: 24, denominator: 1 },
      frames: 10,
      firstPresentationUs: 0,
      sources: [{ location, contentType: "" }, captions],
    });
    const [{ sources } = { sources: [] }] = together("Shot", [
      format("media:shot.mp4"),
      format("media:shot.webm"),
    ]).media;
    expect(sources.map(({ location }) => location)).toEqual(["media:shot.mp4", "media:shot.webm", "media:shot.de.vtt"]);
  });
});

describe("[CP4] the words are those of the frame on glass:", () => {
  it.each([
    [0, 80_000 + 20_833],
    [24, 1_080_000 + 20_833],
  ])("frame %d is in the middle of its time, on the medium's own timeline", (frame, us) => {
    expect(Math.round(momentOf(medium(), frame))).toBe(us);
  });
});

describe("[CP5] of several tracks", () => {
  const tracks = tracksOf(
    medium(["a.vtt", "text/vtt; lang=en-GB"], ["b.vtt", "text/vtt; lang=de"], ["c.vtt", "text/vtt; lang=en-US"]),
  );

  it.each([
    ["en-US", "de", 3],
    ["en", "de", 1],
    ["", "de", 2],
    ["fr", "de", 2],
    ["fr", "it", 1],
  ])("the one in the language that was chosen last (%j), else in what is spoken (%s)", (last, spoken, source) => {
    expect(wanted(tracks, last, spoken)?.source).toBe(source);
  });

  it("none is seen at first, and what was chosen is kept", () => {
    const shelf = new Map<string, string>();
    const kept = new KeptCaptions({
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, to) => shelf.set(key, to),
    });
    expect(kept.load()).toEqual({ on: false, lang: "" });
    kept.save({ on: true, lang: "de" });
    expect(kept.load()).toEqual({ on: true, lang: "de" });
    kept.save({ on: false, lang: "de" });
    expect(kept.load()).toEqual({ on: false, lang: "de" });
    shelf.set("sameframe.captions", "perhaps");
    expect(kept.load()).toEqual({ on: false, lang: "" });
  });
});
