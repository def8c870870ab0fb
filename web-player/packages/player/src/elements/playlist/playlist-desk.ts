import { type Addition, type Described, describe } from "../../medium/addition";
import { readOwn } from "../../medium/own";
import { RoomsApi, type ServedFile } from "../../net/rooms-api";
import { isSequence, pictureAddress, rangeOf } from "../../sequence/notation";
import type { Request } from "../../store/requests";
import { ShotsStore } from "../../store/shots-store";
import { NO_SOURCE, playsText, type SourcePicture } from "../../store/source-view";
import type { RoomPicture } from "../../store/view";
import { playlistStrings } from "../../strings-playlist";
import { sequenceStrings } from "../../strings-sequence";
import { playable } from "../../video/addresses";
import { Ahead, fetchFirst } from "../../video/ahead";
import { copyOf } from "../../video/own-copies";
import type { Desk, OpenRoom } from "../desk";
import { wrongOf } from "../problem-note";
import type { SameframeStage } from "../stage";
import { SameframePlaylist } from "./playlist";
import { SameframeSourceNote } from "./source-note";

/** So many shots are fetched ahead. */
const AHEAD = 2;

interface Open {
  readonly room: OpenRoom;
  readonly store: ShotsStore;
  readonly ahead: Ahead;
}

/** The playlist, what the shot in view is played from, and what is fetched ahead of the next ones. */
export class PlaylistDesk implements Desk {
  readonly list = new SameframePlaylist();
  readonly #note = new SameframeSourceNote();
  #open: Open | undefined;
  /** The medium in view. */
  #medium: string | undefined;

  constructor(private readonly stage: SameframeStage) {
    stage.own = true;
    this.list.note = this.#note;
    this.#note.addEventListener(
      "sameframe-own-files",
      (event) => void this.#openOwn((event as CustomEvent<readonly File[]>).detail),
    );
    this.#note.addEventListener("sameframe-room-file", () => this.#back());
  }

  open(room: OpenRoom): void {
    const store = new ShotsStore(
      room.client,
      { describe: (addition) => described(addition, room), files: () => filesOf(room.server) },
      (picture) => {
        this.list.picture = picture;
      },
    );
    const ahead = new Ahead({
      address: async (medium) => {
        const { sources } = await room.sources.of(medium);
        const [best] = playable(sources, (type) => this.stage.video.canPlayType(type));
        const range = best && rangeOf(best.contentType);
        const first = best && range ? { ...best, url: pictureAddress(best.url, range.first) } : best;
        return best?.own === undefined ? first : undefined;
      },
      fetch: fetchFirst,
    });
    this.#open = { room, store, ahead };
    this.list.acts = store;
    this.list.picture = store.picture;
  }

  renew(shown: RoomPicture): void {
    const open = this.#open;
    if (open === undefined) {
      return;
    }
    open.store.renew(shown);
    const { clip, picture, transport } = shown;
    if (clip?.id !== this.#medium) {
      this.#medium = clip?.id;
      const medium = clip && open.room.client.room.media.get(clip.id);
      this.#say({ said: "", refused: false, pictures: medium !== undefined && isSequence(medium) });
    }
    const source = picture.kind === "failed" || clip === undefined ? undefined : open.room.port.file;
    this.#say({ plays: playsText(source), own: source?.address.own !== undefined });
    open.ahead.want(picture.kind === "ready" && !transport.playing ? this.#next() : []);
  }

  take(request: Request): void {
    if (request.kind === "ownCopy") {
      this.#note.choose();
    }
  }

  close(): void {
    this.#open?.store.close();
    this.#open?.ahead.want([]);
    this.#open = undefined;
    this.#note.picture = NO_SOURCE;
  }

  /** The chosen versions of the shots behind the one in view. */
  #next(): readonly string[] {
    const rows = this.list.picture?.rows ?? [];
    const here = rows.findIndex(({ current }) => current);
    return here < 0 ? [] : rows.slice(here + 1, here + 1 + AHEAD).map(({ chosen }) => chosen);
  }

  async #openOwn(files: readonly File[]): Promise<void> {
    const open = this.#open;
    const id = this.#medium;
    const medium = id === undefined ? undefined : open?.room.client.room.media.get(id);
    if (open === undefined || medium === undefined) {
      return;
    }
    const { reading } = isSequence(medium) ? sequenceStrings.own : playlistStrings.source;
    this.#say({ said: reading, refused: false });
    try {
      const { copy, said } = await readOwn(medium, files);
      if (copy !== undefined) {
        open.room.copies.bind(medium.id, copy);
      }
      if (this.#medium === medium.id) {
        this.#say({ said, refused: copy === undefined });
        if (copy !== undefined) {
          open.room.port.openAnew();
        }
      }
    } catch (failure) {
      const { title, detail } = wrongOf(failure);
      this.#say({ said: `${title} ${detail}`, refused: true });
    }
  }

  #back(): void {
    const { room } = this.#open ?? {};
    const medium = this.#medium === undefined ? undefined : room?.client.room.media.get(this.#medium);
    if (room !== undefined && medium !== undefined) {
      room.copies.release(medium);
      this.#say({ said: "", refused: false });
      room.port.openAnew();
    }
  }

  #say(change: Partial<SourcePicture>): void {
    const before = this.#note.picture;
    const keys = Object.keys(change) as (keyof SourcePicture)[];
    if (keys.some((key) => before[key] !== change[key])) {
      this.#note.picture = { ...before, ...change };
    }
  }
}

/** The server's files; the page may be of another site. */
async function filesOf(server: string): Promise<readonly ServedFile[]> {
  const files = await new RoomsApi(server).files();
  return files.map((file) => ({ ...file, url: new URL(file.url, server).href }));
}

/** A file of this machine is kept for the medium that it becomes. */
async function described(addition: Addition, { copies }: OpenRoom): Promise<Described> {
  const found = await describe(addition);
  const [medium] = found.media;
  if (addition.kind === "own" && medium !== undefined) {
    copies.hold(copyOf(addition.file, medium));
  }
  return found;
}
