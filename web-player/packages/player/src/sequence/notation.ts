import type { Medium } from "@sameframe/protocol";
import { isCaptions } from "../captions/tracks";

/** Numbers of a sequence's first and last picture, as in the names of its files. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** `image/png; sequence=1001-1100` */
const SEQUENCE = /^\s*image\/(png|jpeg|webp)\s*;\s*sequence\s*=\s*"?(\d{1,9})-(\d{1,9})"?\s*$/i;

/** The numbers that a content type says of an image sequence; undefined: it is of something else. */
export function rangeOf(contentType: string): NumberRange | undefined {
  const [, , first, last] = SEQUENCE.exec(contentType) ?? [];
  return first === undefined || last === undefined ? undefined : { first: Number(first), last: Number(last) };
}

/** What its pictures are called: "PNG"; undefined: it is no image sequence. */
export function pictureFormat(contentType: string): string | undefined {
  return SEQUENCE.exec(contentType)?.[1]?.toUpperCase();
}

/** Whether a medium is played as an image sequence: it has pictures, and nothing but sequences of them. */
export function isSequence({ sources }: Pick<Medium, "sources">): boolean {
  const pictures = sources.filter((source) => !isCaptions(source));
  return pictures.length > 0 && pictures.every(({ contentType }) => rangeOf(contentType) !== undefined);
}

/** The address of one picture of a sequence: that of the sequence with the number behind its path [SQ3]. */
export function pictureAddress(url: string, number: number): string {
  const query = url.indexOf("?");
  return query < 0 ? `${url}/${number}` : `${url.slice(0, query)}/${number}${url.slice(query)}`;
}
