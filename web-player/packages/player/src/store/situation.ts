import type { RoomPicture } from "../store/view";
import { strings } from "../strings";

/**
 * What stands over the picture for as long as it is so: why nothing comes, or why nothing plays. The first attempt to
 * connect again, which is at once, is not worth a word.
 */
export function warningOf({ connection, sync, lobby, waitsFor }: RoomPicture): string {
  const isCut = connection.kind === "failed" || (connection.kind === "reconnecting" && connection.attempt > 1);
  const pending = sync?.pending ?? 0;
  if (isCut) {
    return pending === 0 ? strings.connection.lost : strings.connection.waiting(pending);
  }
  if (connection.kind === "waiting") {
    return strings.connection.outsideHint;
  }
  if (lobby) {
    return strings.video.lobby;
  }
  return waitsFor === undefined ? "" : strings.video.waitsFor(waitsFor);
}
