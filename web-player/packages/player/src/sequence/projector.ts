import type { Motion } from "../compare/second-screen";
import type { Kept } from "../exact/frame-cache";
import type { FrameClock } from "./frame-clock";
import type { Stock } from "./stock";
import { type Heading, strided, strideOf, wantedFrames } from "./wanted";

/** From so many milliseconds on, a picture that stands is a wait. */
const STALL_MS = 250;

/** So many pictures are at hand when it goes on after a wait. */
const REFILL = 12;

/** No screen that is usual shows more in a second; who has had to wait shows half as many as before, but no fewer than the second. */
const MOST = 60;
const LEAST = 2;

/** Led by another picture, it goes against the direction of play from so many frames on: time is not told more exactly. */
const LED_BACK = 2;

/** What pictures are shown on. */
export interface Screen {
  /** On it; undefined: none. */
  readonly frame: number | undefined;
  /** Shows a frame that is at hand, with the next repainting of the page; answers whether it does. */
  show(frame: number): boolean;
}

/** The repainting of the page. */
export interface Beat {
  /** Local instant in milliseconds. */
  now(): number;
  /** Before the page is painted the next time; the result takes that back. */
  next(act: (now: number) => void): () => void;
}

/** What a projector tells. */
export interface ProjectorEars {
  /** The playhead is at this frame's number at this local instant, going by what is on the screen. */
  showing(frame: number, at: number): void;
  sought(frame: number): void;
  ended(): void;
  /** It waits for pictures, or goes on. */
  waiting(waits: boolean): void;
}

/** The medium, and how many of its pictures may be kept. */
export interface Film {
  readonly frames: number;
  readonly capacity: number;
}

/** Where it goes on once enough is at hand. */
interface Hold {
  readonly frame: number;
  /** It was sent there, and has to tell that it has arrived. */
  readonly isSeek: boolean;
}

/**
 * Shows the pictures of a sequence at their time: before each repainting the frame whose time it is when that is seen. One that
 * comes late is left out for one that is further on; where none comes, it waits, and then shows fewer of them, each at its time.
 */
