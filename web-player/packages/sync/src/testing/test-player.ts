import type { Medium } from "@sameframe/protocol";
import type { MediaListener, MediaPort } from "../media-port";
import { fpsOf } from "../playhead";
import type { Time } from "../ports";

/** A player without pictures: starts late, seeks slowly, and shows each frame once it is its turn, in the time it is given. */
export class TestPlayer implements MediaPort {
  /** What it can play by itself, as factors of real time. */
  readonly speeds = { min: 0.25, max: 4 };
  /** Whether people act on the player itself: what `tell` says becomes a command then. */
  hasControls = false;
  /** Whether it knows which frame it shows. */
  isExact = true;
  /** Wants a gesture before it plays. */
  blocked = false;
  /** Loads nothing. */
  unplayable = false;
  /** Length of its own copy, if it can tell. */
  frames: number | undefined;
  /** What it says of its start before any was measured, in milliseconds. */
  likelyStart: number | undefined;
  /** From being told to play until the picture moves, in milliseconds. */
  startDelay = 40;
  /** Where within a frame it rests, as a fraction: browsers are sent to the middle of one, and show the next one the sooner. */
  restsAt = 0;
  /** From being told to seek until the frame is on glass, in milliseconds. */
  seekDelay = 100;
  /** How long the picture of a seek while playing stands beyond its time, in milliseconds: with sound, until that is heard again. */
  standsAfterSeek = 0;
  /** How many of the next seeks end so many frames beside. */
  misses: number[] = [];
  /** Says that it waits whenever it seeks, as browsers do, until so many milliseconds before (−) or after its picture. */
  waitsToSeek: number | undefined;
  /** How long after its picture it tells that a seek has arrived, in milliseconds. */
  arrivesLate = 0;
  /** Whether it tells that a seek has arrived. */
  tellsArrival = true;
  /** Takes everything, and presents nothing any more. */
  isDead = false;
  /** What the engine had it do, in order: `play`, `pause`, `seek 42`, `speed 1.02`. */
  readonly calls: string[] = [];
  /** Every frame that was on glass, and since when. */
  readonly glass: { readonly frame: number; readonly at: number }[] = [];
  /** Id of the medium that is loaded. */
  loaded: string | undefined;
  /** The frame on glass; -1 before the first. */
  shown = -1;
  /** A factor of real time. */
  speed = 1;
  /** Whether the picture moves. */
  playing = false;
  #listener: MediaListener | undefined;
  #head = 0;
  #since = 0;
  #stands = 0;
  #fps = 24;
  #frames = 0;
  #seeking = false;
  #wantsToPlay = false;
  #isStarting = false;
  #cancel = () => {};
  #cancelSeek = () => {};
  #started = () => {};
  #overtake = () => {};

  constructor(private readonly time: Time) {}

  /** Loads at once; rejects if it is `unplayable`. */
  async load(medium: Medium | undefined): Promise<void> {
    if (this.unplayable) throw new Error("NotSupportedError");
    this.loaded = medium?.id;
    this.#frames = medium?.frames ?? 0;
    if (medium) this.#fps = fpsOf(medium);
    this.#show(0);
  }

  /** Begins after `startDelay`; rejects if it is `blocked`. */
  async play(): Promise<void> {
    if (this.blocked) throw new Error("NotAllowedError");
    this.calls.push("play");
    this.#cancel();
    const started = new Promise<void>((resolve, reject) => {
      this.#overtake = () => reject(new Error("AbortError"));
      this.#started = resolve;
    });
    this.#isStarting = true;
    this.#cancel = this.time.after(this.startDelay, () => {
      this.#started();
      this.#isStarting = false;
      if (this.#seeking) {
        this.#wantsToPlay = true;
        return;
      }
      this.playing = true;
      this.#since = this.time.now();
      this.tell({ kind: "played" });
      this.#tick();
    });
    return started;
  }

  /** Stops at once. */
  pause(): void {
    this.calls.push("pause");
    this.#advance();
    this.stop();
    this.tell({ kind: "paused" });
  }

  /** Shows the frame after `seekDelay`, or one beside it if `misses` says so. */
  seek(frame: number): void {
    this.calls.push(`seek ${frame}`);
    this.#wantsToPlay ||= this.playing || this.#isStarting;
    this.#isStarting = false;
    this.#seeking = true;
    this.playing = false;
    this.#cancel();
    this.#cancelSeek();
    if (this.isDead) return;
    if (this.waitsToSeek !== undefined) {
      this.tell({ kind: "buffering", waiting: true });
      this.time.after(this.seekDelay + this.waitsToSeek, () => this.tell({ kind: "buffering", waiting: false }));
    }
    this.#cancelSeek = this.time.after(this.seekDelay, () => {
      const landed = Math.min(Math.max(frame + (this.misses.shift() ?? 0), 0), this.#frames - 1);
      this.playing = this.#wantsToPlay;
      this.#wantsToPlay = false;
      this.#seeking = false;
      this.#head = landed + this.restsAt;
      this.#since = this.time.now() + (this.playing ? this.standsAfterSeek : 0);
      this.#stands = this.#since;
      const arrived = () => {
        if (this.tellsArrival) this.tell({ kind: "sought", frame: landed });
      };
      if (this.arrivesLate === 0) arrived();
      this.#show(landed);
      if (this.arrivesLate > 0) this.time.after(this.arrivesLate, arrived);
      if (this.playing) this.#tick();
    });
  }

  /** At once. */
  setSpeed(factor: number): void {
    this.calls.push(`speed ${factor}`);
    this.#advance();
    this.speed = factor;
    this.tell({ kind: "speed", factor });
  }

  /** The engine listens once. */
  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  /** Says that something happened, as if a person or the platform had done it. */
  tell(event: Parameters<MediaListener["happened"]>[0]): void {
    this.#listener?.happened(event);
  }

  /** Loses time, as under load. */
  stall(ms: number): void {
    this.#since += ms;
  }

  /** Reports a frame that is some back, for a moment. */
  jitter(frames: number): void {
    this.#listener?.showing(Math.max(0, this.shown - frames), this.time.now());
  }

  /** Shows another frame without being told by the engine. */
  preview(frame: number): void {
    this.#show(frame);
  }

  /** Stops without a word, as a platform might. */
  stop(): void {
    this.playing = false;
    this.#wantsToPlay = false;
    this.#isStarting = false;
    this.#overtake();
    this.#cancel();
  }

  #advance(): void {
    if (!this.playing || this.time.now() < this.#stands) return;
    this.#head += ((this.time.now() - this.#since) / 1000) * this.#fps * this.speed;
    this.#since = this.time.now();
  }

  #show(frame: number): void {
    this.shown = frame;
    this.#head = Math.max(this.#head, frame);
    this.glass.push({ frame, at: this.time.now() });
    this.#listener?.showing(frame, this.time.now());
  }

  #tick(): void {
    this.#cancel();
    this.#advance();
    if (!this.playing) return;
    const frame = Math.min(Math.floor(this.#head + 1e-6), this.#frames - 1);
    if (frame !== this.shown) this.#show(frame);
    if (this.#head >= this.#frames) {
      this.playing = false;
      this.tell({ kind: "ended" });
      return;
    }
    const next = ((Math.floor(this.#head + 1e-6) + 1 - this.#head) / this.#fps / this.speed) * 1000;
    this.#cancel = this.time.after(Math.max(next, 0.01), () => this.#tick());
  }
}
