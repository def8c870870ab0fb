import type { Medium, Playback } from "@sameframe/protocol";
import type { Correction, Corrector } from "./corrector";
import { Landing } from "./landing";
import type { MediaEvent, MediaPort } from "./media-port";
import { type Plan, planAt } from "./plan";
import { Player, type Shown } from "./player";
import { rateOf } from "./playhead";
import type { Time } from "./ports";
import type { Subject } from "./private-playhead";
import type { Landed } from "./room-events";
import type { ServerClock } from "./server-clock";
import { Shuttle } from "./shuttle";
import { Track } from "./track";

/** A player that stopped by itself is started again, but not in a frenzy. [ms] */
const AGAIN = 500;

/** Why a player is not on the room's frame. */
export type PlayerProblem = "play-blocked" | "medium-unplayable" | "player-broken";

/** What a follower tells. */
export interface FollowerListener {
  landed(landed: Landed): void;
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

/** Where a player waits for the playhead: on which frame, and when it is there, as a local instant. */
interface Meeting {
  readonly frame: number;
  readonly at: number;
}

/** Keeps a player on a playhead. */
export class Follower {
  readonly #player: Player;
  readonly #shuttle: Shuttle;
  #medium: Medium | undefined;
  #course: Playback | undefined;
  #track: Track | undefined;
  #meeting: Meeting | undefined;
  #plan: Plan | undefined;
  #load = 0;
  #isLoaded = false;
  #isBroken = false;
  #landing: Landing | undefined;
  #landedOn: number | undefined;
  #drift: number | undefined;
  #cancel = () => {};
  #cancelAgain = () => {};

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
      blocked: (detail) => listener.broken("play-blocked", detail),
      broken: (detail) => this.#broken("player-broken", detail),
    });
  }

  /** The frame on glass. */
  get showing(): number | undefined {
    return this.#player.shown?.frame;
  }

  /** The frame on glass, if the player is where the playhead is and not on its way there. */
  get showingInStep(): number | undefined {
    const isThere = this.#isLoaded && !this.#player.isSeeking && !this.#landing && Math.abs(this.#drift ?? 0) < 12;
    return isThere ? this.showing : undefined;
  }

  /** Frames by which the player is ahead (+) or behind (−). */
  get drift(): number | undefined {
    return this.#drift;
  }

  get startDelay(): number {
    return this.#player.startDelay.expected;
  }

  get isBuffering(): boolean {
    return this.#player.isBuffering;
  }

  /** Whether nothing is under way that would bring the player nearer to the room. */
  get isSettled(): boolean {
    const isBusy = this.#landing || this.#player.isSeeking || this.#player.isBuffering;
    return this.#isLoaded && !isBusy && Math.abs(this.#drift ?? Number.POSITIVE_INFINITY) <= 1;
  }

  /** What is to be followed changed. */
  follow({ medium, playback }: Subject): void {
    if (medium?.id !== this.#medium?.id) this.#change(medium);
    if (playback === this.#course) return;
    this.#course = playback;
    this.#track = playback && this.#medium && new Track(playback, rateOf(this.#medium));
    this.corrector.restart(this.time.now());
    this.#replan(false);
  }

  /** Looks again at what the player should do: the idea of the time has changed, or a person has allowed to play. */
  again(): void {
    this.#replan(false);
  }

  close(): void {
    this.#stop();
    this.#player.pause();
    this.#player.close();
    this.#load++;
    this.#isLoaded = false;
  }

  #change(medium: Medium | undefined): void {
    this.#stop();
    this.#player.pause();
    this.#player.forget(medium ? fpsOf(medium) : 0);
    this.#medium = medium;
    this.#isLoaded = false;
    this.#isBroken = false;
    this.#drift = undefined;
    const load = ++this.#load;
    this.#player.port.load(medium).then(
      () => load === this.#load && this.#loaded(),
      (error: unknown) => load === this.#load && this.#broken("medium-unplayable", messageOf(error)),
    );
    this.listener.changed();
  }

  #loaded(): void {
    this.#isLoaded = this.#medium !== undefined;
    this.corrector.joined(this.time.now());
    this.#replan(false);
    this.#whole();
    this.listener.changed();
  }

  /** The player can play what it has. */
  #whole(): void {
    this.#isBroken = false;
    if (this.#medium) this.listener.found(this.#medium, true);
  }

  #broken(code: PlayerProblem, detail: string): void {
    this.#isBroken = true;
    if (this.#medium) this.listener.found(this.#medium, false);
    this.listener.broken(code, detail);
  }

  #stop(): void {
    this.#cancel();
    this.#cancelAgain();
    this.#shuttle.stop();
    this.#landing?.cancel();
    this.#landing = undefined;
    this.#landedOn = undefined;
    this.#meeting = undefined;
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
    if (plan.kind === "move") this.#move(plan.pace / 1000, jumped);
    else if (this.#isTooFarFor(plan)) this.#jump();
    else this.#rest(plan.frame);
    if (plan.until === undefined) return;
    // A player that was playing rests by now, and has to start as well.
    const wait = this.clock.localAt(plan.until) - now - (plan.kind === "rest" ? this.#player.startDelay.expected : 0);
    const jumps = plan.kind === "move" && plan.jumps;
    // Timers hold 31 bits; a plan for longer than that is looked at again before.
    this.#cancel = this.time.after(Math.min(Math.max(wait, 0), 2 ** 30), () => this.#replan(jumps));
  }

  #rest(frame: number): void {
    this.#shuttle.stop();
    this.#meeting = undefined;
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
    if (this.#player.speed !== speed) this.corrector.restart(this.time.now());
    this.#player.setSpeed(speed);
    if (this.#meeting) return;
    if (jumped || this.#isFarOff()) this.#jump();
    else this.#player.play();
  }

  /** Whether a scheduled start comes too soon for a player to be on its frame by then. */
  #isTooFarFor({ frame, until }: Extract<Plan, { kind: "rest" }>): boolean {
    if (until === undefined) return false;
    const arrives = this.#player.arrivesAt(frame, this.time.now());
    return this.clock.localAt(until) < arrives + this.#player.startDelay.expected;
  }

  /**
   * Brings a player to a playhead that moves: it lands on a frame ahead, waits there, and starts when the playhead comes. So
   * it does not matter how long the seek really takes, nor whether a seek of a playing player is exact.
   */
  #jump(): void {
    const { course, medium } = this.#subject();
    if (!course || !medium) return;
    const now = this.time.now();
    const start = this.#player.startDelay.expected;
    const soon = now + this.#player.seekDelay.cautious + start;
    const plan = planAt(course, rateOf(medium), this.clock.microsAt(soon));
    const head = this.#playheadAt(soon);
    if (head === undefined || plan.kind === "rest") return;
    const pace = plan.pace / 1000;
    const frame = Math.min(Math.ceil(head), course.outPoint);
    const meeting = { frame, at: soon + ((frame - head) / (fpsOf(medium) * pace)) * 1000 };
    this.corrector.restart(now);
    this.#landing?.cancel();
    this.#landing = undefined;
    this.#landedOn = undefined;
    this.#player.pause();
    this.#player.setSpeed(pace);
    this.#player.seek(this.#clamp(frame));
    this.#meeting = meeting;
    this.time.after(meeting.at - start - now, () => {
      if (this.#meeting === meeting) this.#meet();
    });
  }

  /** The playhead comes; a player that is not there yet starts when it is. */
  #meet(): void {
    this.#meeting = undefined;
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
    this.corrector.restart(this.time.now());
    // Rounded, so that it is half a frame off at most.
    this.#player.seek(this.#clamp(Math.min(Math.round(target), last)));
  }

  #showing(shown: Shown): void {
    if (this.#isBroken && this.#isLoaded) this.#whole();
    this.#shuttle.showing();
    this.#landing?.showing(shown.frame);
    const expected = this.#playheadAt(shown.at);
    const { medium } = this.#subject();
    if (expected === undefined || !medium || this.#landing) return;
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
        this.#jump();
        break;
    }
  }

  #buffering(waiting: boolean): void {
    this.corrector.restart(this.time.now());
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
    return this.#isLoaded ? this.#track?.at(this.clock.at(local)) : undefined;
  }

  /** What is to be followed; nothing until it is loaded. */
  #subject(): { readonly course?: Playback | undefined; readonly medium?: Medium | undefined } {
    return this.#isLoaded ? { course: this.#course, medium: this.#medium } : {};
  }

  #clamp(frame: number): number {
    return Math.min(Math.max(frame, 0), (this.#medium?.frames ?? 1) - 1);
  }
}

function fpsOf(medium: Medium): number {
  const { numerator, denominator } = rateOf(medium);
  return numerator / denominator;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
