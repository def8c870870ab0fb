import {
  Admission,
  AgreementRecord,
  LoopMode,
  type Medium,
  type Participant,
  type Playback,
  type Policy,
  Presence,
  type Ready,
  Role as RoomRole,
} from "@sameframe/protocol";
import type { ConnectionState, Fork, RoomView, SyncStatus } from "@sameframe/sync";
import type { Mark } from "../drawing/spans";
import type { Numbering } from "../frames/numbering";
import { numberText } from "../language/language";
import type { Agreements } from "../net/rooms-api";
import type { PictureState } from "../video/picture-state";
import type { Passage } from "./crowd";
import type { JumpRefusal } from "./driving";

/** One participant as the roster shows it. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly color: number;
  readonly role: Role;
  /** Holds the lead, or stands in line for it; undefined also where nobody leads. */
  readonly lead: "holds" | "asks" | undefined;
  readonly host: boolean;
  readonly you: boolean;
  /** Somebody vouches for the name: where they come from, or the operator. */
  readonly verified: boolean;
  /** `waiting`: a host has to let them in. */
  readonly presence: "here" | "away" | "expected" | "waiting";
  /** Looks around alone. */
  readonly alone: boolean;
  /** What they have of the selected medium, as far as they said. */
  readonly copy: Copy;
  /** How many frames that is, if they said. */
  readonly copyFrames: number | undefined;
}

export type Role = "host" | "reviewer" | "viewer";

export type Copy = "ready" | "notLoaded" | "unplayable" | "otherLength";

/** The selected medium. */
export interface Clip extends Numbering {
  readonly id: string;
  readonly title: string;
  /** False: its pictures are not evenly spaced, so that nobody can say which one has a number. */
  readonly exact: boolean;
}

export type Loop = "once" | "loop" | "pingPong" | "through";

/** The shared state of playback. */
export interface Transport {
  readonly playing: boolean;
  /** The frame on which the room rests, one's own acts counted; undefined while it plays. */
  readonly rest: number | undefined;
  /** Thousandths of real time; negative is backwards. */
  readonly speed: number;
  readonly loop: Loop;
  readonly inPoint: number;
  readonly outPoint: number;
}

/** Where one is in a playlist of several shots. */
export interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Something that happened, as a sentence. */
export interface Line {
  readonly id: number;
  readonly text: string;
  /** Colour of who did it; absent: the room, or this player. */
  readonly color: number | undefined;
  readonly tone: "action" | "notice" | "problem";
  /** It was done here. */
  readonly mine?: boolean;
  /** It is a message, which who looks at the chat reads there. */
  readonly chat?: boolean;
  /** It is only somebody who comes or goes. */
  readonly passage?: Passage;
}

/** Where somebody else is dragging the playhead. */
export interface Scrubbing {
  readonly person: Person;
  readonly frame: number;
}

/** Everything that the room's page shows. Immutable. */
export interface RoomPicture {
  readonly title: string;
  /** What the room keeps of who sees which frame; undefined: not known yet. */
  readonly agreements: Agreements | undefined;
  readonly connection: ConnectionState;
  readonly sync: SyncStatus | undefined;
  readonly people: readonly Person[];
  readonly clip: Clip | undefined;
  readonly transport: Transport;
  /** Why one may not drive the playhead that is shown; undefined: one may. */
  readonly held: JumpRefusal | undefined;
  /** Undefined: there are no other shots. */
  readonly place: Place | undefined;
  /** Whether it is one's own playhead that is shown and driven, not the room's. */
  readonly alone: boolean;
  /** What the room refused although it was shown as done, in a sentence. */
  readonly conflict: string | undefined;
  /** The room's record is not the one that was seen here earlier; undefined also when that was dismissed. */
  readonly fork: Fork | undefined;
  /** Nothing plays until a host starts. */
  readonly lobby: boolean;
  /** How many people play waits for; undefined: it does not wait. */
  readonly waitsFor: number | undefined;
  /** On glass here; before the first picture, where the room is. */
  readonly frame: number;
  readonly seq: number;
  readonly picture: PictureState;
  readonly toasts: readonly Line[];
  readonly last: Line | undefined;
  readonly scrubbing: readonly Scrubbing[];
  /** Frames of the clip on which drawings begin. */
  readonly marks: readonly Mark[];
}

const AGREEMENTS: Readonly<Record<AgreementRecord, Agreements | undefined>> = {
  [AgreementRecord.UNSPECIFIED]: undefined,
  [AgreementRecord.OFF]: "off",
  [AgreementRecord.COUNTS]: "counts",
  [AgreementRecord.NAMES]: "names",
};

