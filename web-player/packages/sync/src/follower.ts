import type { Medium, Playback } from "@sameframe/protocol";
import type { Correction, Corrector } from "./corrector";
import { DEFAULT_PROFILE } from "./drift-controller";
import type { FollowerListener } from "./follower-listener";
import { Guide } from "./guide";
import { LateStart } from "./late-start";
import type { MediaEvent, MediaPort } from "./media-port";
import { MediumLoad } from "./medium-load";
import type { Plan } from "./plan";
import { Player, type Shown } from "./player";
import { fpsOf } from "./playhead";
import type { Time } from "./ports";
import type { Subject } from "./private-playhead";
import { Rendezvous } from "./rendezvous";
import { Resting } from "./resting";
import type { Landed } from "./room-events";
import type { ServerClock } from "./server-clock";
import { Shuttle } from "./shuttle";

/** A player that stopped by itself is started again, but not in a frenzy. [ms] */
const AGAIN = 500;

/** A seek that went astray so soon after a jump is what the jump was made by. [ms] */
const JUST_NOW = 3_000;

/** Keeps a player on a playhead. */
export class Follower {
  readonly rest: Resting;
  readonly #player: Player;
  readonly #shuttle: Shuttle;
  readonly #rendezvous: Rendezvous;
  readonly #load: MediumLoad;
  readonly #lateStart = new LateStart();
  #course: Playback | undefined;
  #guide: Guide | undefined;
  #plan: Plan | undefined;
  #drift: number | undefined;
  /** The plain speed, as a factor. */
  #speed = 1;
  /** When it was last brought back. [local ms] */
  #soughtAt = Number.NEGATIVE_INFINITY;
  #cancel = () => {};

