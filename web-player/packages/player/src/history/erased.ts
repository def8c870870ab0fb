import type { RoomView } from "@sameframe/sync";

/** Whether what is personal in a room is gone: somebody was there, and nobody has a name. */
export function isErased({ participants }: Pick<RoomView, "participants">): boolean {
  return participants.size > 0 && [...participants.values()].every(({ name }) => name === "");
}
