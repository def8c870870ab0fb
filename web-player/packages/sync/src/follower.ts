import type { Medium, Playback } from "@sameframe/protocol";
import { type Correction, DriftController } from "./drift-controller";
import { Landing } from "./landing";
import type { MediaEvent, MediaPort } from "./media-port";
import { MediumLoad } from "./medium-load";
import { type Plan, planAt } from "./plan";
import { Player, type Shown } from "./player";
import { MICRO, positionAt, rateOf } from "./playhead";
import type { Time } from "./ports";
import type { Subject } from "./private-playhead";
import type { Landed } from "./room-events";
import type { ServerClock } from "./server-clock";
import { Shuttle } from "./shuttle";

/** A player that stopped by itself is started again, but not in a frenzy. [ms] */
const AGAIN = 500;

/** Why a player is not on the room's frame. */
export type PlayerProblem = "play-blocked" | "medium-unplayable" | "player-broken";

/** What a follower tells. */
export interface FollowerListener {
  landed(landed: Landed): void;
  /** There was news, and the frame landed on is still the one. */
  stayed(): void;
  /** A person acted on the player itself: this is to become a command. */
  acted(event: MediaEvent): void;
  /** The player cannot do what it should: a stable code, and what the player says. */
  broken(code: PlayerProblem, detail: string): void;
  /** It is known, or has changed, whether a medium can be played here. */
  found(medium: Medium, isPlayable: boolean): void;
  /** The player waits for bytes, or goes on. */
  buffering(): void;
  /** What {@link Follower} says of itself may have changed. */
  changed(): void;
}

/** Keeps a player on a playhead. */
export class Follower {
  readonly #player: Player;
  readonly #controller = new DriftController();
  readonly #shuttle: Shuttle;
  readonly #load: MediumLoad;
  #course: Playback | undefined;
  #plan: Plan | undefined;
  #landing: Landing | undefined;
  #landedOn: number | undefined;
  /** It was asked for a frame, and has presented nothing at all. */
  #isBlind = false;
  #drift: number | undefined;
  #cancel = () => {};
  #cancelAgain = () => {};

  constructor(
    port: MediaPort,
    private readonly time: Time,
    private readonly clock: ServerClock,
    private readonly listener: FollowerListener,
  ) {
    this.#shuttle = new Shuttle(time, () => this.#seekToPlayhead());
    this.#player = new Player(port, time, {
      showing: (shown) => this.#showing(shown),
      acted: (event) => this.#acted(event),
      buffering: (waiting) => this.#buffering(waiting),
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
  }

  /** The frame on glass. */
  get showing(): number | undefined {
    return this.#player.shown?.frame;
  }

  /** The frame on glass, if the player is where the playhead is and not on its way there. */
  get showingInStep(): number | undefined {
    const isThere = this.#load.isLoaded && !this.#player.isSeeking && !this.#landing && Math.abs(this.#drift ?? 0) < 12;
    return isThere ? this.showing : undefined;
  }

  /** Frames by which the player is ahead (+) or behind (−). */
  get drift(): number | undefined {
    return this.#drift;
  }

  /** Whether the frame on glass is still to be verified. */
  get isLanding(): boolean {
    return this.#landing !== undefined;
  }

  /** Whether it cannot be told what is on glass. */
  get isBlind(): boolean {
    return this.#isBlind;
  }

  get isBuffering(): boolean {
    return this.#player.isBuffering;
  }

  /** Whether nothing is under way that would bring the player nearer to the room. */
  get isSettled(): boolean {
    const isBusy = this.#landing || this.#player.isSeeking || this.#player.isBuffering;
    return this.#load.isLoaded && !isBusy && Math.abs(this.#drift ?? Number.POSITIVE_INFINITY) <= 1;
  }

  /** What is to be followed changed. */
  follow({ medium, playback }: Subject): void {
    if (medium?.id !== this.#load.medium?.id) this.#change(medium);
    if (playback === this.#course) return;
    this.#course = playback;
    this.#controller.restart(this.time.now());
    this.#replan(false);
    if (this.#landedOn !== undefined) this.listener.stayed();
  }

  /** Looks again at what the player should do: the idea of the time has changed, or a person has allowed to play. */
  again(): void {
    this.#replan(false);
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
    this.#controller.joined(this.time.now());
    this.#replan(false);
    this.listener.changed();
  }

  #stop(): void {
    this.#cancel();
    this.#cancelAgain();
    this.#shuttle.stop();
    this.#landing?.cancel();
    this.#landing = undefined;
    this.#landedOn = undefined;
  }

  /** Finds out what to do now, does it, and comes back when that changes. */
  #replan(jumped: boolean): void {
    this.#cancel();
    const { course, medium } = this.#subject();
    if (!course || !medium) return;
    const now = this.time.now();
    // A player that rests is told to play as much earlier as it takes to start.
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    const plan = planAt(course, rateOf(medium), this.clock.microsAt(now + ahead));
    this.#plan = plan;
    if (plan.kind === "rest") this.#rest(plan.frame);
    else this.#move(plan.pace / 1000, jumped);
    if (plan.until === undefined) return;
    const wait = this.clock.localAt(plan.until) - now - (plan.kind === "rest" ? ahead : 0);
    const jumps = plan.kind === "move" && plan.jumps;
    // Timers hold 31 bits; a plan for longer than that is looked at again before.
    this.#cancel = this.time.after(Math.min(Math.max(wait, 0), 2 ** 30), () => this.#replan(jumps));
  }

  #rest(frame: number): void {
    this.#shuttle.stop();
    const isThere = this.#landedOn === frame && this.showing === frame && !this.#player.isPlaying;
    if (isThere || this.#landing?.frame === frame) return;
    this.#landing?.cancel();
    this.#player.pause();
    this.#landedOn = undefined;
    const seek = (to: number) => this.#player.seek(this.#clamp(to));
    this.#landing = new Landing(frame, this.time, seek, (landed) => this.#landed(landed));
    this.#landing.begin();
  }

  #landed(landed: Landed): void {
    this.#isBlind = !(landed.exact || this.#landing?.hasShown);
    this.#landing = undefined;
    this.#landedOn = landed.frame;
    this.#drift = landed.exact ? 0 : (this.showing ?? landed.frame) - landed.frame;
    this.listener.landed(landed);
    this.listener.changed();
  }

