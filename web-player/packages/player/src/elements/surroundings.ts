import type { RoomClient } from "@sameframe/sync";
import type { Request } from "../store/requests";

type Ask = (request: Request) => void;

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