export class Projector {
  #isPlaying = false;
  /** It plays as another picture does, and waits for none. */
  #isLed = false;
  /** The frame that is to be shown while it rests, and whether only in passing. */
  #asked: { readonly frame: number; readonly isPreview: boolean } | undefined;
  #hold: Hold | undefined;
  #lateSince: number | undefined;
  #isWaiting = false;
  #most = MOST;
  #refresh = 1000 / 60;
  #last = Number.NaN;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly stock: Stock<Kept>,
    private readonly screen: Screen,
    private readonly clock: FrameClock,
    private readonly film: Film,
    private readonly beat: Beat,
    private readonly ears: ProjectorEars,
  ) {}

  /** How it moves; undefined: it rests, or waits. */
  get motion(): Motion | undefined {
    if (!this.#isPlaying || this.#hold !== undefined) {
      return undefined;
    }
    const { clock } = this;
    const perSecond = clock.isBackwards ? -clock.perSecond : clock.perSecond;
    return { position: clock.positionAt(this.beat.now()), perSecond };
  }

  play(): void {
    if (this.#isPlaying) {
      return;
    }
    this.#isPlaying = true;
    this.#isLed = false;
    const asked = this.#asked?.isPreview === false ? this.#asked.frame : undefined;
    const { frame } = this.screen;
    if (asked !== undefined || frame === undefined) {
      this.#hold = { frame: asked ?? 0, isSeek: true };
    } else {
      this.clock.begin(frame, this.beat.now());
    }
    this.#asked = undefined;
    this.#lateSince = undefined;
    this.#go();
  }

  /**
   * Plays as another picture does, once it shows something: to be told again and again, the factor as well. What comes too late
   * is left out; it never waits for what that other one does not wait for.
   *
   * @param position where that one is now, in frames of this sequence, with fractions
   */
  lead(position: number): void {
    this.#isPlaying = true;
    this.#isLed = true;
    this.#asked = undefined;
    this.#hold = undefined;
    this.clock.set(position, this.beat.now());
    this.#go();
  }

  /** Stops; the frame on the screen stays. */
  pause(): void {
    this.#isPlaying = false;
    this.#isLed = false;
    const { frame } = this.screen;
    if (this.#hold?.isSeek) {
      this.#asked = { frame: this.#hold.frame, isPreview: false };
    } else if (frame !== undefined) {
      this.#want(frame, "rest");
      this.#waits(false);
    }
    this.#hold = undefined;
  }

  /** Goes to a frame, 0 to the last one; while it plays, it goes on from there. */
  seek(frame: number): void {
    this.#lateSince = undefined;
    if (this.#isPlaying) {
      this.#hold = { frame, isSeek: true };
      this.#want(frame, this.#heading);
    } else {
      this.#asked = { frame, isPreview: false };
      this.#want(frame, "rest");
    }
    this.#go();
  }

  /** Shows a frame in passing while it rests; on the way to it, what comes of those before it. */
  preview(frame: number): void {
    if (!this.#isPlaying) {
      this.#asked = { frame, isPreview: true };
      this.#want(frame, "alone");
      this.#go();
    }
  }

  /** @param factor of real time, not 0; below 0: backwards */
  setFactor(factor: number): void {
    this.clock.setFactor(factor, this.beat.now());
    this.#lateSince = undefined;
  }

  /** The picture of this frame is at hand. */
  gained(frame: number): void {
    if (this.#asked?.isPreview && frame !== this.#asked.frame && !this.stock.has(this.#asked.frame)) {
      this.screen.show(frame);
    }
  }

  /** Shows nothing more. */
  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isPlaying = false;
    this.#asked = undefined;
  }

  get #heading(): Heading {
    return this.clock.isBackwards ? "backwards" : "forwards";
  }

  get #stride(): number {
    return strideOf(this.clock.perSecond, this.#most);
  }

  #want(frame: number, heading: Heading): void {
    this.stock.want(wantedFrames(frame, heading, { ...this.film, stride: this.#stride }));
  }

  #go(): void {
    this.#cancel ??= this.beat.next((now) => {
      this.#cancel = undefined;
      this.#tick(now);
      if (this.#isPlaying || this.#asked !== undefined) {
        this.#go();
      }
    });
  }

  #tick(now: number): void {
    const apart = now - this.#last;
    this.#last = now;
    if (apart > 2 && apart < 40) {
      this.#refresh += (apart - this.#refresh) / 10;
    }
    const seen = now + this.#refresh;
    if (!this.#isPlaying) {
      this.#rest(now, seen);
    } else if (this.#hold !== undefined) {
      this.#resume(this.#hold, now, seen);
    } else {
      this.#move(now, seen);
    }
  }

  #rest(now: number, seen: number): void {
    const asked = this.#asked;
    if (asked === undefined) {
      return;
    }
    if (this.#isHere(asked.frame) && this.screen.show(asked.frame)) {
      this.#asked = undefined;
      this.#arrive(asked.frame, seen, !asked.isPreview);
    } else if (!asked.isPreview) {
      this.#late(now);
    }
  }

  /** Goes on where it was sent, or where it had to wait, once that is at hand. */
  #resume({ frame, isSeek }: Hold, now: number, seen: number): void {
    this.#want(frame, this.#heading);
    const ahead = wantedFrames(frame, this.#heading, { ...this.film, stride: this.#stride });
    const needed = ahead.slice(0, isSeek ? 1 : REFILL);
    if (!needed.every((it) => this.#isHere(it)) || !this.screen.show(frame)) {
      this.#late(now);
      return;
    }
    this.#hold = undefined;
    this.clock.begin(frame, seen);
    this.#arrive(frame, this.clock.instantOf(frame), isSeek);
  }

  #isHere(frame: number): boolean {
    return frame === this.screen.frame || this.stock.has(frame);
  }

  #arrive(frame: number, at: number, isSought: boolean): void {
    this.#lateSince = undefined;
    this.#waits(false);
    if (isSought) {
      this.ears.sought(frame);
    }
    this.ears.showing(frame, at);
  }

  /** Shows what it is time for on the repainting that is nearest to it. */
  #move(now: number, seen: number): void {
    const { clock, film, screen } = this;
    const last = film.frames - 1;
    const time = clock.frameAt(seen + this.#refresh / 2);
    const due = Math.min(Math.max(time, 0), last);
    const wanted = strided(due, this.#stride, clock.isBackwards, film.frames);
    this.#aheadOf(due, seen);
    const shown = screen.frame ?? due;
    const behind = clock.isBackwards ? shown - wanted : wanted - shown;
    if (behind <= 0 && !(this.#isLed && behind <= -LED_BACK)) {
      this.#lateSince = undefined;
      this.#waits(false);
      if (time > last && shown === last) {
        this.#isPlaying = false;
        this.ears.ended();
      }
      return;
    }
    const found = behind > 0 ? this.stock.latest(shown, due) : wanted;
    if (found !== undefined && screen.show(found)) {
      this.#lateSince = undefined;
      this.#waits(false);
      const late = seen - clock.startOf(found);
      this.ears.showing(found, clock.instantOf(found) + (late > this.#refresh ? late : 0));
    } else if (this.#late(now)) {
      this.#most = Math.max(LEAST, clock.perSecond / this.#stride / 2);
      if (!this.#isLed) {
        this.#hold = { frame: strided(due, this.#stride, clock.isBackwards, film.frames), isSeek: false };
      }
    }
  }

  /** Wants what comes next, beginning with the first picture that can still be there at its time. */
  #aheadOf(due: number, seen: number): void {
    const { clock, film } = this;
    const isDue = (frame: number): boolean => (clock.isBackwards ? frame <= due : frame >= due);
    const soonest = Math.min(Math.max(clock.frameAt(seen + this.stock.latency), 0), film.frames - 1);
    const first = strided(soonest, this.#stride, clock.isBackwards, film.frames);
    this.stock.want(wantedFrames(first, this.#heading, { ...film, stride: this.#stride }), isDue);
  }

  /** Nothing can be shown that should be; answers whether it waits from now on. */
  #late(now: number): boolean {
    this.#lateSince ??= now;
    if (this.#isWaiting || now - this.#lateSince <= STALL_MS) {
      return false;
    }
    this.#waits(true);
    return true;
  }

  #waits(waits: boolean): void {
    if (waits !== this.#isWaiting) {
      this.#isWaiting = waits;
      this.ears.waiting(waits);
    }
  }
}
