import { strings } from "../strings";
import type { Request } from "./requests";
import { type Copy, isHost, type Person, type RoomPicture } from "./view";

/** What stands over the picture for as long as it is so. */
export interface Situation {
  readonly text: string;
  /** What more there is to know: a heading, and what stands below it. */
  readonly details?: readonly { readonly title: string; readonly text: string }[];
  /** What can be done about it. */
  readonly act?: { readonly label: string; readonly request: Request };
}

/**
 * Why nothing comes, why nothing plays, or why the picture is not what the others see. The first attempt to connect again,
 * which is at once, is not worth a word.
 */
export function situationOf(picture: RoomPicture): Situation | undefined {
  const { connection, sync, conflict, alone, lobby, waitsFor, people } = picture;
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
    return isHost(people) ? lobbyOf(people) : { text: strings.lobby.guest };
  }
  return waitsFor === undefined ? undefined : { text: strings.video.waitsFor(waitsFor) };
}

/** For a host: who is ready, and who is not and why. Those who look around alone hold nothing up. */
function lobbyOf(people: readonly Person[]): Situation {
  const say = strings.lobby;
  const here = people.filter(({ presence, alone }) => presence === "here" && !alone);
  const ready = here.filter(({ copy }) => copy === "ready").map(({ name }) => name);
  const others = here.flatMap(({ name, copy }) => (copy === "ready" ? [] : [say.because(name, whyNot(copy))]));
  const details = [
    { title: say.notReady, names: others },
    { title: say.ready, names: ready },
  ];
  return {
    text: say.host,
    details: details.flatMap(({ title, names }) => (names.length === 0 ? [] : [{ title, text: names.join(", ") }])),
    act: { label: say.start, request: { kind: "start" } },
  };
}

function whyNot(copy: Exclude<Copy, "ready">): string {
  return strings.lobby.why[copy];
}
