import { describe } from "../../medium/addition";
import { ShotsStore } from "../../store/shots-store";
import type { RoomPicture } from "../../store/view";
import type { Desk, OpenRoom } from "../desk";
import { SameframePlaylist } from "./playlist";

/** The playlist, and what it is fed by. */
export class PlaylistDesk implements Desk {
  readonly list = new SameframePlaylist();
  #store: ShotsStore | undefined;

  open({ client }: OpenRoom): void {
    const store = new ShotsStore(client, describe, (picture) => {
      this.list.picture = picture;
    });
    this.#store = store;
    this.list.acts = store;
    this.list.picture = store.picture;
  }

  renew(shown: RoomPicture): void {
    this.#store?.renew(shown);
  }

  close(): void {
    this.#store?.close();
    this.#store = undefined;
  }
}
