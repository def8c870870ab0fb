import { Category } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { type PartRefusal, partRefusal } from "./driving";

/** Why somebody may not draw. */
export type DrawingRefusal = PartRefusal | "off" | "empty";

/** Why one may not draw here; undefined: one may. */
export function drawingRefusal(room: RoomView, hasPicture: boolean): DrawingRefusal | undefined {
  const refusal = partRefusal(room);
  if (refusal !== undefined) {
    return refusal;
  }
  if (!room.on.has(Category.ANNOTATIONS)) {
    return "off";
  }
  return hasPicture ? undefined : "empty";
}

/** Whether one may point, and see where others do. */
export function maySeePointers({ me, on }: RoomView): boolean {
  return me !== undefined && on.has(Category.POINTER);
}
