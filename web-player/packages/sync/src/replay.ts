import type { Medium, Playback } from "@sameframe/protocol";
import { Follower } from "./follower";
import type { MediaPort } from "./media-port";
import { frameAt, rateOf } from "./playhead";
import { platformTime, type Time } from "./ports";
import { correctorOf } from "./profiles";
import type { Landed } from "./room-events";
import { ServerClock } from "./server-clock";

/** What was looked at in a room at some moment. */
export interface Scene {
  /** Undefined: nothing. */
  readonly medium: Medium | undefined;
  /** Where the playhead was and how it moved; undefined: nowhere. */
  readonly playback: Playback | undefined;
}

/** What a replay tells. */
export interface ReplayListener {
  /** The player has come to the frame on which it is to rest, or could not. */
  landed(landed: Landed): void;
  /** The player cannot do what it should: a stable code, and what the player says. */
  broken(code: "play-blocked" | "medium-unplayable" | "player-broken", detail: string): void;
}

/**
 * Keeps a player where a room's playhead was: at a moment of the past that stands still, or that goes by, once or several times
 * as fast. What makes a player show the room's frame while the room lives makes it do so here.
 */
export class Replay {
  readonly #follower: Follower;
  /** The machine's own clock stands for the server's: what is over needs no other. */
  readonly #clock = new ServerClock();

  private constructor(
    port: MediaPort,
    private readonly time: Time,
    listener: ReplayListener,
  ) {
    const now = time.now();
    this.#clock.take(now, micros(now), micros(now), now);
    this.#follower = new Follower(port, time, this.#clock, correctorOf("default"), {
      landed: (landed) => listener.landed(landed),
      broken: (code, detail) => listener.broken(code, detail),
      stayed: () => {},
      acted: () => {},
      found: () => {},
      buffering: () => {},
      changed: () => {},
    });
  }

  /**
   * A replay with a player, which it has to itself until it is closed.
   *
   * @param time the platform's unless given
   */
  static of(port: MediaPort, listener: ReplayListener, time: Time = platformTime): Replay {
    return new Replay(port, time, listener);
  }

  /** The frame on glass; undefined while nothing is. */
  get showing(): number | undefined {
    return this.#follower.showing;
  }

  /**
   * Shows what was looked at, from a moment on.
   *
   * @param moment in microseconds since the epoch
   * @param pace how many times as fast the moments go by, a whole number from 1; 0: this one stands still
   */
  show({ medium, playback }: Scene, moment: bigint, pace: number): void {
    const course =
      playback && medium && (pace === 0 ? still(playback, medium, moment) : this.#anew(playback, moment, pace));
    this.#follower.follow({ medium, playback: course });
  }

  /** A person has clicked: what the browser refused before it may allow now. */
  again(): void {
    this.#follower.again();
  }

  /** Lets go of the player. */
  close(): void {
    this.#follower.close();
  }

  /** The same course, as if its moment were now, and time went by faster. */
  #anew(playback: Playback, moment: bigint, pace: number): Playback {
    const at = micros(this.time.now()) + (playback.at - moment) / BigInt(pace);
    return { ...playback, at, speed: playback.speed * pace };
  }
}

/** Rests on the frame of a moment. */
function still(playback: Playback, medium: Medium, moment: bigint): Playback {
  return { ...playback, playing: false, frame: frameAt(playback, rateOf(medium), moment), phase: 0 };
}

const micros = (millis: number) => BigInt(Math.round(millis * 1000));