/** What a policy keeps of who sees which frame. */
export function agreementsOf(policy: Policy | undefined): Agreements | undefined {
  return policy && AGREEMENTS[policy.agreementRecord];
}

export const IDLE: Transport = {
  playing: false,
  rest: undefined,
  speed: 1000,
  loop: "loop",
  inPoint: 0,
  outPoint: 0,
};

export function personOf(participant: Participant, room: RoomView): Person {
  const { id, name, color, role, outOfSync, verified } = participant;
  const ready = room.ready.get(id);
  const copyFrames = ready?.medium === room.medium?.id ? ready?.frames : undefined;
  return {
    id,
    name,
    color,
    role: ROLES[role],
    lead: room.lead?.holder === id ? "holds" : room.lead?.requests.includes(id) ? "asks" : undefined,
    host: role === RoomRole.HOST,
    you: id === room.you,
    presence: presenceOf(participant),
    alone: outOfSync,
    verified,
    copy: copyOf(ready, room.medium),
    copyFrames: copyFrames === 0 ? undefined : copyFrames,
  };
}

const ROLES: Readonly<Record<RoomRole, Role>> = {
  [RoomRole.HOST]: "host",
  [RoomRole.REVIEWER]: "reviewer",
  [RoomRole.VIEWER]: "viewer",
  [RoomRole.UNSPECIFIED]: "viewer",
};

export function roleOf(role: Role): RoomRole {
  return { host: RoomRole.HOST, reviewer: RoomRole.REVIEWER, viewer: RoomRole.VIEWER }[role];
}

function copyOf(ready: Ready | undefined, medium: Medium | undefined): Copy {
  if (ready === undefined || ready.medium !== medium?.id) {
    return "notLoaded";
  }
  if (!ready.ready) {
    return "unplayable";
  }
  return ready.frames === medium.frames ? "ready" : "otherLength";
}

function presenceOf({ admission, presence }: Participant): Person["presence"] {
  if (admission === Admission.WAITING) {
    return "waiting";
  }
  return presence === Presence.AWAY ? "away" : presence === Presence.EXPECTED ? "expected" : "here";
}

/** Those who are not gone: oneself first, then in the order in which they came. */
export function peopleOf(room: RoomView): readonly Person[] {
  return [...room.participants.values()]
    .filter(({ presence }) => presence !== Presence.GONE)
    .map((participant) => personOf(participant, room))
    .sort((a, b) => Number(b.you) - Number(a.you));
}

/** Whether one is a host. */
export function isHost(people: readonly Person[]): boolean {
  return people.some(({ you, host }) => you && host);
}

/** The place of the shot that a medium is a version of; what is no shot's lies beside the playlist. */
export function placeOf(medium: string | undefined, room: RoomView): Place | undefined {
  const shots = [...room.shots.values()];
  const place = shots.findIndex(({ versions }) => medium !== undefined && versions.includes(medium));
  return shots.length > 1 ? { isFirst: place === 0, isLast: place === shots.length - 1 } : undefined;
}

export function clipOf(medium: Medium | undefined): Clip | undefined {
  if (medium?.rate === undefined) {
    return undefined;
  }
  const { id, title, rate, frames, firstFrameNumber, startTimecode, dropFrame, variableRate } = medium;
  return { id, title, exact: !variableRate, rate, frames, firstFrameNumber, startTimecode, dropFrame };
}

export function transportOf(playback: Playback | undefined): Transport {
  if (playback === undefined) {
    return IDLE;
  }
  const { playing, frame, speed, inPoint, outPoint } = playback;
  const rest = playing ? undefined : frame;
  return { playing, rest, speed, loop: loopOf(playback.loop), inPoint, outPoint };
}

export function loopOf(mode: LoopMode): Loop {
  switch (mode) {
    case LoopMode.LOOP:
      return "loop";
    case LoopMode.PING_PONG:
      return "pingPong";
    case LoopMode.THROUGH:
      return "through";
    case LoopMode.ONCE:
    case LoopMode.UNSPECIFIED:
      return "once";
  }
}

export function loopModeOf(loop: Loop): LoopMode {
  const modes = { once: LoopMode.ONCE, loop: LoopMode.LOOP, pingPong: LoopMode.PING_PONG, through: LoopMode.THROUGH };
  return modes[loop];
}

/** "0.5x", "−1x". */
export function speedLabel(milli: number): string {
  return `${milli < 0 ? "−" : ""}${numberText(Math.abs(milli) / 1000)}x`;
}
