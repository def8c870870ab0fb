import type { MessageInitShape, PointerSchema, SignalSchema, StrokeProgressSchema } from "@sameframe/protocol";
import type { Time } from "./ports";
import type { GradeInit, ViewInit } from "./room-api";

/** At most 30 of a kind a second. [ms] */
const EVERY = 1000 / 30;

export type SignalInit = MessageInitShape<typeof SignalSchema>;
/** Where one points, in 65,536ths of the picture's width and height. */
export type PointerInit = MessageInitShape<typeof PointerSchema>;
/** The newest points of a stroke. */
export type StrokeInit = MessageInitShape<typeof StrokeProgressSchema>;

/** What a person is doing just now, for the others to see: of the frequent kinds the latest counts [SG1] [SG6]. */
export class OutgoingSignals {
  readonly #scrubs: Paced;
  readonly #views: Paced;
  readonly #grades: Paced;
  readonly #pointers: Paced;
  readonly #strokes: Paced;

  constructor(
    time: Time,
    private readonly send: (signal: SignalInit) => void,
  ) {
    const paced = () => new Paced(time, send);
    this.#scrubs = paced();
    this.#views = paced();
    this.#grades = paced();
    this.#pointers = paced();
    this.#strokes = paced();
  }

  /** The playhead is being dragged. */
  scrub(frame: number): void {
    this.#scrubs.pass({ signal: { case: "scrub", value: { frame } } });
  }

  /** Pan, zoom and so on are being dragged. */
  view(value: ViewInit): void {
    this.#views.pass({ signal: { case: "view", value } });
  }

  /** A grade is being dragged. */
  grade(value: GradeInit): void {
    this.#grades.pass({ signal: { case: "grade", value } });
  }

  /** The pointer moves over the picture. */
  pointer(value: PointerInit): void {
    this.#pointers.pass({ signal: { case: "pointer", value } });
  }

  /** A stroke is being drawn; the last points of one are not lost to the first ones of the next. */
  stroke(value: StrokeInit): void {
    this.#strokes.pass({ signal: { case: "stroke", value } }, value.id);
  }

  /** A part of a conversation with another client: each counts, and goes at once. */
  rtc(to: number, toInstance: string, payload: string): void {
    this.send({ signal: { case: "rtc", value: { payload } }, to, toInstance });
  }

  stop(): void {
    for (const paced of [this.#scrubs, this.#views, this.#grades, this.#pointers, this.#strokes]) paced.stop();
  }
}

/** Passes signals on at a bounded rate; the first and the last one of a drag always. */
class Paced {
  #passed = Number.NEGATIVE_INFINITY;
  /** What waits, by what it is about. */
  readonly #latest = new Map<string, SignalInit>();
  #cancel = () => {};

  constructor(
    private readonly time: Time,
    private readonly send: (signal: SignalInit) => void,
  ) {}

  /** @param about takes the place of what waits about the same only */
  pass(signal: SignalInit, about = ""): void {
    this.#latest.set(about, signal);
    const wait = this.#passed + EVERY - this.time.now();
    this.#cancel();
    if (wait <= 0) this.#go();
    else this.#cancel = this.time.after(wait, () => this.#go());
  }

  stop(): void {
    this.#cancel();
  }

  #go(): void {
    this.#passed = this.time.now();
    for (const signal of this.#latest.values()) this.send(signal);
    this.#latest.clear();
  }
}
