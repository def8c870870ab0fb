import { create, MediaSourceSchema, type Medium, MediumSchema } from "@sameframe/protocol";
import { describe, expect, it, vi } from "vitest";
import type { FrameGrid, MatchKey } from "../src/medium/descriptor";
import { match } from "../src/medium/match";
import { codecName, matchText, mayStand, playsText } from "../src/store/source-view";
import { type Address, type AddressList, playable } from "../src/video/addresses";
import { Ahead } from "../src/video/ahead";
import { OwnCopies, type OwnCopy } from "../src/video/own-copies";
import { Sources } from "../src/video/sources";
import { isStream } from "../src/video/stream";
import { whyUnplayable } from "../src/video/unplayable";

const canPlay = (type: string): string => ({ h264: "probably", mp4: "maybe" })[type] ?? "";
const of = (url: string, contentType = "h264", more: Partial<Address> = {}): Address => ({ url, contentType, ...more });

describe("[SO1] which source is played", () => {
  it.each<[string, number, readonly Address[], string]>([
    ["what is decoded", 0, [of("a", "hevc"), of("b", "mp4"), of("c")], "c b a"],
    [
      "the smallest that fills the screen",
      1500,
      [of("a", "h264", { width: 3840 }), of("b", "h264", { width: 1920 })],
      "b a",
    ],
    ["the largest if none does", 4000, [of("a", "h264", { width: 1280 }), of("b", "h264", { width: 1920 })], "b a"],
    [
      "a smaller one before one that is not decoded",
      4000,
      [of("a", "hevc", { width: 4096 }), of("b", "h264", { width: 640 })],
      "b a",
    ],
    [
      "those of one size in their order",
      1920,
      [of("a", "h264", { width: 1920 }), of("b", "h264", { width: 1920 })],
      "a b",
    ],
    [
      "an unknown size as if it fitted",
      1920,
      [of("a", "h264", { width: 960 }), of("b"), of("c", "h264", { width: 1920 })],
      "b c a",
    ],
    ["what is for other displays last", 0, [of("a", "h264", { forOthers: true }), of("b", "hevc")], "b a"],
  ])("%s", (_, wanted, sources, order) => {
    expect(
      playable(sources, canPlay, wanted)
        .map(({ url }) => url)
        .join(" "),
    ).toBe(order);
  });

  it.each<[string, Parameters<typeof playsText>[0], string]>([
    ["nothing", undefined, ""],
    ["a file of unknown kind", { address: of("a", ""), of: 1 }, "Plays here: the room’s file"],
    ["a codec", { address: of("a", 'video/webm; codecs="vp09.00.10.08"'), of: 1 }, "Plays here: VP9"],
    [
      "one of several",
      { address: of("a", 'video/mp4; codecs="avc1.64001f"', { width: 1920, height: 1080 }), of: 3 },
      "Plays here: H.264 · 1920 × 1080 · the best of 3 formats for this browser",
    ],
    [
      "a copy of one's own",
      { address: of("blob:x", "", { own: { name: "a.mov", firstPresentationUs: 0 } }), of: 1 },
      "Plays here: your own copy, a.mov",
    ],
  ])("says %s", (_, source, text) => {
    expect(playsText(source)).toBe(text);
  });

  it.each([
    ["application/vnd.apple.mpegurl", "HLS"],
    ["video/quicktime", "QUICKTIME"],
    ['video/mp4; codecs="hvc1.1.6"', "H.265"],
    ['video/mp4; codecs="av01.0.05M.08"', "AV1"],
    ["", ""],
  ])("%s is called %s", (type, name) => {
    expect(codecName(type)).toBe(name);
  });
});

