import { expect } from "vitest";
import type { Kept } from "../../src/exact/frame-cache";
import { FrameClock } from "../../src/sequence/frame-clock";
import { Projector } from "../../src/sequence/projector";
import type { Stock } from "../../src/sequence/stock";
import { SlideShelf, settled } from "./slides";

/** From one repainting to the next. [ms] */
export const REFRESH = 1000 / 60;

/** A page that is painted sixty times a second, by hand, with a sequence of 200 pictures at 24. */
export class PaintedStage {
  readonly shelf = new SlideShelf();
  readonly stock: Stock<Kept>;
  readonly projector: Projector;
  readonly clock: FrameClock;
  readonly told: string[] = [];
  readonly reports: [frame: number, at: number][] = [];
  readonly shown: [frame: number, at: number][] = [];
  now = 1_000;
  frame: number | undefined;
  #next: ((now: number) => void) | undefined;

  constructor(factor = 1, { capacity = 53, fps = 24, frames = 200 } = {}) {
    this.stock = this.shelf.stock(
      capacity,
      (frame) => this.projector.gained(frame),
      () => this.now,
    );
    this.clock = new FrameClock(fps, factor);
    const { stock } = this;
    const stage = this;
    this.projector = new Projector(
      stock,
      {
        get frame() {
          return stage.frame;
        },
        show(frame) {
          if (!stock.has(frame)) return false;
          stage.frame = frame;
          stage.shown.push([frame, stage.now + REFRESH]);
          return true;
        },
      },
      this.clock,
      { frames, capacity },
      {
        now: () => this.now,
        next: (act) => {
          this.#next = act;
          return () => {
            this.#next = undefined;
          };
        },
      },
      {
        showing: (frame, at) => this.reports.push([frame, at]),
        sought: (frame) => this.told.push(`sought ${frame}`),
        ended: () => this.told.push("ended"),
        waiting: (waits) => this.told.push(waits ? "waits" : "goes on"),
      },
    );
  }

  get isAtRest(): boolean {
    return this.#next === undefined;
  }

  /** Paints so many times. */
  async paint(times = 1): Promise<void> {
    for (let n = 0; n < times; n++) {
      await settled();
      this.now += REFRESH;
      const act = this.#next;
      this.#next = undefined;
      act?.(this.now);
    }
    await settled();
  }

  async at(frame: number): Promise<this> {
    this.projector.seek(frame);
    await this.paint(2);
    expect(this.frame).toBe(frame);
    this.told.length = 0;
    this.reports.length = 0;
    this.shown.length = 0;
    return this;
  }

  /** Frames that were shown, in order. */
  get frames(): readonly number[] {
    return this.shown.map(([frame]) => frame);
  }
}
