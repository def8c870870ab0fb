import type { Medium } from "@sameframe/protocol";
import { type ReadCaptions, readCaptions } from "../../captions/captions";
import { type CaptionTrack, momentOf, trackName, tracksOf, wanted } from "../../captions/tracks";
import { wordsAt } from "../../captions/webvtt";
import { language, locale } from "../../language/language";
import { KeptCaptions } from "../../people/kept-captions";
import type { RoomPicture } from "../../store/view";
import { captionStrings as say } from "../../strings-captions";
import { keyOf } from "../../strings-keys";
import type { Desk, OpenRoom } from "../desk";
import type { SameframeStage } from "../stage";
import { type CaptionsEvent, SameframeCaptionsChoice } from "./captions-choice";
import { SameframeCaptionsLayer } from "./captions-layer";

const kept = new KeptCaptions();

/** Captions that are on the picture, or on their way. */
interface Seen {
  readonly medium: string;
  readonly track: CaptionTrack;
  readonly read: ReadCaptions | undefined;
  readonly loading: AbortController;
}

/**
 * Captions for oneself: their button, their key, and the words that belong to the frame on glass, whatever shows it and whether it moves.
 */
export class CaptionsDesk implements Desk {
  readonly choice = new SameframeCaptionsChoice();
  /** Says what was switched. */
  readonly said = document.createElement("span");
  readonly #layer = new SameframeCaptionsLayer();
  #choice = kept.load();
  #open: { readonly room: OpenRoom; readonly events: AbortController } | undefined;
  #medium: Medium | undefined;
  #frame = 0;
  #tracks: readonly CaptionTrack[] = [];
  #seen: Seen | undefined;

  constructor(stage: SameframeStage) {
    this.#layer.place = stage.place;
    stage.layers = [...stage.layers, this.#layer];
    this.said.setAttribute("role", "status");
    this.said.className = "unseen";
    this.choice.addEventListener("sameframe-captions", (event) => {
      const { detail: place } = event as CaptionsEvent;
      this.#choose(place === undefined ? undefined : this.#tracks[place]);
    });
  }

  open(room: OpenRoom): void {
    const events = new AbortController();
    this.#open = { room, events };
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal: events.signal });
  }

  renew({ clip, frame }: RoomPicture): void {
    const room = this.#open?.room;
    const medium = clip && room?.client.room.media.get(clip.id);
    this.#frame = frame;
    if (medium !== this.#medium) {
      this.#medium = medium;
      this.#tracks = tracksOf(medium);
    }
    if (room !== undefined) {
      this.choice.key = keyOf(room.keyboard.keymap, "captions");
    }
    this.#show();
  }

  close(): void {
    this.#open?.events.abort();
    this.#open = undefined;
    this.#forget();
  }

  #choose(track: CaptionTrack | undefined): void {
    this.#choice = { on: track !== undefined, lang: track?.lang ?? this.#choice.lang };
    kept.save(this.#choice);
    this.#forget(); // what could not be loaded is tried again
    this.#show();
    this.said.textContent =
      track === undefined ? say.off : say.on(trackName(track, this.#tracks.indexOf(track), locale()));
  }

  #show(): void {
    const medium = this.#medium;
    const track = this.#choice.on ? wanted(this.#tracks, this.#choice.lang, language()) : undefined;
    if (medium === undefined || track === undefined) {
      this.#forget();
    } else if (this.#seen?.medium !== medium.id || this.#seen.track.source !== track.source) {
      this.#load(medium.id, track);
    }
    this.choice.tracks = this.#tracks;
    this.choice.chosen = track && this.#tracks.indexOf(track);
    this.#layer.words = medium === undefined ? "" : wordsOf(this.#seen?.read, momentOf(medium, this.#frame));
    this.#layer.spoken = this.#seen?.read?.kind === "cues" ? this.#seen.track.lang : language();
  }

  #load(medium: string, track: CaptionTrack): void {
    this.#forget();
    const seen: Seen = { medium, track, read: undefined, loading: new AbortController() };
    this.#seen = seen;
    void this.#read(seen).then((read) => {
      if (this.#seen === seen) {
        this.#seen = { ...seen, read };
        this.#show();
      }
    });
  }

  async #read({ medium, track, loading }: Seen): Promise<ReadCaptions> {
    const url = await this.#open?.room.sources.captions(medium, track.source).catch(() => undefined);
    return url === undefined ? { kind: "failed" } : readCaptions(url, loading.signal);
  }

  #forget(): void {
    this.#seen?.loading.abort();
    this.#seen = undefined;
    this.#layer.words = "";
  }

  #pressed(event: KeyboardEvent): void {
    const isAsked = this.#open?.room.keyboard.actionOf(event) === "captions";
    if (isAsked && !event.repeat && this.#tracks.length > 0) {
      event.preventDefault();
      this.#choose(this.#choice.on ? undefined : wanted(this.#tracks, this.#choice.lang, language()));
    }
  }
}

function wordsOf(read: ReadCaptions | undefined, us: number): string {
  switch (read?.kind) {
    case undefined:
      return "";
    case "cues":
      return wordsAt(read.cues, us);
    case "failed":
      return say.failed;
    case "wrong":
      return say.wrong;
  }
}
