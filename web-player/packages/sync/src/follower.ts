import type { Medium, Playback } from "@sameframe/protocol";
import { Approach } from "./approach";
import type { Corrector } from "./corrector";
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
import { Resting } from "./resting";
import type { Landed } from "./room-events";
import type { ServerClock } from "./server-clock";
import { Shuttle } from "./shuttle";

/** A player that stopped by itself is started again, but not in a frenzy. [ms] */
const AGAIN = 500;

/** Keeps a player on a playhead. */
export class Follower {
  readonly rest: Resting;
  readonly #player: Player;
  readonly #shuttle: Shuttle;
  readonly #approach: Approach;
  readonly #load: MediumLoad;
  readonly #lateStart = new LateStart();
  #course: Playback | undefined;
  #guide: Guide | undefined;
  #plan: Plan | undefined;
  #drift: number | undefined;
  #cancel = () => {};

  constructor(
    port: MediaPort,
    private readonly time: Time,
    private readonly clock: ServerClock,
    private readonly corrector: Corrector,
    private readonly listener: FollowerListener,
  ) {
    this.#shuttle = new Shuttle(time, () => this.#led && this.#approach.jump(this.#led));
    this.#player = new Player(port, time, {
      showing: (shown) => this.#showing(shown),
      acted: (event) => this.#acted(event),
      buffering: (waiting) => this.#buffering(waiting),
      strayed: () => this.#strayed(),
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
    this.#approach = new Approach(this.#player, time, corrector, () => this.rest.leave());
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
    const before = this.#guide;
    this.#course = playback;
    this.#guide = playback && medium && new Guide(playback, medium, this.clock);
    this.#approach.changed((this.#guide && before?.aheadOf(this.#guide, this.time.now())) ?? 0);
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
    this.#approach.end();
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
    if (plan.kind === "move") this.#move(guide, plan.pace / 1000, jump !== undefined);
    else this.#rest(guide, plan);
    if (plan.until === undefined) return;
    // After the turn of a ping-pong it plays again from where the seeks have led.
    const jumps = plan.kind === "move" && (plan.jumps || (this.#shuttle.isMoving && Number.isFinite(pass)));
    const early = plan.kind === "rest" ? this.#player.startDelay.expected : jumps ? this.#player.seekDelay : 0;
    const wait = this.clock.localAt(plan.until) - now - early;
    // Timers hold 31 bits; a plan for longer than that is looked at again before.
    const next = jumps && wait < 2 ** 30 ? plan.until : undefined;
    this.#cancel = this.time.after(Math.min(Math.max(wait, 0), 2 ** 30), () => this.#replan(next));
  }

  #rest(guide: Guide, { frame, until }: Extract<Plan, { kind: "rest" }>): void {
    this.#shuttle.stop();
    const isTooFar = until !== undefined && this.clock.localAt(until) < this.#player.canStartOn(frame, this.time.now());
    if (isTooFar) this.#approach.meet(guide);
    else if (!this.#approach.isAhead) this.rest.on(frame);
  }

  #landed(landed: Landed): void {
    this.#drift = landed.exact ? 0 : (this.showing ?? landed.frame) - landed.frame;
    this.listener.landed(landed);
    this.listener.changed();
  }

  #move(guide: Guide, speed: number, jumped: boolean): void {
    this.rest.leave();
    if (!this.#player.canPlay(speed, guide.pass)) {
      this.#approach.end();
      this.#player.pause();
      this.#shuttle.start();
      return;
    }
    this.#shuttle.stop();
    // An instant that is only presumed is wrong by the way from the server: who rests waits for the first pong.
    if (this.#approach.isAhead || !(this.clock.isSet || this.#player.isPlaying)) return;
    this.#approach.pace(guide, speed);
    if (jumped) this.#approach.jump(guide);
    else this.#approach.meetIfFarOff(guide);
    this.#approach.play();
  }

  /** A first seek took another time than was to be expected. */
  #strayed(): void {
    if (this.#led && !this.#shuttle.isMoving) this.#approach.strayed(this.#led);
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
      this.#approach.measure(guide, this.#drift, shown.at, moves.pace / 1000);
    }
    if (this.isSettled !== wasSettled) this.listener.changed();
  }

  #buffering(waiting: boolean): void {
    this.corrector.restart(this.time.now());
    if (!waiting) this.#replan();
    this.listener.buffering();
    this.listener.changed();
  }

  #acted(event: MediaEvent): void {
    // It is to play, and will when the playhead comes: nobody has to be told.
    if (event.kind === "played" && this.#approach.isAhead) {
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