  constructor(
    port: MediaPort,
    private readonly time: Time,
    private readonly clock: ServerClock,
    private readonly corrector: Corrector,
    private readonly listener: FollowerListener,
  ) {
    this.#shuttle = new Shuttle(time, () => this.#seekToPlayhead());
    this.#player = new Player(port, time, {
      showing: (shown) => this.#showing(shown),
      acted: (event) => this.#acted(event),
      buffering: (waiting) => this.#buffering(waiting),
      strayed: () => (this.#shuttle.isMoving ? undefined : this.#strayed()),
      blocked: (detail) => listener.broken("play-blocked", detail),
      broken: (detail) => {
        this.#load.broken();
        listener.broken("player-broken", detail);
      },
    });
    this.#load = new MediumLoad(port, {
      loaded: () => this.#loaded(),
      found: (medium, isPlayable) => listener.found(medium, isPlayable),
      unplayable: (detail) => listener.broken("medium-unplayable", detail),
    });
    this.#rendezvous = new Rendezvous(this.#player, time);
    const seek = (frame: number) => this.#player.seek(this.#guide?.inside(frame) ?? frame);
    this.rest = new Resting(this.#player, time, seek, (landed) => this.#landed(landed));
  }

  /** The frame on glass. */
  get showing(): number | undefined {
    return this.#player.shown?.frame;
  }

  /** The frame on glass, if the player is where the playhead is and not on its way there. */
  get showingInStep(): number | undefined {
    const isThere =
      this.#load.isLoaded && !this.#player.isSeeking && !this.rest.isLanding && Math.abs(this.#drift ?? 0) < 12;
    return isThere ? this.showing : undefined;
  }

  /** Frames by which the player is ahead (+) or behind (−). */
  get drift(): number | undefined {
    return this.#drift;
  }

  /** From telling the player to play until its picture moves, in milliseconds. */
  get startDelay(): number {
    return this.#player.startDelay.expected;
  }

  /** From telling the player, which rests, to seek until its frame is on glass, in milliseconds: hardly ever more. */
  get seekDelay(): number {
    return this.#player.cautiousSeekDelay;
  }

  get isBuffering(): boolean {
    return this.#player.isBuffering;
  }

  /** Whether nothing is under way that would bring the player nearer to the room. */
  get isSettled(): boolean {
    const isBusy = this.rest.isLanding || this.#player.isSeeking || this.#player.isBuffering;
    return this.#load.isLoaded && !isBusy && Math.abs(this.#drift ?? Number.POSITIVE_INFINITY) <= 1;
  }

  /** What is to be followed changed. */
  follow({ medium, playback }: Subject): void {
    if (medium?.id !== this.#load.medium?.id) this.#change(medium);
    if (playback === this.#course) return;
    this.#lateStart.changed(this.#course, playback);
    this.#course = playback;
    this.#guide = playback && medium && new Guide(playback, medium, this.clock);
    this.#soughtAt = Number.NEGATIVE_INFINITY;
    this.#rendezvous.end();
    this.corrector.restart(this.time.now());
    this.#replan();
    if (this.rest.hasLanded) this.listener.stayed();
  }

  /** Looks again at what the player should do: the idea of the time has changed, or a person has allowed to play. */
  again(): void {
    this.#replan();
  }

  close(): void {
    this.#stop();
    this.#player.pause();
    this.#player.close();
    this.#load.close();
  }

  #change(medium: Medium | undefined): void {
    this.#stop();
    this.#player.pause();
    this.#player.forget(medium ? fpsOf(medium) : 0);
    this.#drift = undefined;
    this.#load.begin(medium);
    this.listener.changed();
  }

  #loaded(): void {
    this.corrector.joined(this.time.now());
    this.#replan();
    this.listener.changed();
  }

  #stop(): void {
    this.#cancel();
    this.#shuttle.stop();
    this.#rendezvous.end();
    this.rest.leave();
  }

  /**
   * Finds out what to do now, does it, and comes back when that changes.
   *
   * @param jump the instant of server time of a jump that is due: the seek is called as much earlier as it takes
   */
  #replan(jump?: bigint): void {
    this.#cancel();
    const guide = this.#led;
    if (!guide) return;
    const { course, medium, pass } = guide;
    const now = this.time.now();
    const standing = this.#lateStart.wait(course, medium, this.#player, this.clock.localAt(course.at) - now);
    if (standing !== undefined) {
      this.#player.pause();
      this.#cancel = this.time.after(standing, () => this.#replan());
      return;
    }
    // A player that rests is told to play as much earlier as it takes to start; later, if that is negative.
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    if (jump !== undefined) guide.jumps(jump);
    const plan = guide.planAt(now + ahead);
    this.#plan = plan;
    if (plan.kind === "move") this.#move(plan.pace / 1000, pass, jump !== undefined);
    else this.#rest(plan);
    if (plan.until === undefined) return;
    // After the turn of a ping-pong it plays again from where the seeks have led.
    const jumps = plan.kind === "move" && (plan.jumps || (this.#shuttle.isMoving && Number.isFinite(pass)));
    const early = plan.kind === "rest" ? this.#player.startDelay.expected : jumps ? this.#player.seekDelay : 0;
    const wait = this.clock.localAt(plan.until) - now - early;
    // Timers hold 31 bits; a plan for longer than that is looked at again before.
    const next = jumps && wait < 2 ** 30 ? plan.until : undefined;
    this.#cancel = this.time.after(Math.min(Math.max(wait, 0), 2 ** 30), () => this.#replan(next));
  }

  #rest({ frame, until }: Extract<Plan, { kind: "rest" }>): void {
    this.#shuttle.stop();
    const isTooFar = until !== undefined && this.clock.localAt(until) < this.#player.canStartOn(frame, this.time.now());
    if (isTooFar) this.#meet();
    else if (!this.#rendezvous.isAhead) this.rest.on(frame);
  }

  #landed(landed: Landed): void {
    this.#drift = landed.exact ? 0 : (this.showing ?? landed.frame) - landed.frame;
    this.listener.landed(landed);
    this.listener.changed();
  }

  #move(speed: number, pass: number, jumped: boolean): void {
    this.rest.leave();
    if (!this.#player.canPlay(speed, pass)) {
      this.#rendezvous.end();
      this.#player.pause();
      this.#shuttle.start();
      return;
    }
    this.#shuttle.stop();
    // An instant that is only presumed is wrong by the way from the server: who rests waits for the first pong.
    if (this.#rendezvous.isAhead || !(this.clock.isSet || this.#player.isPlaying)) return;
    this.#pace(speed);
    if (jumped) this.#seekToPlayhead();
    else if (this.#isFarOff()) this.#meet();
    if (!this.#rendezvous.isAhead) this.#player.play();
  }

  /** Sets the plain speed, unless it is set and only trimmed. */
  #pace(speed: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.corrector.jumped(this.time.now());
    this.#player.setSpeed(speed);
  }

  /** Whether the player, as it goes on, would be so far off that only a seek helps. */
  #isFarOff(): boolean {
    const now = this.time.now();
    if (this.#player.isSeeking || !this.#mayCorrect(now)) return false;
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    const target = this.#led?.headAt(now + ahead);
    return target === undefined || this.#player.isBeyond(target, now);
  }

  /** A first seek has shown how long one takes: the next one is right. */
  #strayed(): void {
    if (this.#guide?.jumpedSince(this.time.now() - JUST_NOW)) this.#seekToPlayhead();
    else {
      this.#rendezvous.end();
      this.#meet();
    }
  }

  /** Whether it is long enough ago that the player was brought back: a correction has to show what it did. */
  #mayCorrect(now: number): boolean {
    return now - this.#soughtAt >= DEFAULT_PROFILE.coolDown;
  }

  /** Meets the playhead as soon as the player can be where it will be. */
  #meet(): void {
    const now = this.time.now();
    const guide = this.#led;
    const meeting = guide?.meetingFrom(this.#player.canStartOn(-1, now));
    if (!guide || !meeting || this.#rendezvous.isAhead) return;
    // What it cannot play is shown by seeking as soon as the playhead turns [DC7].
    if (!this.#player.canPlay(meeting.speed, guide.pass)) return;
    this.#soughtAt = now;
    this.corrector.jumped(now);
    this.rest.leave();
    this.#speed = meeting.speed;
    this.#rendezvous.begin(meeting);
  }

  /** To where the playhead will be when the player shows it. */
  #seekToPlayhead(): void {
    const guide = this.#led;
    if (!guide) return;
    this.corrector.jumped(this.time.now());
    // Rounded, so that it is half a frame off at most.
    const target = Math.round(guide.headAt(this.time.now() + this.#player.seekDelay));
    this.#player.seek(guide.inside(Math.min(target, guide.course.outPoint)));
  }

  #showing(shown: Shown): void {
    this.#load.shown();
    this.#shuttle.showing();
    this.rest.showing(shown);
    const guide = this.#led;
    if (!guide || this.rest.isLanding || shown.early) return;
    const expected = guide.headAt(shown.at);
    const wasSettled = this.isSettled;
    const moves = this.#plan?.kind === "move" ? this.#plan : undefined;
    this.#drift = shown.frame - (moves ? expected : Math.floor(expected));
    const { isPlaying, isBuffering, isSeeking } = this.#player;
    if (moves && isPlaying && !isBuffering && !isSeeking) {
      const speed = moves.pace / 1000;
      const frame = 1000 / (guide.fps * speed);
      this.#correct(this.corrector.measure(this.#drift * frame, shown.at, frame), speed);
    }
    if (this.isSettled !== wasSettled) this.listener.changed();
  }

  #correct(correction: Correction, speed: number): void {
    switch (correction.kind) {
      case "none":
        break;
      case "trim":
        this.#player.setSpeed(speed, correction.factor);
        break;
      case "release":
        this.#player.setSpeed(speed);
        break;
      case "seek":
        this.#player.setSpeed(speed);
        if (this.#mayCorrect(this.time.now())) this.#meet();
        break;
    }
  }

  #buffering(waiting: boolean): void {
    this.corrector.restart(this.time.now());
    if (!waiting) this.#replan();
    this.listener.buffering();
    this.listener.changed();
  }

  #acted(event: MediaEvent): void {
    // It is to play, and will when the playhead comes: nobody has to be told.
    if (event.kind === "played" && this.#rendezvous.isAhead) {
      this.#player.pause();
      return;
    }
    if (this.#player.port.hasControls) {
      this.listener.acted(event);
      return;
    }
    // Nobody can have wanted it: the browser did. Back to where the room is.
    this.rest.leave();
    this.#cancel();
    this.#cancel = this.time.after(AGAIN, () => this.#replan());
  }

  /** What is to be followed; nothing until it is loaded. */
  get #led(): Guide | undefined {
    return this.#load.isLoaded ? this.#guide : undefined;
  }
}
