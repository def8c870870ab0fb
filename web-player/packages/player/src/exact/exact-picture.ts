import type { Medium } from "@sameframe/protocol";
import type { FrameTimes } from "../video/frame-time";
import { bytesFor, capacityFor, machine } from "./budget";
import { Filling } from "./filling";
import type { Heading } from "./frame-window";
import { Glass } from "./glass";
import { NotDecodable, type PictureSource, type WhyVideo } from "./source";

/** To play backwards, so many pictures must be kept at least: a group of pictures is decoded anew for each half of them. */
const ENOUGH_FOR_BACKWARDS = 48;

/** What an exact picture needs and tells. */
export interface ExactSurroundings {
  /** Where the medium's file is now. */
  readonly url: () => string;
  /** Where its frames are. */
  readonly times: () => FrameTimes | undefined;
  /** The picture of this frame is at hand. */
  readonly gained: (frame: number) => void;
  /** Where the picture on glass comes from may be another place than before. */
  readonly changed: () => void;
  /** The file's address has ended: it is wanted from another one. */
  readonly refused: () => void;
}

/**
 * The decoder's pictures of a medium, shown on a canvas: those around the frame on which it rests are decoded ahead, so that
 * they are there when somebody steps. The decoder is a piece of code of its own, loaded when a picture rests for the first time.
 */
export class ExactPicture {
  readonly #glass: Glass;
  #medium: Medium | undefined;
  #filling: Filling | undefined;
  #opened: string | undefined;
  /** Why there is no decoder for this medium; undefined: there is, or it is not known yet. */
  #without: WhyVideo | undefined = "empty";
  #isBackwardsTooSlow = false;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly surroundings: ExactSurroundings,
  ) {
    this.#glass = new Glass(canvas, (frame) => this.#filling?.cache.get(frame));
  }

  /** The frame on the canvas, or about to be; undefined: the video is seen. */
  get frame(): number | undefined {
    return this.#glass.frame;
  }

  /** Why the decoder cannot show this medium; undefined: it can, or that is not known yet. */
  get without(): WhyVideo | undefined {
    return this.#without;
  }

  get source(): PictureSource {
    return this.frame === undefined ? { kind: "video", why: this.#without ?? "decoding" } : { kind: "decoder" };
  }

  /** Whether it can be tried to play backwards. */
  get playsBackwards(): boolean {
    return (this.#filling?.capacity ?? 0) >= ENOUGH_FOR_BACKWARDS && !this.#isBackwardsTooSlow;
  }

  /** How many pictures are at hand without a gap before and after a frame. */
  atHand(frame: number): { readonly before: number; readonly after: number } {
    const run = (step: number): number => {
      let count = 0;
      while (this.has(frame + step * (count + 1))) {
        count++;
      }
      return count;
    };
    return { before: run(-1), after: run(1) };
  }

  /** Whether pictures are being decoded. */
  get isBusy(): boolean {
    return this.#filling?.isBusy ?? false;
  }

  /** Another medium, or none: it is looked at when it rests. */
  load(medium: Medium | undefined): void {
    this.#close();
    this.#medium = medium;
    this.#isBackwardsTooSlow = false;
    this.#without = medium === undefined ? "empty" : beforehand(medium);
    this.surroundings.changed();
  }

  /** It was tried to play backwards, and it stands more than it moves. */
  backwardsIsTooSlow(): void {
    this.#isBackwardsTooSlow = true;
  }

  /** Pictures around this frame are wanted. */
  around(head: number, heading: Heading = "both"): void {
    const url = this.surroundings.url();
    const isStale = this.#without === "unreadable" && url !== this.#opened;
    if (this.#without !== undefined && !isStale) {
      return;
    }
    if (this.#opened === undefined || isStale) {
      void this.#open(url);
    }
    this.#head = { head, heading };
    this.#filling?.around(head, heading);
  }

  #head: { readonly head: number; readonly heading: Heading } | undefined;

  /** None are wanted for now. */
  rest(): void {
    this.#head = undefined;
    this.#filling?.rest();
  }

  has(frame: number): boolean {
    return this.#filling?.cache.has(frame) ?? false;
  }

  /** The lowest frame at hand from one up to, not including, another. */
  lowest(from: number, to: number): number | undefined {
    return this.#filling?.cache.lowest(from, to);
  }

  /**
   * Shows a frame, if it is at hand: answers whether it is.
   *
   * @param shown told when it is on glass, unless another one was asked for before
   */
  show(frame: number, shown: () => void = () => {}): boolean {
    return this.#glass.show(frame, () => {
      this.surroundings.changed();
      shown();
    });
  }

  /** These frames may be asked for next, the most probable first: they are made ready, as far as they are at hand. */
  prepare(frames: readonly number[]): void {
    this.#glass.prepare(frames);
  }

  /** The video is to be seen. */
  uncover(): void {
    if (this.frame !== undefined) {
      this.#glass.clear();
      this.surroundings.changed();
    }
  }

  close(): void {
    this.#close();
    this.#without = "empty";
  }

  #close(): void {
    this.#glass.release();
    this.#filling?.close();
    this.#filling = undefined;
    this.#opened = undefined;
    this.#head = undefined;
    this.#medium = undefined;
  }

  async #open(url: string): Promise<void> {
    const medium = this.#medium;
    const times = this.surroundings.times();
    if (medium === undefined || times === undefined) {
      return;
    }
    this.#opened = url;
    this.#without = undefined;
    try {
      const { openReel } = await import("./reel");
      const reel = await openReel(url, times);
      if (this.#opened !== url) {
        reel.close();
        return;
      }
      const bytes = bytesFor(machine());
      if (capacityFor(bytes, reel.pictureBytes) === 0) {
        reel.close();
        throw new NotDecodable("too-large");
      }
      this.#filling = new Filling(reel, medium.frames, bytes, {
        gained: (frame) => this.surroundings.gained(frame),
        failed: () => this.#ended(url, reel.isRefused),
      });
      if (this.#head !== undefined) {
        this.#filling.around(this.#head.head, this.#head.heading);
      }
    } catch (cause) {
      this.#failed(url, cause instanceof NotDecodable ? cause.why : "unreadable");
    }
  }

  /** What was being read cannot be read on. */
  #ended(url: string, isRefused: boolean): void {
    const isCurrent = this.#opened === url;
    this.#failed(url, isRefused ? "unreadable" : "broken");
    if (isCurrent && isRefused && this.surroundings.url() === url) {
      this.surroundings.refused();
    }
  }

  /** Its addresses may have ended: then the file is opened anew when it has others. */
  #failed(url: string, why: WhyVideo): void {
    if (this.#opened !== url) {
      return;
    }
    this.#filling?.close();
    this.#filling = undefined;
    this.#without = why === "broken" && this.surroundings.url() !== url ? "unreadable" : why;
    this.#glass.clear();
    this.surroundings.changed();
  }
}

/** What can be told before a file is opened. */
function beforehand(medium: Medium): WhyVideo | undefined {
  if (!("VideoDecoder" in globalThis)) {
    return "no-decoder";
  }
  return medium.variableRate ? "variable-rate" : undefined;
}
