import type { Rate } from "../frames/rate";
import type { MediumDescriptor } from "../medium/descriptor";
import type { Examined } from "../medium/examined";
import { ProbeError } from "../medium/probe-error";
import type { ServedFile } from "../net/rooms-api";
import { SequenceImages } from "./images";
import { rangeOf } from "./notation";

/** An image sequence of the server: what it is, but for how many pictures a second there are. */
export interface ServedSequence extends ServedFile {
  readonly medium: MediumDescriptor;
}

/** Whether something that the server holds is an image sequence. */
export function isServedSequence(file: ServedFile | undefined): file is ServedSequence {
  return file?.medium !== undefined && rangeOf(file.contentType) !== undefined;
}

/**
 * Finds out what is needed to show a sequence: its numbers are known, the size of its first picture is read.
 *
 * @param rate pictures per second; undefined: what the server takes for usual
 * @throws ProbeError if the first picture cannot be read
 */
export async function examineSequence(file: ServedSequence, rate?: Rate): Promise<Examined> {
  const { medium, captions = [], contentType } = file;
  const images = new SequenceImages({ url: new URL(file.url, location.href).href, contentType });
  const first = await images.find(0, new AbortController().signal).catch((cause: unknown) => {
    throw ProbeError.unreachable(cause);
  });
  if (first === undefined) {
    throw ProbeError.damaged(undefined);
  }
  const { width, height } = first;
  first.close();
  const sources = [...medium.sources.map((source) => ({ ...source, width, height })), ...captions];
  return {
    descriptor: { ...medium, rate: rate ?? medium.rate, sources },
    constant: true,
    playable: true,
    sequence: true,
  };
}
