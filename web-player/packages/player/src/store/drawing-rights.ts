import { Category, Role } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";

/** Why somebody may not draw. */
export type DrawingRefusal = "outside" | "viewer" | "off" | "empty";

/** Why one may not draw here; undefined: one may. */
export function drawingRefusal(room: RoomView, hasPicture: boolean): DrawingRefusal | undefined {
  const { me, on } = room;
  if (me === undefined || room.card === undefined || room.card.closed > 0n) {
    return "outside";
  }
  if (me.role === Role.VIEWER) {
    return "viewer";
  }
  if (!on.has(Category.ANNOTATIONS)) {
    return "off";
  }
  return hasPicture ? undefined : "empty";
}

/** Whether one may point, and see where others do. */
export function maySeePointers({ me, on }: RoomView): boolean {
  return me !== undefined && on.has(Category.POINTER);
}
