import type { Match } from "../medium/match";
import { pictureFormat } from "../sequence/notation";
import type { PicturesMatch } from "../sequence/own-pictures";
import { playlistStrings } from "../strings-playlist";
import { sequenceStrings } from "../strings-sequence";
import type { OpenSource } from "../video/medium-file";
import { isStream } from "../video/stream";

const say = playlistStrings.source;

/** What is played here, and what came of a file that somebody opened. Immutable. */
export interface SourcePicture {
  /** In words; empty: nothing is played. */
  readonly plays: string;
  /** It is an image sequence. */
  readonly pictures: boolean;
  /** It is a file of this machine. */
  readonly own: boolean;
  /** What is to be said of a file that was opened; empty: nothing. */
  readonly said: string;
  /** That it cannot be used. */
  readonly refused: boolean;
}

export const NO_SOURCE: SourcePicture = { plays: "", pictures: false, own: false, said: "", refused: false };

/** What is played, in words. */
export function playsText(source: OpenSource | undefined): string {
  if (source === undefined) {
    return "";
  }
  const { address, of } = source;
  if (address.own !== undefined) {
    return say.plays(say.own(address.own.name));
  }
  const { width, height } = address;
  const size = width === undefined || height === undefined ? "" : `${width} × ${height}`;
  const parts = [codecName(address.contentType), size, of > 1 ? say.oneOf(of) : ""].filter((it) => it !== "");
  return say.plays(parts.length === 0 ? say.file : parts.join(" · "));
}

/** What came of a file that somebody opened. */
export function matchText(match: Match): string {
  switch (match.kind) {
    case "rate":
    case "frames":
      return say[match.kind](match.is, match.expected);
    default:
      return say[match.kind];
  }
}

/** What came of pictures that somebody opened. */
export function picturesText(match: PicturesMatch): string {
  const { own } = sequenceStrings;
  switch (match.kind) {
    case "unlike":
    case "numbers":
      return own[match.kind](match.is, match.expected);
    case "gaps":
      return own.gaps(match.missing, match.first);
    default:
      return own[match.kind];
  }
}

/** Whether a file may stand for the medium. */
export function mayStand(match: Match): boolean {
  return match.kind === "same" || match.kind === "timing" || match.kind === "other";
}

const STREAM = "HLS";

const CODECS: readonly (readonly [RegExp, string])[] = [
  [/avc[13]/, "H.264"],
  [/hvc1|hev1/, "H.265"],
  [/vp0?9/, "VP9"],
  [/vp0?8/, "VP8"],
  [/av01/, "AV1"],
  [/ap[ch4]|prores/i, "ProRes"],
];

/** The codec that a content type names, as people call it; else its container. */
export function codecName(contentType: string): string {
  if (isStream({ url: "", contentType })) {
    return STREAM;
  }
  const format = pictureFormat(contentType);
  if (format !== undefined) {
    return sequenceStrings.plays(format);
  }
  const found = CODECS.find(([pattern]) => pattern.test(contentType))?.[1];
  return found ?? contentType.split(";")[0]?.split("/")[1]?.toUpperCase() ?? "";
}
