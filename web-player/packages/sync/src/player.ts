import { LearnedDelay } from "./learned-delay";
import type { MediaEvent, MediaListener, MediaPort } from "./media-port";
import { type ChangeKind, OwnChanges } from "./own-changes";
import type { Time } from "./ports";
import { leavesTimeToSeek } from "./range-time";
import { Seeking, type Shown } from "./seeking";
import { Start } from "./start";
import { Unrest } from "./unrest";

export type { Shown } from "./seeking";

/** What a start takes, of a player that does not say, before any was measured. [ms] */
const FIRST_START = 70;

/** A seek that has not shown its frame by then has shown another one. [ms] */
const LONGEST_SEEK = 1_500;

/** So far off only a seek helps; nearer, a trim does. [ms] */
const BEYOND = 200;

/** A first seek that ends this far from the playhead is made again, now that it is known how long one takes. [frames] */
const ASTRAY = 1.5;

/** By so much the picture of a jump comes early at most, for those that follow to be on time [DC25]. [ms] */
const EARLY = 60;

/** A stream's player skips a gap by itself with a seek, of so many seconds at most. */
const NUDGE = 1;

/** What a player tells its follower; the engine's own changes are not among it. */
export interface PlayerListener {
  showing(shown: Shown): void;
  /** Somebody acted on the player itself, or it stopped by itself. */
  acted(event: Extract<MediaEvent, { kind: ChangeKind }>): void;
  buffering(waiting: boolean): void;
  /** Its first seek took longer, or less long, than was to be expected, and it plays. */
  strayed(): void;
  /** It was not allowed to play. */
  blocked(detail: string): void;
  /** It cannot go on. */
  broken(detail: string): void;
}

/**
 * A media port with a memory: what it was last told, what it shows, and how long it takes to start and to seek.
 * Frames here are those of the loaded medium; speeds are factors.
 */
export class Player {
  /** From calling play until the picture moves; negative if it moves as if it had been called later [DC4]. */
  readonly startDelay = new LearnedDelay(() => this.port.likelyStart ?? FIRST_START, 1_000, -500);
  /** From calling seek until its frame is on glass, resting and playing; what was never measured playing is as resting. */
  readonly #resting = new LearnedDelay(() => 150, 3_000);
  readonly #jumping = new LearnedDelay(() => this.#resting.expected, 3_000);
  readonly #own = new OwnChanges();
  readonly #seeking: Seeking;
  readonly #unrest: Unrest;
  readonly #unlisten: () => void;
  /** It rests, and is to play soon: who pauses it now means that. */
  isAwaited = false;
  #playing = false;
  #attempt = 0;
  #speed = 1;
  /** The same without what was trimmed. */
  #plain = 1;
  #fps = 0;
  #shown: Shown | undefined;
  #buffering = false;
  /** From calling a seek while playing until its frame would have been on glass, as the pictures tell that follow it. */
  readonly #lead = new LearnedDelay(() => this.#jumping.expected, 3_000);
  /** A start, or a jump while it plays, whose pictures are looked at; and what is learned from it. */
  #start: Start | undefined;
  #learns = this.startDelay;
  /** The frame on glass when the last seek was called, and whether it played. */
  #from: number | undefined;
  #soughtPlaying = false;

  constructor(
    readonly port: MediaPort,
    private readonly time: Time,
    private readonly listener: PlayerListener,
  ) {
    const mediaListener: MediaListener = {
      showing: (frame, at) => this.#showing({ frame, at }),
      happened: (event) => this.#happened(event),
    };
    this.#unlisten = port.listen(mediaListener);
    this.#seeking = new Seeking(time, (shown) => this.#present(shown));
    const isOver = () => !this.#buffering && !this.isSeeking;
    this.#unrest = new Unrest(time, isOver, (plays) => this.#left(plays));
  }

  get isPlaying(): boolean {
    return this.#playing;
  }

  /** The factor that it was last told. */
  get speed(): number {
    return this.#speed;
  }

  get isBuffering(): boolean {
    return this.#buffering;
  }

  /** Whether somebody may have acted on it, which is not certain yet. */
  get isOpen(): boolean {
    return this.#unrest.isOpen;
  }

