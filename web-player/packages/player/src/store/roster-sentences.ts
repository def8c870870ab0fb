import { Admission, type Participant, Presence, Role } from "@sameframe/protocol";
import { strings } from "../strings";
import type { Passage } from "./crowd";
import type { Scene } from "./scene";

const say = strings.action;

const ROLES: Record<Role, keyof typeof say.role> = {
  [Role.HOST]: "host",
  [Role.REVIEWER]: "reviewer",
  [Role.VIEWER]: "viewer",
  [Role.UNSPECIFIED]: "viewer",
};

/** What became of somebody; of oneself, only what another one did. */
export function rosterText(before: Participant | undefined, after: Participant, scene: Scene): string | undefined {
  const { actor, room } = scene;
  const isMe = after.id === room.you;
  const name = isMe ? say.yourself : after.name;
  const decided = actor?.id === after.id ? undefined : decisionText(before, after, name, scene);
  if (decided !== undefined || isMe) {
    return decided;
  }
  if (after.admission === Admission.WAITING) {
    const comes = after.presence === Presence.HERE && before?.presence !== Presence.HERE;
    return comes ? say.waits(name) : undefined;
  }
  if (before !== undefined && before.name !== name) {
    return say.renamed(before.name, name);
  }
  if (before?.presence !== after.presence) {
    return presenceText(before, after);
  }
  if (before.outOfSync !== after.outOfSync) {
    return after.outOfSync ? say.looksAlone(name) : say.backInStep(name);
  }
  return undefined;
}

/** What a host decides about somebody. */
function decisionText(
  before: Participant | undefined,
  { admission, role }: Participant,
  name: string,
  { who, actor }: Scene,
): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  const isOut = admission === Admission.REMOVED;
  if (isOut && before.admission !== Admission.REMOVED) {
    return before.admission === Admission.WAITING ? say.declined(who, name) : say.removed(who, name);
  }
  if (!isIn(before.admission) && isIn(admission)) {
    return say.letIn(who, name);
  }
  if (before.role !== role) {
    return actor === undefined ? say.becameHost(name) : say.role[ROLES[role]](who, name);
  }
  return undefined;
}

function isIn(admission: Admission): boolean {
  return admission === Admission.ADMITTED || admission === Admission.UNSPECIFIED;
}

/** Whether somebody came or went by themselves, which is of little interest where many do. */
export function passageOf(before: Participant | undefined, { presence, admission }: Participant): Passage | undefined {
  if (before?.presence === presence || !isIn(admission)) {
    return undefined;
  }
  return presence === Presence.HERE
    ? "came"
    : before === undefined || presence === Presence.EXPECTED
      ? undefined
      : "went";
}

function presenceText(before: Participant | undefined, { name, presence }: Participant): string | undefined {
  switch (presence) {
    case Presence.HERE:
      return before?.presence === Presence.AWAY ? say.back(name) : say.joined(name);
    case Presence.AWAY:
      return say.away(name);
    case Presence.GONE:
      return say.left(name);
    case Presence.EXPECTED:
    case Presence.UNSPECIFIED:
      return undefined;
  }
}
