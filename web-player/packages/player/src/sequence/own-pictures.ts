import type { MediaSource, Medium } from "@sameframe/protocol";
import { ProbeError } from "../medium/probe-error";
import type { OwnPictures } from "../video/own-copies";
import { type NumberRange, pictureFormat, rangeOf } from "./notation";

/** What came of pictures that somebody opened for a sequence. */
export type PicturesMatch =
  /** They may stand for it: all of its numbers are there. */
  | { readonly kind: "alike" }
  /** They may, but are of another size or type. */
  | { readonly kind: "unlike"; readonly is: string; readonly expected: string }
  /** Frames would not be the same ones: they have none of its numbers, or not all of them. */
  | { readonly kind: "numbers"; readonly is: string; readonly expected: string }
  | { readonly kind: "gaps"; readonly missing: number; readonly first: number }
  /** There is no picture with a number among them. */
  | { readonly kind: "none" };

/** Files of one folder whose names differ in a number only. */
interface Numbered {
  /** With a slash at its end; empty where only files were chosen. */
  readonly folder: string;
  /** Before the number. */
  readonly stem: string;
  readonly type: string;
  readonly ending: string;
  readonly pictures: Map<number, File>;
}

/** Of a picture, in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

const TYPES: Readonly<Record<string, string>> = { png: "png", jpg: "jpeg", jpeg: "jpeg", webp: "webp" };

/** "shot.1001.png", as the server has it [SQ1]. */
const NUMBERED = /^(.+[._])(\d{1,9})\.(png|jpe?g|webp)$/i;

/** "dailies/day 4/" of "dailies/day 4/shot.1001.png" */
const FOLDER = /^.*\//;

/** "media:shot.[1001-1100].png": what stands before the numbers. */
const STEM = /([^/:]+[._])(?:\[|%5B)\d+-\d+/i;

/**
 * Looks for a sequence among files of this machine, and compares it by its numbers, and the size and type of its first picture.
 * More pictures than the medium has are no fault.
 *
 * @throws ProbeError if that picture cannot be read
 */
export async function findPictures(
  medium: Medium,
  files: readonly File[],
  sizeOf: (picture: File) => Promise<Size> = decodedSize,
): Promise<{ readonly match: PicturesMatch; readonly copy?: OwnPictures }> {
  const [source] = medium.sources.filter(({ contentType }) => rangeOf(contentType) !== undefined);
  const range = source && rangeOf(source.contentType);
  const found = range && likeliest(numbered(files), range, STEM.exec(source.location)?.[1]);
  if (source === undefined || range === undefined || found === undefined) {
    return { match: { kind: "none" } };
  }
  const { pictures, type, folder, stem, ending } = found;
  const expected = numbersOf(range);
  const missing = expected.filter((number) => !pictures.has(number));
  const [first] = missing;
  if (missing.length === expected.length) {
    const here = [...pictures.keys()].sort((a, b) => a - b);
    const is = rangeText({ first: here[0] ?? 0, last: here.at(-1) ?? 0 });
    return { match: { kind: "numbers", is, expected: rangeText(range) } };
  }
  if (first !== undefined) {
    return { match: { kind: "gaps", missing: missing.length, first } };
  }
  const size = await sizeOf(pictures.get(range.first) as File).catch((cause: unknown) => {
    throw ProbeError.damaged(cause);
  });
  const copy: OwnPictures = {
    name: `${folder}${stem}[${rangeText(range, "-")}].${ending}`,
    contentType: `image/${type}; sequence=${rangeText(range, "-")}`,
    pictures,
  };
  const isAlike = medium.sources.some((it) => isSame(it, copy.contentType, size));
  const match: PicturesMatch = isAlike
    ? { kind: "alike" }
    : { kind: "unlike", is: lookText(copy.contentType, size), expected: lookText(source.contentType, source) };
  return { match, copy };
}

function numbered(files: readonly File[]): readonly Numbered[] {
  const groups = new Map<string, Numbered>();
  for (const file of files) {
    const [, stem, number, ending] = NUMBERED.exec(file.name) ?? [];
    const type = TYPES[ending?.toLowerCase() ?? ""];
    if (stem !== undefined && ending !== undefined && type !== undefined) {
      const folder = FOLDER.exec(file.webkitRelativePath)?.[0] ?? "";
      const key = `${folder}${stem}${type}`;
      const group = groups.get(key) ?? { folder, stem, type, ending, pictures: new Map<number, File>() };
      group.pictures.set(Number(number), file);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** That of the same name, if it has any of the numbers; else that with most of them. */
function likeliest(groups: readonly Numbered[], range: NumberRange, stem: string | undefined): Numbered | undefined {
  const expected = numbersOf(range);
  const rank = (group: Numbered): number => {
    const there = expected.filter((number) => group.pictures.has(number)).length;
    return there + (there > 0 && group.stem === stem ? expected.length : 0);
  };
  return groups.toSorted((a, b) => rank(b) - rank(a))[0];
}

/** Whether a source has pictures of this type and size; a size that the room does not know is taken for the same. */
function isSame(source: MediaSource, contentType: string, { width, height }: Size): boolean {
  const isKnown = source.width > 0 && source.height > 0;
  const isSize = !isKnown || (source.width === width && source.height === height);
  return pictureFormat(source.contentType) === pictureFormat(contentType) && isSize;
}

/** "PNG, 1280 × 720" */
function lookText(contentType: string, { width, height }: Size): string {
  const size = width > 0 && height > 0 ? [`${width} × ${height}`] : [];
  return [pictureFormat(contentType) ?? "", ...size].join(", ");
}

function numbersOf({ first, last }: NumberRange): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

function rangeText({ first, last }: NumberRange, between = "–"): string {
  return `${first}${between}${last}`;
}

async function decodedSize(picture: File): Promise<Size> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}
