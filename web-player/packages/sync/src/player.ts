import { LearnedDelay } from "./learned-delay";
import type { MediaEvent, MediaListener, MediaPort } from "./media-port";
import { type ChangeKind, OwnChanges } from "./own-changes";
import type { Time } from "./ports";
import { Start } from "./start";

/** A seek that has not shown its frame by then has shown another one. [ms] */
const LONGEST_SEEK = 1_500;

/** A frame that appeared on glass. */
export interface Shown {
  readonly frame: number;
  /** Local instant in milliseconds. */
  readonly at: number;
}

/** What a player tells its follower; the engine's own changes are not among it. */
export interface PlayerListener {
  showing(shown: Shown): void;
  /** Somebody acted on the player itself, or it stopped by itself. */
  acted(event: Extract<MediaEvent, { kind: ChangeKind }>): void;
  buffering(waiting: boolean): void;
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
  /** From calling play until the picture moves [DC4]. */
  readonly startDelay = new LearnedDelay(70, 1_000);
  /** From a seek to its frame. */
  readonly seekDelay = new LearnedDelay(150, 3_000);
  readonly #own = new OwnChanges();
  readonly #unlisten: () => void;
  #playing = false;
  #attempt = 0;
  #speed = 1;
  #fps = 0;
  #shown: Shown | undefined;
  #buffering = false;
  #start: Start | undefined;
  #sought: Shown | undefined;

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

  /** Whether a seek has not shown its frame yet. */
  get isSeeking(): boolean {
    return this.#sought !== undefined;
  }

  /** When it will show a frame at the latest, as far as can be foreseen: a local instant. */
  arrivesAt(frame: number, now: number): number {
    if (!this.#sought && !this.#playing && this.#shown?.frame === frame) return now;
    const since = this.#sought?.frame === frame ? this.#sought.at : now;
    return since + this.seekDelay.cautious;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** The playhead of the player at a local instant, in frames, going on from what it showed last. */
  headAt(now: number): number | undefined {
    if (!this.#shown) return undefined;
    return this.#shown.frame + (this.#playing ? ((now - this.#shown.at) / 1000) * this.#fps * this.#speed : 0);
  }

  canPlay(factor: number): boolean {
    return factor >= this.port.speeds.min && factor <= this.port.speeds.max;
  }

  /** Another medium, or none: nothing is shown until it is. */
  forget(fps: number): void {
    this.#start = undefined;
    this.#fps = fps;
    this.#attempt++;
    this.#shown = undefined;
    this.#sought = undefined;
    this.#playing = false;
    this.#buffering = false;
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    const now = this.time.now();
    this.#start = this.#shown && !this.#sought ? new Start(this.#shown.frame, now, this.#fps * this.#speed) : undefined;
    this.#own.expect("played", now);
    const attempt = ++this.#attempt;
    this.port.play().catch((error: unknown) => {
      // A play that was overtaken by a pause or another medium is rejected too, and nobody minds.
      if (attempt !== this.#attempt) return;
      this.#playing = false;
      this.listener.blocked(error instanceof Error ? error.message : String(error));
    });
  }

  pause(): void {
    this.#attempt++;
    this.#learnStart();
    if (!this.#playing) return;
    this.#playing = false;
    this.#own.expect("paused", this.time.now());
    this.port.pause();
  }

  seek(frame: number): void {
    const now = this.time.now();
    this.#learnStart();
    this.#sought = { frame, at: now };
    this.#own.expect("sought", now);
    this.port.seek(frame);
  }

  setSpeed(factor: number): void {
    if (factor === this.#speed) return;
    this.#learnStart();
    this.#speed = factor;
    this.#own.expect("speed", this.time.now());
    this.port.setSpeed(factor);
  }

  close(): void {
    this.#unlisten();
  }

  #showing(shown: Shown): void {
    this.#shown = shown;
    this.#starting(shown);
    if (this.#sought) this.#arrive(this.#sought, shown);
    this.listener.showing(shown);
  }

  /** Pictures from before the seek may still come after it, so only one near its frame ends it. */
  #arrive(sought: Shown, shown: Shown): void {
    const beyond = shown.frame - sought.frame;
    const isNear = beyond >= -1 && beyond <= this.#fps / 2;
    const took = shown.at - sought.at;
    if (!isNear && took < LONGEST_SEEK) return;
    this.#sought = undefined;
    if (isNear) this.seekDelay.learn(took);
  }

  #starting(shown: Shown): void {
    this.#start?.showing(shown);
    if (this.#start?.isOver) this.#learnStart();
  }

  /** What is known of a start when it is over, or when something else begins. */
  #learnStart(): void {
    const delay = this.#start?.delay;
    this.#start = undefined;
    if (delay !== undefined) this.startDelay.learn(delay);
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
        this.listener.buffering(event.waiting);
        break;
      case "broken":
        this.listener.broken(event.detail);
        break;
    }
  }

  #changed(event: Extract<MediaEvent, { kind: ChangeKind }>): void {
    if (this.#own.claim(event.kind, this.time.now())) return;
    // A player that waits or seeks may pause and play by itself: nobody acted [DC6].
    if (this.#buffering || this.#sought) return;
    if (event.kind === "played") this.#playing = true;
    if (event.kind === "paused") this.#playing = false;
    if (event.kind === "speed") this.#speed = event.factor;
    this.listener.acted(event);
  }
}
