import type { Category } from "@sameframe/protocol";
import type { CommandName } from "./commands";
import type { Outcome } from "./pending-operations";
import type { Refusal } from "./refusal";

/** Something of one's own that was shown as done, or that a host forestalled, and that the room refused for good [CF5]. */
export interface Conflict {
  /** Why it did not happen. */
  readonly refusal: Refusal;
  /** The sequence of the host's entry that was there first, if one was. */
  readonly supersededBy?: number;
  /** What was asked for. */
  readonly command: CommandName;
  /** What is shown as the room has it again. */
  readonly category: Category;
}

/** Refusals that are nobody's conflict: there is nothing left to be at odds with. */
const CLOSED = "closed";
const SUPERSEDED = "superseded";

/** Keeps the latest conflict until it is over: the person accepts the room, or goes on and the room takes it. */
export class ConflictWatch {
  #conflict: Conflict | undefined;
  /** Of the refused operation. */
  #turn = 0;

  get conflict(): Conflict | undefined {
    return this.#conflict;
  }

  /** Something of one's own was decided. */
  decided({ operation, refusal }: Outcome): void {
    const { category, command, shown, turn } = operation;
    if (!refusal) {
      if (this.#conflict?.category === category && turn > this.#turn) this.#conflict = undefined;
      return;
    }
    if (refusal.code === CLOSED || !(shown || refusal.code === SUPERSEDED)) return;
    const { supersededBy } = refusal;
    this.#turn = turn;
    this.#conflict = {
      refusal,
      command: command.case,
      category,
      ...(supersededBy === undefined ? {} : { supersededBy }),
    };
  }

  /** The person takes the room as it is. */
  accept(): void {
    this.#conflict = undefined;
  }
}
