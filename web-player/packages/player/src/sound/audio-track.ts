import type { Input, InputAudioTrack } from "mediabunny";

/** A file's sound, to be decoded. */
export interface AudioTrack {
  readonly track: InputAudioTrack;
  readonly input: Input;
  /** Of the whole file; undefined: it is not known. */
  readonly bytes: number | undefined;
  readonly library: typeof import("mediabunny");
}

/** As much of a file is kept in memory at most. */
const CACHE_BYTES = 8 * 1024 * 1024;

/**
 * Opens a file's sound. Undefined if it has none, it may not be read from this page, or this browser does not decode it here:
 * browsers decode on secure pages only.
 */
export async function openAudioTrack(url: string): Promise<AudioTrack | undefined> {
  if (!("AudioDecoder" in globalThis)) {
    return undefined;
  }
  const library = await import("mediabunny");
  const source = new library.UrlSource(url, {
    getRetryDelay: () => null,
    handleUnhandledError: () => {},
    maxCacheSize: CACHE_BYTES,
    parallelism: 1,
  });
  const input = new library.Input({ formats: library.ALL_FORMATS, source });
  try {
    const track = (await input.canRead()) ? await input.getPrimaryAudioTrack() : null;
    if (track !== null && (await track.canDecode())) {
      return { track, input, library, bytes: (await source.getSizeOrNull()) ?? undefined };
    }
  } catch {
    // not readable from here
  }
  input.dispose();
  return undefined;
}
