import type { KeptChoices } from "../../people/choices";
import { DelayedSound } from "../../sound/delayed-sound";
import { ScrubSound } from "../../sound/scrub-sound";
import type { Keymap } from "../../store/keymap";
import type { Request } from "../../store/requests";
import { timeOfFrame } from "../../video/frame-time";
import type { Desk, OpenRoom } from "../desk";
import "./sound-controls";
import type { SameframeSound } from "./sound-controls";
import type { SoundChange } from "./sound-event";

/** Brings together, for one room's element: what one hears, and the buttons for it. None of it is the room's. */
export class SoundDesk implements Desk {
  /** Stand where the room puts them. */
  readonly controls: SameframeSound = document.createElement("sameframe-sound");
  readonly #video: HTMLVideoElement;
  readonly #scrub = new ScrubSound(() => {
    this.controls.unheard = true;
  });
  #delayed: DelayedSound | undefined;
  #room: OpenRoom | undefined;

  constructor(
    video: HTMLVideoElement,
    private readonly choices: KeptChoices,
  ) {
    this.#video = video;
    this.controls.chosen = choices.now;
    this.controls.addEventListener("sameframe-sound", ({ detail }) => this.#choose(detail));
    video.addEventListener("volumechange", () => {
      this.controls.muted = video.muted;
    });
    video.addEventListener("loadedmetadata", () => {
      this.controls.unheard = false;
    });
  }

  set keymap(keymap: Keymap) {
    this.controls.keymap = keymap;
  }

  open(room: OpenRoom): void {
    this.#room = room;
    const create = () => document.createElement("audio");
    this.#delayed = new DelayedSound(this.#video, create, (failed) => {
      this.controls.fixed = failed;
    });
    this.#apply();
  }

  renew(): void {}

  take(request: Request): void {
    switch (request.kind) {
      case "mute":
        this.#mute(!this.#video.muted);
        break;
      case "scrub":
        this.#hear(request.frame);
        break;
      case "step": {
        const rest = this.#room?.picture().transport.rest; // one's own act counts already
        if (rest !== undefined) {
          this.#hear(rest);
        }
        break;
      }
      default:
    }
  }

  close(): void {
    this.#delayed?.close();
    this.#delayed = undefined;
    this.#scrub.close();
    this.#room = undefined;
  }

  #choose(change: SoundChange): void {
    this.choices.choose(change);
    this.controls.chosen = this.choices.now;
    if (change.volume !== undefined && change.volume > 0 && this.#video.muted) {
      this.#mute(false);
    }
    this.#apply();
  }

  #apply(): void {
    const { volume, soundDelay } = this.choices.now;
    if (this.#delayed !== undefined) {
      this.#delayed.volume = volume;
      this.#delayed.delay = soundDelay;
    }
  }

  #mute(muted: boolean): void {
    if (muted) {
      this.#video.muted = true;
    } else {
      this.#room?.port.unmute();
    }
  }

  /** The sound of a frame, while the room rests. */
  #hear(frame: number): void {
    const room = this.#room;
    const { scrubSound, volume } = this.choices.now;
    const { clip, transport } = room?.picture() ?? {};
    const { currentSrc, duration, muted } = this.#video;
    if (
      room === undefined ||
      clip === undefined ||
      !scrubSound ||
      muted ||
      transport?.playing !== false ||
      currentSrc === ""
    ) {
      return;
    }
    const firstPresentationUs = room.client.room.media.get(clip.id)?.firstPresentationUs ?? 0;
    this.#scrub.play(currentSrc, timeOfFrame({ ...clip, firstPresentationUs }, frame, duration), volume);
  }
}
