import type { Time } from "./ports";

/** When a player that waited or sought goes on, it plays or rests as it should within this time. [ms] */
const CALM = 250;

/**
 * A player that waits for bytes or seeks may pause and play by itself, and takes that back when it goes on. What is left then
 * was somebody's act, or a player that needs to be told again [DC6].
 */
export class Unrest {
  #plays: boolean | undefined;
  #cancel = () => {};

  /**
   * @param isOver whether the player neither waits nor seeks
   * @param left told of how it is left, playing or not
   */
  constructor(
    private readonly time: Time,
    private readonly isOver: () => boolean,
    private readonly left: (plays: boolean) => void,
  ) {}

  /** Whether it is still open how it is left. */
  get isOpen(): boolean {
    return this.#plays !== undefined;
  }

  /** It reported that it plays or rests, and the engine did not cause it. */
  reported(plays: boolean): void {
    this.#plays = plays;
  }

  /** It has begun to wait or to seek, or has ended that. */
  changed(): void {
    this.#cancel();
    if (this.#plays === undefined || !this.isOver()) return;
    this.#cancel = this.time.after(CALM, () => {
      const plays = this.#plays;
      this.forget();
      if (plays !== undefined) this.left(plays);
    });
  }

  /** From here on the engine knows whether it plays. */
  forget(): void {
    this.#plays = undefined;
    this.#cancel();
  }
}
