import {
  Category,
  type Command,
  create,
  type Participant,
  ParticipantSchema,
  Presence,
  type Problem,
  ReadySchema,
  Role,
  type Signal,
  SubscriptionSchema,
} from "@sameframe/protocol";
import { categoryOf, type RoomCommand } from "../commands";
import type { Values } from "../values";
import type { Change, ValueInit } from "./fake-ledger";
import { transport } from "./fake-transport";

/** A refusal: its code, a few words, and what to do. */
export type FakeProblem = Pick<Problem, "code" | "title" | "detail">;

/** What a command becomes: changes, none if there is nothing to change, or a refusal. */
export type Verdict = readonly Change[] | FakeProblem;

/** Who asks, and when: microseconds of server time. */
export interface Asked {
  readonly sender: Participant;
  readonly now: bigint;
  /** When play begins if it is asked for now. */
  readonly start: bigint;
}

/** Categories that nobody can switch off [SU1]. */
const ALWAYS_ON: readonly Category[] = [Category.ROOM, Category.ROSTER, Category.MEDIA];

const NAME_LENGTH = 64;

export const isRefused = (verdict: Verdict): verdict is FakeProblem => "code" in verdict;

/** Decides a command by the rules of the room, as far as they are kept here. */
export function decide(command: Command["command"], values: Values, asked: Asked): Verdict {
  if (command.case === undefined) return refuse("unsupported", "This room does not know such a command.");
  const { sender } = asked;
  if (sender.presence === Presence.GONE) return refuse("forbidden", "You have no place in this room; join it again.");
  if (sender.role === Role.VIEWER && !isForViewers(command)) {
    return refuse("forbidden", "Viewers watch; ask the host to make you a reviewer.");
  }
  if (offFor(sender.id, values).includes(categoryOf(command))) {
    return refuse("forbidden", "You have switched this off; switch it on first.");
  }
  return decided(command, values, asked);
}

function decided(command: RoomCommand, values: Values, { sender, now, start }: Asked): Verdict {
  const { id } = sender;
  switch (command.case) {
    case "play":
    case "pause":
    case "seek":
    case "step":
    case "setSpeed":
    case "setLoop":
    case "setRange":
    case "selectMedium":
    case "advance": {
      const after = transport(command, values, now, start);
      if (typeof after === "string") return refuse("invalid", after);
      return after ? [put("playback", { case: "playback", value: after })] : [];
    }
    case "rename": {
      const name = command.value.name.trim();
      if (name === "" || [...name].length > NAME_LENGTH)
        return refuse("invalid", `name: expected 1 to ${NAME_LENGTH} characters.`);
      return [person({ ...sender, name })];
    }
    case "setOutOfSync":
      return command.value.outOfSync === sender.outOfSync
        ? []
        : [person({ ...sender, outOfSync: command.value.outOfSync, inStepSince: now })];
    case "leave":
      return gone(sender);
    case "setReady": {
      const { medium, ready, frames } = command.value;
      if (!values.has(`medium/${medium}`)) return refuse("invalid", "The room has no such medium.");
      const value = create(ReadySchema, { participant: id, medium, ready, frames });
      return [put(`ready/${id}`, { case: "ready", value })];
    }
    case "subscribe": {
      const { off } = command.value;
      if (off.some((category) => ALWAYS_ON.includes(category))) {
        return refuse("invalid", "Room, roster and media are always on.");
      }
      return subscribed(sender, off, offFor(id, values), now);
    }
    case "setView":
      return command.value.view ? [put("view", { case: "view", value: command.value.view })] : [];
    case "setGrade":
      return command.value.grade ? [put("grade", { case: "grade", value: command.value.grade })] : [];
    default:
      return refuse("unsupported", `A FakeRoom does not carry out ${command.case}; put what should come of it.`);
  }
}

/** Who switches playback on comes back into step. */
function subscribed(sender: Participant, off: readonly Category[], before: readonly Category[], now: bigint): Verdict {
  const isOff = (category: Category) => off.includes(category);
  if (before.every(isOff) && off.every((category) => before.includes(category))) return [];
  const value = create(SubscriptionSchema, { participant: sender.id, off: [...off] });
  const changes = [put(`subscription/${sender.id}`, { case: "subscription", value })];
  const isBack = before.includes(Category.PLAYBACK) && !isOff(Category.PLAYBACK);
  return isBack ? [...changes, person({ ...sender, inStepSince: now })] : changes;
}

/** Who leaves is gone, and not ready any more [RM10]. */
export function gone(sender: Participant): readonly Change[] {
  const { id } = sender;
  return [
    person({ ...sender, presence: Presence.GONE, until: 0n, outOfSync: false, since: 0n, inStepSince: 0n }),
    { case: "remove", value: `ready/${id}` },
  ];
}

/** The value of a person. */
export function person(value: Participant): Change {
  return put(`participant/${value.id}`, { case: "participant", value: create(ParticipantSchema, value) });
}

export function personOf(id: number, values: Values): Participant | undefined {
  const value = values.get(`participant/${id}`)?.value;
  return value?.case === "participant" ? value.value : undefined;
}

/** The categories that somebody has switched off. */
export function offFor(id: number, values: Values): readonly Category[] {
  const value = values.get(`subscription/${id}`)?.value;
  return value?.case === "subscription" ? value.value.off : [];
}

/** What a signal is about; unspecified if nobody knows it. */
export function categoryOfSignal({ signal }: Signal): Category {
  switch (signal.case) {
    case "scrub":
      return Category.PLAYBACK;
    case "view":
      return Category.VIEW;
    case "grade":
      return Category.GRADE;
    case "pointer":
      return Category.POINTER;
    case "stroke":
      return Category.ANNOTATIONS;
    case "status":
    case "rtc":
      return Category.ROSTER;
    case undefined:
      return Category.UNSPECIFIED;
  }
}

/** Whether somebody may send a signal: viewers say how they are doing, and talk to each other. */
export const maySignal = (sender: Participant, signal: Signal): boolean =>
  sender.presence === Presence.HERE && (sender.role !== Role.VIEWER || categoryOfSignal(signal) === Category.ROSTER);

const isForViewers = ({ case: name }: RoomCommand) =>
  name === "rename" || name === "leave" || name === "setOutOfSync" || name === "subscribe" || name === "setReady";

export const put = (key: string, value: ValueInit): Change => ({ case: "put", value: { key, value } });

const TITLES: Readonly<Record<string, string>> = {
  invalid: "Not possible",
  forbidden: "Not allowed",
  unsupported: "Not supported",
};

/** A refusal with its usual title. */
export const refuse = (code: string, detail: string): FakeProblem => ({ code, title: TITLES[code] ?? code, detail });
