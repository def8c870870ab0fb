import type { Medium, Playback } from "@sameframe/protocol";
import type { Correction, Corrector } from "./corrector";
import { DEFAULT_PROFILE } from "./drift-controller";
import type { FollowerListener } from "./follower-listener";
import { LateStart } from "./late-start";
import type { MediaEvent, MediaPort } from "./media-port";
import { MediumLoad } from "./medium-load";
import { type Plan, passTime, planAt } from "./plan";
import { Player, type Shown } from "./player";
import { fpsOf, rateOf } from "./playhead";
import type { Time } from "./ports";
import type { Subject } from "./private-playhead";
import { Rendezvous } from "./rendezvous";
import { Resting } from "./resting";
import type { Landed } from "./room-events";
import type { ServerClock } from "./server-clock";
import { Shuttle } from "./shuttle";
import { Track } from "./track";

/** A player that stopped by itself is started again, but not in a frenzy. [ms] */
const AGAIN = 500;

/** No jump is made longer ahead of its time, since no seek takes so long: the clock was set back. [ms] */
const FORESIGHT = 3_000;

/** Keeps a player on a playhead. */
export class Follower {
  readonly rest: Resting;
  readonly #player: Player;
  readonly #shuttle: Shuttle;
  readonly #rendezvous: Rendezvous;
  readonly #load: MediumLoad;
  readonly #lateStart = new LateStart();
  #course: Playback | undefined;
  #track: Track | undefined;
  #plan: Plan | undefined;
  #drift: number | undefined;
  /** The plain speed, as a factor. */
  #speed = 1;
  /** When it was last brought back. [local ms] */
  #soughtAt = Number.NEGATIVE_INFINITY;
  /** The instant of server time of the last jump: the player makes it ahead of its time, and is beyond it from then on. */
  #jump = 0n;
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
    const seek = (frame: number) => this.#player.seek(this.#clamp(frame));
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
    this.#track = playback && medium && new Track(playback, rateOf(medium));
    this.#soughtAt = Number.NEGATIVE_INFINITY;
    this.#jump = 0n;
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
    const { course, medium } = this.#subject();
    if (!course || !medium) return;
    const now = this.time.now();
    const standing = this.#lateStart.wait(course, medium, this.#player, this.clock.localAt(course.at) - now);
    if (standing !== undefined) {
      this.#player.pause();
      this.#cancel = this.time.after(standing, () => this.#replan());
      return;
    }
    // A player that rests is told to play as much earlier as it takes to start.
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    this.#jump = jump ?? this.#jump;
    const plan = planAt(course, rateOf(medium), this.#instant(now + ahead));
    this.#plan = plan;
    const pass = passTime(course, rateOf(medium));
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
    this.corrector.restart(this.time.now());
    this.#player.setSpeed(speed);
  }

  /** Whether the player, as it goes on, would be so far off that only a seek helps. */
  #isFarOff(): boolean {
    const now = this.time.now();
    if (this.#player.isSeeking || !this.#mayCorrect(now)) return false;
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    const target = this.#playheadAt(now + ahead);
    return target === undefined || this.#player.isBeyond(target, now);
  }

  /** A first seek has shown how long one takes: the next one is right. */
  #strayed(): void {
    if (this.#jump > this.clock.microsAt(this.time.now() - 3_000)) this.#seekToPlayhead();
    else this.#meet();
  }

  /** Whether it is long enough ago that the player was brought back: a correction has to show what it did. */
  #mayCorrect(now: number): boolean {
    return now - this.#soughtAt >= DEFAULT_PROFILE.coolDown;
  }

  /** Meets the playhead as soon as the player can be where it will be. */
  #meet(): void {
    const { course, medium } = this.#subject();
    const now = this.time.now();
    const soon = this.#player.canStartOn(-1, now);
    const head = this.#playheadAt(soon);
    if (!course || !medium || head === undefined || this.#rendezvous.isAhead) return;
    const plan = planAt(course, rateOf(medium), this.#instant(soon));
    // What it cannot play is shown by seeking as soon as the playhead turns [DC7].
    if (plan.kind === "rest" || !this.#player.canPlay(plan.pace / 1000, passTime(course, rateOf(medium)))) return;
    this.#soughtAt = now;
    this.corrector.jumped(now);
    this.rest.leave();
    const frame = Math.min(plan.pace > 0 ? Math.ceil(head) : Math.floor(head), course.outPoint);
    const perFrame = 1_000_000 / (fpsOf(medium) * plan.pace);
    this.#speed = plan.pace / 1000;
    this.#rendezvous.begin(this.#clamp(frame), soon + (frame - head) * perFrame, this.#speed);
  }

  /** To where the playhead will be when the player shows it. */
  #seekToPlayhead(): void {
    const target = this.#playheadAt(this.time.now() + this.#player.seekDelay);
    const last = this.#course?.outPoint;
    if (target === undefined || last === undefined) return;
    this.corrector.restart(this.time.now());
    // Rounded, so that it is half a frame off at most.
    this.#player.seek(this.#clamp(Math.min(Math.round(target), last)));
  }

  #showing(shown: Shown): void {
    this.#load.shown();
    this.#shuttle.showing();
    this.rest.showing(shown);
    const expected = this.#playheadAt(shown.at);
    const { medium } = this.#subject();
    if (expected === undefined || !medium || this.rest.isLanding || shown.early) return;
    const wasSettled = this.isSettled;
    const moves = this.#plan?.kind === "move" ? this.#plan : undefined;
    this.#drift = shown.frame - (moves ? expected : Math.floor(expected));
    const { isPlaying, isBuffering, isSeeking } = this.#player;
    if (moves && isPlaying && !isBuffering && !isSeeking) {
      const speed = moves.pace / 1000;
      const frame = 1000 / (fpsOf(medium) * speed);
      this.#correct(this.corrector.measure(this.#drift * frame, shown.at, frame), speed);
    }
    if (this.isSettled !== wasSettled) this.listener.changed();
  }

  #correct(correction: Correction, speed: number): void {
    switch (correction.kind) {
      case "none":
        break;
      case "trim":
        this.#player.setSpeed(speed * correction.factor);
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

  #playheadAt(local: number): number | undefined {
    if (!this.#load.isLoaded) return undefined;
    const instant = this.clock.at(local);
    const jump = Number(this.#jump) / 1000;
    return this.#track?.at(jump > instant && jump < instant + FORESIGHT ? jump : instant);
  }

  /** The server's time at a local instant, but not before a jump that was made. */
  #instant(local: number): bigint {
    const instant = this.clock.microsAt(local);
    return this.#jump > instant && this.#jump < instant + BigInt(FORESIGHT * 1000) ? this.#jump : instant;
  }

  /** What is to be followed; nothing until it is loaded. */
  #subject(): { readonly course?: Playback | undefined; readonly medium?: Medium | undefined } {
    return this.#load.isLoaded ? { course: this.#course, medium: this.#load.medium } : {};
  }

  #clamp(frame: number): number {
    return Math.min(Math.max(frame, 0), (this.#load.medium?.frames ?? 1) - 1);
  }
}
