import { create, MediaSourceSchema, type Medium, MediumSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { ProbeError } from "../src/medium/probe-error";
import { SequenceImages } from "../src/sequence/images";
import { findPictures } from "../src/sequence/own-pictures";
import { picturesText } from "../src/store/source-view";
import { OwnCopies } from "../src/video/own-copies";
import { SlideShelf, settled } from "./support/slides";

const HD = { width: 1920, height: 1080 };

function medium(more: { readonly type?: string; readonly location?: string; readonly size?: object } = {}): Medium {
  const { type = "png", location = `media:shot.[1001-1004].${type}`, size = HD } = more;
  const contentType = `image/${type}; sequence=1001-1004`;
  const captions = create(MediaSourceSchema, { location: "media:shot.vtt", contentType: "text/vtt" });
  const source = create(MediaSourceSchema, { location, contentType, ...size });
  return create(MediumSchema, { id: "m1", frames: 4, firstFrameNumber: 1001, sources: [captions, source] });
}

/** `shot.1001.png` and so on. */
function files(from: number, to: number, name = (number: number) => `shot.${number}.png`, folder = ""): File[] {
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const file = new File([`${folder}${from + n}`], name(from + n));
    return Object.assign(file, { webkitRelativePath: folder === "" ? "" : `${folder}/${file.name}` });
  });
}

const find = (it: Medium, chosen: readonly File[], size = HD) => findPictures(it, chosen, async () => size);

describe("[SQ11] comparing pictures of one's own", () => {
  const jpeg = (number: number): string => `shot_0${number}.JPG`;

  it.each<[string, Medium, readonly File[], object, string | undefined]>([
    ["all of them", medium(), files(1001, 1004), { kind: "alike" }, "shot.[1001-1004].png"],
    ["with more on either side", medium(), files(993, 1012), { kind: "alike" }, "shot.[1001-1004].png"],
    [
      "of another name",
      medium(),
      files(1001, 1004, (n) => `cut v2.${n}.png`),
      { kind: "alike" },
      "cut v2.[1001-1004].png",
    ],
    [
      "of another type, with more digits",
      medium(),
      files(1001, 1004, jpeg),
      { kind: "unlike", is: "JPEG, 1920 × 1080", expected: "PNG, 1920 × 1080" },
      "shot_[1001-1004].JPG",
    ],
    ["of that type", medium({ type: "jpeg" }), files(1001, 1004, jpeg), { kind: "alike" }, "shot_[1001-1004].JPG"],
    ["of a size that is not known", medium({ size: {} }), files(1001, 1004), { kind: "alike" }, "shot.[1001-1004].png"],
    ["other numbers", medium(), files(1, 4), { kind: "numbers", is: "1–4", expected: "1001–1004" }, undefined],
    ["not all", medium(), files(1001, 1002), { kind: "gaps", missing: 2, first: 1003 }, undefined],
    ["no numbers", medium(), [new File([], "shot.png"), new File([], "a.1001.exr")], { kind: "none" }, undefined],
    ["nothing", medium(), [], { kind: "none" }, undefined],
  ])("%s", async (_, it, chosen, match, name) => {
    const found = await find(it, chosen);
    expect(found.match).toEqual(match);
    expect(found.copy?.name).toBe(name);
  });

  it("of another size is said, with both", async () => {
    const { match } = await find(medium(), files(1001, 1004), { width: 960, height: 540 });
    expect(match).toEqual({ kind: "unlike", is: "PNG, 960 × 540", expected: "PNG, 1920 × 1080" });
    expect(picturesText(match)).toContain("they are PNG, 960 × 540, and this medium’s are PNG, 1920 × 1080");
  });

  it.each([
    ["of several in a folder that of the same name is taken", "media:shot.[1001-1004].png", "b/shot.[1001-1004].png"],
    ["else the one with most of them", "media:gone.[1001-1004].png", "b/shot.[1001-1004].png"],
    ["also where the one of the same name has none", "media:old.[1001-1004].png", "b/shot.[1001-1004].png"],
    ["whatever its folder", "media:late.[1001-1004].png", "a/late.[1001-1004].png"],
  ])("%s", async (_, location, name) => {
    const chosen = [
      ...files(1, 900, (n) => `old.${n}.png`, "a"),
      ...files(1001, 1003, (n) => `part.${n}.png`, "a"),
      ...files(1, 900, (n) => `shot.${n}.png`, "a"),
      ...files(1001, 1004, (n) => `shot.${n}.png`, "b"),
      ...files(1001, 1004, (n) => `late.${n}.png`, "a"),
    ];
    expect((await find(medium({ location }), chosen)).copy?.name).toBe(name);
  });

  it("of which the first cannot be read is refused", async () => {
    const broken = findPictures(medium(), files(1001, 1004), () => Promise.reject(new Error("no picture")));
    await expect(broken).rejects.toThrow(ProbeError);
  });
});

describe("[SQ11] pictures of one's own", () => {
  it("are read from the files by number, without a word to a server, until one goes back", async () => {
    const { copy } = await find(medium(), files(1000, 1004));
    const copies = new OwnCopies();
    if (copy) copies.bind("m1", copy);
    const address = copies.of(medium());
    expect(address).toMatchObject({ contentType: "image/png; sequence=1001-1004", own: { firstPresentationUs: 0 } });
    const read: string[] = [];
    const images = new SequenceImages(address ?? { url: "", contentType: "" }, {
      fetch: () => Promise.reject(new Error("nobody is to be asked")),
      decode: async (bytes) => {
        read.push(await bytes.text());
        return { ...HD, close: () => {} } as ImageBitmap;
      },
    });
    const never = new AbortController().signal;
    expect(images.frames).toBe(4);
    for (const frame of [0, 3]) await images.load(frame, never);
    expect(read).toEqual(["1001", "1004"]);
    expect(await images.find(4, never)).toBeUndefined();
    copies.release(medium());
    expect(copies.of(medium())).toBeUndefined();
  });

  it("take the place of those at hand, which are closed", async () => {
    const shelf = new SlideShelf();
    const stock = shelf.stock(9);
    stock.want([1, 2, 3]);
    await settled();
    shelf.isOpen = false;
    stock.want([1, 4]);
    stock.clear();
    shelf.isOpen = true;
    expect([stock.size, shelf.made.every(({ closed }) => closed === 1)]).toEqual([0, true]);
    stock.want([1, 4]);
    await settled();
    expect([stock.has(1), stock.has(4)]).toEqual([true, true]);
    expect(shelf.asked).toEqual([1, 2, 3, 4, 1, 4]);
  });
});
