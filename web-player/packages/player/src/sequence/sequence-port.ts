import type { Medium } from "@sameframe/protocol";
import type { MediaEvent, MediaListener, MediaPort } from "@sameframe/sync";
import type { Motion } from "../compare/second-screen";
import type { PictureSource } from "../exact/source";
import type { Addresses } from "../video/addresses";
import type { OpenSource } from "../video/medium-file";
import type { PictureObserver } from "../video/picture-state";
import { SequenceScreen } from "./sequence-screen";

/**
 * An image sequence as the engine's media port: its pictures are shown on a canvas at the time that this machine's clock has for
 * them. It has no sound.
 */
export class SequencePort implements MediaPort {
  /** As far as a room goes, and what trims it. */
  readonly speeds = { min: -16, max: 16 };
  readonly hasControls = false;
  readonly isExact = true;
  /** The frame on which it rests is on glass for its whole time once it plays. */
  readonly likelyStart = 0;
  readonly source: PictureSource = { kind: "sequence" };

  readonly #screen: SequenceScreen;
  #listener: MediaListener | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    addresses: Addresses,
    private readonly observer: PictureObserver,
  ) {
    this.#screen = new SequenceScreen(canvas, addresses, {
      showing: (frame, at) => this.#showing(frame, at),
      sought: (frame) => this.#tell({ kind: "sought", frame }),
      ended: () => this.#tell({ kind: "ended" }),
      waiting: (waiting) => {
        observer.picture({ kind: waiting ? "buffering" : "ready" });
        this.#tell({ kind: "buffering", waiting });
      },
      opened: () => observer.picture({ kind: "ready" }),
      failed: (failure, why) => {
        observer.picture({ kind: "failed", why });
        this.#tell({ kind: "broken", detail: String(failure) });
      },
    });
  }

  get frames(): number | undefined {
    return this.#screen.frames;
  }

  /** The sequence that is open, or is being tried. */
  get file(): OpenSource | undefined {
    return this.#screen.file;
  }

  get factor(): number {
    return this.#screen.factor;
  }

  get motion(): Motion | undefined {
    return this.#screen.projector?.motion;
  }

  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  async load(medium: Medium | undefined): Promise<void> {
    this.observer.picture({ kind: medium === undefined ? "empty" : "loading" });
    if (medium === undefined) {
      this.#screen.clear();
    } else {
      await this.#screen.open(medium);
    }
  }

  play(): Promise<void> {
    this.#screen.projector?.play();
    this.#tell({ kind: "played" });
    return Promise.resolve();
  }

  pause(): void {
    this.#screen.projector?.pause();
    this.#tell({ kind: "paused" });
  }

  seek(frame: number): void {
    this.#screen.projector?.seek(frame);
  }

  setSpeed(factor: number): void {
    if (factor !== this.factor) {
      this.#screen.factor = factor;
      this.#tell({ kind: "speed", factor });
    }
  }

  preview(frame: number): void {
    this.#screen.projector?.preview(frame);
  }

  /** There is nothing to hear. */
  unmute(): void {}

  retry(): void {
    this.observer.picture({ kind: "loading" });
    this.#screen.retry();
  }

  openAnew(): void {
    if (this.#screen.isOpening) {
      this.observer.picture({ kind: "loading" });
    }
    this.#screen.openAnew();
  }

  close(): void {
    this.#screen.clear();
    this.#listener = undefined;
  }

  #showing(frame: number, at: number): void {
    this.canvas.dataset.source = "sequence";
    this.#listener?.showing(frame, at);
    this.observer.showing(frame);
  }

  #tell(event: MediaEvent): void {
    this.#listener?.happened(event);
  }
}
