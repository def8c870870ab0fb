import type { Medium } from "@sameframe/protocol";
import type { MediaListener, MediaPort } from "@sameframe/sync";
import { perSecond } from "../frames/rate";
import type { Addresses } from "./addresses";
import { type FrameTimes, frameAtMediaTime, timeOfFrame } from "./frame-time";
import { watchFrames } from "./frame-watch";
import { open } from "./open";
import type { PictureObserver } from "./picture-state";

/** A load error soon after another one is not tried again: the file itself is bad. */
const RELOAD_AT_MOST_EVERY_MS = 10_000;

/**
 * A `<video>` as the engine's media port.
 *
 * It knows which frame is on glass from the video frame callback alone, and it never makes a command: what the engine
 * does to the element is expected, what buffering and seeking do to it is reported as such.
 */
export class VideoPort implements MediaPort {
  /** What Chromium and Firefox accept. */
  readonly speeds = { min: 0.0625, max: 16 };
  readonly hasControls = false;

  #listener: MediaListener | undefined;
  #medium: Medium | undefined;
  #times: FrameTimes | undefined;
  #load = new AbortController();
  readonly #events = new AbortController();
  readonly #stopWatching: () => void;
  #playing = false;
  #reloadedAt = Number.NEGATIVE_INFINITY;
  /** A look at another frame that the engine need not know of; `next` waits for the seek before it. */
  #preview: { next: number | undefined } | undefined;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly addresses: Addresses,
    private readonly observer: PictureObserver,
  ) {
    video.playsInline = true;
    video.preload = "auto";
    video.preservesPitch = true;
    this.#stopWatching = watchFrames(video, (mediaTime, at) => this.#shown(mediaTime, at));
    const { signal } = this.#events;
    const on = (type: keyof HTMLMediaElementEventMap, handle: () => void): void =>
      video.addEventListener(type, handle, { signal });
    // from here on, pictures are those of the new medium
    on("loadedmetadata", () => {
      this.#times = timesOf(this.#medium);
    });
    on("playing", () => this.#flowing());
    on("canplay", () => this.#flowing());
    on("waiting", () => this.#stalled());
    on("seeked", () => this.#soughtTo());
    on("play", () => this.#listener?.happened({ kind: "played" }));
    on("pause", () => this.#listener?.happened({ kind: "paused" }));
    on("ratechange", () => this.#listener?.happened({ kind: "speed", factor: video.playbackRate }));
    on("ended", () => this.#listener?.happened({ kind: "ended" }));
    on("error", () => this.#lost());
  }

  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  async load(medium: Medium | undefined): Promise<void> {
    this.#medium = medium;
    this.#times = undefined;
    this.#playing = false;
    this.#preview = undefined;
    this.video.pause();
    if (medium === undefined) {
      this.#load.abort();
      this.addresses.stop();
      this.video.removeAttribute("src");
      this.video.load();
      this.observer.picture({ kind: "empty" });
      return;
    }
    this.observer.picture({ kind: "loading" });
    await this.#open(medium);
  }

  async play(): Promise<void> {
    this.#playing = true;
    try {
      await this.video.play();
    } catch (refusal) {
      if (!isGestureWanted(refusal)) {
        return; // superseded by a pause or a load
      }
      await this.#playSilently(refusal);
    }
  }

  pause(): void {
    this.#playing = false;
    this.video.pause();
  }

  seek(frame: number): void {
    this.#preview = undefined;
    this.#goTo(frame);
  }

  /** Shows a frame while somebody drags the playhead of a paused room: as many as the player can, not each one. */
  preview(frame: number): void {
    if (this.#playing) {
      return;
    }
    if (this.#preview !== undefined && this.video.seeking) {
      this.#preview.next = frame;
      return;
    }
    this.#preview = { next: undefined };
    this.#goTo(frame);
  }

  setSpeed(factor: number): void {
    this.video.playbackRate = Math.min(Math.max(factor, this.speeds.min), this.speeds.max);
  }

  /** Lets go of the element. */
  close(): void {
    this.#load.abort();
    this.addresses.stop();
    this.#stopWatching();
    this.#events.abort();
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Somebody clicked: the browser lets us play, with sound. Call it in the handler of the click. */
  async gesture(): Promise<void> {
    this.video.muted = false;
    this.observer.picture({ kind: "ready" });
    if (this.#playing) {
      await this.video.play().catch(() => this.observer.picture({ kind: "blocked" }));
    }
  }

  /** Somebody asked to try a medium that failed again. */
  async retry(): Promise<void> {
    if (this.#medium !== undefined) {
      this.observer.picture({ kind: "loading" });
      await this.#reload(this.#medium);
    }
  }

  async #playSilently(refusal: unknown): Promise<void> {
    this.video.muted = true;
    try {
      await this.video.play();
      this.observer.picture({ kind: "silenced" });
    } catch {
      this.video.muted = false;
      this.observer.picture({ kind: "blocked" });
      throw refusal;
    }
  }

  async #open(medium: Medium): Promise<void> {
    this.#load.abort();
    const load = new AbortController();
    this.#load = load;
    try {
      const canPlay = (type: string): string => this.video.canPlayType(type);
      const addresses = await this.addresses.of(medium.id, canPlay, () => this.#ending(medium));
      await open(this.video, addresses, load.signal);
      this.observer.picture({ kind: "ready" });
    } catch (failure) {
      if (!load.signal.aborted) {
        this.observer.picture({ kind: "failed" });
      }
      throw failure;
    }
  }

  /** The addresses end soon: what is not here yet could no longer be fetched. */
  #ending(medium: Medium): void {
    const { buffered, duration } = this.video;
    const complete = buffered.length === 1 && buffered.end(0) - buffered.start(0) >= duration - 0.5;
    if (!complete) {
      void this.#reload(medium);
    }
  }

  #lost(): void {
    const now = performance.now();
    const medium = this.#medium;
    const loading = !this.#load.signal.aborted && this.video.readyState === HTMLMediaElement.HAVE_NOTHING;
    if (medium === undefined || loading) {
      return; // `open` sees to it
    }
    if (now - this.#reloadedAt < RELOAD_AT_MOST_EVERY_MS) {
      this.observer.picture({ kind: "failed" });
      this.#listener?.happened({ kind: "broken", detail: this.video.error?.message ?? "" });
      return;
    }
    void this.#reload(medium);
  }

  /** Opens the medium again with fresh addresses and goes on where it was. */
  async #reload(medium: Medium): Promise<void> {
    this.#reloadedAt = performance.now();
    const { currentTime, playbackRate } = this.video;
    this.#listener?.happened({ kind: "buffering", waiting: true });
    try {
      await this.#open(medium);
      this.video.currentTime = currentTime;
      this.video.playbackRate = playbackRate;
      if (this.#playing) {
        await this.play();
      }
      this.#listener?.happened({ kind: "buffering", waiting: false });
    } catch (failure) {
      this.#listener?.happened({ kind: "broken", detail: String(failure) });
    }
  }

  #shown(mediaTime: number, at: number): void {
    if (this.#times !== undefined) {
      const frame = frameAtMediaTime(this.#times, mediaTime);
      this.#listener?.showing(frame, at);
      this.observer.showing(frame);
    }
  }

  #goTo(frame: number): void {
    if (this.#times !== undefined) {
      this.video.currentTime = timeOfFrame(this.#times, frame, this.video.duration);
    }
  }

  #soughtTo(): void {
    if (this.#preview === undefined) {
      this.#listener?.happened({ kind: "sought", frame: this.#shownAt(this.video.currentTime) });
    } else if (this.#preview.next !== undefined) {
      this.preview(this.#preview.next);
    }
  }

  #shownAt(time: number): number {
    return this.#times === undefined ? 0 : frameAtMediaTime(this.#times, time - 0.5 / perSecond(this.#times.rate));
  }

  #stalled(): void {
    this.observer.picture({ kind: "buffering" });
    this.#listener?.happened({ kind: "buffering", waiting: true });
  }

  #flowing(): void {
    if (!this.video.muted || this.video.paused) {
      this.observer.picture({ kind: "ready" });
    }
    this.#listener?.happened({ kind: "buffering", waiting: false });
  }
}

function timesOf(medium: Medium | undefined): FrameTimes | undefined {
  if (medium?.rate === undefined) {
    return undefined;
  }
  const { rate, frames, firstPresentationUs } = medium;
  return { rate, frames, firstPresentationUs };
}

function isGestureWanted(refusal: unknown): boolean {
  return refusal instanceof DOMException && refusal.name === "NotAllowedError";
}
