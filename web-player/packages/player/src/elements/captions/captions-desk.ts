import { ShownCaptions } from "../../captions/shown";
import { trackName } from "../../captions/tracks";
import { locale } from "../../language/language";
import type { RoomPicture } from "../../store/view";
import { captionStrings as say } from "../../strings-captions";
import { keyOf } from "../../strings-keys";
import type { Desk, OpenRoom } from "../desk";
import type { SameframeStage } from "../stage";
import { type CaptionsEvent, SameframeCaptionsChoice } from "./captions-choice";
import { SameframeCaptionsLayer } from "./captions-layer";

/**
 * Captions for oneself: their button, their key, and the words that belong to the frame on glass, whatever shows it and whether it moves.
 */
export class CaptionsDesk implements Desk {
  readonly choice = new SameframeCaptionsChoice();
  /** Says what was switched. */
  readonly said = document.createElement("span");
  readonly #layer = new SameframeCaptionsLayer();
  readonly #captions = new ShownCaptions(
    async (medium, source) => this.#open?.room.sources.captions(medium, source),
    () => this.#show(),
  );
  #open: { readonly room: OpenRoom; readonly events: AbortController } | undefined;

  constructor(stage: SameframeStage) {
    this.#layer.place = stage.place;
    stage.layers = [...stage.layers, this.#layer];
    this.said.setAttribute("role", "status");
    this.said.className = "unseen";
    this.choice.addEventListener("sameframe-captions", (event) => {
      this.#captions.choose((event as CaptionsEvent).detail);
      this.#switched();
    });
  }

  open(room: OpenRoom): void {
    const events = new AbortController();
    this.#open = { room, events };
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal: events.signal });
  }

  renew({ clip, frame }: RoomPicture): void {
    const room = this.#open?.room;
    this.#captions.look(clip && room?.client.room.media.get(clip.id), frame);
    if (room !== undefined) {
      this.choice.key = keyOf(room.keyboard.keymap, "captions");
    }
    this.#show();
  }

  close(): void {
    this.#open?.events.abort();
    this.#open = undefined;
    this.#captions.forget();
    this.#layer.words = "";
  }

  #show(): void {
    this.choice.tracks = this.#captions.tracks;
    this.choice.chosen = this.#captions.chosen;
    this.#layer.words = this.#captions.words;
    this.#layer.spoken = this.#captions.spoken;
  }

  #switched(): void {
    const { chosen, tracks } = this.#captions;
    const track = chosen === undefined ? undefined : tracks[chosen];
    this.#show();
    this.said.textContent =
      chosen === undefined || track === undefined ? say.off : say.on(trackName(track, chosen, locale()));
  }

  #pressed(event: KeyboardEvent): void {
    const isAsked = this.#open?.room.keyboard.actionOf(event) === "captions";
    if (isAsked && !event.repeat && this.#captions.tracks.length > 0) {
      event.preventDefault();
      this.#captions.toggle();
      this.#switched();
    }
  }
}
