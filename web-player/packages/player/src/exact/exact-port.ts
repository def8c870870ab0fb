import type { Medium } from "@sameframe/protocol";
import type { MediaEvent, MediaPort } from "@sameframe/sync";
import type { Motion } from "../compare/second-screen";
import { perSecond } from "../frames/rate";
import type { PictureObserver } from "../video/picture-state";
import { Backstage } from "./backstage";
import { Beneath, type VideoPlayer } from "./beneath";
import { ExactPicture } from "./exact-picture";
import type { PictureSource } from "./source";
import { VideoAfter } from "./video-after";

/** Steps are of one frame or of ten; what goes further is a jump. [frames] */
const LONGEST_STEP = 10;

/** The fastest that is played backwards by decoding; faster is shown by seeking. */
const FASTEST_BACKWARDS = -2;

/**
 * A `<video>` that plays, and a decoder's pictures over it while it rests or plays backwards.
 *
 * What it tells the engine is what is on glass: of the canvas when that covers the video. A seek has arrived when the video has,
 * too, since that is what will play; the picture is there before. Without a decoder it is the video and nothing else.
 */
export class ExactPort extends Beneath implements MediaPort {
  protected override readonly video: VideoPlayer;
  readonly #exact: ExactPicture;
  readonly #after: VideoAfter;
  readonly #backwards: Backstage;
  readonly #unlisten: () => void;
  #medium: Medium | undefined;
  #isPlaying = false;
  #speed = 1;
  /** The frame that was asked for last while it rested. */
  #asked: number | undefined;
  /** By so many frames it went last. */
  #stride = 1;
  /** The frame that the video showed last. */
  #beneath: number | undefined;
  /** The video turns round while it plays: what happens to it meanwhile is nothing to the engine. */
  #isTurning = false;

