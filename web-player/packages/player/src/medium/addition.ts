import { isCaptions } from "../captions/tracks";
import type { Rate } from "../frames/rate";
import type { ServedFile } from "../net/rooms-api";
import { examine, titleOf, withoutEnding } from "./choice";
import type { MediumDescriptor } from "./descriptor";

/** Something to add to a playlist. */
export type Addition =
  /** Files that the server holds, of one name: formats of one medium. */
  | {
      readonly kind: "held";
      readonly title: string;
      readonly files: readonly ServedFile[];
      /** Of an image sequence. */
      readonly rate?: Rate;
    }
  | { readonly kind: "address"; readonly title: string; readonly address: string }
  /** A file of this machine, which the others have to have, too. */
  | { readonly kind: "own"; readonly title: string; readonly file: File };

/** The media that an addition makes. */
export interface Described {
  readonly media: readonly MediumDescriptor[];
  /** How many of its files turned out to be media of their own. */
  readonly apart: number;
}

/**
 * Finds out what is needed to add something, by reading it.
 *
 * @throws ProbeError when a file's timing cannot be read
 */
export async function describe(addition: Addition): Promise<Described> {
  switch (addition.kind) {
    case "held":
      return together(addition.title, await each(addition.files, addition.rate));
    case "address": {
      const { descriptor } = await examine({ kind: "address", address: addition.address });
      return { media: [{ ...descriptor, title: addition.title }], apart: 0 };
    }
    case "own": {
      const { descriptor } = await examine({ kind: "own", file: addition.file });
      return { media: [{ ...descriptor, title: addition.title }], apart: 0 };
    }
  }
}

/** The server's files by name without ending: those of one name are formats of one medium, as far as their timing says so. */
export function byName(files: readonly ServedFile[]): readonly Extract<Addition, { kind: "held" }>[] {
  const groups = new Map<string, ServedFile[]>();
  for (const file of files) {
    const name = file.medium === undefined ? withoutEnding(file.name) : file.name;
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups.values()].map((group) => ({ kind: "held", title: group[0]?.title ?? "", files: group }));
}

/** An addition for each address that somebody dropped or typed; what is no address is left out. */
export function addressAddition(text: string): Extract<Addition, { kind: "address" }> | undefined {
  const address = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  return address?.protocol === "https:" || address?.protocol === "http:"
    ? { kind: "address", address: address.href, title: withoutEnding(titleOf(address.href)) }
    : undefined;
}

/** An addition for a file of this machine. */
export function ownAddition(file: File): Extract<Addition, { kind: "own" }> {
  return { kind: "own", file, title: withoutEnding(file.name) };
}

/** Media of one timing are one medium with several sources; others stay apart. */
export function together(title: string, media: readonly MediumDescriptor[]): Described {
  const [first, ...others] = media;
  if (first === undefined) {
    return { media: [], apart: 0 };
  }
  const [alike, apart] = [others.filter((it) => goTogether(first, it)), others.filter((it) => !goTogether(first, it))];
  const all = [first, ...alike].flatMap((it) => it.sources);
  // of one name, formats have the same captions
  const captions = new Map(all.filter(isCaptions).map((it) => [it.location, it]));
  const sources = [...all.filter((it) => !isCaptions(it)), ...captions.values()].slice(0, SOURCES);
  return { media: [{ ...first, title, sources }, ...apart], apart: apart.length };
}

/** Sources of a medium at most, as the room takes them. */
const SOURCES = 16;

/** First pictures of two files are the same picture if they are as near as containers round. [µs] */
const ROUNDED = 1000;

function goTogether(one: MediumDescriptor, two: MediumDescriptor): boolean {
  return (
    one.frames === two.frames &&
    one.rate.numerator * two.rate.denominator === two.rate.numerator * one.rate.denominator &&
    Math.abs(one.firstPresentationUs - two.firstPresentationUs) <= ROUNDED &&
    one.variableRate !== true &&
    two.variableRate !== true
  );
}

async function each(files: readonly ServedFile[], rate?: Rate): Promise<readonly MediumDescriptor[]> {
  const media: MediumDescriptor[] = [];
  for (const file of files) {
    media.push((await examine({ kind: "file", file, ...(rate ? { rate } : {}) })).descriptor); // one at a time: it is the same line
  }
  return media;
}
