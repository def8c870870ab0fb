import { type Cue, cuesOf } from "./webvtt";

/** What came of reading captions. */
export type ReadCaptions =
  | { readonly kind: "cues"; readonly cues: readonly Cue[] }
  /** They are not there, or no other page may read them. */
  | { readonly kind: "failed" }
  /** It is no WebVTT. */
  | { readonly kind: "wrong" };

/** Larger files are no captions. [bytes] */
const LARGEST = 4 * 1024 * 1024;

/** Reads the captions at an address, whose encoding is UTF-8. */
export async function readCaptions(url: string, signal: AbortSignal): Promise<ReadCaptions> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > LARGEST) {
      return { kind: "failed" };
    }
    const cues = cuesOf(await response.text());
    return cues === undefined ? { kind: "wrong" } : { kind: "cues", cues };
  } catch {
    return { kind: "failed" };
  }
}
