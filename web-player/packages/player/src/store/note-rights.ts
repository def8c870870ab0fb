import { Category } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { type PartRefusal, partRefusal } from "./driving";

/** Why somebody may not write. */
export type WritingRefusal = PartRefusal | "off";

/** Why one may not write notes and messages here; undefined: one may. */
export function writingRefusal(room: RoomView): WritingRefusal | undefined {
  return partRefusal(room) ?? (room.on.has(Category.NOTES) ? undefined : "off");
}
