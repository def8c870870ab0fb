import { strings } from "../strings";
import { type LobbyRow, lobbyRows } from "./lobby";
import type { Request } from "./requests";
import { isHost, type RoomPicture } from "./view";

/** What stands over the picture for as long as it is so. */
export interface Situation {
  readonly text: string;
  /** Before it starts: who is here, and who has the clip. */
  readonly lobby?: readonly LobbyRow[];
  /** What can be done about it. */
  readonly act?: { readonly label: string; readonly request: Request };
}

/**
 * Why nothing comes, why nothing plays, or why the picture is not what the others see. The first attempt to connect again,
 * which is at once, is not worth a word.
 */
export function situationOf(picture: RoomPicture): Situation | undefined {
  const { connection, sync, conflict, alone, lobby, waitsFor } = picture;
  const isCut = connection.kind === "failed" || (connection.kind === "reconnecting" && connection.attempt > 1);
  const pending = sync?.pending ?? 0;
  if (isCut) {
    return { text: pending === 0 ? strings.connection.lost : strings.connection.waiting(pending) };
  }
  if (connection.kind === "waiting") {
    return { text: strings.connection.outsideHint };
  }
  if (conflict !== undefined) {
    return { text: conflict, act: { label: strings.conflict.accept, request: { kind: "accept" } } };
  }
  if (alone) {
    return { text: strings.alone.since, act: { label: strings.alone.back, request: { kind: "rejoin" } } };
  }
  if (lobby) {
    return lobbyOf(picture);
  }
  return waitsFor === undefined ? undefined : { text: strings.video.waitsFor(waitsFor) };
}

/** Everybody reads who has the clip ready, and what is wrong for whom; a host starts. */
function lobbyOf({ people, clip }: RoomPicture): Situation {
  const say = strings.lobby;
  const lobby = lobbyRows(people, clip);
  return isHost(people)
    ? { text: say.host, lobby, act: { label: say.start, request: { kind: "start" } } }
    : { text: say.guest, lobby };
}
