/** A part of a clip, as fractions of its length. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What of a file is loaded. @param duration in seconds, NaN while unknown */
export function loadedParts(ranges: TimeRanges, duration: number): readonly Part[] {
  if (!(duration > 0) || !Number.isFinite(duration)) {
    return [];
  }
  const within = (seconds: number): number => Math.min(1, Math.max(0, seconds / duration));
  return Array.from({ length: ranges.length }, (_, n) => ({
    from: within(ranges.start(n)),
    to: within(ranges.end(n)),
  }));
}

/** Tells what of a video's file is loaded whenever that changes, until the result is called. */
export function watchLoaded(video: HTMLVideoElement, loaded: (parts: readonly Part[]) => void): () => void {
  const events = new AbortController();
  const tell = (): void => loaded(loadedParts(video.buffered, video.duration));
  for (const type of ["progress", "loadedmetadata", "seeked", "suspend", "emptied"] as const) {
    video.addEventListener(type, tell, { signal: events.signal });
  }
  tell();
  return () => events.abort();
}
