/** A tenth of a second for each frame at 24 a second: time enough to stop on it. */
const SLOWLY = 0.375;

/**
 * Brings a resting `<video>` to a frame that it cannot be sent to.
 *
 * Chromium seeks by decoding times. Where B-frames are not made up for by an edit list, those run ahead of the presentation,
 * and the last frames before a key picture cannot be reached: it shows the key picture instead. So the video is sent to
 * a frame before, and plays from there, slowly and without sound, until the frame shows. What happens to the element
 * meanwhile is nothing to anybody else.
 */
export class Approach {
  #way: { readonly target: number; moving?: { readonly speed: number; readonly muted: boolean } } | undefined;
  readonly #own = { play: 0, pause: 0 };

  constructor(private readonly video: HTMLVideoElement) {}

  get isUnderWay(): boolean {
    return this.#way !== undefined;
  }

  /** Whether it is on its way to this frame. */
  isTo(frame: number): boolean {
    return this.#way?.target === frame;
  }

  /** Begins; the caller then sends the video to a frame before the target. */
  begin(target: number): void {
    this.cancel();
    this.#way = { target };
  }

  /** A frame shows. Answers whether this is the end of it, with the target on glass or beyond reach. */
  showing(frame: number): boolean {
    const way = this.#way;
    if (way === undefined) {
      return true;
    }
    if (this.video.seeking) {
      return false;
    }
    if (frame >= way.target) {
      this.cancel();
      return true;
    }
    if (way.moving === undefined) {
      way.moving = { speed: this.video.playbackRate, muted: this.video.muted };
      this.#move();
    }
    return false;
  }

  /** Something else is wanted now. */
  cancel(): void {
    const moving = this.#way?.moving;
    this.#way = undefined;
    if (moving !== undefined) {
      if (!this.video.paused) {
        this.#own.pause++;
        this.video.pause();
      }
      this.video.playbackRate = moving.speed;
      this.video.muted = moving.muted;
    }
  }

  /** Whether an event of the element is one of these doings. */
  claims(kind: "play" | "pause"): boolean {
    const isOwn = this.#own[kind] > 0;
    this.#own[kind] -= isOwn ? 1 : 0;
    return isOwn;
  }

  #move(): void {
    this.video.muted = true;
    this.video.playbackRate = SLOWLY;
    this.#own.play++;
    this.video.play().catch((refusal: unknown) => {
      if (refusal instanceof DOMException && refusal.name === "NotAllowedError") {
        this.#own.play--; // it has not even begun
        this.cancel();
      }
    });
  }
}
