import { Admission, Category, Control, Role } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";

/** Why somebody may not write. */
export type WritingRefusal = "outside" | "viewer" | "off";

/** Why one may not write notes and messages here; undefined: one may. */
export function writingRefusal({ me, card, on }: RoomView): WritingRefusal | undefined {
  if (me === undefined || card === undefined || card.closed > 0n || me.admission === Admission.WAITING) {
    return "outside";
  }
  if (me.role === Role.VIEWER) {
    return "viewer";
  }
  return on.has(Category.NOTES) ? undefined : "off";
}

/** Why somebody may not go to another frame. */
export type JumpRefusal = "lobby" | "viewer" | "host" | "lead";

/**
 * Why one may not move the playhead; undefined: one may.
 *
 * @param alone one looks around alone, and so moves nobody else
 */
export function jumpRefusal({ me, policy, lead, lobby }: RoomView, alone: boolean): JumpRefusal | undefined {
  if (alone || me === undefined) {
    return undefined;
  }
  if (lobby !== undefined) {
    return "lobby";
  }
  if (me.role === Role.VIEWER) {
    return "viewer";
  }
  if (policy?.control === Control.HOST && me.role !== Role.HOST) {
    return "host";
  }
  return policy?.control === Control.LEAD && lead?.holder !== me.id ? "lead" : undefined;
}
