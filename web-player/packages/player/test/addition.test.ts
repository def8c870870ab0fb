import { describe, expect, it } from "vitest";
import { addressAddition, byName, together } from "../src/medium/addition";
import type { MediumDescriptor } from "../src/medium/descriptor";
import { fingerprint, isSameFile, keyOf } from "../src/medium/fingerprint";
import type { ServedFile } from "../src/net/rooms-api";

const file = (name: string): ServedFile => ({
  name,
  title: name.replace(/\.\w+$/, ""),
  contentType: "video/mp4",
  bytes: 1,
  location: `media:${name}`,
  url: `/media/${name}`,
});

const medium = (location: string, change: Partial<MediumDescriptor> = {}): MediumDescriptor => ({
  title: location,
  rate: { numerator: 24, denominator: 1 },
  frames: 240,
  firstPresentationUs: 0,
  sources: [{ location, contentType: "" }],
  ...change,
});

describe("[LS2] what makes one medium", () => {
  it("files of one name are offered as one", () => {
    const held = byName(["a.mp4", "b.mov", "a.webm", "c.v2.mp4", "c.v1.mp4"].map(file));
    expect(held.map(({ title, files }) => [title, files.length])).toEqual([
      ["a", 2],
      ["b", 1],
      ["c.v2", 1],
      ["c.v1", 1],
    ]);
  });

  it.each<[string, Partial<MediumDescriptor>, boolean]>([
    ["the same timing", {}, true],
    ["the same rate, otherwise written", { rate: { numerator: 48, denominator: 2 } }, true],
    ["a first picture a millisecond later, as WebM rounds", { firstPresentationUs: 1000 }, true],
    ["another first picture", { firstPresentationUs: 83_333 }, false],
    ["another length", { frames: 239 }, false],
    ["another rate", { rate: { numerator: 24_000, denominator: 1001 } }, false],
    ["a variable rate", { variableRate: true }, false],
  ])("%s", (_, change, isOne) => {
    const { media, apart } = together("a", [medium("media:a.mp4"), medium("media:a.webm", change)]);
    expect(media.map(({ sources }) => sources.length)).toEqual(isOne ? [2] : [1, 1]);
    expect(apart).toBe(isOne ? 0 : 1);
    expect(media[0]?.title).toBe("a");
  });

  it("a medium has no more than sixteen sources", () => {
    const many = Array.from({ length: 20 }, (_, n) => medium(`media:${n}`));
    expect(together("a", many).media[0]?.sources).toHaveLength(16);
  });

  it.each<[string, string | undefined]>([
    ["https://a.example/cuts/SH010%20v2.mp4?x=1", "SH010 v2"],
    [" http://a.example/ ", "a"],
    ["file:///etc/passwd", undefined],
    ["SH010", undefined],
    ["# comment", undefined],
  ])("the address “%s” gives %s", (text, title) => {
    expect(addressAddition(text)?.title).toBe(title);
  });
});

describe("[LC2] whether two files are the same", () => {
  const keys = async (content: string, name: string) => fingerprint(new File([content], name));

  it("by beginning and size, whatever they are called", async () => {
    expect(isSameFile(await keys("one", "a.mov"), await keys("one", "b.mov"))).toBe(true);
    expect(isSameFile(await keys("one", "a.mov"), await keys("two", "a.mov"))).toBe(false);
    expect(keyOf(await keys("abc", "a"), "sha256-first-mib")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("by size and name where a browser digests nothing", async () => {
    const plain = [
      { scheme: "file-bytes", value: "3" },
      { scheme: "file-name", value: "a.mov" },
    ];
    expect(isSameFile(plain, await keys("one", "a.mov"))).toBe(true);
    expect(isSameFile(plain, await keys("one", "b.mov"))).toBe(false);
    expect(isSameFile([], [])).toBe(false);
  });
});
