import type { Medium } from "@sameframe/protocol";
import type { MediaListener, MediaPort } from "../src/media-port";
import type { Machine } from "./machine";
import type { PlayerModel } from "./player-model";
import type { Random } from "./random";
import type { World } from "./world";

/** What one player is like. Times are in milliseconds. */
interface Temper {
  /** From play to the first new picture. */
  readonly start: number;
  /** From a seek to its picture: the median of this player's. */
  readonly seek: number;
  /** While it plays, a seek ends on the keyframe before. */
  readonly onKeyframes: boolean;
  /** How much faster than the machine's clock its sound card runs, as a fraction. */
  readonly soundCard: number;
}

/** The soonest that a player moves after it was told to. [ms] */
const SOONEST = 5;

/** The shortest and the longest time that a seek takes. [ms] */
const SEEKS = [20, 500] as const;

/** Pictures that are remembered: half a second. */
const REMEMBERED = 12;

/** Frames between two keyframes. */
const KEYFRAMES = 24;

/** Why a player was told something: what the room did, or what the engine put right by itself. */
export interface Told {
  readonly kind: "seek" | "speed";
  readonly at: number;
  readonly factor: number;
}

/** A player: starts late, seeks slowly, plays by its sound card's clock, and tells with some noise what it shows. */
export class SimulatedScreen implements MediaPort {
  readonly speeds = { min: 0.0625, max: 16 };
  readonly hasControls = false;
  readonly isExact = true;
  readonly likelyStart: number | undefined;
  readonly told: Told[] = [];
  /** The last pictures since it began to move, and at which instant of the world each appeared. */
  readonly pictures: { readonly frame: number; readonly at: number }[] = [];
  readonly temper: Temper;
  /** Whether each picture is told; else some of them, for who looks seldom. */
  readonly #every: number;
  #listener: MediaListener | undefined;
  #fps = 24;
  #last = 0;
  #factor = 1;
  /** The head at an instant of the world, and frames per millisecond from then on. */
  #head = 0;
  #since = 0;
  #pace = 0;
  #wantsToPlay = false;
  #isSeeking = false;
  #isStalled = false;
  #cancelTick = () => {};
  #cancelStart = () => {};
  #cancelSeek = () => {};

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly machine: Machine,
    private readonly model: PlayerModel,
    every: number,
  ) {
    this.#every = every;
    const { start, seek, onKeyframes, soundCards } = model;
    this.likelyStart = start.likely;
    this.temper = {
      start: random.between(start.least, start.most),
      seek: clamp(seek.median * Math.exp(random.normal(0, seek.players)), ...SEEKS),
      onKeyframes: random.chance(onKeyframes),
      soundCard: random.between(-soundCards, soundCards) / 1e6,
    };
  }

  /** The frame under the head at this instant of the world, with fractions. */
  get head(): number {
    return Math.min(this.#head + (this.world.now - this.#since) * this.#pace, this.#last + 0.999);
  }

  get isMoving(): boolean {
    return this.#pace !== 0;
  }

  get isStalled(): boolean {
    return this.#isStalled;
  }

  async load(medium: Medium | undefined): Promise<void> {
    if (!medium) return;
    this.#fps = (medium.rate?.numerator ?? 24) / (medium.rate?.denominator ?? 1);
    this.#last = medium.frames - 1;
    this.#hold(0);
    await undefined;
    this.#show(0);
  }

  play(): Promise<void> {
    this.#wantsToPlay = true;
    this.#cancelStart();
    const takes = this.temper.start + this.random.normal(0, this.model.start.differs);
    const late = Math.max(SOONEST, takes);
    if (!this.#isSeeking) this.#cancelStart = this.world.after(late, () => this.#go(late - takes));
    this.#listener?.happened({ kind: "played" });
    return PLAYS;
  }

  pause(): void {
    this.#wantsToPlay = false;
    this.#cancelStart();
    this.#hold(this.head);
    this.#listener?.happened({ kind: "paused" });
  }

  seek(frame: number): void {
    this.told.push({ kind: "seek", at: this.world.now, factor: this.#factor });
    const lands = this.temper.onKeyframes && this.#wantsToPlay ? frame - (frame % KEYFRAMES) : frame;
    this.#cancelStart();
    this.#cancelSeek();
    this.#hold(this.head);
    this.#isSeeking = true;
    const takes = clamp(this.temper.seek * Math.exp(this.random.normal(0, this.model.seek.differs)), ...SEEKS);
    this.#cancelSeek = this.world.after(takes, () => this.#arrive(clamp(lands, 0, this.#last)));
  }

  setSpeed(factor: number): void {
    this.told.push({ kind: "speed", at: this.world.now, factor });
    const moves = this.isMoving;
    this.#hold(this.head);
    this.#factor = factor;
    if (moves) this.#go();
    this.#listener?.happened({ kind: "speed", factor });
  }

  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  /** Nothing to play for so long: the bytes do not come. */
  stall(ms: number): void {
    this.#isStalled = true;
    this.#hold(this.head);
    this.#listener?.happened({ kind: "buffering", waiting: true });
    this.world.settle(ms, () => {
      this.#isStalled = false;
      this.#listener?.happened({ kind: "buffering", waiting: false });
      if (this.#wantsToPlay && !this.#isSeeking) this.#go();
    });
  }

  #arrive(frame: number): void {
    this.#isSeeking = false;
    this.#hold(frame);
    this.#listener?.happened({ kind: "sought", frame });
    this.#show(frame);
    if (this.#wantsToPlay) this.#go();
  }

  /** @param played for how long it has played already: one that rests in the middle of a frame has shown a part of it [ms] */
  #go(played = 0): void {
    if (this.#isStalled || !this.#wantsToPlay) return;
    this.#pace = (this.#fps / 1000) * this.#factor * (1 + this.temper.soundCard);
    this.#head = this.#head + played * this.#pace;
    this.#since = this.world.now;
    this.#tick(1);
  }

  #hold(head: number): void {
    this.#head = head;
    this.#since = this.world.now;
    this.#pace = 0;
    this.pictures.length = 0;
    this.#cancelTick();
  }

  #tick(frames: number): void {
    const next = Math.floor(this.head + 1e-6) + frames;
    if (next > this.#last) {
      this.#cancelTick = this.world.after((this.#last + 0.999 - this.head) / this.#pace, () => this.#end());
      return;
    }
    this.#cancelTick = this.world.after(this.#painted((next - this.head) / this.#pace), () => {
      this.#remember(next);
      // First: who is shown it may change the speed, or pause.
      this.#tick(this.#every);
      this.#show(next);
    });
  }

  /** How long it is until a picture appears whose turn it is so much later, in milliseconds. */
  #painted(wait: number): number {
    const { repaint } = this.model;
    if (repaint === undefined) return wait;
    const { now } = this.world;
    return Math.ceil((now + wait) / repaint - 1e-9) * repaint - now;
  }

  #remember(frame: number): void {
    if (this.model.repaint === undefined) return;
    this.pictures.push({ frame, at: this.world.now });
    if (this.pictures.length > REMEMBERED) this.pictures.shift();
  }

  #end(): void {
    this.#hold(this.#last);
    this.#wantsToPlay = false;
    this.#listener?.happened({ kind: "ended" });
  }

  /** A page that nobody sees presents nothing. */
  #show(frame: number): void {
    if (this.machine.isHidden) return;
    const noise = this.isMoving ? this.random.between(-this.model.noise, this.model.noise) : 0;
    this.#listener?.showing(frame, this.machine.localAt(this.world.now + noise));
  }
}

const PLAYS = Promise.resolve();
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
