import type { RoomEvent, Value } from "@sameframe/protocol";

/**
 * Takes the events of one entry into a room's values, in order: each puts the whole new value of one key, or removes a key
 * [RM1]. All entries of a room from the first one on give its state.
 */
export function fold(values: Map<string, Value>, events: readonly RoomEvent[]): void {
  for (const { event } of events) {
    if (event.case === "put") values.set(event.value.key, event.value);
    if (event.case === "remove") values.delete(event.value);
  }
}
