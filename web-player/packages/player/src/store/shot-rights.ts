import type { RoomView } from "@sameframe/sync";
import { type DrivingRefusal, drivingRefusal, type PartRefusal, partRefusal } from "./driving";

/** What one may not do with the playlist, and why; undefined: one may. */
export interface ShotRights {
  /** Add, move and take off shots. */
  readonly edit: DrivingRefusal | undefined;
  /** Go to a shot, or another version. */
  readonly show: DrivingRefusal | undefined;
  /** Say what the review thinks. */
  readonly judge: PartRefusal | undefined;
}

/**
 * What one may do with the playlist [RO7].
 *
 * @param alone one looks around alone, and so goes where one likes
 */
export function shotRights(room: RoomView, alone: boolean): ShotRights {
  const judge = partRefusal(room);
  const edit = drivingRefusal(room);
  const show = alone && judge !== "outside" ? undefined : edit;
  return { edit, show, judge };
}
