import type { Motion } from "../compare/second-screen";

/** From so many milliseconds on, a picture that stands is a stall. */
const STALL_MS = 250;

/** So many stalls with less than {@link SMOOTH_MS} between them: it is too slow. */
const STALLS = 4;
const SMOOTH_MS = 5_000;

/** What playing backwards shows, and needs to know. */
export interface Backwards {
  /** Frames in a second at speed 1. */
  readonly fps: number;
  /** Decodes what comes next. */
  around(frame: number): void;
  /** Whether nothing more comes for now. */
  isFilled(): boolean;
  /** The lowest frame at hand from one up to, not including, another. */
  lowest(from: number, to: number): number | undefined;
  /** Shows a frame that is at hand. @param until when its time is over, in local milliseconds */
  show(frame: number, until: number): void;
  /** It stands, since the decoder is not as fast, or goes on. */
  stalled(stalls: boolean): void;
  /** It stands more than it moves. */
  tooSlow(): void;
}

/**
 * The playhead of a player that plays backwards, by this machine's clock. A picture that comes late is left out, and none is
 * shown after one that is further on. Instants are in milliseconds.
 */
export class BackwardsPlayhead {
  /** Where it was at an instant, in frames with fractions, and by how many it goes back in a millisecond. */
  #from: number;
  #since: number;
  #pace: number;
  #shown: number;
  #lateSince: number | undefined;
  #isStalled = false;
  #stalls = 0;
  #smoothSince: number;

  /** @param factor of real time, above 0 */
  constructor(
    private readonly by: Backwards,
    frame: number,
    factor: number,
    now: number,
  ) {
    this.#from = entryOf(frame);
    this.#since = now;
    this.#smoothSince = now;
    this.#shown = frame;
    this.#pace = (factor * by.fps) / 1000;
  }

  /** The frame on glass. */
  get shown(): number {
    return this.#shown;
  }

  /** How it moves; undefined: it waits. */
  motionAt(now: number): Motion | undefined {
    return this.#isStalled ? undefined : { position: this.#positionAt(now), perSecond: -this.#pace * 1000 };
  }

  /** The frame whose time it is. */
  frameAt(now: number): number {
    return Math.max(0, Math.floor(this.#positionAt(now)));
  }

  setFactor(factor: number, now: number): void {
    this.#from = this.#positionAt(now);
    this.#since = now;
    this.#pace = (factor * this.by.fps) / 1000;
  }

  /** Goes on from another frame, also one further on. */
  jump(frame: number, now: number): void {
    this.#from = entryOf(frame);
    this.#since = now;
    this.#shown = frame + 1;
    this.#lateSince = undefined;
  }

  /** Shows what it is time for. */
  tick(now: number): void {
    const due = this.frameAt(now);
    if (this.#isStalled) {
      // what was asked for when it stalled is decoded first: asked for other pictures, it would begin anew again and again
      if (this.by.isFilled()) {
        this.#goOn();
      }
      return;
    }
    this.by.around(due);
    if (due >= this.#shown) {
      this.#lateSince = undefined;
      return;
    }
    const found = this.by.lowest(due, this.#shown);
    if (found !== undefined) {
      this.#shown = found;
      this.#lateSince = undefined;
      this.by.show(found, this.#since + (this.#from - found) / this.#pace);
      return;
    }
    this.#lateSince ??= now;
    if (now - this.#lateSince > STALL_MS) {
      this.#stall(now);
    }
  }

  #positionAt(now: number): number {
    return this.#from - (now - this.#since) * this.#pace;
  }

  #stall(now: number): void {
    this.#stalls = now - this.#smoothSince > SMOOTH_MS ? 1 : this.#stalls + 1;
    this.#smoothSince = now;
    if (this.#stalls >= STALLS) {
      this.by.tooSlow();
    } else {
      this.#isStalled = true;
      this.by.stalled(true);
    }
  }

  #goOn(): void {
    this.#isStalled = false;
    this.#lateSince = undefined;
    this.by.stalled(false);
  }
}

/** A frame is on glass for its whole time, whichever way the playhead moves. */
const entryOf = (frame: number): number => frame + 1 - 1e-6;
