import type { Meeting } from "./guide";
import type { Player } from "./player";
import type { Time } from "./ports";

/** Somebody may just have paused it, or its seek takes longer than any before: when it is looked at again. [ms] */
const AGAIN = 20;

/** A player that has shown nothing for so long after it was to start does not tell what it shows: it plays. [ms] */
const PATIENCE = 1_500;

/**
 * Brings a player to a playhead that moves [DC21]: it lands on a frame ahead, waits there, and starts when the playhead comes.
 * So it matters neither how long the seek really takes, nor whether a seek of a playing player is exact.
 */
export class Rendezvous {
  #cancel: (() => void) | undefined;

  constructor(
    private readonly player: Player,
    private readonly time: Time,
  ) {}

  /** Whether the player is on its way, or waits. */
  get isAhead(): boolean {
    return this.#cancel !== undefined;
  }

  /** Goes there, and waits for the playhead. */
  begin({ frame, at, speed }: Meeting): void {
    this.end();
    this.player.pause();
    this.player.isAwaited = true;
    this.player.setSpeed(speed);
    this.player.seek(frame);
    const due = at - this.player.startDelay.expected;
    this.#wait(due - this.time.now(), due + PATIENCE);
  }

  /** Starts where it is about to land, as soon as it has: it should have by now. */
  beginLate(): void {
    this.end();
    this.player.isAwaited = true;
    this.#wait(0, this.time.now() + PATIENCE);
  }

  /**
   * A player that is told to play while it seeks starts in a time of its own: it is waited for until it has landed.
   *
   * @param ms until it is looked at
   * @param givenUp when what it shows matters no more: a local instant
   */
  #wait(ms: number, givenUp: number): void {
    this.#cancel = this.time.after(Math.max(0, ms), () => {
      const isLanding = this.player.isSeeking && this.time.now() < givenUp;
      if (isLanding || this.player.isOpen) {
        this.#wait(AGAIN, givenUp);
        return;
      }
      this.end();
      this.player.play();
    });
  }

  /** Something else is wanted now. */
  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.player.isAwaited = false;
  }
}
