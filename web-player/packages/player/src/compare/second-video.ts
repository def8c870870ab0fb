import type { Medium } from "@sameframe/protocol";
import { perSecond } from "../frames/rate";
import type { Addresses } from "../video/addresses";
import { type FrameTimes, frameAtMediaTime, timeOfFrame } from "../video/frame-time";
import { watchFrames } from "../video/frame-watch";
import { MediumFile } from "../video/medium-file";
import { videoOpener } from "../video/open";
import { matching, numberedOf, pace, USUAL } from "./frames";
import { type Leading, NO_PICTURE, type SecondPicture, type SecondScreen } from "./second-screen";

/** While it plays, farther off than this it jumps. [frames] */
const JUMP = 6;
/** So much faster or slower for each frame that it is off; it has no sound that one would hear it in. */
const PER_FRAME = 0.05;
const MOST = 0.25;
/** A jump takes about so long: it goes that much farther ahead. [s] */
const SEEK_S = 0.12;

/** A file that is lost again so soon has to wait. */
const REOPEN_AT_MOST_EVERY_MS = 10_000;

/** What a `<video>` takes as its speed. */
const SPEEDS = { min: 0.0625, max: 16 };

/** A second `<video>` that is kept on the frame that belongs to the one that the first shows. */
export class SecondVideo implements SecondScreen {
  readonly glass = document.createElement("video");
  #picture = NO_PICTURE;
  readonly #file: MediumFile;
  readonly #events = new AbortController();
  readonly #stop: () => void;
  #aim: number | undefined;
  #openedAt = Number.NEGATIVE_INFINITY;
  #reopening: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly medium: Medium,
    addresses: Addresses,
    private readonly leading: () => Leading,
    private readonly changed: () => void,
  ) {
    const video = this.glass;
    Object.assign(video, { muted: true, playsInline: true, preload: "auto", disablePictureInPicture: true });
    video.setAttribute("part", "second");
    this.#file = new MediumFile(videoOpener(video), addresses, () =>
      this.#failed(() => this.#file.retry(), REOPEN_AT_MOST_EVERY_MS),
    );
    const { signal } = this.#events;
    video.addEventListener("seeked", () => this.#arrived(), { signal });
    video.addEventListener("error", () => this.#lost(), { signal });
    this.#stop = watchFrames(video, (time) => this.#presented(time));
    void this.#open();
  }

  get picture(): SecondPicture {
    return this.#picture;
  }

  follow(): void {
    const video = this.glass;
    const { medium, frame, motion } = this.leading();
    if (this.#picture.state !== "ready" || medium === undefined) {
      return;
    }
    const [here, there] = [numberedOf(medium), numberedOf(this.medium)];
    const match = matching(here, there, frame);
    this.#put({ ended: match.ended });
    // backwards it cannot play: it goes from frame to frame
    if (motion === undefined || motion.perSecond < 0 || match.ended !== undefined) {
      video.pause();
      this.#rest(match.frame);
      return;
    }
    this.#aim = undefined;
    const off = this.#frameNow() - (motion.position + match.frame - frame);
    const rate = pace(motion.perSecond, there.rate);
    if (Math.abs(off) > JUMP) {
      if (!video.seeking) {
        const ahead = video.paused ? 0 : SEEK_S * rate;
        video.currentTime = Math.max(0, video.currentTime - off / perSecond(there.rate) + ahead);
      }
      video.playbackRate = playable(rate);
    } else {
      const trim = Math.abs(off) < 0.3 ? 0 : Math.min(MOST, Math.max(-MOST, -off * PER_FRAME));
      video.playbackRate = playable(rate * (1 + trim));
    }
    if (video.paused) {
      void video.play().catch(() => {}); // paused again meanwhile
    }
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#reopening);
    this.#events.abort();
    this.#file.close();
  }

  get #times(): FrameTimes {
    const { rate, frames, firstPresentationUs } = this.medium;
    const own = this.#file.source?.address.own;
    return { rate: rate ?? USUAL, frames, firstPresentationUs: own?.firstPresentationUs ?? firstPresentationUs };
  }

  /** Where it is, with fractions. */
  #frameNow(): number {
    const { rate, firstPresentationUs } = this.#times;
    return (this.glass.currentTime - firstPresentationUs / 1e6) * perSecond(rate);
  }

  async #open(): Promise<void> {
    clearTimeout(this.#reopening);
    this.#openedAt = performance.now();
    try {
      await this.#file.open(this.medium.id, () => this.#renew());
      this.#aim = undefined;
      this.#put({ state: "ready" });
      this.follow();
    } catch {
      // closed before it was there
    }
  }

  /** The file cannot be played on, as when the network has gone: it is opened anew, unless that was just tried. */
  #lost(): void {
    if (this.#file.isOpening) {
      return; // the opening sees to it
    }
    const wait = this.#openedAt + REOPEN_AT_MOST_EVERY_MS - performance.now();
    this.#failed(() => this.#renew(), Math.max(0, wait));
  }

  /** Nobody is asked whether to try again: it is tried. */
  #failed(again: () => void, ms: number): void {
    this.#put({ state: "failed" });
    clearTimeout(this.#reopening);
    this.#reopening = setTimeout(again, ms);
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
    if (!this.glass.seeking) {
      this.#seek(frame);
    }
  }

  #seek(frame: number): void {
    this.glass.currentTime = this.#timeOf(frame);
  }

  /** What was aimed at meanwhile comes next. */
  #arrived(): void {
    const aim = this.#aim;
    // not by the frame: of a file that is shorter than its medium says the last ones are nowhere
    if (
      aim !== undefined &&
      Math.abs(this.glass.currentTime - this.#timeOf(aim)) > 0.25 / perSecond(this.#times.rate)
    ) {
      this.#seek(aim);
    }
  }

  #timeOf(frame: number): number {
    return timeOfFrame(this.#times, frame, this.glass.duration);
  }

  #presented(time: number): void {
    this.#put({ frame: frameAtMediaTime(this.#times, time) });
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

function playable(rate: number): number {
  return Math.min(SPEEDS.max, Math.max(SPEEDS.min, rate));
}
