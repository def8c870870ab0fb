import type { Category, Problem } from "@sameframe/protocol";
import { categoryOf, type RoomCommand } from "./commands";
import { Refusal } from "./refusal";
import type { Prediction } from "./room-state";

/** A command of one's own that the room has not answered yet. */
export interface PendingOperation {
  readonly command: RoomCommand;
  readonly category: Category;
  readonly predict: Prediction;
  /** The sequence that its sender had seen. */
  readonly base: number;
  op: number;
  /** Counts up with every command given, and stays when the operation is numbered anew. */
  readonly turn: number;
  /** Whether this client gave it by itself: its refusal is nobody's conflict, and nothing to read. */
  readonly unasked: boolean;
  /** Whether it was shown as done before the room answered. */
  shown: boolean;
  /** Whether it ever left for the server. */
  sent: boolean;
  /** Whether the room could not tell its outcome: it is to be sent again. */
  unavailable: boolean;
  readonly resolve: (seq: number) => void;
  readonly reject: (refusal: Refusal) => void;
}

/** What became of an operation. */
export interface Outcome {
  readonly operation: PendingOperation;
  /** Absent: it happened, or there was nothing to change. */
  readonly refusal?: Refusal;
}

/** The code of a problem that leaves the outcome open: the same operation is to be sent again. */
const UNAVAILABLE = "unavailable";

/**
 * The operations that wait for their echo or their refusal [OE]. Numbers count up for this client instance; an
 * operation keeps its number when it is sent again, so that the room can tell a repeat from a new one.
 */
export class PendingOperations {
  readonly #pending = new Map<number, PendingOperation>();
  #nextOp = 1;
  #turns = 0;
  #limit = 64;
  /** The highest operation whose entry has come. */
  #echoed = 0;

  get size(): number {
    return this.#pending.size;
  }

  /** In the order in which they were given. */
  get all(): readonly PendingOperation[] {
    return [...this.#pending.values()];
  }

  isHeld(category: Category): boolean {
    return this.all.some((operation) => operation.category === category);
  }

  predictions(category: Category): readonly Prediction[] {
    return this.all.filter((operation) => operation.category === category).map((operation) => operation.predict);
  }

  /** Gives a command its number, and the promise of its outcome. */
  add(command: RoomCommand, base: number, predict: Prediction, unasked: boolean): [PendingOperation, Promise<number>] {
    if (this.#pending.size >= this.#limit) {
      throw new Refusal(
        "too-many-pending",
        "Too much at once",
        `${this.#limit} commands wait for the room's answer; wait for the connection to come back.`,
      );
    }
    const { promise, resolve, reject } = withResolvers<number>();
    const category = categoryOf(command);
    const operation = {
      op: this.#nextOp++,
      command,
      category,
      predict,
      base,
      turn: ++this.#turns,
      unasked,
      shown: false,
      sent: false,
      unavailable: false,
      resolve,
      reject,
    };
    this.#pending.set(operation.op, operation);
    return [operation, promise];
  }

  /** An entry of one's own came: the echo [OE2]. */
  echoed(op: number, seq: number): Outcome | undefined {
    this.#echoed = Math.max(this.#echoed, op);
    return this.#finish(op, (operation) => {
      operation.resolve(seq);
      return { operation };
    });
  }

  /** The room's answer. Nothing if it was known already, or if it leaves the outcome open [OE5]. */
  settled(op: number, seq: number, problem: Problem | undefined): Outcome | undefined {
    const open = this.#pending.get(op);
    if (open && problem?.code === UNAVAILABLE) {
      open.unavailable = true;
      return undefined;
    }
    return this.#finish(op, (operation) => {
      if (!problem) {
        operation.resolve(seq);
        return { operation };
      }
      const { code, title, detail, supersededBy } = problem;
      return refuse(operation, new Refusal(code, title, detail, supersededBy || undefined));
    });
  }

  /**
   * A connection was welcomed. If the room knows fewer of this instance's operations than have been seen in its
   * ledger, it has forgotten the instance: what was sent may have happened or not, and is refused as
   * `outcome-unknown` [OE6]; what never left is numbered anew. The rest is to be sent again as it is.
   */
  welcomed(nextOp: number, limit: number): readonly Outcome[] {
    if (limit > 0) this.#limit = limit;
    if (nextOp > this.#echoed) {
      this.#nextOp = Math.max(this.#nextOp, nextOp);
      return [];
    }
    const all = this.all;
    this.#pending.clear();
    this.#echoed = 0;
    this.#nextOp = nextOp;
    for (const operation of all.filter(({ sent }) => !sent)) {
      operation.op = this.#nextOp++;
      this.#pending.set(operation.op, operation);
    }
    return all.filter(({ sent }) => sent).map((operation) => refuse(operation, outcomeUnknown()));
  }

  /** Nothing will be answered any more. */
  abandon(refusal: Refusal): readonly Outcome[] {
    const all = this.all;
    this.#pending.clear();
    return all.map((operation) => refuse(operation, refusal));
  }

  #finish(op: number, end: (operation: PendingOperation) => Outcome): Outcome | undefined {
    const operation = this.#pending.get(op);
    if (!operation) return undefined;
    this.#pending.delete(op);
    return end(operation);
  }
}

function refuse(operation: PendingOperation, refusal: Refusal): Outcome {
  operation.reject(refusal);
  return { operation, refusal };
}

const outcomeUnknown = () =>
  new Refusal(
    "outcome-unknown",
    "The outcome is unknown",
    "The room no longer knows this window. Look, and give the command again if it did not happen.",
  );

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Refusal) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // A refusal reaches people as a notice as well: nobody has to await every click.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
