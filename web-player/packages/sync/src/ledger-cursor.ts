import type { Mark, ServerFrame, ServerMessage } from "@sameframe/protocol";

/**
 * How far this client has come in the room's ledger, and whether what comes next joins on [RS12]: the ranges of a
 * connection's frames are contiguous, and entries lie inside the range of their frame.
 */
export class LedgerCursor {
  #mark: Mark | undefined;
  #needsSnapshot = true;

  /** `through` of the last frame that was taken in: where to resume. */
  get mark(): Mark | undefined {
    return this.#mark;
  }

  get seq(): number {
    return this.#mark?.seq ?? 0;
  }

  /** A connection begins: with the entries after the mark, or with a snapshot. */
  begin(resumed: boolean): void {
    this.#needsSnapshot = !resumed;
  }

  /** What is not as it must be in a frame; undefined if it joins on. */
  defectOf({ range, messages }: ServerFrame): string | undefined {
    const entries = messages.flatMap(({ message }) => (message.case === "entry" ? [message.value.seq] : []));
    const hasSnapshot = messages.some(isSnapshot);
    if (!range) return entries.length > 0 || hasSnapshot ? "entries in a frame without a range" : undefined;
    const to = range.through?.seq;
    // A snapshot may lead back: a restored backup is shorter than what this client has seen.
    if (to === undefined || (to < range.after && !hasSnapshot)) return `a range from ${range.after} to ${to}`;
    if (!hasSnapshot && this.#needsSnapshot) return "entries before a snapshot";
    if (!hasSnapshot && range.after !== this.seq) return `a range after ${range.after} where ${this.seq} was reached`;
    let last = hasSnapshot ? 0 : range.after;
    for (const seq of entries) {
      if (seq <= last || seq > to) return `entry ${seq} after ${last} in a range to ${to}`;
      last = seq;
    }
    return undefined;
  }

  /** The frame was taken in. */
  advance({ range }: ServerFrame): void {
    if (!range?.through) return;
    this.#mark = range.through;
    this.#needsSnapshot = false;
  }

  /** Nothing of what is known can be trusted: the next connection begins with a snapshot. */
  forget(): void {
    this.#mark = undefined;
    this.#needsSnapshot = true;
  }
}

const isSnapshot = ({ message }: ServerMessage) => message.case === "snapshot";
