import type { Address } from "./addresses";

/** The content types of HLS. */
const PLAYLIST = /^(application\/vnd\.apple\.mpegurl|(application|audio)\/(x-)?mpegurl)/i;

/** What plays a stream, until the element gets something else. */
const attached = new WeakMap<HTMLVideoElement, { destroy(): void }>();

/** Whether an address is that of a stream (HLS), by what is said of it or by its ending. */
export function isStream({ url, contentType }: Pick<Address, "url" | "contentType">): boolean {
  return PLAYLIST.test(contentType) || /\.m3u8($|[?#])/i.test(url);
}

/**
 * Has an element play a stream. Which of its pictures are shown when is up to the stream: it is not frame-exact. What cannot
 * be played, at first or later, is an `error` event of the element. The code that does it is loaded when it is needed.
 *
 * @param stop the element is wanted for something else
 */
export async function attachStream(video: HTMLVideoElement, url: string, stop: AbortSignal): Promise<void> {
  const { default: Hls } = await import("hls.js");
  stop.throwIfAborted();
  if (!Hls.isSupported()) {
    video.src = url; // browsers without media source extensions play streams themselves
    video.load();
    return;
  }
  const hls = new Hls({ enableWorker: false });
  attached.set(video, hls);
  hls.on(Hls.Events.ERROR, (_, { fatal }) => {
    if (fatal && attached.get(video) === hls) {
      video.dispatchEvent(new Event("error"));
    }
  });
  hls.loadSource(url);
  hls.attachMedia(video);
}

/** Lets go of a stream that an element plays, if it does. */
export function detachStream(video: HTMLVideoElement): void {
  attached.get(video)?.destroy();
  attached.delete(video);
}
