import { clock } from "../frames/clock";
import type { Rate } from "../frames/rate";
import { numberText } from "../language/language";
import type { ServedFile } from "../net/rooms-api";
import { examineSequence, isServedSequence } from "../sequence/examine";
import { strings } from "../strings";
import { isStream } from "../video/stream";
import type { Examined } from "./examined";
import { fingerprint } from "./fingerprint";

/** Which clip somebody wants to see: a file of the server, or any address. */
export type ClipChoice =
  /** `rate`: of an image sequence, whose files have none. */
  | { readonly kind: "file"; readonly file: ServedFile; readonly rate?: Rate }
  | { readonly kind: "address"; readonly address: string }
  /** A file of this machine, which the others have to have, too. */
  | { readonly kind: "own"; readonly file: File };

/**
 * Finds out what is needed to create a room with a clip: from the server where it knows, else by demuxing the file. The
 * demuxer is a piece of code of its own, loaded when it is needed.
 *
 * @throws ProbeError when the file's timing cannot be read
 */
export async function examine(choice: ClipChoice): Promise<Examined> {
  if (choice.kind === "file" && isServedSequence(choice.file)) {
    return examineSequence(choice.file, choice.rate);
  }
  if (choice.kind === "own") {
    return examineOwn(choice.file);
  }
  if (choice.kind === "file" && choice.file.medium !== undefined) {
    const { medium, captions = [] } = choice.file;
    return {
      descriptor: { ...medium, sources: [...medium.sources, ...captions] },
      constant: medium.variableRate !== true,
      playable: true,
    };
  }
  const { probe } = await import("./probe");
  const { rate, frames, firstPresentationUs, contentType, constant, playable, width, height } = await probe(
    choice.kind === "file" ? new URL(choice.file.url, location.href).href : choice.address,
  );
  const { title, location: source } =
    choice.kind === "file" ? choice.file : { title: titleOf(choice.address), location: choice.address };
  const captions = choice.kind === "file" ? (choice.file.captions ?? []) : [];
  const size = choice.kind === "file" ? { kibibytes: kibibytesOf(choice.file.bytes) } : {};
  const sources = [{ location: source, contentType, width, height, ...size }, ...captions];
  const stream = isStream({ url: source, contentType });
  const variableRate = !constant || stream;
  const descriptor = { title, rate, frames, firstPresentationUs, sources, variableRate };
  // a stream is played from its beginning on, whatever its segments say
  return stream
    ? { descriptor: { ...descriptor, firstPresentationUs: 0 }, constant, playable, stream }
    : { descriptor, constant, playable };
}

/** It is named as a file of the server, so that it plays for all once somebody puts it there. */
async function examineOwn(file: File): Promise<Examined> {
  const { probe } = await import("./probe");
  const { rate, frames, firstPresentationUs, contentType, constant, playable, width, height } = await probe(file);
  const location = `media:${file.name.replace(/[/\\]/g, "_")}`;
  const descriptor = {
    title: withoutEnding(file.name),
    rate,
    frames,
    firstPresentationUs,
    sources: [{ location, contentType, width, height, kibibytes: kibibytesOf(file.size) }],
    variableRate: !constant,
    matchKeys: await fingerprint(file),
  };
  return { descriptor, constant, playable };
}

/** The size of a file as sources name it. */
export function kibibytesOf(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

/** The choice for an address that somebody typed; undefined when it is none. */
export function addressChoice(text: string): ClipChoice | undefined {
  const address = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  return address?.protocol === "https:" || address?.protocol === "http:"
    ? { kind: "address", address: address.href }
    : undefined;
}

/** The last part of an address. */
export function titleOf(address: string): string {
  const { pathname, host } = new URL(address);
  const last = pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || host;
  } catch {
    return last; // a stray percent sign
  }
}

/** A file's name, without what says its format. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, "");
}

/** "24 fps, 240 frames, 0:10". */
export function summary({ descriptor: { rate, frames } }: Examined): string {
  const perSecond = rate.numerator / rate.denominator;
  return strings.start.measured(numberText(perSecond), frames, clock(frames, rate));
}
