import { frameAt, type Replay, RoomView, rateOf } from "@sameframe/sync";
import type { Gap } from "./gaps";
import type { SessionRecord } from "./record";
import { passed } from "./session-time";

/** The moment of a session that is looked at. */
export interface Moment {
  /** Microseconds since the epoch. */
  readonly at: number;
  /** The last entry that counts; 0: it is before the first. */
  readonly seq: number;
  /** The room as it was. */
  readonly room: RoomView;
  /** Whether the session goes by. */
  readonly running: boolean;
  readonly pace: number;
}

/** What shows the picture of a moment. */
export interface Screen extends Pick<Replay, "show" | "close"> {
  /** Shows a frame of what is loaded while somebody drags: as many as it can, not each one. */
  preview(frame: number): void;
}

/** Calls back at each repaint with the milliseconds since an origin, until the result is called. */
export type Repaints = (each: (now: number) => void) => () => void;

/** Goes to and fro in a session: one moment at a time, or moment after moment. */
export class Retrospect {
  #moment: Moment = { at: 0, seq: 0, room: RoomView.EMPTY, running: false, pace: 1 };
  #gaps: readonly Gap[] = [];
  #stop: (() => void) | undefined;

  constructor(
    private readonly record: SessionRecord,
    private readonly screen: Screen,
    private readonly repaints: Repaints,
    private readonly changed: (moment: Moment) => void,
  ) {}

  get moment(): Moment {
    return this.#moment;
  }

  /** The room as it was at a moment that lies ahead of what was read. */
  lookAt(seq: number, at: number, room: RoomView): void {
    this.pause();
    this.#put({ at, seq, room });
    this.#show();
  }

  /** To an instant; while somebody drags, what cannot be shown in time is left out. */
  goTo(at: number, dragging = false): void {
    const inside = Math.min(Math.max(Math.round(at), this.record.from), this.record.to);
    const before = this.#moment.room.medium?.id;
    this.#put(this.#at(inside, this.record.seqAt(inside)));
    const frame = frameOf(this.#moment);
    if (dragging && frame !== undefined && this.#moment.room.medium?.id === before) {
      this.screen.preview(frame);
    } else {
      this.#show();
    }
  }

  /** To the moment right after an entry. */
  goToEntry(seq: number): void {
    const inside = Math.min(Math.max(seq, 1), this.record.seq);
    const row = this.record.rows[inside - 1];
    if (row !== undefined) {
      this.#put(this.#at(row.at, inside));
      this.#show();
    }
  }

  /** So many entries on; negative is back. */
  step(entries: number): void {
    this.pause();
    this.goToEntry(this.#moment.seq + entries);
  }

  /**
   * The record grows: who is at its end stays there, anybody else where they are.
   *
   * @param take puts what is new into the record
   */
  grow(take: () => void): void {
    const { seq, at, running } = this.#moment;
    const isAtEnd = !running && seq === this.record.seq && at >= this.record.to;
    take();
    this.#gaps = this.record.gaps.all;
    if (isAtEnd && seq < this.record.seq) {
      this.goToEntry(this.record.seq);
    }
  }

  /** By frames of what was playing, else of the medium's own time; negative is back. */
  stepFrames(frames: number): void {
    this.pause();
    const { medium } = this.#moment.room;
    const { numerator, denominator } = medium?.rate ?? { numerator: 24, denominator: 1 };
    this.goTo(this.#moment.at + Math.round((frames * 1e6 * denominator) / numerator));
  }

  toggle(): void {
    if (this.#moment.running) {
      this.pause();
    } else {
      this.play();
    }
  }

  play(): void {
    if (this.record.seq === 0 || this.#moment.running) {
      return;
    }
    this.#gaps = this.record.gaps.all;
    const from = this.#moment.at >= this.record.to ? this.record.from : this.#moment.at;
    this.#put({ running: true });
    this.#put(this.#at(from, this.record.seqAt(from)));
    this.#show();
    let before: number | undefined;
    this.#stop = this.repaints((now) => {
      this.#pass(now - (before ?? now));
      before = now;
    });
  }

  pause(): void {
    if (this.#moment.running) {
      this.#halt();
      this.#show();
    }
  }

  setPace(pace: number): void {
    this.#put({ pace });
    this.#show();
  }

  close(): void {
    this.#halt();
    this.screen.close();
  }

  #halt(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#put({ running: false });
  }

  #pass(ms: number): void {
    const { at, seq, room, pace } = this.#moment;
    const next = passed(at, ms, pace, this.#gaps, this.record.to);
    const isLeap = next - at > ms * 1000 * pace + 1;
    const reached = this.record.seqAt(next);
    this.#put(reached === seq ? { at: next, seq, room } : this.#at(next, reached));
    if (next >= this.record.to) {
      this.pause();
    } else if (isLeap || this.#moment.room.playback !== room.playback) {
      this.#show();
    }
  }

  #at(at: number, seq: number): Pick<Moment, "at" | "seq" | "room"> {
    return { at, seq, room: seq === this.#moment.seq ? this.#moment.room : this.record.after(seq) };
  }

  #show(): void {
    const { room, at, running, pace } = this.#moment;
    this.screen.show({ medium: room.medium, playback: room.playback }, BigInt(at), running ? pace : 0);
  }

  #put(change: Partial<Moment>): void {
    this.#moment = { ...this.#moment, ...change };
    this.changed(this.#moment);
  }
}

/** The frame that the room showed at a moment; undefined if it showed none. */
export function frameOf({ room, at }: Pick<Moment, "room" | "at">): number | undefined {
  const { medium, playback } = room;
  return medium?.rate && playback && frameAt(playback, rateOf(medium), BigInt(at));
}
