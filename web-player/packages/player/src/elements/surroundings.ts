import type { RoomClient } from "@sameframe/sync";
import { requestsOf } from "../store/keys";
import type { Request } from "../store/requests";
import type { RoomPicture } from "../store/view";

type Ask = (request: Request) => void;

/** Listens to the page's keys, except where somebody types or a button has the key; the result stops it. */
export function listenToKeys(shown: () => RoomPicture | undefined, ask: Ask): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const picture = shown();
    if (picture?.clip === undefined || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) {
      return;
    }
    const { transport, frame, clip, marks } = picture;
    const drawn = marks.map((mark) => mark.frame);
    const requests = requestsOf(event, { transport, frame, frames: clip.frames, drawn });
    if (requests !== undefined) {
      event.preventDefault();
      for (const request of requests) {
        ask(request);
      }
    }
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

/** Whether somebody types, or a button has the key. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const presses = target.matches("button, a, summary") && (event.key === " " || event.key === "Enter");
  return presses || target.isContentEditable || target.matches("input, textarea, select");
}

/**
 * The page is hidden, seen, turned to, gone back to or no longer frozen, the network is back, a media key is pressed; the result
 * stops listening.
 */
export function listenToPlatform(client: RoomClient, ask: Ask): () => void {
  const seen = (): void => {
    client.hidden = document.hidden;
    if (!document.hidden) {
      client.reconnect();
    }
  };
  const again = (): void => client.reconnect();
  const signs = ["online", "focus", "pageshow"] as const;
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("resume", again);
  for (const sign of signs) {
    globalThis.addEventListener(sign, again);
  }
  client.hidden = document.hidden;
  const mediaKeys = ["play", "pause"] as const;
  for (const kind of mediaKeys) {
    mediaKey(kind, () => ask({ kind }));
  }
  return () => {
    document.removeEventListener("visibilitychange", seen);
    document.removeEventListener("resume", again);
    for (const sign of signs) {
      globalThis.removeEventListener(sign, again);
    }
    for (const kind of mediaKeys) {
      mediaKey(kind, null);
    }
  };
}

function mediaKey(kind: "play" | "pause", act: (() => void) | null): void {
  if ("mediaSession" in navigator) {
    navigator.mediaSession.setActionHandler(kind, act);
  }
}
