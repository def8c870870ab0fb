import type { Conflict, Refusal, RoomView } from "@sameframe/sync";
import { problemDetail, problemTitle } from "../net/problem";
import { strings } from "../strings";

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
export function conflictText({ refusal, supersededBy }: Conflict, room: RoomView, authors: Authors): string {
  if (supersededBy === undefined) {
    return refusalText(refusal);
  }
  const first = authors.nameOf(supersededBy, room) ?? strings.conflict.somebody;
  return strings.conflict.superseded(first);
}

/** Why something was not done: as the room says it, or as its code does. */
export function refusalText({ code, title, detail }: Pick<Refusal, "code" | "title" | "detail">): string {
  return `${problemTitle(code, title)}. ${problemDetail(code, detail)}`.replace("..", ".");
}
