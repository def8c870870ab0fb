import type { Meeting } from "./guide";
import type { Player } from "./player";
import type { Time } from "./ports";

/** Somebody may just have paused it: when it is looked at again. [ms] */
const AGAIN = 50;

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
    this.#in(at - this.player.startDelay.expected - this.time.now());
  }

  #in(ms: number): void {
    this.#cancel = this.time.after(Math.max(0, ms), () => {
      if (this.player.isOpen) {
        this.#in(AGAIN);
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
