import { Admission, Control, Role } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";

/** Why somebody may not take part in the review. */
export type PartRefusal = "outside" | "viewer";

/** Why somebody may not change what all see. */
export type DrivingRefusal = PartRefusal | "host" | "lead";

/** Why somebody may not go to another frame. */
export type JumpRefusal = "lobby" | Exclude<DrivingRefusal, "outside">;

/** Why one only looks on, or not even that; undefined: one takes part. */
export function partRefusal({ me, card }: RoomView): PartRefusal | undefined {
  if (me === undefined || card === undefined || card.closed > 0n || me.admission === Admission.WAITING) {
    return "outside";
  }
  return me.role === Role.VIEWER ? "viewer" : undefined;
}

/** Why one may not drive here, as the room's policy has it [RO7]; undefined: one may. */
export function drivingRefusal(room: RoomView): DrivingRefusal | undefined {
  return partRefusal(room) ?? controlRefusal(room);
}

/**
 * Why one may not move the playhead; undefined: one may.
 *
 * @param alone one looks around alone, and so moves nobody else
 */
export function jumpRefusal(room: RoomView, alone: boolean): JumpRefusal | undefined {
  if (alone || room.me === undefined) {
    return undefined;
  }
  if (room.lobby !== undefined) {
    return "lobby";
  }
  return room.me.role === Role.VIEWER ? "viewer" : controlRefusal(room);
}

/** Who drives, among those who take part. */
function controlRefusal({ me, policy, lead }: RoomView): "host" | "lead" | undefined {
  switch (policy?.control) {
    case Control.HOST:
      return me?.role === Role.HOST ? undefined : "host";
    case Control.LEAD:
      return lead?.holder === me?.id ? undefined : "lead";
    default:
      return undefined;
  }
}
