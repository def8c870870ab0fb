import { bytesOfEntry, type Category, type Entry, entryOfBytes, type Note, type Value } from "@sameframe/protocol";
import { fold, RoomView } from "@sameframe/sync";
import { Courses } from "./courses";
import { isErased } from "./erased";
import { Gaps } from "./gaps";
import { type Mark, markOf } from "./marks";
import { Presences } from "./presence";
import { Story, type Told } from "./story";

/** An entry as it is listed. */
export interface Row extends Told {
  readonly seq: number;
  /** Microseconds since the epoch. */
  readonly at: number;
  /** Who did it; 0: the room. */
  readonly participant: number;
  readonly category: Category;
}

/** A state is kept every so many entries: what lies between is folded in a few milliseconds. */
const STRIDE = 500;

/**
 * The record of a session as a page keeps it: entries as bytes, and of each what the list and the picture need. A state
 * of the past is folded from the nearest one that is kept.
 */
export class SessionRecord {
  readonly presences = new Presences();
  readonly courses = new Courses();
  readonly gaps = new Gaps();
  readonly #rows: Row[] = [];
  readonly #marks: Mark[] = [];
  readonly #entries: Uint8Array[] = [];
  /** After entry 0, STRIDE, 2 · STRIDE ... */
  readonly #kept: ReadonlyMap<string, Value>[] = [new Map()];
  readonly #story = new Story();
  readonly #last = new Map<string, Value>();
  /** The latest state of the past that was asked for. */
  #asked = { seq: 0, values: new Map<string, Value>() };

  /** Every entry, in order: entry n at n - 1. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** Sequence of the last entry; 0: there is none yet. */
  get seq(): number {
    return this.#rows.length;
  }

  /** Whether the room was closed, or has been erased: nothing follows. */
  get isOver(): boolean {
    const card = this.#last.get("card")?.value;
    return (card?.case === "card" && card.value.closed > 0n) || isErased(this.latest);
  }

  /** Instant of the first entry, and of the last. */
  get from(): number {
    return this.#rows[0]?.at ?? 0;
  }

  get to(): number {
    return this.#rows.at(-1)?.at ?? 0;
  }

  /** The room as it is after the last entry. */
  get latest(): RoomView {
    return new RoomView(new Map(this.#last), 0);
  }

  /**
   * Takes in the next entry.
   *
   * @throws RangeError if it is not the one that follows
   */
  take(entry: Entry): void {
    if (entry.seq !== this.seq + 1) {
      throw new RangeError(`entry: ${entry.seq} (expected: ${this.seq + 1})`);
    }
    const at = Number(entry.at);
    if (this.seq > 0) {
      this.gaps.take(this.to, at, { here: this.presences.here, playing: this.courses.isPlaying });
    }
    for (const { event } of entry.events) {
      if (event.case === "put") {
        this.#put(event.value, entry, at);
      }
    }
    fold(this.#last, entry.events);
    this.#entries.push(bytesOfEntry(entry));
    this.#rows.push({ seq: entry.seq, at, participant: entry.participant, ...this.#story.tell(entry) });
    if (entry.seq % STRIDE === 0) {
      this.#kept.push(new Map(this.#last));
    }
  }

  /** Sequence of the last entry that was decided until an instant; 0: before the first. */
  seqAt(at: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle]?.at ?? 0) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The room as it was after an entry that was read. */
  after(seq: number): RoomView {
    const wanted = Math.min(Math.max(seq, 0), this.seq);
    const kept = Math.floor(wanted / STRIDE);
    if (wanted < this.#asked.seq || this.#asked.seq < kept * STRIDE) {
      this.#asked = { seq: kept * STRIDE, values: new Map(this.#kept[kept]) };
    }
    for (let next = this.#asked.seq; next < wanted; next++) {
      fold(this.#asked.values, this.entry(next + 1).events);
    }
    this.#asked.seq = wanted;
    return new RoomView(new Map(this.#asked.values), 0);
  }

  /** An entry that was read. */
  entry(seq: number): Entry {
    const bytes = this.#entries[seq - 1];
    if (bytes === undefined) {
      throw new RangeError(`entry: ${seq} (expected: 1 to ${this.seq})`);
    }
    return entryOfBytes(bytes);
  }

  /** Notes that are not replies, as they are after the last entry. */
  get notes(): readonly Note[] {
    return [...this.latest.notes.values()];
  }

  #put(value: Value, { seq, participant }: Entry, at: number): void {
    const kind = markOf(value, !this.#last.has(value.key));
    if (kind !== undefined) {
      this.#marks.push({ kind, seq, at, participant });
    }
    const content = value.value;
    switch (content.case) {
      case "participant":
        this.presences.take(content.value, at);
        break;
      case "playback":
        this.courses.take(content.value, at);
        break;
      case "medium":
        this.courses.add(content.value);
        break;
      default:
    }
  }
}
