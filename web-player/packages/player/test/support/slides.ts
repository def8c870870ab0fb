import type { Kept } from "../../src/exact/frame-cache";
import { NotNow } from "../../src/sequence/images";
import { Stock } from "../../src/sequence/stock";

/** A picture that knows whether it is closed. */
export class Slide implements Kept {
  readonly bytes = 1;
  closed = 0;

  close(): void {
    this.closed++;
  }
}

/** Pictures that come when they are told to. */
export class SlideShelf {
  readonly made: Slide[] = [];
  readonly gained: number[] = [];
  readonly asked: number[] = [];
  readonly given = new Map<number, () => void>();
  readonly refused = new Map<number, () => void>();
  readonly failures: unknown[] = [];
  isOpen = true;

  readonly load = (frame: number, stop: AbortSignal): Promise<Kept> => {
    this.asked.push(frame);
    return new Promise((resolve, reject) => {
      const give = (): void => {
        const slide = new Slide();
        this.made.push(slide);
        this.given.delete(frame);
        resolve(slide);
      };
      stop.addEventListener("abort", () => {
        this.given.delete(frame);
        reject(stop.reason);
      });
      if (this.isOpen) give();
      else {
        this.given.set(frame, give);
        this.refused.set(frame, () => reject(new NotNow(false)));
      }
    });
  };

  stock(capacity: number, gained: (frame: number) => void = () => {}, now = () => 0): Stock<Kept> {
    return new Stock<Kept>(
      this.load,
      capacity,
      {
        gained: (frame) => {
          this.gained.push(frame);
          gained(frame);
        },
        failed: (cause) => this.failures.push(cause),
      },
      now,
    );
  }
}

export const settled = async (): Promise<void> => {
  for (let n = 0; n < 24; n++) await Promise.resolve();
};
