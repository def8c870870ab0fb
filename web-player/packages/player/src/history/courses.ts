import type { Medium, Playback } from "@sameframe/protocol";
import { frameAt, rateOf } from "@sameframe/sync";

/** How the playhead moved from an instant on, until the next one. */
export interface Chapter {
  /** Microseconds since the epoch. */
  readonly from: number;
  readonly playback: Playback;
}

/** What was on screen for a while. */
export interface Showing {
  readonly from: number;
  /** Undefined: until the end of what was read. */
  readonly to: number | undefined;
  readonly medium: string;
}

/** Where the playhead was throughout a session, put together entry by entry. */
export class Courses {
  readonly #chapters: Chapter[] = [];
  readonly #media = new Map<string, Medium>();

  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  /** Every medium that the room had, by id; as it was last. */
  get media(): ReadonlyMap<string, Medium> {
    return this.#media;
  }

  /** Whether the playhead moves by now. */
  get isPlaying(): boolean {
    return this.#chapters.at(-1)?.playback.playing ?? false;
  }

  take(playback: Playback, at: number): void {
    this.#chapters.push({ from: at, playback });
  }

  add(medium: Medium): void {
    this.#media.set(medium.id, medium);
  }

  /** The chapter that an instant lies in; undefined before the first one. */
  at(instant: number): Chapter | undefined {
    return this.#chapters[this.indexAt(instant)];
  }

  /** Place of the last chapter that had begun by an instant; -1: none. */
  indexAt(instant: number): number {
    let [low, high] = [0, this.#chapters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#chapters[middle]?.from ?? 0) <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The frame that the room showed at an instant; undefined if there was none. */
  frameAt(instant: number): number | undefined {
    const chapter = this.at(instant);
    const medium = chapter && this.#media.get(chapter.playback.medium);
    return chapter && medium?.rate && frameAt(chapter.playback, rateOf(medium), BigInt(instant));
  }

  /** What was on screen, one after the other. */
  get showings(): readonly Showing[] {
    const showings: Showing[] = [];
    for (const { from, playback } of this.#chapters) {
      const last = showings.at(-1);
      if (last?.medium === playback.medium) {
        continue;
      }
      if (last !== undefined) {
        showings[showings.length - 1] = { ...last, to: from };
      }
      showings.push({ from, to: undefined, medium: playback.medium });
    }
    return showings.filter(({ medium }) => medium !== "");
  }
}
