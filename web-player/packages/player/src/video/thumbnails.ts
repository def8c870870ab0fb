import { type FrameTimes, timeOfFrame } from "./frame-time";

/** In pixels; as high as the shape of the picture has it. */
const WIDTH = 240;

/** So many are kept, 130 kB each. */
const KEPT = 64;

/** A small picture of a frame. */
export interface Thumbnail {
  readonly frame: number;
  readonly picture: HTMLCanvasElement;
}

/**
 * Small pictures of frames, from a second `<video>` that is opened when the first one is wanted. It seeks to one at a time, the
 * one wanted last, and lets go of its file while the room plays. Where there is no picture to be had, there is none.
 */
export class Thumbnails {
  readonly #kept = new Map<number, HTMLCanvasElement>();
  #times: FrameTimes | undefined;
  #second: { readonly video: HTMLVideoElement; readonly url: string } | undefined;
  /** An address that gives no pictures. */
  #bad = "";
  #wanted: number | undefined;
  #under: number | undefined;
  #isResting = true;

  /**
   * @param video the one on the stage, whose file is read
   * @param made told of each picture that was wanted
   */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly made: (thumbnail: Thumbnail) => void,
  ) {}

  /** Another clip is in view; undefined: none. */
  of(times: FrameTimes | undefined): void {
    this.#letGo();
    this.#kept.clear();
    this.#times = times;
  }

  /** The room plays, or rests. */
  set resting(resting: boolean) {
    this.#isResting = resting;
    if (!resting) {
      this.#letGo();
    }
  }

  /** The picture of a frame if it is there; else it is made, and told of. Undefined: none is wanted any more. */
  want(frame: number | undefined): Thumbnail | undefined {
    this.#wanted = frame;
    const picture = frame === undefined ? undefined : this.#kept.get(frame);
    if (frame !== undefined && picture !== undefined) {
      return { frame, picture };
    }
    this.#next();
    return undefined;
  }

  close(): void {
    this.of(undefined);
  }

  #next(): void {
    const [frame, times] = [this.#wanted, this.#times];
    if (frame === undefined || times === undefined || !this.#isResting || this.#under !== undefined) {
      return;
    }
    const video = this.#open();
    if (video !== undefined && video.readyState >= HTMLMediaElement.HAVE_METADATA) {
      this.#under = frame;
      video.currentTime = timeOfFrame(times, frame, video.duration);
    }
  }

  #open(): HTMLVideoElement | undefined {
    const url = this.video.currentSrc;
    if (this.#second?.url === url) {
      return this.#second.video;
    }
    this.#letGo();
    if (url === "" || url === this.#bad) {
      return undefined;
    }
    const video = document.createElement("video");
    this.#second = { video, url };
    video.muted = true;
    video.preload = "metadata";
    video.crossOrigin = this.video.crossOrigin;
    video.addEventListener("loadedmetadata", () => this.#next());
    video.addEventListener("seeked", () => this.#arrived(video));
    video.addEventListener("error", () => {
      if (this.#second?.video === video) {
        this.#bad = url;
        this.#letGo();
      }
    });
    video.src = url;
    return video;
  }

  #arrived(video: HTMLVideoElement): void {
    const frame = this.#under;
    if (this.#second?.video !== video || frame === undefined) {
      return;
    }
    this.#under = undefined;
    const picture = paint(video);
    if (picture !== undefined) {
      this.#kept.delete(frame);
      this.#kept.set(frame, picture);
      for (const oldest of [...this.#kept.keys()].slice(0, -KEPT)) {
        this.#kept.delete(oldest);
      }
      if (this.#wanted !== undefined) {
        this.made({ frame, picture });
      }
    }
    if (frame !== this.#wanted) {
      this.#next();
    }
  }

  #letGo(): void {
    const second = this.#second?.video;
    this.#second = undefined;
    this.#under = undefined;
    second?.removeAttribute("src");
    second?.load();
  }
}

function paint(video: HTMLVideoElement): HTMLCanvasElement | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) {
    return undefined;
  }
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = Math.max(1, Math.round((WIDTH * videoHeight) / videoWidth));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}
