import type { Address } from "./addresses";
import type { Opener } from "./medium-file";
import { attachStream, detachStream, isStream } from "./stream";

/** A `<video>` that shows files. */
export function videoOpener(video: HTMLVideoElement): Opener {
  return {
    canPlay: (type) => video.canPlayType(type),
    open: (addresses, stop, trying) => open(video, addresses, stop, trying),
    close: () => {
      video.pause();
      detachStream(video);
      video.removeAttribute("src");
      video.load();
    },
  };
}

/**
 * Loads the first of these addresses that can be played: resolves when its first picture is there, rejects when none
 * can be played or the signal says to stop.
 *
 * @param trying told of each before it is loaded
 */
async function open(
  video: HTMLVideoElement,
  addresses: readonly Address[],
  stop: AbortSignal,
  trying: (address: Address) => void,
): Promise<void> {
  let failure: unknown = new Error("The medium has no address to load it from.");
  for (const address of addresses) {
    for (const mode of modesFor(address.url)) {
      stop.throwIfAborted();
      try {
        trying(address);
        video.crossOrigin = mode;
        await opened(video, address, stop);
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

function opened(video: HTMLVideoElement, address: Address, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (act: () => void): void => {
      done.abort();
      act();
    };
    const { signal } = done;
    video.addEventListener("loadeddata", () => settle(resolve), { signal });
    video.addEventListener(
      "error",
      () => settle(() => reject(video.error ?? new Error("The stream cannot be played."))),
      { signal },
    );
    stop.addEventListener("abort", () => settle(() => reject(stop.reason)), { signal });
    detachStream(video);
    if (isStream(address)) {
      attachStream(video, address.url, stop).catch((cause: unknown) => settle(() => reject(cause)));
    } else {
      video.src = address.url;
      video.load();
    }
  });
}
