import type { Medium } from "@sameframe/protocol";
import type { MediaEvent, MediaListener, MediaPort } from "@sameframe/sync";
import { bytesFor, machine } from "../exact/budget";
import { Glass } from "../exact/glass";
import type { Picture } from "../exact/reel";
import type { PictureSource } from "../exact/source";
import { perSecond } from "../frames/rate";
import type { Address, Addresses } from "../video/addresses";
import { MediumFile, type OpenSource } from "../video/medium-file";
import type { PictureObserver } from "../video/picture-state";
import { FrameClock } from "./frame-clock";
import { NotNow, SequenceImages } from "./images";
import { rangeOf } from "./notation";
import { type Beat, Projector } from "./projector";
import { Stock } from "./stock";
import { capacityOf } from "./wanted";

/** A medium whose first picture is there. */
interface Loaded {
  readonly stock: Stock<Picture>;
  readonly projector: Projector;
}

const PAGE: Beat = {
  now: () => performance.now(),
  next: (act) => {
    const handle = requestAnimationFrame(act);
    return () => cancelAnimationFrame(handle);
  },
};

/**
 * An image sequence as the engine's media port: its pictures are fetched one by one, decoded ahead, and shown on a canvas at the
 * time that this machine's clock has for them. It has no sound.
 */
export class SequencePort implements MediaPort {
  /** As far as a room goes, and what trims it. */
  readonly speeds = { min: -16, max: 16 };
  readonly hasControls = false;
  readonly isExact = true;
  /** The frame on which it rests is on glass for its whole time once it plays. */
  readonly likelyStart = 0;
  readonly source: PictureSource = { kind: "sequence" };

  readonly #file: MediumFile;
  readonly #glass: Glass;
  #listener: MediaListener | undefined;
  #medium: Medium | undefined;
  #images: SequenceImages | undefined;
  #loaded: Loaded | undefined;
  #factor = 1;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    addresses: Addresses,
    private readonly observer: PictureObserver,
  ) {
    this.#glass = new Glass(canvas, (frame) => this.#loaded?.stock.get(frame));
    const opener = {
      canPlay: (type: string) => (rangeOf(type) === undefined ? "" : "probably"),
      open: (all: readonly Address[], stop: AbortSignal, trying: (address: Address) => void) =>
        this.#open(all, stop, trying),
      close: () => this.#end(),
    };
    this.#file = new MediumFile(opener, addresses, (failure, why) => {
      observer.picture({ kind: "failed", why });
      this.#tell({ kind: "broken", detail: String(failure) });
    });
  }

  get frames(): number | undefined {
    const range = this.file && rangeOf(this.file.address.contentType);
    return range && range.last - range.first + 1;
  }

  /** The sequence that is open, or is being tried. */
  get file(): OpenSource | undefined {
    return this.#medium && this.#file.source;
  }

  get factor(): number {
    return this.#factor;
  }

  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  async load(medium: Medium | undefined): Promise<void> {
    this.#end();
    this.#medium = medium;
    this.observer.picture({ kind: medium === undefined ? "empty" : "loading" });
    if (medium === undefined) {
      this.#file.close();
    } else {
      await this.#file.open(medium.id, () => void this.#renew(medium));
      this.observer.picture({ kind: "ready" });
    }
  }

  play(): Promise<void> {
    this.#loaded?.projector.play();
    this.#tell({ kind: "played" });
    return Promise.resolve();
  }

  pause(): void {
    this.#loaded?.projector.pause();
    this.#tell({ kind: "paused" });
  }

  seek(frame: number): void {
    this.#loaded?.projector.seek(frame);
  }

  setSpeed(factor: number): void {
    if (factor !== this.#factor) {
      this.#factor = factor;
      this.#loaded?.projector.setFactor(factor);
      this.#tell({ kind: "speed", factor });
    }
  }

  preview(frame: number): void {
    this.#loaded?.projector.preview(frame);
  }

  /** There is nothing to hear. */
  unmute(): void {}

  retry(): void {
    this.observer.picture({ kind: "loading" });
    this.#file.retry();
  }

  openAnew(): void {
    if (this.#file.isOpening) {
      this.retry();
    } else if (this.#medium !== undefined) {
      void this.#renew(this.#medium);
    }
  }

  close(): void {
    this.#file.close();
    this.#listener = undefined;
  }

  /** Opens the first address of which the first picture can be shown. */
  async #open(all: readonly Address[], stop: AbortSignal, trying: (address: Address) => void): Promise<void> {
    for (const address of all.filter(({ contentType }) => rangeOf(contentType) !== undefined)) {
      stop.throwIfAborted();
      trying(address);
      const images = new SequenceImages(address);
      // one that is missing later is no reason to show none
      const found = (await images.find(0, stop)) ?? (await images.find(images.frames - 1, stop));
      if (found !== undefined) {
        const { bytes } = found;
        found.close();
        this.#images = images;
        this.#loaded ??= this.#load(bytes);
        return;
      }
    }
    throw new Error("The pictures of the sequence cannot be shown.");
  }

  #load(bytes: number): Loaded {
    const { rate, frames } = this.#medium ?? { frames: 1 };
    const capacity = capacityOf(bytesFor(machine()), bytes);
    const stock = new Stock<Picture>(
      (frame, stop) => this.#images?.load(frame, stop) ?? Promise.reject(new NotNow(false)),
      capacity,
      {
        gained: (frame) => projector.gained(frame),
        failed: (cause) => this.#failed(cause),
      },
    );
    const clock = new FrameClock(rate === undefined ? 24 : perSecond(rate), this.#factor);
    const projector = new Projector(stock, this.#glass, clock, { frames, capacity }, PAGE, {
      showing: (frame, at) => this.#showing(frame, at),
      sought: (frame) => this.#tell({ kind: "sought", frame }),
      ended: () => this.#tell({ kind: "ended" }),
      waiting: (waiting) => {
        this.observer.picture({ kind: waiting ? "buffering" : "ready" });
        this.#tell({ kind: "buffering", waiting });
      },
    });
    return { stock, projector };
  }

  #showing(frame: number, at: number): void {
    this.canvas.dataset.source = "sequence";
    this.#listener?.showing(frame, at);
    this.observer.showing(frame);
  }

  /** A picture did not come: if its address has ended, there is another one. */
  #failed(cause: unknown): void {
    if (cause instanceof NotNow && cause.refused && this.#medium !== undefined && !this.#file.isOpening) {
      void this.#renew(this.#medium);
    }
  }

  /** The addresses end, or have ended: what comes next is fetched from others. What is on glass stays. */
  async #renew(medium: Medium): Promise<void> {
    try {
      await this.#file.open(medium.id, () => void this.#renew(medium));
      this.observer.picture({ kind: "ready" });
    } catch {
      // superseded by another medium
    }
  }

  #end(): void {
    const loaded = this.#loaded;
    this.#loaded = undefined;
    this.#images = undefined;
    loaded?.projector.close();
    loaded?.stock.close();
    this.#glass.clear();
  }

  #tell(event: MediaEvent): void {
    this.#listener?.happened(event);
  }
}