  /** Whether a seek has not shown its frame yet. */
  get isSeeking(): boolean {
    return this.#seeking.target !== undefined;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** How long before its time a seek is to be called, in milliseconds: as it was the last times, playing or resting as now. */
  get seekDelay(): number {
    return this.#playing ? Math.min(this.#lead.expected, this.#jumping.expected + EARLY) : this.#resting.expected;
  }

  /** The same of a player that rests, hardly ever exceeded. */
  get cautiousSeekDelay(): number {
    return this.#resting.cautious;
  }

  /** When it has shown a frame at the latest and can start from it, as far as can be foreseen: a local instant [DC21]. */
  canStartOn(frame: number, now: number): number {
    const { target } = this.#seeking;
    if (!target && !this.#playing && this.#shown?.frame === frame) return now + this.startDelay.expected;
    const since = target?.frame === frame ? target.at : now;
    return since + this.#resting.cautious + this.startDelay.expected;
  }

  /**
   * Whether it is so far from a playhead, as it goes on, that only a seek helps: for who rests that is a frame, since nobody sees
   * a picture that stands longer.
   */
  isBeyond(target: number, now: number): boolean {
    const head = this.headAt(now);
    if (head === undefined) return true;
    return Math.abs(head - target) > Math.max(1, this.#playing ? this.#framesIn(BEYOND) : 0);
  }

  /** The playhead of the player at a local instant, in frames, going on from what it showed last. */
  headAt(now: number): number | undefined {
    if (!this.#shown) return undefined;
    return this.#shown.frame + (this.#playing ? this.#framesIn(now - this.#shown.at) : 0);
  }

  #framesIn(ms: number): number {
    return (ms / 1000) * this.#fps * this.#speed;
  }

  /** @param pass milliseconds of a range that is played again and again */
  canPlay(factor: number, pass: number): boolean {
    const { min, max } = this.port.speeds;
    const seek = Math.max(this.#jumping.expected, this.#resting.expected);
    return factor >= min && factor <= max && leavesTimeToSeek(pass, seek);
  }

  /** Another medium, or none: nothing is shown until it is. */
  forget(fps: number): void {
    this.#fps = fps;
    this.#attempt++;
    this.#shown = undefined;
    this.#start = undefined;
    this.#seeking.end();
    this.#unrest.forget();
    this.#playing = false;
    this.#buffering = false;
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#unrest.forget();
    const now = this.time.now();
    if (this.#shown && !this.isSeeking) this.#begin(this.#shown.frame, now, this.startDelay);
    this.#own.expect("played", now);
    const attempt = ++this.#attempt;
    this.port.play().catch((error: unknown) => {
      // A play that was overtaken by a pause or another medium is rejected too, and nobody minds.
      if (attempt !== this.#attempt) return;
      this.#playing = false;
      this.#own.withdraw("played");
      this.listener.blocked(error instanceof Error ? error.message : String(error));
    });
  }

  pause(): void {
    this.#attempt++;
    this.#learnStart();
    if (!this.#playing) return;
    this.#playing = false;
    this.#unrest.forget();
    this.#own.expect("paused", this.time.now());
    this.port.pause();
  }

  seek(frame: number): void {
    this.#learnStart();
    this.#from = this.#shown?.frame;
    this.#soughtPlaying = this.#playing;
    this.#seeking.begin(frame);
    this.#own.expect("sought", this.time.now());
    this.port.seek(frame);
  }

  /** @param trim a factor beside the plain speed, for a while */
  setSpeed(plain: number, trim = 1): void {
    const now = this.time.now();
    if (plain === this.#plain) this.#start?.trimmed(trim, now);
    else this.#learnStart();
    this.#plain = plain;
    if (plain * trim === this.#speed) return;
    this.#speed = plain * trim;
    this.#own.expect("speed", now);
    this.port.setSpeed(this.#speed);
  }

  close(): void {
    this.#unlisten();
    this.#seeking.end();
    this.#unrest.forget();
  }

  #begin(frame: number, at: number, learns: LearnedDelay): void {
    this.#start = new Start(frame, at, this.#fps * this.#plain, this.#speed / this.#plain);
    this.#learns = learns;
  }

  #showing(shown: Shown): void {
    if (this.#seeking.isEarly(shown)) {
      this.#shown = shown;
      this.listener.showing({ ...shown, early: true });
    } else {
      this.#present(shown);
    }
  }

  #present(shown: Shown): void {
    this.#shown = shown;
    this.#start?.showing(shown);
    if (this.#start?.isOver) this.#learnStart();
    const { target } = this.#seeking;
    if (target) this.#arrive(target, shown);
    this.listener.showing(shown);
  }

  /** A player that carries out seek after seek may show where an earlier one went: only a frame near the target ends it. */
  #arrive(target: Shown, shown: Shown): void {
    const beyond = shown.frame - target.frame;
    const isNear = beyond >= -1 && beyond <= this.#fps / 2;
    const took = shown.at - target.at;
    if (!isNear && took < LONGEST_SEEK) return;
    this.#seeking.end();
    this.#unrest.changed();
    if (!isNear) return;
    if (this.#soughtPlaying) {
      this.#begin(target.frame, target.at, this.#lead);
      this.#learn(this.#jumping, took - beyond / this.#framesIn(1), this.#jumping.expected);
    } else if (beyond === 0 && this.#from !== shown.frame) {
      this.#learn(this.#resting, took, Math.min(took, this.#resting.cautious));
    }
  }

  /** A first seek that was far off what was to be expected is made again, unless it rests and is to. */
  #learn(delay: LearnedDelay, took: number, expected: number): void {
    const isFirst = !delay.isKnown;
    delay.learn(took);
    // Who plays by now, or should, was to start before it has come.
    const isToPlay = this.#playing || this.isAwaited;
    if (isFirst && isToPlay && Math.abs(this.#framesIn(took - expected)) > ASTRAY) this.listener.strayed();
  }

  /** What is known of a start or a jump when it is over, or when something else begins. */
  #learnStart(): void {
    const delay = this.#start?.delay;
    this.#start = undefined;
    if (delay !== undefined) this.#learns.learn(delay);
  }

  #happened(event: MediaEvent): void {
    switch (event.kind) {
      case "played":
      case "paused":
      case "sought":
      case "speed":
        this.#changed(event);
        break;
      case "ended":
        this.#playing = false;
        break;
      case "buffering":
        if (this.#buffering === event.waiting) break;
        this.#buffering = event.waiting;
        this.#unrest.changed();
        this.listener.buffering(event.waiting);
        break;
      case "broken":
        this.listener.broken(event.detail);
        break;
    }
  }

  #changed(event: Extract<MediaEvent, { kind: ChangeKind }>): void {
    if (event.kind === "sought") this.#seeking.arrived();
    if (this.#own.claim(event.kind, this.time.now(), this.#isLatest(event))) return;
    if (event.kind === "paused" && this.#playing) {
      // It rests although it is to play: a play that it has not answered yet was overtaken, and is nothing that it refuses.
      this.#attempt++;
      this.#own.withdraw("played");
    }
    if (this.#isByItself(event) || (event.kind === "played" && this.#playing)) return;
    if (event.kind === "played") this.#playing = true;
    if (event.kind === "paused") this.#playing = false;
    if (event.kind === "speed") this.#speed = event.factor;
    this.listener.acted(event);
  }

  /** Whether it is what the engine asked for last: then what it asked for before was overtaken. */
  #isLatest(event: MediaEvent): boolean {
    if (event.kind === "speed") return event.factor === this.#speed;
    return event.kind === "sought" && event.frame === this.#seeking.target?.frame;
  }

  /** A player that waits or seeks may pause, play and skip by itself: then nobody acted [DC6]. */
  #isByItself(event: Extract<MediaEvent, { kind: ChangeKind }>): boolean {
    const isTroubled = this.#buffering || this.isSeeking;
    switch (event.kind) {
      case "played":
      case "paused":
        if (!isTroubled && !this.#unrest.isOpen) return false;
        this.#unrest.reported(event.kind === "played");
        return true;
      case "sought": {
        if (!isTroubled) return false;
        const from = this.#seeking.target?.frame ?? this.headAt(this.time.now()) ?? event.frame;
        return Math.abs(event.frame - from) <= this.#fps * NUDGE;
      }
      case "speed":
        return this.#buffering;
    }
  }

  #left(plays: boolean): void {
    if (plays === this.#playing && !this.isAwaited) return;
    this.#playing = plays;
    this.listener.acted({ kind: plays ? "played" : "paused" });
  }
}
