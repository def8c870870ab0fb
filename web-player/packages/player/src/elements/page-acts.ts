import type { RoomClient } from "@sameframe/sync";
import { download } from "../people/download";
import type { Request } from "../store/requests";
import type { RoomStore } from "../store/room-store";
import type { RoomPicture } from "../store/view";
import { strings } from "../strings";
import type { VideoPort } from "../video/video-port";
import type { SameframeOwnControls } from "./own-controls";

/** What a room's element is made of. */
export interface RoomLink {
  readonly client: RoomClient;
  readonly store: RoomStore;
  readonly port: VideoPort;
}

/** Does what is the page's own of what a person asked for. */
export function actOnPage(request: Request, { client, store, port }: RoomLink, page: HTMLElement, code: string): void {
  switch (request.kind) {
    case "scrub":
      port.preview(request.frame);
      break;
    case "gesture":
      port.unmute();
      client.retryPlayer();
      break;
    case "retry":
      port.retry();
      break;
    case "fullscreen":
      void (document.fullscreenElement === null ? page.requestFullscreen() : document.exitFullscreen());
      break;
    case "keys":
      keySheetOf(page)?.toggleKeys();
      break;
    case "saveWitness":
      download(strings.fork.file(code), "application/x-ndjson", client.witnesses());
      break;
    case "trustRecord":
      client.forgetWitnesses();
      store.dismissFork();
      break;
    case "dismissFork":
      store.dismissFork();
      break;
    case "forget":
      page.dispatchEvent(new CustomEvent("sameframe-forget"));
      break;
    default:
  }
}

/** Says on the page's element what embedders and tests ask for. */
export function reflect(shown: RoomPicture | undefined, { dataset }: HTMLElement): void {
  if (shown !== undefined) {
    const { connection, seq, frame, transport } = shown;
    dataset.connection = connection.kind;
    dataset.seq = String(seq);
    dataset.frame = String(frame);
    dataset.playing = String(transport.playing);
  }
}

/** What shows the keys of a room. */
export function keySheetOf(page: HTMLElement): SameframeOwnControls | null {
  return page.shadowRoot?.querySelector<SameframeOwnControls>("sameframe-own-controls") ?? null;
}

/** A button that was clicked with a pointer does not keep the keys: Space plays, whatever was clicked last. */
export function letGo(event: MouseEvent): void {
  const [target] = event.composedPath();
  if (event.detail > 0 && target instanceof Element) {
    target.closest("button")?.blur();
  }
}
