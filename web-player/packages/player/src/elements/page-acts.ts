import type { RoomClient } from "@sameframe/sync";
import { download } from "../people/download";
import type { StagePort } from "../sequence/stage-port";
import type { Request } from "../store/requests";
import type { RoomStore } from "../store/room-store";
import type { RoomPicture } from "../store/view";
import { strings } from "../strings";
import type { SameframeOwnControls } from "./own-controls";

/** What a room's element is made of. */
export interface RoomLink {
  readonly client: RoomClient;
  readonly store: RoomStore;
  readonly port: StagePort;
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
      void (document.fullscreenElement === null ? filled(page).requestFullscreen() : document.exitFullscreen());
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

/** What fills the screen: in a page of somebody else, the player there, as what is in it goes by its width. */
function filled(page: HTMLElement): Element {
  const root = page.getRootNode();
  return root instanceof ShadowRoot ? root.host : page;
}

/** Says on the page's element whether it fills the screen; the result stops it. */
export function reflectFullscreen(page: HTMLElement): () => void {
  const changed = (): void => {
    page.toggleAttribute("full", filled(page).matches(":fullscreen"));
  };
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
}

/** Who one is, in which room of which server; empty until that is known. */
export function visitOf({ server, code }: { server: string; code: string }, { people }: RoomPicture): string {
  const you = people.find((person) => person.you);
  return you === undefined ? "" : `${server} ${code} ${you.id}`;
}

/** What shows the keys of a room. */
export function keySheetOf(page: HTMLElement): SameframeOwnControls | null {
  return page.shadowRoot?.querySelector<SameframeOwnControls>("sameframe-own-controls") ?? null;
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

/** A button that was clicked with a pointer does not keep the keys: Space plays, whatever was clicked last. */
export function letGo(event: MouseEvent): void {
  const [target] = event.composedPath();
  if (event.detail > 0 && target instanceof Element) {
    target.closest("button")?.blur();
  }
}
