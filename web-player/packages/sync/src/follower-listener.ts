import type { Medium } from "@sameframe/protocol";
import type { MediaEvent } from "./media-port";
import type { Landed } from "./room-events";

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
  /** What the follower says of itself may have changed. */
  changed(): void;
}
