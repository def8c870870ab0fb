import { StillsApi } from "../../net/stills-api";
import { readHere } from "../../people/read-marks";
import { NotesStore } from "../../store/notes-store";
import type { Line, RoomPicture } from "../../store/view";
import { takeStill } from "../../video/still";
import type { Desk, OpenRoom } from "../desk";
import { SameframeRoomPanel } from "./room-panel";

const marks = readHere();

/** The panel beside the picture, and what it is fed by. */
export class NotesDesk implements Desk {
  readonly panel = new SameframeRoomPanel();
  readonly #video: HTMLVideoElement;
  readonly #sight = new IntersectionObserver((seen) => {
    this.#inSight = seen.at(-1)?.isIntersecting === true;
    this.#look();
  });
  #store: NotesStore | undefined;
  #inSight = false;
  /** Lines that were read in the chat before they were told. */
  readonly #heard = new Set<number>();

  /** @param video of which stills are taken */
  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.panel.addEventListener("sameframe-tab", this.#look);
  }

  open({ client, server, code, token }: OpenRoom): void {
    const stills = new StillsApi(server, code, token);
    const store = new NotesStore(
      client,
      {
        take: (annotations) => {
          const still = takeStill(this.#video, annotations);
          return still && (async () => stills.send(await still()));
        },
        still: (hash) => stills.load(hash),
        load: () => marks.load(code),
        save: (read) => marks.save(code, read),
      },
      (picture) => {
        this.panel.picture = picture;
      },
    );
    this.#store = store;
    this.panel.acts = store;
    this.panel.picture = store.picture;
    this.#sight.observe(this.panel);
    document.addEventListener("visibilitychange", this.#look);
  }

  close(): void {
    this.#store = undefined;
    this.#heard.clear();
    this.#sight.disconnect();
    document.removeEventListener("visibilitychange", this.#look);
  }

  /** The room, or what is on glass, may be another one than before. */
  renew(shown: RoomPicture): void {
    this.#store?.renew(shown);
  }

  /** Without the messages that somebody has read in the chat. */
  untold(lines: readonly Line[]): readonly Line[] {
    if (this.#tab === "chat") {
      for (const { id, chat } of lines) {
        if (chat === true) this.#heard.add(id);
      }
    }
    return this.#heard.size === 0 ? lines : lines.filter(({ id }) => !this.#heard.has(id));
  }

  get #tab() {
    return this.#inSight && !document.hidden ? this.panel.tab : undefined;
  }

  readonly #look = (): void => this.#store?.looksAt(this.#tab);
}
