import type { Value } from "@sameframe/protocol";

/** Something at one instant that people look for. */
export interface Mark {
  readonly kind: "annotation" | "note" | "agreed" | "disagreed" | "chat";
  readonly seq: number;
  /** Microseconds since the epoch. */
  readonly at: number;
  /** Who did it; 0: the room. */
  readonly participant: number;
}

/** The kind of mark that a value leaves behind, the first time that it is put; undefined: none. */
export function markOf({ value }: Value, isNew: boolean): Mark["kind"] | undefined {
  switch (value.case) {
    case "annotation":
      return isNew ? "annotation" : undefined;
    case "note":
      return isNew ? "note" : undefined;
    case "chat":
      return isNew ? "chat" : undefined;
    case "agreement":
      return value.value.agreed ? "agreed" : "disagreed";
    default:
      return undefined;
  }
}
