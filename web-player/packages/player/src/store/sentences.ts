import {
  type Lead,
  type Note,
  NoteStatus,
  type Policy,
  type Shot,
  ShotStatus,
  type Value,
  type View,
} from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { frameNumber } from "../frames/numbering";
import { strings } from "../strings";
import { pictureStrings } from "../strings-picture";
import { playbackText } from "./playback-sentences";
import { passageOf, rosterText } from "./roster-sentences";
import type { Scene, Told } from "./scene";
import { clipOf } from "./view";

type Content = Value["value"];
type Kind = Exclude<Content["case"], undefined>;
type ContentOf<Of extends Kind> = Extract<Content, { case: Of }>["value"];

const say = strings.action;

const STATUSES: Record<ShotStatus, keyof typeof say.shotStatus> = {
  [ShotStatus.UNSPECIFIED]: "open",
  [ShotStatus.OPEN]: "open",
  [ShotStatus.APPROVED]: "approved",
  [ShotStatus.NEEDS_WORK]: "needsWork",
  [ShotStatus.COULD_BE_BETTER]: "couldBeBetter",
};

/** The sentence for a value that was put in the place of another one, or of none. */
export function sentenceOf(before: Content | undefined, after: Content, scene: Scene): Told | undefined {
  const { who, actor, room } = scene;
  const said = (text: string | undefined): Told | undefined =>
    text === undefined ? undefined : { text, color: actor?.color };
  switch (after.case) {
    case "card":
      return said(after.value.closed > 0n && !was(before, "card")?.closed ? say.closed(who) : undefined);
    case "policy":
      return said(policyText(was(before, "policy"), after.value, who));
    case "playback":
      return said(playbackText(was(before, "playback"), after.value, scene));
    case "medium":
      return said(say.added(who, after.value.title));
    case "shot":
      return said(shotText(was(before, "shot"), after.value, scene));
    case "participant": {
      const former = was(before, "participant");
      const text = rosterText(former, after.value, scene);
      const passage = passageOf(former, after.value);
      const told = { text: text ?? "", color: (actor ?? after.value).color };
      return text === undefined ? undefined : { ...told, ...(passage && { passage }) };
    }
    case "lead":
      return said(leadText(was(before, "lead"), after.value, scene));
    case "vacancy":
      return said(before === undefined ? say.noHost : undefined);
    case "annotation":
      return said(
        before === undefined ? say.drew(who, shown(room, after.value.medium, after.value.firstFrame)) : undefined,
      );
    case "note":
      return said(noteText(was(before, "note"), after.value, scene));
    case "chat":
      return { text: say.said(who, after.value.text), color: actor?.color, chat: true };
    case "lobby":
    case "gate":
    case "ready":
    case "subscription":
    case "agreement":
    case undefined:
      return undefined;
    case "view":
      return said(comparisonText(was(before, "view"), after.value, scene));
    case "grade":
      return said(pictureStrings.told.graded(who));
  }
}

/** The sentence for a value that was removed. */
export function removalOf(before: Content, { who, actor, room }: Scene): Told | undefined {
  const said = (text: string): Told => ({ text, color: actor?.color });
  switch (before.case) {
    case "lobby":
      return said(say.started(who));
    case "shot":
      return said(say.removedShot(who, titleOf(before.value, room)));
    case "note":
      return said(say.removedNote(who));
    case "card":
    case "policy":
    case "playback":
    case "medium":
    case "participant":
    case "gate":
    case "ready":
    case "lead":
    case "vacancy":
    case "subscription":
    case "view":
    case "grade":
    case "annotation":
    case "chat":
    case "agreement":
    case undefined:
      return undefined;
  }
}

/** The value, if it is of this kind. */
function was<Of extends Kind>(content: Content | undefined, kind: Of): ContentOf<Of> | undefined {
  const value: unknown = content?.case === kind ? content.value : undefined;
  return value as ContentOf<Of> | undefined;
}

/** The number that people see for a frame. */
function shown(room: RoomView, medium: string, frame: number): number {
  const clip = clipOf(room.media.get(medium));
  return clip === undefined ? frame : frameNumber(clip, frame);
}

/** Of where it is looked at nobody is told: that is seen. */
function comparisonText(before: View | undefined, after: View, { who, room }: Scene): string | undefined {
  const [former, now] = [before?.comparison?.medium, after.comparison?.medium];
  if (former === now) {
    return undefined;
  }
  const { compares, alone } = pictureStrings.told;
  return now === undefined ? alone(who) : compares(who, room.media.get(now)?.title ?? now);
}

function titleOf({ chosen }: Shot, room: RoomView): string {
  return room.media.get(chosen)?.title ?? chosen;
}

function policyText(before: Policy | undefined, after: Policy, who: string): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  if (before.locked !== after.locked) {
    return after.locked ? say.locked(who) : say.unlocked(who);
  }
  return say.policy(who);
}

function shotText(before: Shot | undefined, after: Shot, { who, room }: Scene): string | undefined {
  const title = titleOf(after, room);
  if (before === undefined) {
    return undefined;
  }
  if (before.status !== after.status) {
    return say.shotStatus[STATUSES[after.status]](who, title);
  }
  return before.rank === after.rank ? undefined : say.movedShot(who, title);
}

function leadText(before: Lead | undefined, after: Lead, { who, actor, room }: Scene): string | undefined {
  const { holder, requests } = after;
  const name = holder === room.you ? say.yourself : (room.participants.get(holder)?.name ?? "");
  if (before === undefined) {
    return undefined;
  }
  if (before.holder === holder) {
    const asks = actor !== undefined && requests.includes(actor.id) && !before.requests.includes(actor.id);
    return asks ? say.askedForLead(who) : undefined;
  }
  if (holder === 0) {
    return actor === undefined ? say.nobodyLeads : say.returnedLead(who);
  }
  if (actor === undefined) {
    return say.leads(name);
  }
  return holder === actor.id ? say.tookLead(who) : say.handedLead(who, name);
}

function noteText(before: Note | undefined, after: Note, { who, room }: Scene): string | undefined {
  if (before === undefined) {
    return after.parent === "" ? say.noted(who, shown(room, after.medium, after.firstFrame)) : say.replied(who);
  }
  if (before.status === after.status) {
    return undefined;
  }
  return after.status === NoteStatus.RESOLVED ? say.resolved(who) : say.reopened(who);
}
