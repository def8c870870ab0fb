import type { Motion } from "../compare/second-screen";
import { BackwardsPlayhead } from "./backwards";
import type { ExactPicture } from "./exact-picture";

/** What playing backwards tells. */
export interface BackstageEars {
  /** A frame is on glass, and its time over at this local instant: then the playhead is where its number is. */
  showing(frame: number, at: number): void;
  stalled(waiting: boolean): void;
  tooSlow(): void;
}

/** Plays a decoder's pictures backwards, in step with the repainting of the page. */
export class Backstage {
  #playhead: BackwardsPlayhead | undefined;
  #handle = 0;

  constructor(
    private readonly exact: ExactPicture,
    private readonly ears: BackstageEars,
  ) {}

  get isPlaying(): boolean {
    return this.#playhead !== undefined;
  }

  /** How it moves; undefined: it does not. */
  get motion(): Motion | undefined {
    return this.#playhead?.motionAt(performance.now());
  }

  /**
   * @param from the frame on glass
   * @param factor of real time, above 0
   * @param fps frames in a second at factor 1
   */
  begin(from: number, factor: number, fps: number): void {
    this.end();
    const { exact, ears } = this;
    exact.show(from);
    const by = {
      fps,
      around: (frame: number) => exact.around(frame, "back"),
      isFilled: () => !exact.isBusy,
      lowest: (first: number, to: number) => exact.lowest(first, to),
      show: (frame: number, until: number) => {
        exact.show(frame, () => {
          if (this.isPlaying) {
            ears.showing(frame, until);
          }
        });
      },
      stalled: (stalls: boolean) => ears.stalled(stalls),
      tooSlow: () => ears.tooSlow(),
    };
    this.#playhead = new BackwardsPlayhead(by, from, factor, performance.now());
    this.#next();
  }

  /** @param factor of real time, above 0; nothing to do unless it plays */
  setFactor(factor: number): void {
    this.#playhead?.setFactor(factor, performance.now());
  }

  jump(frame: number): void {
    this.#playhead?.jump(frame, performance.now());
  }

  /** Stops; answers the frame on glass. */
  end(): number {
    const shown = this.#playhead?.shown ?? 0;
    cancelAnimationFrame(this.#handle);
    this.#playhead = undefined;
    return shown;
  }

  #next(): void {
    this.#handle = requestAnimationFrame((now) => {
      const playhead = this.#playhead;
      if (playhead !== undefined) {
        playhead.tick(now);
        if (playhead === this.#playhead) {
          this.#next();
        }
      }
    });
  }
}
