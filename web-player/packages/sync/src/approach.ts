import type { Correction, Corrector } from "./corrector";
import { DEFAULT_PROFILE } from "./drift-controller";
import type { Guide } from "./guide";
import type { Player } from "./player";
import type { Time } from "./ports";
import { Rendezvous } from "./rendezvous";

/** A seek that went astray so soon after a jump is what the jump was made by. [ms] */
const JUST_NOW = 3_000;

/** Nearer to each other two playheads are the same: one's own, and what the room made of it. [frames] */
const ELSEWHERE = 24;

/** Brings a player nearer to a playhead that moves: by meeting it [DC21], by a seek, or by what the corrector asks for. */
export class Approach {
  readonly #rendezvous: Rendezvous;
  /** The plain speed, as a factor. */
  #speed = 1;
  /** By how much the course has moved the playhead away from the player, which has not been made up for yet. [frames] */
  #moved = 0;
  /** When it was last brought back. [local ms] */
  #soughtAt = Number.NEGATIVE_INFINITY;

  /** @param leaves called before the player is sent to a meeting: it lands no more where it rested */
  constructor(
    private readonly player: Player,
    private readonly time: Time,
    private readonly corrector: Corrector,
    private readonly leaves: () => void,
  ) {
    this.#rendezvous = new Rendezvous(player, time);
  }

  /** Whether the player is on its way to a meeting, or waits there. */
  get isAhead(): boolean {
    return this.#rendezvous.isAhead;
  }

  /**
   * The course changed.
   *
   * @param moved by how many frames who follows the course before is ahead of the playhead now; 0 if one of the two rests
   */
  changed(moved: number): void {
    const isJump = Math.abs(moved) > ELSEWHERE;
    this.#soughtAt = Number.NEGATIVE_INFINITY;
    this.#moved = isJump ? 0 : moved;
    this.end();
    if (isJump) this.corrector.jumped(this.time.now());
    else this.corrector.restart(this.time.now());
  }

  /** Something else is wanted now. */
  end(): void {
    this.#rendezvous.end();
  }

  /** Has the player play: at once, or when it has landed [DC21]. */
  play(): void {
    if (this.isAhead || this.player.isPlaying) return;
    if (this.player.isSeeking) this.#rendezvous.beginLate();
    else this.player.play();
  }

  /** Sets the plain speed, unless it is set and only trimmed, and makes up for what a player is off that heard of it late [DC24]. */
  pace(guide: Guide, speed: number): void {
    const now = this.time.now();
    const frame = frameTime(guide, speed);
    const moved = this.#moved * frame;
    this.#moved = 0;
    if (speed !== this.#speed) {
      this.#speed = speed;
      this.corrector.jumped(now);
      this.player.setSpeed(speed);
    }
    if (moved === 0 || !this.player.isPlaying || this.player.isSeeking) return;
    this.#correct(guide, speed, this.corrector.foresee(moved, now, frame));
  }

  /** Meets the playhead, if the player would be so far off as it goes on that only that helps. */
  meetIfFarOff(guide: Guide): void {
    const now = this.time.now();
    if (this.player.isSeeking || !this.#mayCorrect(now)) return;
    const ahead = this.player.isPlaying ? 0 : this.player.startDelay.expected;
    if (this.player.isBeyond(guide.headAt(now + ahead), now)) this.meet(guide);
  }

  /** A first seek has shown how long one takes: the next one is right. */
  strayed(guide: Guide): void {
    if (guide.jumpedSince(this.time.now() - JUST_NOW)) {
      this.jump(guide);
    } else {
      this.end();
      this.meet(guide);
    }
  }

  /** Meets the playhead as soon as the player can be where it will be. */
  meet(guide: Guide): void {
    this.#moved = 0;
    const now = this.time.now();
    const meeting = guide.meetingFrom(this.player.canStartOn(-1, now));
    if (!meeting || this.isAhead) return;
    // What it cannot play is shown by seeking as soon as the playhead turns [DC7].
    if (!this.player.canPlay(meeting.speed, guide.pass)) return;
    this.#soughtAt = now;
    this.corrector.jumped(now);
    this.leaves();
    this.#speed = meeting.speed;
    this.#rendezvous.begin(meeting);
  }

  /** Seeks to where the playhead will be when the player shows it. */
  jump(guide: Guide): void {
    this.corrector.jumped(this.time.now());
    this.player.setSpeed(this.#speed);
    // Rounded, so that it is half a frame off at most.
    const target = Math.round(guide.headAt(this.time.now() + this.player.seekDelay));
    this.player.seek(guide.inside(Math.min(target, guide.course.outPoint)));
  }

  /**
   * Takes in by how much the player is off, and does what the corrector asks for.
   *
   * @param frames by which it is ahead (+) or behind (−)
   * @param at when that was: a local instant
   * @param speed the plain one, as a factor
   */
  measure(guide: Guide, frames: number, at: number, speed: number): void {
    const frame = frameTime(guide, speed);
    this.#correct(guide, speed, this.corrector.measure(frames * frame, at, frame));
  }

  #correct(guide: Guide, speed: number, correction: Correction): void {
    switch (correction.kind) {
      case "none":
        break;
      case "trim":
        this.player.setSpeed(speed, correction.factor);
        break;
      case "release":
        this.player.setSpeed(speed);
        break;
      case "seek":
        this.player.setSpeed(speed);
        if (this.#mayCorrect(this.time.now())) this.meet(guide);
        break;
    }
  }

  /** Whether it is long enough ago that the player was brought back: a correction has to show what it did. */
  #mayCorrect(now: number): boolean {
    return now - this.#soughtAt >= DEFAULT_PROFILE.coolDown;
  }
}

/** How long a frame is on glass, in milliseconds. */
const frameTime = ({ fps }: Guide, speed: number) => 1000 / (fps * speed);
