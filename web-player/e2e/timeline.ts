import { LoopMode } from "../packages/protocol/src";
import { MICRO, positionAt, type Rate } from "../packages/sync/src/playhead";
import type { Recording } from "./recorder";
import type { Chapter } from "./witness";

/** What a course differs in from the one before it. */
export type Change = "play" | "speed" | "range" | "seek";

/** Where the room was, by what the ledger says. Instants are milliseconds of the machine's clock. */
export class RoomTimeline {
  /** @param offset server time less the machine's clock, in microseconds */
  constructor(
    readonly rate: Rate,
    readonly chapters: readonly Chapter[],
    private readonly offset: number,
  ) {}

  get fps(): number {
    return this.rate.numerator / this.rate.denominator;
  }

  /** The machine's time of an instant of the room. */
  machineAt(micros: bigint): number {
    return (Number(micros) - this.offset) / 1000;
  }

  /** Index of the chapter that counts at an instant, -1 before the first. */
  chapterAt(at: number): number {
    const server = this.#serverAt(at);
    return this.chapters.findLastIndex(({ from }) => from <= server);
  }

  /** Whether the playhead travels. */
  isMoving(at: number): boolean {
    const course = this.chapters[this.chapterAt(at)]?.course;
    return course?.playing === true && course.at <= this.#serverAt(at);
  }

  /** Since when the room has been on the course that it is on, a scheduled start included. */
  settledSince(at: number): number {
    const chapter = this.chapters[this.chapterAt(at)];
    if (!chapter) return Number.POSITIVE_INFINITY;
    const { from, course } = chapter;
    return Math.max(this.machineAt(from), this.machineAt(course.at));
  }

  /** By what the course came about that counts at an instant. */
  changeAt(at: number): Change {
    const index = this.chapterAt(at);
    const [before, course] = [this.chapters[index - 1]?.course, this.chapters[index]?.course];
    if (!before?.playing) return "play";
    if (before.speed !== course?.speed) return "speed";
    return before.inPoint !== course.inPoint || before.outPoint !== course.outPoint ? "range" : "seek";
  }

  speedAt(at: number): number {
    return (this.chapters[this.chapterAt(at)]?.course.speed ?? 1000) / 1000;
  }

  /** By how many frames a position is ahead (+) or behind (−) at an instant; around the edge of a loop the short way. */
  errorAt(at: number, position: number): number {
    const course = this.chapters[this.chapterAt(at)]?.course;
    if (!course) return Number.NaN;
    const playhead = Number(positionAt(course, this.rate, this.#serverAt(at))) / Number(MICRO);
    const straight = position - playhead;
    if (course.loop !== LoopMode.LOOP || !course.playing) return straight;
    const length = course.outPoint + 1 - course.inPoint;
    return straight - length * Math.round(straight / length);
  }

  /** By how many whole frames a picture is off that is on glass at an instant. */
  framesOff(at: number, frame: number): number {
    const position = this.errorAt(at, frame);
    // the playhead is inside its frame: a picture that is 0 to 1 behind it is the very one
    return Math.abs(Math.ceil(position - 1e-6));
  }

  #serverAt(at: number): bigint {
    return BigInt(Math.round(at * 1000 + this.offset));
  }
}

/** What was on a page's glass. Instants are milliseconds of the machine's clock. */
export class Glass {
  readonly #pictures: readonly (readonly [at: number, frame: number])[];

  constructor({ pictures }: Recording) {
    this.#pictures = [...pictures].sort(([a], [b]) => a - b);
  }

  /** The picture on glass at an instant. */
  at(instant: number): { readonly since: number; readonly frame: number } | undefined {
    const picture = this.#pictures[this.#indexAt(instant)];
    return picture && { since: picture[0], frame: picture[1] };
  }

  /** The last pictures up to an instant. */
  before(instant: number, count: number): readonly (readonly [at: number, frame: number])[] {
    const end = this.#indexAt(instant) + 1;
    return this.#pictures.slice(Math.max(0, end - count), end);
  }

  #indexAt(instant: number): number {
    let [low, high] = [0, this.#pictures.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pictures[middle]?.[0] ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
