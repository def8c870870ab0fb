import type { Address } from "./addresses";

/**
 * Loads the first of these addresses that can be played: resolves when its first picture is there, rejects when none
 * can be played or the signal says to stop.
 */
export async function open(video: HTMLVideoElement, addresses: readonly Address[], stop: AbortSignal): Promise<void> {
  let failure: unknown = new Error("The medium has no address to load it from.");
  for (const { url } of addresses) {
    for (const mode of modesFor(url)) {
      stop.throwIfAborted();
      try {
        video.crossOrigin = mode;
        await opened(video, url, stop);
        return;
      } catch (cause) {
        stop.throwIfAborted();
        failure = cause;
      }
    }
  }
  throw failure;
}

/** Of another server, a picture can be graded and taken only if that server agrees (CORS); without that it is seen at least. */
function modesFor(url: string): readonly ("anonymous" | null)[] {
  return new URL(url, location.href).origin === location.origin || url.startsWith("blob:")
    ? [null]
    : ["anonymous", null];
}

function opened(video: HTMLVideoElement, url: string, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (act: () => void): void => {
      done.abort();
      act();
    };
    const { signal } = done;
    video.addEventListener("loadeddata", () => settle(resolve), { signal });
    video.addEventListener("error", () => settle(() => reject(video.error)), { signal });
    stop.addEventListener("abort", () => settle(() => reject(stop.reason)), { signal });
    video.src = url;
    video.load();
  });
}
