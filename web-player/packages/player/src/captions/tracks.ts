import type { MediaSource, Medium } from "@sameframe/protocol";
import { perSecond } from "../frames/rate";

/** Captions that a medium has. */
export interface CaptionTrack {
  /** Its place among the medium's sources. */
  readonly source: number;
  /** As in `lang`; empty: unknown. */
  readonly lang: string;
  /** What it says of itself; empty: nothing. */
  readonly label: string;
}

/** Whether a source is captions, not a picture. */
export function isCaptions({ contentType }: { readonly contentType: string }): boolean {
  return /^\s*text\/vtt\s*(?:;|$)/i.test(contentType);
}

/** The captions among a medium's sources, in their order: `text/vtt; lang=de; label="Deutsch"`. */
export function tracksOf(medium: Medium | undefined): readonly CaptionTrack[] {
  return (medium?.sources ?? []).flatMap((source, n) => (isCaptions(source) ? [trackOf(source, n)] : []));
}

function trackOf({ contentType, location }: MediaSource, source: number): CaptionTrack {
  const lang = parameter(contentType, "lang") ?? /\.([a-z]{2,3}(?:-[a-z0-9]+)*)\.vtt$/i.exec(location)?.[1] ?? "";
  return { source, lang, label: parameter(contentType, "label") ?? "" };
}

function parameter(contentType: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** What a track is called: by itself, else by its language in the words of `locale`, else by its place. */
export function trackName({ lang, label }: CaptionTrack, place: number, locale: string): string {
  if (label !== "") {
    return label;
  }
  try {
    const name = lang === "" ? undefined : new Intl.DisplayNames(locale, { type: "language" }).of(lang);
    return name ?? String(place + 1);
  } catch {
    return lang; // it is no language
  }
}

/** The track that somebody wants who chose this language the last time, or who reads `spoken`: else the first. */
export function wanted(tracks: readonly CaptionTrack[], lang: string, spoken: string): CaptionTrack | undefined {
  const base = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
  const exactly = tracks.find((track) => lang !== "" && track.lang.toLowerCase() === lang.toLowerCase());
  const like = (tag: string) => tracks.find((track) => tag !== "" && base(track.lang) === base(tag));
  return exactly ?? like(lang) ?? like(spoken) ?? tracks[0];
}

/** When a frame is presented on the medium's own timeline, in its middle. [µs] */
export function momentOf({ rate, firstPresentationUs }: Medium, frame: number): number {
  return rate === undefined ? 0 : Number(firstPresentationUs) + ((frame + 0.5) / perSecond(rate)) * 1e6;
}
