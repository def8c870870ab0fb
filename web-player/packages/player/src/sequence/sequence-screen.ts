import type { Medium } from "@sameframe/protocol";
import { bytesFor, machine } from "../exact/budget";
import { Glass } from "../exact/glass";
import type { Picture } from "../exact/reel";
import { perSecond } from "../frames/rate";
import type { Address, Addresses } from "../video/addresses";
import { MediumFile, type OpenSource } from "../video/medium-file";
import type { Unplayable } from "../video/unplayable";
import { FrameClock } from "./frame-clock";
import { NotNow, SequenceImages } from "./images";
import { rangeOf } from "./notation";
import { type Beat, Projector, type ProjectorEars } from "./projector";
import { Stock } from "./stock";
import { capacityOf } from "./wanted";

/** A medium whose first picture is there. */
interface Loaded {
  readonly stock: Stock<Picture>;
  readonly projector: Projector;
}

/** What a screen tells. */
export interface ScreenEars extends ProjectorEars {
  /** Its pictures can be fetched: from now on, or again from other addresses. */
  opened(): void;
  /** They cannot; it is tried again as {@link MediumFile} says. */
  failed(failure: unknown, why: Unplayable): void;
}

const PAGE: Beat = {
  now: () => performance.now(),
  next: (act) => {
    const handle = requestAnimationFrame(act);
    return () => cancelAnimationFrame(handle);
  },
};

/** By 24 frames a second unless it is known. */
const USUAL = { numerator: 24, denominator: 1 };

/** A canvas that shows an image sequence: its pictures are fetched one by one, and decoded ahead, wherever they are. */
export class SequenceScreen {
  readonly #file: MediumFile;
  readonly #glass: Glass;
  #medium: Medium | undefined;
  #images: SequenceImages | undefined;
  #loaded: Loaded | undefined;
  #factor = 1;
  /** What is on glass is not from where the pictures come. */
  #isElsewhere = false;

  /** @param share of the memory that there is for pictures, above 0 to 1 */
  constructor(
    canvas: HTMLCanvasElement,
    addresses: Addresses,
    private readonly ears: ScreenEars,
    private readonly share = 1,
  ) {
    this.#glass = new Glass(canvas, (frame) => this.#loaded?.stock.get(frame));
    const opener = {
      canPlay: (type: string) => (rangeOf(type) === undefined ? "" : "probably"),
      open: (all: readonly Address[], stop: AbortSignal, trying: (address: Address) => void) =>
        this.#open(all, stop, trying),
      close: () => this.#end(),
    };
    this.#file = new MediumFile(opener, addresses, (failure, why) => ears.failed(failure, why));
  }

  /** What shows the pictures; undefined: the first one is not there yet. */
  get projector(): Projector | undefined {
    return this.#loaded?.projector;
  }

  /** On glass; undefined: none. */
  get frame(): number | undefined {
    return this.#glass.frame;
  }

  /** How many pictures there are where they come from; undefined: that is not known yet. */
  get frames(): number | undefined {
    const range = this.file && rangeOf(this.file.address.contentType);
    return range && range.last - range.first + 1;
  }

  /** It looks for the pictures, or waits for somebody to ask for that. */
  get isOpening(): boolean {
    return this.#file.isOpening;
  }

  /** The sequence that is open, or is being tried. */
  get file(): OpenSource | undefined {
    return this.#medium && this.#file.source;
  }

  /** Of real time, not 0; below 0: backwards. */
  get factor(): number {
    return this.#factor;
  }

  set factor(factor: number) {
    if (factor !== this.#factor) {
      this.#factor = factor;
      this.projector?.setFactor(factor);
    }
  }

  /** Resolves when the first picture is there; rejects if another medium is wanted meanwhile, or none. */
  async open(medium: Medium): Promise<void> {
    this.#end();
    this.#medium = medium;
    await this.#file.open(medium.id, () => void this.#renew(medium));
    this.#isElsewhere = false;
    this.ears.opened();
  }

  /** Shows nothing. */
  clear(): void {
    this.#medium = undefined;
    this.#file.close();
  }

  /** Somebody asks to try again what failed. */
  retry(): void {
    this.#file.retry();
  }

  /** The pictures are to come from elsewhere; those at hand are of no use any more. */
  openAnew(): void {
    this.#isElsewhere = true;
    if (this.#file.isOpening) {
      void this.#file.restart();
    } else if (this.#medium !== undefined) {
      void this.#renew(this.#medium);
    }
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
    const { rate = USUAL, frames } = this.#medium ?? { frames: 1 };
    const capacity = capacityOf(bytesFor(machine()) * this.share, bytes);
    const stock = new Stock<Picture>(
      (frame, stop) => this.#images?.load(frame, stop) ?? Promise.reject(new NotNow(false)),
      capacity,
      {
        gained: (frame) => projector.gained(frame),
        failed: (cause) => this.#failed(cause),
      },
    );
    const clock = new FrameClock(perSecond(rate), this.#factor);
    const projector = new Projector(stock, this.#glass, clock, { frames, capacity }, PAGE, this.ears);
    return { stock, projector };
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
      if (this.#isElsewhere) {
        this.#isElsewhere = false;
        this.#showAnew();
      }
      this.ears.opened();
    } catch {
      // superseded by another medium
    }
  }

  /** What is on glass stays until it is there anew. */
  #showAnew(): void {
    const { frame } = this;
    this.#loaded?.stock.clear();
    this.#glass.forget();
    this.projector?.seek(frame ?? 0);
  }

  #end(): void {
    const loaded = this.#loaded;
    this.#loaded = undefined;
    this.#images = undefined;
    loaded?.projector.close();
    loaded?.stock.close();
    this.#glass.clear();
  }
}
