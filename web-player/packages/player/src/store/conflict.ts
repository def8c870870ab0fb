import { Category, Role } from "@sameframe/protocol";
import type { Conflict, EntryEvent, Refusal, RoomView } from "@sameframe/sync";
import { problemDetail, problemTitle } from "../net/problem";
import { strings } from "../strings";
import { drivingRefusal } from "./driving";

/** One may not do this. */
const FORBIDDEN = "forbidden";

/** As many of the latest entries are known by who made them. */
const REMEMBERED = 512;

/** Who made the latest entries. */
export class Authors {
  readonly #bySeq = new Map<number, number>();

  wrote(seq: number, participant: number): void {
    this.#bySeq.set(seq, participant);
    const [oldest] = this.#bySeq.keys();
    if (this.#bySeq.size > REMEMBERED && oldest !== undefined) {
      this.#bySeq.delete(oldest);
    }
  }

  /** Name of who made an entry, if that is known. */
  nameOf(seq: number, room: RoomView): string | undefined {
    return room.participants.get(this.#bySeq.get(seq) ?? 0)?.name;
  }
}

/** What came of something that was shown as done. */
export function conflictText({ refusal, supersededBy, category }: Conflict, room: RoomView, authors: Authors): string {
  if (supersededBy === undefined) {
    const isOfViewer = refusal.code === FORBIDDEN && category === Category.PLAYBACK && room.me?.role === Role.VIEWER;
    return refusalText(isOfViewer ? { ...refusal, detail: strings.conflict.viewer } : refusal);
  }
  const first = authors.nameOf(supersededBy, room) ?? strings.conflict.somebody;
  return strings.conflict.superseded(first);
}

/** Why something was not done: as the room says it, or as its code does. */
export function refusalText({ code, title, detail }: Pick<Refusal, "code" | "title" | "detail">): string {
  return `${problemTitle(code, title)}. ${problemDetail(code, detail)}`.replace("..", ".");
}

/** The refusal that is told: what it stood on. */
export class StandingConflict {
  #conflict: Conflict | undefined;
  #right = "";

  /** Another refusal is told, or none any more. */
  told(conflict: Conflict | undefined, room: RoomView): void {
    if (conflict !== this.#conflict) {
      this.#conflict = conflict;
      this.#right = rightOf(room);
    }
  }

  /** Whether one has another right to drive than when it was told, so that it says what is so no more. */
  isPast(room: RoomView): boolean {
    return this.#conflict?.refusal.code === FORBIDDEN && rightOf(room) !== this.#right;
  }

  /** Whether the room was moved on by somebody else after it, which is what is shown then. */
  isPassed({ entry, own, late }: EntryEvent): boolean {
    const { category, supersededBy = 0 } = this.#conflict ?? {};
    const isLater = !own && !late && entry.seq > supersededBy;
    return category === Category.PLAYBACK && isLater && entry.events.some(movesOn);
  }
}

/** As what one is here, and why one may not drive. */
function rightOf(room: RoomView): string {
  return `${room.me?.role ?? ""} ${drivingRefusal(room) ?? ""}`;
}

function movesOn({ event }: EntryEvent["entry"]["events"][number]): boolean {
  return event.case === "put" && event.value.value.case === "playback";
}
