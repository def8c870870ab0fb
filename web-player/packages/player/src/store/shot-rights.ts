import { Admission, Control, Role } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";

/** Why somebody may not change the playlist. */
export type ShotRefusal = "outside" | "viewer" | "host" | "lead";

/** What one may not do with the playlist, and why; undefined: one may. */
export interface ShotRights {
  /** Add, move and take off shots. */
  readonly edit: ShotRefusal | undefined;
  /** Go to a shot, or another version. */
  readonly show: ShotRefusal | undefined;
  /** Say what the review thinks. */
  readonly judge: ShotRefusal | undefined;
}

/**
 * What one may do with the playlist [RO7].
 *
 * @param alone one looks around alone, and so goes where one likes
 */
export function shotRights(room: RoomView, alone: boolean): ShotRights {
  const judge = takingPart(room);
  const edit = judge ?? driving(room);
  const show = alone && judge !== "outside" ? undefined : edit;
  return { edit, show, judge };
}

function takingPart({ me, card }: RoomView): "outside" | "viewer" | undefined {
  if (me === undefined || card === undefined || card.closed > 0n || me.admission === Admission.WAITING) {
    return "outside";
  }
  return me.role === Role.VIEWER ? "viewer" : undefined;
}

function driving({ me, policy, lead }: RoomView): "host" | "lead" | undefined {
  if (policy?.control === Control.HOST && me?.role !== Role.HOST) {
    return "host";
  }
  return policy?.control === Control.LEAD && lead?.holder !== me?.id ? "lead" : undefined;
}
