import type { Medium } from "@sameframe/protocol";
import type { MediaEvent, MediaListener, MediaPort } from "@sameframe/sync";
import { perSecond } from "../frames/rate";
import type { Addresses } from "./addresses";
import { Approach } from "./approach";
import { begin } from "./autoplay";
import { type FrameTimes, frameAtMediaTime, framesOf, timeOfFrame, timesOf } from "./frame-time";
import { tellsPictures, watchFrames } from "./frame-watch";
import { MediumFile, type OpenSource } from "./medium-file";
import { videoOpener } from "./open";
import type { PictureObserver } from "./picture-state";
import { Reopening } from "./reopening";
import { likelyStart } from "./sound";

/** By how many frames at most a video shows a later one than it was sent to: H.264 and HEVC reorder no more. */
const REORDERED = 16;

/** A seek to the frame that is on glass already presents nothing: after so long it is reported again. */
const NOTHING_NEW_MS = 80;

/**
 * A `<video>` as the engine's media port.
 *
 * It knows which frame is on glass from the video frame callback alone, and it never makes a command: what happens to the
 * element is reported, and the engine knows what of it was its own doing.
 */
export class VideoPort implements MediaPort {
  /** What Chromium and Firefox accept. */
  readonly speeds = { min: 0.0625, max: 16 };
  readonly hasControls = false;
  readonly isExact = tellsPictures();

  readonly #events = new AbortController();
  readonly #stopWatching: () => void;
  readonly #file: MediumFile;
  readonly #reopening: Reopening;
  readonly #approach: Approach;
  #listener: MediaListener | undefined;
  #medium: Medium | undefined;
  #times: FrameTimes | undefined;
  #playing = false;
  /** What the browser does not allow until somebody clicks. */
  #barred: "silenced" | "blocked" | undefined;
  #shown = 0;
  /** The speed that the engine knows of. */
  #speed = 1;
  /** Where the engine sent a video that rests, for as long as it has not been tried any other way. */
  #wanted: number | undefined;
  #unreported: ReturnType<typeof setTimeout> | undefined;
  /** Whether a picture came since the last seek: without one, what is on glass is known only if it was there already. */
  #hasNews = false;
  /** A look at another frame that the engine need not know of; `next` waits for the seek before it. */
  #preview: { next: number | undefined } | undefined;

