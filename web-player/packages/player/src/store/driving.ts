import { Control, Role } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";

/** Why somebody may not change what all see. */
export type DrivingRefusal = "outside" | "viewer" | "host" | "lead";

/** Why one may not drive here, as the room's policy has it; undefined: one may. */
export function drivingRefusal({ me, card, policy, lead, you }: RoomView): DrivingRefusal | undefined {
  if (me === undefined || card === undefined || card.closed > 0n) {
    return "outside";
  }
  if (me.role === Role.VIEWER) {
    return "viewer";
  }
  switch (policy?.control) {
    case Control.HOST:
      return me.role === Role.HOST ? undefined : "host";
    case Control.LEAD:
      return lead?.holder === you ? undefined : "lead";
    default:
      return undefined;
  }
}