  /** @param make the player beneath, told what to observe */
  constructor(
    private readonly element: HTMLVideoElement,
    private readonly canvas: HTMLCanvasElement,
    make: (observer: PictureObserver) => VideoPlayer,
    private readonly observer: PictureObserver,
  ) {
    super();
    // the frames of the video are told on below, where it is known whether they are on glass
    this.video = make({
      picture: (state) => observer.picture(state),
      showing: () => {},
      hold: () => observer.hold(),
    });
    this.#exact = new ExactPicture(canvas, {
      url: () => element.currentSrc,
      times: () => this.video.times,
      gained: (frame) => this.#gained(frame),
      changed: () => this.#reflect(),
      refused: () => void this.#refused(),
    });
    this.#after = new VideoAfter((frame) => this.video.seek(frame));
    this.#backwards = new Backstage(this.#exact, {
      showing: (frame, at) => this.#report(frame, at),
      stalled: (waiting) => this.#stalled(waiting),
      tooSlow: () => this.#tooSlow(),
    });
    this.#unlisten = this.video.listen({
      showing: (frame, at) => this.#presented(frame, at),
      happened: (event) => this.#happened(event),
    });
  }

  get speeds(): MediaPort["speeds"] {
    const { min, max } = this.video.speeds;
    return { min: this.#exact.playsBackwards ? FASTEST_BACKWARDS : min, max };
  }

  /** Where the picture on glass comes from, and why not from the decoder. */
  get source(): PictureSource {
    const { source, without } = this.#exact;
    return source.kind === "video" && this.#isPlaying ? { kind: "video", why: without ?? "playing" } : source;
  }

  /** How the decoder's pictures move; undefined: it is the video that does, or nothing. */
  get motion(): Motion | undefined {
    return this.#backwards.motion;
  }

  async load(medium: Medium | undefined): Promise<void> {
    this.#medium = medium;
    this.#backwards.end();
    this.#after.forget();
    this.#isPlaying = false;
    this.#isTurning = false;
    this.#asked = undefined;
    this.#beneath = undefined;
    this.#exact.load(undefined);
    await this.video.load(medium);
    if (this.#medium === medium) {
      this.#exact.load(medium);
    }
  }

  /** Opens the medium's file again: another one is to be played, and decoded. */
  openAnew(): void {
    void this.#openAnew();
  }

  play(): Promise<void> {
    if (this.#speed < 0) {
      this.#playBackwards(this.#exact.frame ?? this.#beneath ?? 0);
      this.tell({ kind: "played" });
      return Promise.resolve();
    }
    return this.#playVideo();
  }

  pause(): void {
    if (this.#backwards.isPlaying) {
      this.#backwards.end();
      this.tell({ kind: "paused" });
    } else {
      this.#isPlaying = false;
      this.video.pause();
    }
  }

  seek(frame: number): void {
    if (this.#backwards.isPlaying) {
      this.#backwards.jump(frame);
      this.tell({ kind: "sought", frame });
    } else if (this.#isPlaying) {
      this.#after.forget();
      this.video.seek(frame);
    } else {
      this.#after.to(frame, this.#ask(frame));
    }
  }

  setSpeed(factor: number): void {
    const before = this.#speed;
    this.#speed = factor;
    if (factor > 0) {
      this.video.setSpeed(factor);
      if (this.#backwards.isPlaying) {
        this.#turnForwards();
      }
    } else {
      this.#backwards.setFactor(-factor);
      if (this.#isPlaying) {
        this.#turnBackwards();
      }
      if (factor !== before) {
        this.tell({ kind: "speed", factor });
      }
    }
  }

  /** Shows a frame while somebody drags the playhead of a paused room: as many as can be shown, not each one. */
  preview(frame: number): void {
    if (!this.#isPlaying && !this.#backwards.isPlaying && !this.#ask(frame)) {
      this.video.preview(frame);
    }
  }

  /** Lets go of the elements. */
  close(): void {
    this.#medium = undefined;
    this.#unlisten();
    this.#backwards.end();
    this.#after.forget();
    this.#exact.close();
    this.video.close();
  }

  /** The address from which it was decoded has ended: the video goes on with what it has, unless there is another one and time. */
  async #refused(): Promise<void> {
    const medium = this.#medium;
    const isOutdated = await this.video.isOutdated();
    if (isOutdated && this.#medium === medium && !this.#isPlaying && !this.#backwards.isPlaying) {
      this.openAnew();
    }
  }

  async #openAnew(): Promise<void> {
    const medium = this.#medium;
    // what was decoded is of the file before
    this.#exact.load(undefined);
    await this.video.openAnew();
    if (this.#medium === medium && medium !== undefined) {
      this.#exact.load(medium);
      if (!this.#isPlaying && this.#asked !== undefined) {
        this.#exact.around(this.#asked);
      }
    }
  }

  /** Wants a frame on glass, while it rests: answers whether it is at hand. */
  #ask(frame: number): boolean {
    this.#stride = strideFrom(this.#asked, frame) ?? this.#stride;
    this.#asked = frame;
    const isAtHand = this.#exact.show(frame, () => {
      if (frame === this.#asked) {
        this.#report(frame, performance.now());
        this.#prepare();
      }
    });
    this.#exact.around(frame);
    return isAtHand;
  }

  /** Where a step as the last one would lead to, and the same back. */
  #prepare(): void {
    const [from, by] = [this.#asked, this.#stride];
    if (from !== undefined) {
      this.#exact.prepare([from + by, from - by]);
    }
  }

  async #playVideo(): Promise<void> {
    this.#after.catchUp();
    this.#isPlaying = true;
    this.#asked = undefined;
    this.#exact.rest();
    if (this.#beneath === this.#exact.frame) {
      this.#exact.uncover();
    }
    try {
      await this.video.play();
    } catch (refusal) {
      this.#isPlaying = false;
      throw refusal;
    }
  }

  #playBackwards(from: number): void {
    this.#after.forget();
    this.#asked = undefined;
    const { rate } = this.#medium ?? {};
    if (rate !== undefined) {
      this.#backwards.begin(from, -this.#speed, perSecond(rate));
    }
  }

  #turnBackwards(): void {
    this.#isTurning = true;
    this.#isPlaying = false;
    this.video.pause();
    this.#playBackwards(this.#beneath ?? 0);
  }

  #turnForwards(): void {
    const from = this.#backwards.end();
    this.#isTurning = true;
    this.video.seek(from);
    this.#playVideo().catch(() => {
      this.#isTurning = false;
      this.tell({ kind: "paused" });
    });
  }

  #tooSlow(): void {
    this.#exact.backwardsIsTooSlow();
    this.#backwards.end();
    // the engine looks again at what the player can play, and goes on by seeking
    this.#stalled(true);
    this.#stalled(false);
  }

  #stalled(waiting: boolean): void {
    this.observer.picture({ kind: waiting ? "buffering" : "ready" });
    this.tell({ kind: "buffering", waiting });
  }

  /** For embedders and tests: where the picture comes from, and how many are at hand before and after it. */
  #reflect(): void {
    const { source, canvas } = this;
    canvas.dataset.source = source.kind === "video" ? `video ${source.why}` : source.kind;
    const { before, after } = this.#exact.atHand(this.#exact.frame ?? Number.NaN);
    canvas.dataset.atHand = `${before} ${after}`;
  }

  #gained(frame: number): void {
    this.#reflect();
    if (Math.abs(frame - (this.#asked ?? Number.NaN)) === Math.abs(this.#stride)) {
      this.#prepare();
    }
    if (frame === this.#asked && frame !== this.#exact.frame) {
      this.#exact.show(frame, () => {
        if (frame === this.#asked) {
          this.#prepare();
        }
        if (frame === this.#asked && this.#beneath !== frame) {
          this.#report(frame, performance.now());
        }
      });
    }
  }

  /** The video presents a frame, which is seen unless the canvas covers it. */
  #presented(frame: number, at: number): void {
    this.#beneath = frame;
    const covering = this.#exact.frame;
    if (this.#backwards.isPlaying) {
      return;
    }
    if (this.#isPlaying) {
      if (!this.element.seeking) {
        this.#isTurning = false;
        this.#exact.uncover();
        this.#report(frame, at);
      }
    } else if (covering === undefined) {
      this.#report(frame, at);
      this.#restsAt(frame);
    } else if (covering === this.#asked) {
      if (!this.#after.isBehind) {
        this.listener?.showing(covering, at);
      }
    } else if (frame === this.#asked || !this.element.seeking) {
      this.#exact.uncover();
      this.#report(frame, at);
      this.#restsAt(frame);
    }
  }

  /** The frame that was asked for is there: time to decode what is around it. */
  #restsAt(frame: number): void {
    if (frame === this.#asked) {
      this.#exact.around(frame);
    }
  }

  #happened(event: MediaEvent): void {
    const isChange = event.kind === "played" || event.kind === "paused" || event.kind === "sought";
    if (isChange && (this.#isTurning || this.#backwards.isPlaying)) {
      return;
    }
    if (event.kind === "paused" || event.kind === "ended") {
      this.#isPlaying = false;
    }
    if (event.kind === "sought" && this.#after.isBehind) {
      return; // on its way to where nobody wants it any more
    }
    this.tell(event);
    const covering = this.#exact.frame;
    if (event.kind === "sought" && !this.#isPlaying && covering !== undefined && covering === this.#asked) {
      this.listener?.showing(covering, performance.now());
    }
  }

  #report(frame: number, at: number): void {
    this.listener?.showing(frame, at);
    this.observer.showing(frame);
  }
}

/** The step from one frame to another; undefined: it is none. */
function strideFrom(from: number | undefined, to: number): number | undefined {
  const by = to - (from ?? to);
  return by !== 0 && Math.abs(by) <= LONGEST_STEP ? by : undefined;
}
