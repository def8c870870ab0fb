import type { Category } from "@sameframe/protocol";
import type { Row } from "./record";

/** Which entries are listed. */
export interface EntryFilter {
  /** Undefined: whatever they are about. */
  readonly category: Category | undefined;
  /** Undefined: whoever did it. */
  readonly participant: number | undefined;
  /** Words that are all in the sentence, or in what was written; case does not matter. */
  readonly text: string;
}

export const EVERYTHING: EntryFilter = { category: undefined, participant: undefined, text: "" };

export function isEverything({ category, participant, text }: EntryFilter): boolean {
  return category === undefined && participant === undefined && text.trim() === "";
}

/** The entries that are wanted, in order. */
export function filtered(rows: readonly Row[], filter: EntryFilter): readonly Row[] {
  if (isEverything(filter)) {
    return rows;
  }
  const { category, participant } = filter;
  const words = filter.text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return rows.filter(
    (row) =>
      (category === undefined || row.category === category) &&
      (participant === undefined || row.participant === participant) &&
      words.every((word) => `${row.text} ${row.quote ?? ""}`.toLocaleLowerCase().includes(word)),
  );
}

/** Place of the last listed entry up to a sequence; -1: all come later. */
export function placeOf(rows: readonly Row[], seq: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.seq ?? 0) <= seq) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