describe("[SO1] addresses", () => {
  const medium = create(MediumSchema, {
    id: "m1",
    sources: [
      create(MediaSourceSchema, { location: "media:a", width: 1920, height: 1080 }),
      create(MediaSourceSchema, { location: "media:b", displayGroup: "theatre" }),
    ],
  });
  const ask = () => vi.fn(async (): Promise<AddressList> => ({ sources: [of("a"), of("b")], expires: 900_000_000 }));

  it("know what the room says of their sources, and are asked for once while they are good for long", async () => {
    let now = 0;
    const asked = ask();
    const sources = new Sources(
      asked,
      () => medium,
      new OwnCopies(),
      () => now,
    );
    expect((await sources.of("m1")).sources).toEqual([
      of("a", "h264", { width: 1920, height: 1080, forOthers: false }),
      of("b", "h264", { forOthers: true }),
    ]);
    now = 299_000_000;
    await sources.of("m1");
    expect(asked).toHaveBeenCalledTimes(1);
    now = 301_000_000;
    await sources.of("m1");
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

it.each<[string, string, boolean]>([
  ["https://a.example/x/index.m3u8", "", true],
  ["https://a.example/x/INDEX.M3U8?token=1", "", true],
  ["https://a.example/x", "application/x-mpegURL", true],
  ["https://a.example/m3u8.mp4", "video/mp4", false],
])("[HL1] %s of type “%s” is a stream: %s", (url, contentType, is) => {
  expect(isStream({ url, contentType })).toBe(is);
});

describe("[SO2] fetching ahead", () => {
  class Line {
    readonly fetched: string[] = [];
    readonly stops: AbortSignal[] = [];
    readonly #waiting: (() => void)[] = [];
    readonly ahead = new Ahead({
      address: async (id) => (id === "none" ? undefined : of(`/${id}`)),
      fetch: (url, bytes, stop) => {
        this.fetched.push(`${url} ${bytes}`);
        this.stops.push(stop);
        return new Promise((done, failed) => {
          this.#waiting.push(done);
          stop.addEventListener("abort", () => failed(stop.reason));
        });
      },
    });

    arrives(): void {
      this.#waiting.shift()?.();
    }
  }
  const MIB = 1024 * 1024;

  it("one after the other, each once", async () => {
    const line = new Line();
    line.ahead.want(["m2", "none", "m3"]);
    await expect.poll(() => line.fetched).toEqual([`/m2 ${MIB}`]);
    line.ahead.want(["m2", "none", "m3"]);
    line.arrives();
    await expect.poll(() => line.fetched).toEqual([`/m2 ${MIB}`, `/m3 ${MIB}`]);
    line.arrives();
    await expect.poll(() => line.fetched.length).toBe(2);
    line.ahead.want(["m3", "m4"]);
    await expect.poll(() => line.fetched).toEqual([`/m2 ${MIB}`, `/m3 ${MIB}`, `/m4 ${MIB}`]);
  });

  it("stops at once when something plays, and goes on when it rests", async () => {
    const line = new Line();
    line.ahead.want(["m2", "m3"]);
    await expect.poll(() => line.fetched.length).toBe(1);
    line.ahead.want([]);
    expect(line.stops[0]?.aborted).toBe(true);
    line.ahead.want(["m2", "m3"]);
    await expect.poll(() => line.fetched).toEqual([`/m2 ${MIB}`, `/m2 ${MIB}`]);
  });
});

describe("[SO3] why nothing plays", () => {
  const answers = async (url: string) => ({ gone: false, here: true })[new URL(url).pathname.slice(1)];
  const why = (page: string, ...sources: readonly Address[]) =>
    whyUnplayable(sources, canPlay, { page: new URL(page), answers });

  it.each<[string, string, readonly Address[]]>([
    ["missing", "https://a.example/r/X", []],
    ["missing", "https://a.example/r/X", [of("/gone")]],
    ["undecodable", "https://a.example/r/X", [of("/here", "hevc")]],
    ["undecodable", "https://a.example/r/X", [of("/here")]],
    ["undecodable", "https://a.example/r/X", [of("/gone"), of("https://b.example/x", "hevc")]],
    ["insecure", "https://a.example/r/X", [of("http://b.example/here")]],
    ["undecodable", "http://a.example/r/X", [of("http://b.example/here")]],
    ["unknown", "https://a.example/r/X", [of("https://b.example/x")]],
    ["unknown", "https://a.example/r/X", [of("https://b.example/x", "")]],
  ])("%s on %s", async (expected, page, sources) => {
    expect(await why(page, ...sources)).toBe(expected);
  });
});

const rate = { numerator: 24, denominator: 1 };
const keys = (bytes: string, head: string): MatchKey[] => [
  { scheme: "file-bytes", value: bytes },
  { scheme: "sha256-first-mib", value: head },
];
const medium = (more: object = {}): Medium => create(MediumSchema, { id: "m1", rate, frames: 240, ...more });
const grid = (more: Partial<FrameGrid> = {}): FrameGrid => ({
  rate,
  frames: 240,
  firstPresentationUs: 0,
  constant: true,
  ...more,
});

describe("[LC2] comparing a file", () => {
  it.each<[string, Medium, FrameGrid, string, boolean]>([
    ["the same file", medium({ matchKeys: keys("7", "ab") }), grid(), "same", true],
    ["another of the same timing", medium({ matchKeys: keys("8", "cd") }), grid(), "other", true],
    ["nothing more is known", medium({ matchKeys: [{ scheme: "catalogue", value: "7" }] }), grid(), "timing", true],
    ["begins elsewhere", medium(), grid({ firstPresentationUs: 83_333 }), "timing", true],
    ["the same rate, otherwise written", medium({ rate: { numerator: 48, denominator: 2 } }), grid(), "timing", true],
    [
      "another rate",
      medium({ matchKeys: keys("7", "ab") }),
      grid({ rate: { numerator: 25, denominator: 1 } }),
      "rate",
      false,
    ],
    ["another length", medium(), grid({ frames: 239 }), "frames", false],
    ["a variable rate", medium(), grid({ constant: false }), "variable", false],
    ["both variable", medium({ variableRate: true }), grid({ constant: false }), "timing", true],
  ])("%s", (_, it, found, kind, may) => {
    const result = match(it, found, keys("7", "ab"));
    expect(result.kind).toBe(kind);
    expect(mayStand(result)).toBe(may);
  });

  it("a refusal has both numbers", () => {
    expect(matchText(match(medium(), grid({ frames: 239 }), []))).toContain("239 frames, this medium 240");
  });
});

describe("[LC1] copies of one's own", () => {
  const copy = (head: string): OwnCopy => ({
    file: new File([head], `${head}.mov`),
    contentType: "h264",
    firstPresentationUs: 5,
    keys: keys("7", head),
  });

  it("a medium is played from the file that it is, or that somebody opened for it, and from the room's again", () => {
    const copies = new OwnCopies();
    expect(copies.of(medium({ matchKeys: keys("7", "ab") }))).toBeUndefined();
    copies.hold(copy("ab"));
    const same = medium({ matchKeys: keys("7", "ab") });
    expect(copies.of(same)).toMatchObject({ own: { name: "ab.mov", firstPresentationUs: 5 } });
    expect(copies.of(medium({ matchKeys: keys("7", "cd") }))).toBeUndefined();
    copies.bind("m1", copy("xy"));
    expect(copies.of(same)?.own?.name).toBe("xy.mov");
    copies.release(same);
    expect(copies.of(same)).toBeUndefined();
    expect(copies.of(undefined)).toBeUndefined();
    copies.close();
  });

  it("the server is not asked for what is here", async () => {
    const copies = new OwnCopies();
    copies.bind("m1", copy("ab"));
    const asked = vi.fn();
    const sources = new Sources(
      asked,
      () => medium(),
      copies,
      () => 0,
    );
    const { sources: [own] = [], expires } = await sources.of("m1");
    expect(own?.url).toMatch(/^blob:/);
    expect(expires).toBe(Number.POSITIVE_INFINITY);
    expect(asked).not.toHaveBeenCalled();
    copies.close();
  });
});
