import type { Medium } from "@sameframe/protocol";
import { commandOf, type Move } from "./commands";
import type { Emitter } from "./emitter";
import { Follower } from "./follower";
import type { PlayerProblem } from "./follower-listener";
import type { MediaEvent, MediaPort } from "./media-port";
import { MICRO, positionAt, rateOf } from "./playhead";
import type { Time } from "./ports";
import { PrivatePlayhead } from "./private-playhead";
import { correctorOf, type ProfileName } from "./profiles";
import type { RoomEvents } from "./room-events";
import type { ServerClock } from "./server-clock";

const TITLES: Record<PlayerProblem, string> = {
  "play-blocked": "The browser does not let the clip play by itself",
  "medium-unplayable": "The clip cannot be played here",
  "player-broken": "The player cannot go on",
};

/** What a screen needs and tells. */
export interface ScreenPorts {
  readonly time: Time;
  readonly clock: ServerClock;
  readonly profile: ProfileName;
  readonly events: Emitter<RoomEvents>;
  /** A person acted on the player itself: this is to become the room's. */
  acted(move: Move): void;
  /** The room should be told now how things are here. */
  tell(): void;
  /** What the badge shows may have changed. */
  changed(): void;
  /** The player has loaded a medium, or cannot play it; `frames` is the length of its own copy, if it can tell. */
  found(medium: Medium, isPlayable: boolean, frames: number | undefined): void;
}

/** What is looked at here: the room's playhead or a private one, and the player that is kept on it. */
export class Screen {
  readonly look: PrivatePlayhead;
  readonly #follower: Follower | undefined;
  readonly #unlisten: () => void;

  constructor(
    private readonly media: MediaPort | undefined,
    private readonly ports: ScreenPorts,
  ) {
    const { time, clock, events } = ports;
    this.look = new PrivatePlayhead({
      now: () => clock.microsAt(time.now()),
      at: (instant, act) => time.after(Math.min(Math.max(clock.localAt(instant) - time.now(), 0), 2 ** 30), act),
      frameHere: () => this.frameHere,
      changed: () => this.#looked(),
    });
    this.#follower =
      media &&
      new Follower(media, time, clock, correctorOf(ports.profile), {
        landed: (landed) => {
          events.emit("landed", landed);
          ports.tell();
        },
        stayed: () => ports.tell(),
        acted: (event) => this.#acted(event),
        broken: (code, detail) => events.emit("notice", { code, title: TITLES[code], detail }),
        found: (medium, isPlayable) => ports.found(medium, isPlayable, isPlayable ? media.frames : undefined),
        changed: () => ports.changed(),
        buffering: () => ports.tell(),
      });
    this.#unlisten = events.on("room", (view) => {
      this.look.take(view);
      this.#follower?.follow(this.look.subject);
    });
  }

  /** Frames by which the player is ahead (+) or behind (−). */
  get drift(): number | undefined {
    return this.#follower?.drift;
  }

  /** The frame on glass. */
  get showing(): number | undefined {
    return this.#follower?.showing;
  }

  /** The medium that the frame on glass belongs to; empty while nothing is, or while that is still to be verified. */
  get medium(): string {
    return this.showing === undefined || this.#follower?.rest.isLanding ? "" : (this.look.subject.medium?.id ?? "");
  }

  /** From telling the player to play until its picture moves, in milliseconds; 0 without a player. */
  get startDelay(): number {
    return this.#follower?.startDelay ?? 0;
  }

  /** From telling the player, which rests, to seek until its frame is on glass: hardly ever more. 0 without a player. */
  get seekDelay(): number {
    return this.#follower?.seekDelay ?? 0;
  }

  get isBuffering(): boolean {
    return this.#follower?.isBuffering ?? false;
  }

  get isSettled(): boolean {
    return this.#follower?.isSettled ?? true;
  }

  /** Whether nobody can say which frame is on glass. */
  get isInexact(): boolean {
    return (
      this.#follower?.rest.isBlind || this.media?.isExact === false || this.look.subject.medium?.variableRate === true
    );
  }

  /** The playhead that is followed here, at a local instant, in frames. */
  playheadAt(local: number): number | undefined {
    const { playback, medium } = this.look.subject;
    if (!playback || !medium) return undefined;
    return Number(positionAt(playback, rateOf(medium), this.ports.clock.microsAt(local))) / Number(MICRO);
  }

  /** The frame that a person here means: the one on glass while it plays, the one landed on while it rests. */
  get frameHere(): number | undefined {
    const shown = this.look.subject.playback?.playing ? this.#follower?.showingInStep : undefined;
    const playhead = this.playheadAt(this.ports.time.now());
    return shown ?? (playhead === undefined ? undefined : Math.floor(playhead));
  }

  /** The same, to be told to the room; what is on a private playhead is nothing to the room. */
  get frameForRoom(): number | undefined {
    return this.look.isPrivate ? undefined : this.frameHere;
  }

  /** Asks the player again to do what it should. */
  again(): void {
    this.#follower?.again();
  }

  close(): void {
    this.#unlisten();
    this.look.close();
    this.#follower?.close();
  }

  #looked(): void {
    this.#follower?.follow(this.look.subject);
    this.ports.events.emit("look", this.look.playback);
    this.ports.changed();
  }

  #acted(event: MediaEvent): void {
    const move = commandOf(event, this.frameHere);
    if (!move) return;
    if (this.look.isPrivate) this.look.move(move);
    else this.ports.acted(move);
  }
}