  constructor(
    private readonly video: HTMLVideoElement,
    addresses: Addresses,
    private readonly observer: PictureObserver,
  ) {
    this.#file = new MediumFile(videoOpener(video), addresses, (failure, why) => {
      observer.picture({ kind: "failed", why });
      this.#tell({ kind: "broken", detail: String(failure) });
    });
    this.#reopening = new Reopening(video, this.#file, observer, {
      isPlaying: () => this.#playing,
      play: () => this.play(),
      tell: (event) => this.#tell(event),
    });
    this.#approach = new Approach(video);
    video.playsInline = true;
    video.preload = "auto";
    video.preservesPitch = true;
    this.#stopWatching = watchFrames(video, (mediaTime, at) => this.#presented(mediaTime, at));
    const { signal } = this.#events;
    const on = (type: keyof HTMLMediaElementEventMap, handle: () => void): void =>
      video.addEventListener(type, handle, { signal });
    // from here on, pictures are those of the new file
    on("loadedmetadata", () => {
      this.#times = timesOf(this.#medium, this.source?.address.own);
    });
    on("playing", () => this.#waiting(false));
    on("canplay", () => this.#waiting(false));
    on("waiting", () => this.#waiting(true));
    on("seeking", () => clearTimeout(this.#unreported));
    on("seeked", () => this.#arrived());
    on("play", () => this.#approach.claims("play") || this.#tell({ kind: "played" }));
    on("pause", () => this.#paused());
    on("ratechange", () => this.#speedChanged());
    on("ended", () => this.#tell({ kind: "ended" }));
    on("error", () => void this.#reopening.lost());
  }

  /** By the file's duration, which says nothing of a medium whose pictures are not evenly spaced. */
  get frames(): number | undefined {
    const times = this.#medium?.variableRate === false ? this.#times : undefined;
    return times && framesOf(times, this.video.duration);
  }

  get times(): FrameTimes | undefined {
    return this.#times;
  }

  get likelyStart(): number {
    return likelyStart(this.video);
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
    this.#barred = this.#barred === "blocked" ? undefined : this.#barred;
    this.#preview = undefined;
    this.#approach.cancel();
    this.#wanted = undefined;
    if (medium === undefined) {
      this.#file.close();
    } else {
      this.video.pause();
    }
    this.observer.picture({ kind: medium === undefined ? "empty" : "loading" });
    await this.#reopening.open(medium);
  }

  async play(): Promise<void> {
    this.#approach.cancel();
    this.#playing = true;
    try {
      const how = await begin(this.video);
      if (how === "silenced") {
        this.#bar("silenced");
      } else if (how === "as-asked" && this.#barred === "blocked") {
        this.#bar(undefined);
      }
    } catch (refusal) {
      this.#playing = false;
      this.#bar("blocked");
      throw refusal;
    }
  }

  pause(): void {
    this.#playing = false;
    this.video.pause();
  }

  seek(frame: number): void {
    this.#preview = undefined;
    if (this.#approach.isTo(frame)) {
      return;
    }
    this.#approach.cancel();
    this.#wanted = this.#playing ? undefined : frame;
    if (!this.#playing && this.#barred === "blocked") {
      this.#bar(undefined); // a picture that rests needs no click; if it is to play, it is told so next
    }
    this.#goTo(frame);
  }

  setSpeed(factor: number): void {
    this.#approach.cancel();
    this.video.playbackRate = Math.min(Math.max(factor, this.speeds.min), this.speeds.max);
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
    this.#approach.cancel();
    this.#goTo(frame);
  }

  /** Somebody clicked, so that sound is allowed from now on. */
  unmute(): void {
    this.video.muted = false;
    this.#bar(undefined);
  }

  /** Somebody asked to load a file again that failed. */
  retry(): void {
    this.observer.picture({ kind: "loading" });
    this.#file.retry();
  }

  /** What is played, or being tried. */
  get source(): OpenSource | undefined {
    return this.#medium && this.#file.source;
  }

  /** Whether other addresses are given out by now than the one that is open; false where that cannot be told. */
  async isOutdated(): Promise<boolean> {
    const medium = this.#medium;
    return medium !== undefined && !this.#file.isOpening && this.#file.isOutdated(medium.id).catch(() => false);
  }

  /** There is another file of the medium now. Resolves when it is there, or another one is wanted. */
  async openAnew(): Promise<void> {
    if (this.#file.isOpening) {
      this.observer.picture({ kind: "loading" });
      await this.#file.restart();
    } else {
      await this.#reopening.openAnew();
    }
  }

  /** Lets go of the element. */
  close(): void {
    this.#stopWatching();
    this.#events.abort();
    clearTimeout(this.#unreported);
    this.#file.close();
  }

  #goTo(frame: number): void {
    if (this.#times !== undefined) {
      const time = timeOfFrame(this.#times, frame, this.video.duration);
      this.#hasNews = false;
      this.video.currentTime = time;
      this.#reopening.goesTo(time);
    }
  }

  #presented(mediaTime: number, at: number): void {
    clearTimeout(this.#unreported);
    if (this.#times !== undefined) {
      this.#hasNews = true;
      this.#report(frameAtMediaTime(this.#times, mediaTime), at);
    }
  }

  #report(frame: number, at: number): void {
    this.#shown = frame;
    if (this.#approach.isUnderWay ? !this.#approach.showing(frame) : this.#isOvershot(frame)) {
      return;
    }
    this.#listener?.showing(frame, at);
    this.observer.showing(frame);
  }

  /** Whether it shows a frame behind the one that it was sent to; then that is approached. */
  #isOvershot(frame: number): boolean {
    const [wanted, times] = [this.#wanted, this.#times];
    // In other files it is a picture from before the seek.
    const mayBe = !this.#playing && this.#preview === undefined && this.#mayOvershoot;
    if (!mayBe || wanted === undefined || times === undefined || frame <= wanted || frame > wanted + REORDERED) {
      return false;
    }
    if (this.video.seeking) {
      return true; // it is reported when the seek is over
    }
    this.#wanted = undefined;
    this.#approach.begin(wanted);
    this.#goTo(wanted - Math.max(frame - wanted, Math.ceil((times.firstPresentationUs / 1e6) * perSecond(times.rate))));
    return true;
  }

  #speedChanged(): void {
    const factor = this.video.playbackRate;
    if (!this.#approach.isUnderWay && factor !== this.#speed) {
      this.#speed = factor;
      this.#tell({ kind: "speed", factor });
    }
  }

  #arrived(): void {
    const at = this.#times && frameAtMediaTime(this.#times, this.video.currentTime - 0.5 / perSecond(this.#times.rate));
    if (!this.#approach.isUnderWay) {
      if (this.#preview?.next !== undefined) {
        this.preview(this.#preview.next);
        return;
      }
      if (at !== undefined && this.#preview === undefined) {
        this.#tell({ kind: "sought", frame: at });
      }
    }
    if (this.#hasNews || this.#approach.isUnderWay || this.#isOnGlass(at)) {
      this.#unreported = setTimeout(() => this.#report(this.#shown, performance.now()), NOTHING_NEW_MS);
    }
  }

  /** Whether a seek to a frame presents nothing, since what it leads to is on glass already. */
  #isOnGlass(frame: number | undefined): boolean {
    const beyond = this.#shown - (frame ?? Number.NaN);
    return beyond === 0 || (this.#mayOvershoot && beyond > 0 && beyond <= REORDERED);
  }

  /** Whether some frames of the file cannot be sent to; other files are reached everywhere. */
  get #mayOvershoot(): boolean {
    return (this.#times?.firstPresentationUs ?? 0) > 0;
  }

  #paused(): void {
    if (this.#approach.claims("pause")) {
      return;
    }
    // At the end of the file it stops by itself, and `ended` says so.
    if (!this.video.ended) {
      this.#tell({ kind: "paused" });
    }
    this.#reopening.rested();
  }

  #waiting(waiting: boolean): void {
    if (!this.#file.isOpening) {
      const isBuffering = waiting && this.#barred !== "blocked";
      this.observer.picture({ kind: isBuffering ? "buffering" : (this.#barred ?? "ready") });
    }
    this.#tell({ kind: "buffering", waiting });
  }

  #bar(barred: "silenced" | "blocked" | undefined): void {
    this.#barred = barred;
    this.observer.picture({ kind: barred ?? "ready" });
  }

  #tell(event: MediaEvent): void {
    this.#listener?.happened(event);
  }
}
