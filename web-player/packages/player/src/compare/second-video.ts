import type { Medium } from "@sameframe/protocol";
import { perSecond } from "../frames/rate";
import type { Addresses } from "../video/addresses";
import { type FrameTimes, frameAtMediaTime, timeOfFrame } from "../video/frame-time";
import { watchFrames } from "../video/frame-watch";
import { MediumFile } from "../video/medium-file";
import { videoOpener } from "../video/open";
import { matching, type Numbered, pace } from "./frames";

/** What the first video does. */
export interface Leading {
  readonly video: HTMLVideoElement;
  /** Its medium; undefined: none. */
  readonly medium: Medium | undefined;
  /** On glass. */
  readonly frame: number;
}

/** What the page must know of the second picture. */
export interface SecondPicture {
  readonly state: "loading" | "ready" | "failed";
  /** On glass; undefined: nothing yet. */
  readonly frame: number | undefined;
  /** The first one is at a frame that it does not have. */
  readonly ended: "before" | "after" | undefined;
}

/** While it plays, farther off than this it jumps. [frames] */
const JUMP = 6;
/** So much faster or slower for each frame that it is off; it has no sound that one would hear it in. */
const PER_FRAME = 0.05;
const MOST = 0.25;
/** A jump takes about so long: it goes that much farther ahead. [s] */
const SEEK_S = 0.12;

/** A second `<video>`, without sound, that is kept on the frame that belongs to the one that the first presents. */
export class SecondVideo {
  readonly video = document.createElement("video");
  #picture: SecondPicture = { state: "loading", frame: undefined, ended: undefined };
  readonly #file: MediumFile;
  readonly #events = new AbortController();
  readonly #stops: readonly (() => void)[];
  #aim: number | undefined;

  constructor(
    readonly medium: Medium,
    addresses: Addresses,
    private readonly leading: () => Leading,
    private readonly changed: () => void,
  ) {
    const { video } = this;
    Object.assign(video, { muted: true, playsInline: true, preload: "auto", disablePictureInPicture: true });
    video.setAttribute("part", "second");
    this.#file = new MediumFile(videoOpener(video), addresses, () => this.#put({ state: "failed" }));
    const { signal } = this.#events;
    const first = leading().video;
    for (const sign of ["play", "playing", "pause", "seeked", "ratechange", "waiting"] as const) {
      first.addEventListener(sign, () => this.follow(), { signal });
    }
    video.addEventListener("seeked", () => this.#arrived(), { signal });
    video.addEventListener("error", () => !this.#file.isOpening && this.#put({ state: "failed" }), { signal });
    this.#stops = [watchFrames(video, (time) => this.#presented(time)), watchFrames(first, () => this.follow())];
    void this.#open();
  }

  get picture(): SecondPicture {
    return this.#picture;
  }

  /** Goes to where the first one is, and does as it does. */
  follow(): void {
    const { video } = this;
    const { video: first, medium, frame } = this.leading();
    if (this.#picture.state !== "ready" || medium === undefined) {
      return;
    }
    const [here, there] = [numberedOf(medium), numberedOf(this.medium)];
    const match = matching(here, there, frame);
    this.#put({ ended: match.ended });
    const plays = !first.paused && !first.ended && first.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    if (!plays || match.ended !== undefined) {
      video.pause();
      this.#rest(match.frame);
      return;
    }
    this.#aim = undefined;
    const off = this.#off(here, there, first);
    const rate = first.playbackRate * pace(here, there);
    if (Math.abs(off) > JUMP) {
      if (!video.seeking) {
        const ahead = video.paused ? 0 : SEEK_S * rate;
        video.currentTime = Math.max(0, video.currentTime - off / perSecond(there.rate) + ahead);
      }
      video.playbackRate = rate;
    } else {
      const trim = Math.abs(off) < 0.3 ? 0 : Math.min(MOST, Math.max(-MOST, -off * PER_FRAME));
      video.playbackRate = Math.min(16, Math.max(0.0625, rate * (1 + trim)));
    }
    if (video.paused) {
      void video.play().catch(() => {}); // paused again meanwhile
    }
  }

  close(): void {
    for (const stop of this.#stops) {
      stop();
    }
    this.#events.abort();
    this.#file.close();
  }

  /** Frames by which the second is ahead, by what both elements say of their time. */
  #off(here: Numbered, there: Numbered, first: HTMLVideoElement): number {
    const lead = this.leading().medium;
    const at = (first.currentTime - (lead?.firstPresentationUs ?? 0) / 1e6) * perSecond(here.rate);
    const shift = matching(here, there, Math.floor(at)).frame - Math.floor(at);
    const own = (this.video.currentTime - this.medium.firstPresentationUs / 1e6) * perSecond(there.rate);
    return own - (at + shift);
  }

  async #open(): Promise<void> {
    try {
      await this.#file.open(this.medium.id, () => this.#renew());
      this.#aim = undefined;
      this.#put({ state: "ready" });
      this.follow();
    } catch {
      // closed before it was there
    }
  }

  /** Its addresses end: what is not here yet could no longer be fetched. */
  #renew(): void {
    this.#put({ state: "loading" });
    void this.#open();
  }

  #rest(frame: number): void {
    if (this.#aim === frame) {
      return;
    }
    this.#aim = frame;
    if (!this.video.seeking) {
      this.#seek(frame);
    }
  }

  #seek(frame: number): void {
    this.video.currentTime = timeOfFrame(timesOf(this.medium), frame, this.video.duration);
  }

  /** What was aimed at meanwhile comes next. */
  #arrived(): void {
    const aim = this.#aim;
    if (aim !== undefined && aim !== this.#at(this.video.currentTime)) {
      this.#seek(aim);
    }
  }

  #at(time: number): number {
    const times = timesOf(this.medium);
    return frameAtMediaTime(times, time - 0.5 / perSecond(times.rate));
  }

  #presented(time: number): void {
    this.#put({ frame: frameAtMediaTime(timesOf(this.medium), time) });
  }

  #put(change: Partial<SecondPicture>): void {
    const picture = { ...this.#picture, ...change };
    const isOther = (Object.keys(change) as (keyof SecondPicture)[]).some((key) => change[key] !== this.#picture[key]);
    this.#picture = picture;
    if (isOther) {
      this.changed();
    }
  }
}

/** By 24 frames a second unless it is known. */
const USUAL = { numerator: 24, denominator: 1 };

function timesOf({ rate, frames, firstPresentationUs }: Medium): FrameTimes {
  return { rate: rate ?? USUAL, frames, firstPresentationUs };
}

function numberedOf({ rate, frames, firstFrameNumber }: Medium): Numbered {
  return { rate: rate ?? USUAL, frames, firstFrameNumber };
}
