import { Landing } from "./landing";
import type { Player, Shown } from "./player";
import type { Time } from "./ports";
import type { Landed } from "./room-events";

/** Keeps a player on one frame, for as long as the playhead rests there [LA]. */
export class Resting {
  #landing: Landing | undefined;
  #landedOn: number | undefined;
  #isBlind = false;

  /**
   * @param seek brings the player to a frame
   * @param landed what came of it
   */
  constructor(
    private readonly player: Player,
    private readonly time: Time,
    private readonly seek: (frame: number) => void,
    private readonly landed: (landed: Landed) => void,
  ) {}

  /** Whether the frame on glass is still to be verified. */
  get isLanding(): boolean {
    return this.#landing !== undefined;
  }

  /** Whether it has landed, exactly or not. */
  get hasLanded(): boolean {
    return this.#landedOn !== undefined;
  }

  /** Whether the player was asked for a frame, and has presented nothing at all since. */
  get isBlind(): boolean {
    return this.#isBlind;
  }

  /** Lands on a frame, unless that is so or under way. */
  on(frame: number): void {
    const isThere = this.#landedOn === frame && this.player.shown?.frame === frame && !this.player.isPlaying;
    if (isThere || this.#landing?.frame === frame) return;
    this.leave();
    this.player.pause();
    this.#landing = new Landing(frame, this.time, this.seek, (landed) => this.#finish(landed));
    this.#landing.begin();
  }

  /** The player presented a frame. */
  showing(shown: Shown): void {
    this.#isBlind = false;
    if (!shown.early) this.#landing?.showing(shown.frame);
  }

  /** It rests no more, or somebody moved it: the next time it lands anew. */
  leave(): void {
    this.#landing?.cancel();
    this.#landing = undefined;
    this.#landedOn = undefined;
  }

  #finish(landed: Landed): void {
    this.#isBlind = !(landed.exact || this.#landing?.hasShown);
    this.#landing = undefined;
    this.#landedOn = landed.frame;
    this.landed(landed);
  }
}