  #move(speed: number, jumped: boolean): void {
    this.#landing?.cancel();
    this.#landing = undefined;
    this.#landedOn = undefined;
    if (!this.#player.canPlay(speed)) {
      this.#player.pause();
      this.#shuttle.start();
      return;
    }
    this.#shuttle.stop();
    if (this.#player.speed !== speed) this.#controller.restart(this.time.now());
    this.#player.setSpeed(speed);
    if (jumped || this.#isFarOff()) this.#seekToPlayhead();
    this.#player.play();
  }

  /** Whether the player, as it goes on, would be so far off that only a seek helps. */
  #isFarOff(): boolean {
    if (this.#player.isSeeking) return false;
    const { medium } = this.#subject();
    const now = this.time.now();
    const ahead = this.#player.isPlaying ? 0 : this.#player.startDelay.expected;
    const target = this.#playheadAt(now + ahead);
    const fps = medium ? fpsOf(medium) : 0;
    const head = this.#player.headAt(now);
    return head === undefined || target === undefined || Math.abs(head - target) > Math.max(1, fps * 0.2);
  }

  /** To where the playhead will be when the player shows it. */
  #seekToPlayhead(): void {
    const target = this.#playheadAt(this.time.now() + this.#player.seekDelay.expected);
    const last = this.#course?.outPoint;
    if (target === undefined || last === undefined) return;
    this.#controller.restart(this.time.now());
    // Rounded, so that it is half a frame off at most.
    this.#player.seek(this.#clamp(Math.min(Math.round(target), last)));
  }

  #showing(shown: Shown): void {
    this.#load.shown();
    this.#shuttle.showing();
    this.#isBlind = false;
    if (!shown.early) this.#landing?.showing(shown.frame);
    const expected = this.#playheadAt(shown.at);
    const { medium } = this.#subject();
    if (expected === undefined || !medium || this.#landing) return;
    this.#drift = this.#plan?.kind === "move" ? shown.frame - expected : shown.frame - Math.floor(expected);
    const { isPlaying, isBuffering, isSeeking } = this.#player;
    if (this.#plan?.kind === "move" && isPlaying && !isBuffering && !isSeeking) {
      const speed = this.#plan.pace / 1000;
      this.#correct(this.#controller.measure((this.#drift / fpsOf(medium) / speed) * 1000, shown.at), speed);
    }
    this.listener.changed();
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
        this.#seekToPlayhead();
        break;
    }
  }

  #buffering(waiting: boolean): void {
    this.#controller.restart(this.time.now());
    if (!waiting) this.#replan(false);
    this.listener.buffering();
    this.listener.changed();
  }

  #acted(event: MediaEvent): void {
    if (this.#player.port.hasControls) {
      this.listener.acted(event);
      return;
    }
    // Nobody can have wanted it: the browser did. Back to where the room is.
    this.#landedOn = undefined;
    this.#cancelAgain();
    this.#cancelAgain = this.time.after(AGAIN, () => this.#replan(false));
  }

  #playheadAt(local: number): number | undefined {
    const { course, medium } = this.#subject();
    if (!course || !medium) return undefined;
    return Number(positionAt(course, rateOf(medium), this.clock.microsAt(local))) / Number(MICRO);
  }

  /** What is to be followed; nothing until it is loaded. */
  #subject(): { readonly course?: Playback | undefined; readonly medium?: Medium | undefined } {
    return this.#load.isLoaded ? { course: this.#course, medium: this.#load.medium } : {};
  }

  #clamp(frame: number): number {
    return Math.min(Math.max(frame, 0), (this.#load.medium?.frames ?? 1) - 1);
  }
}

function fpsOf(medium: Medium): number {
  const { numerator, denominator } = rateOf(medium);
  return numerator / denominator;
}
