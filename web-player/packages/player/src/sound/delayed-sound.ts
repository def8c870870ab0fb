/** Farther off than this, sound jumps to where it belongs; nearer it runs a little faster or slower. [s] */
const JUMP_S = 0.08;
const NEAR_S = 0.004;

/** The most that it runs faster or slower: nobody hears that. */
const LEAN = 0.03;

const LOOK_EVERY_MS = 200;

/** A jump takes a while, by which it is aimed ahead: so much at most. [s] */
const AHEAD_S = 0.5;

/** What a `<video>` or `<audio>` is to this. */
export interface Sounding extends EventTarget {
  readonly currentSrc: string;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly duration: number;
  currentTime: number;
  playbackRate: number;
  volume: number;
  muted: boolean;
  src: string;
  play(): Promise<void>;
  pause(): void;
  load(): void;
  removeAttribute(name: string): void;
}

/**
 * A video's sound before or after its picture. As long as that is wanted, the sound comes from a second element with the same file
 * which follows the video, and the video itself is silent; the video plays as it did, and where the second element fails it
 * sounds again itself.
 */
export class DelayedSound {
  #second: Sounding | undefined;
  #delay = 0;
  #volume = 1;
  #badUrl = "";
  /** What the last jumps took. [s] */
  #ahead = 0;
  #hasJumped = false;
  readonly #events = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param create makes the second element
   * @param failed told whether sound could not be moved
   */
  constructor(
    private readonly video: Sounding,
    private readonly create: () => Sounding,
    private readonly failed: (failed: boolean) => void,
  ) {
    const { signal } = this.#events;
    for (const type of ["playing", "pause", "waiting", "seeking", "seeked", "ratechange", "volumechange", "emptied"]) {
      video.addEventListener(type, () => this.#follow(), { signal });
    }
    video.addEventListener("loadedmetadata", () => this.#open(), { signal });
  }

  /** By how many milliseconds sound comes after the picture; negative is before it, 0 is the video's own sound. */
  set delay(ms: number) {
    this.#delay = ms / 1000;
    this.#badUrl = "";
    this.#open();
  }

  /** 0 to 1. */
  set volume(volume: number) {
    this.#volume = volume;
    this.#loudness();
  }

  close(): void {
    this.#events.abort();
    this.#letGo();
  }

  #open(): void {
    const url = this.video.currentSrc;
    if (this.#delay === 0 || url === "" || url === this.#badUrl) {
      this.#letGo();
      this.failed(this.#delay !== 0 && url !== "" && url === this.#badUrl);
      return;
    }
    if (this.#second?.src !== url) {
      this.#letGo();
      const second = this.create();
      this.#second = second;
      second.addEventListener("error", () => {
        if (this.#second === second) {
          this.#badUrl = url;
          this.#open();
        }
      });
      second.addEventListener("canplay", () => this.#follow());
      second.src = url;
      this.#timer = setInterval(() => this.#follow(), LOOK_EVERY_MS);
      this.failed(false);
    }
    this.#follow();
  }

  /** The video is silent only while the other can be heard. */
  #loudness(): void {
    const second = this.#second;
    this.video.volume = second === undefined ? this.#volume : 0;
    if (second !== undefined) {
      second.volume = this.#volume;
    }
  }

  #follow(): void {
    const { video } = this;
    const second = this.#second;
    if (second === undefined) {
      return;
    }
    this.#loudness();
    second.muted = video.muted;
    const target = video.currentTime - this.#delay;
    const isThere = target >= 0 && !(target >= second.duration);
    // a muted <audio> may not play unasked, and need not
    if (video.paused || video.seeking || video.muted || !isThere) {
      second.pause();
      return;
    }
    const off = target - second.currentTime;
    second.playbackRate = video.playbackRate * (1 + lean(off));
    if (!second.seeking) {
      this.#jump(second, off);
    }
    if (second.paused) {
      second.play().catch(() => {
        // a pause came between, or the browser wants a click; it is tried again
      });
    }
  }

  #jump(second: Sounding, off: number): void {
    if (this.#hasJumped && !second.paused) {
      this.#hasJumped = false;
      this.#ahead = Math.min(AHEAD_S, Math.max(0, this.#ahead + off));
    }
    if (Math.abs(off) > JUMP_S) {
      this.#hasJumped = true;
      second.currentTime += off + (second.paused ? 0 : this.#ahead);
    }
  }

  #letGo(): void {
    clearInterval(this.#timer);
    const second = this.#second;
    this.#second = undefined;
    second?.pause();
    second?.removeAttribute("src");
    second?.load();
    this.#loudness();
  }
}

function lean(off: number): number {
  return Math.abs(off) < NEAR_S || Math.abs(off) > JUMP_S ? 0 : Math.min(LEAN, Math.max(-LEAN, off * 0.5));
}
