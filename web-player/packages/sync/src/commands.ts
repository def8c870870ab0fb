import {
  Category,
  type Command,
  CommandSchema,
  create,
  type MessageInitShape,
  protobufFrames,
  type Value,
} from "@sameframe/protocol";
import type { MediaEvent } from "./media-port";
import { Refusal } from "./refusal";

/** One of the room's commands, as the schema names it. */
export type RoomCommand = Exclude<Command["command"], { case: undefined }>;

/** The commands of these names. */
export type CommandOf<Name extends CommandName> = Extract<RoomCommand, { case: Name }>;

/** What commands are called. */
export type CommandName = RoomCommand["case"];

/** The commands that move a playhead, or say how it moves. */
export type Move = CommandOf<
  "play" | "pause" | "seek" | "step" | "setSpeed" | "setLoop" | "setRange" | "selectMedium" | "advance"
>;

/** What a command is made from. */
type CommandInit = Exclude<NonNullable<MessageInitShape<typeof CommandSchema>["command"]>, { case: undefined }>;

/** The fields of a command. */
export type FieldsOf<Name extends CommandName> = Extract<CommandInit, { case: Name }>["value"];

/** Makes a command of its name and its fields. */
export function makeCommand<Name extends CommandName>(name: Name, fields: FieldsOf<Name>): CommandOf<Name> {
  const { command } = create(CommandSchema, { command: { case: name, value: fields } as CommandInit });
  if (command.case === undefined) throw new TypeError(`no such command: ${name}`);
  return command as CommandOf<Name>;
}

/** Why a command cannot even be sent [LB2]: a frame that is no whole number, a number out of range. Undefined if it can. */
export function unsendable(command: RoomCommand): Refusal | undefined {
  try {
    protobufFrames.encode({ frame: { case: "command", value: { command } } });
    return undefined;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new Refusal("invalid", "Not a command", `${command.case} cannot be sent; mend its fields: ${detail}.`);
  }
}

/**
 * The same command, saying which medium its frames are of [PB10]: another one may be looked at by the time it arrives.
 *
 * @param medium the one that its sender sees
 */
export function onMedium(command: RoomCommand, medium: string): RoomCommand {
  switch (command.case) {
    case "pause":
    case "seek":
    case "step":
    case "setRange":
      command.value.medium ||= medium;
      return command;
    default:
      return command;
  }
}

const CATEGORIES: Record<CommandName, Category> = {
  play: Category.PLAYBACK,
  pause: Category.PLAYBACK,
  seek: Category.PLAYBACK,
  step: Category.PLAYBACK,
  setSpeed: Category.PLAYBACK,
  setLoop: Category.PLAYBACK,
  setRange: Category.PLAYBACK,
  selectMedium: Category.PLAYBACK,
  advance: Category.PLAYBACK,
  addMedium: Category.MEDIA,
  moveShot: Category.MEDIA,
  setShotStatus: Category.MEDIA,
  removeShot: Category.MEDIA,
  setView: Category.VIEW,
  setGrade: Category.GRADE,
  addAnnotation: Category.ANNOTATIONS,
  changeAnnotation: Category.ANNOTATIONS,
  removeAnnotation: Category.ANNOTATIONS,
  clearAnnotations: Category.ANNOTATIONS,
  addNote: Category.NOTES,
  reply: Category.NOTES,
  editNote: Category.NOTES,
  setNoteStatus: Category.NOTES,
  removeNote: Category.NOTES,
  say: Category.NOTES,
  start: Category.ROOM,
  lock: Category.ROOM,
  setPolicy: Category.ROOM,
  closeRoom: Category.ROOM,
  rename: Category.ROSTER,
  leave: Category.ROSTER,
  setOutOfSync: Category.ROSTER,
  subscribe: Category.ROSTER,
  setReady: Category.ROSTER,
  requestLead: Category.ROSTER,
  handLead: Category.ROSTER,
  returnLead: Category.ROSTER,
  letIn: Category.ROSTER,
  kick: Category.ROSTER,
  setRole: Category.ROSTER,
  transferHost: Category.ROSTER,
};

/** The category that a command changes. */
export const categoryOf = (command: RoomCommand): Category => CATEGORIES[command.case];

/** The category that a value belongs to; unspecified if this version does not know the value. */
export function categoryOfValue({ value }: Value): Category {
  switch (value.case) {
    case "card":
    case "policy":
    case "lobby":
      return Category.ROOM;
    case "participant":
    case "ready":
    case "subscription":
    case "lead":
    case "vacancy":
    case "agreement":
      return Category.ROSTER;
    case "medium":
    case "shot":
      return Category.MEDIA;
    case "playback":
    case "gate":
      return Category.PLAYBACK;
    case "view":
      return Category.VIEW;
    case "grade":
      return Category.GRADE;
    case "annotation":
      return Category.ANNOTATIONS;
    case "note":
    case "chat":
      return Category.NOTES;
    case undefined:
      return Category.UNSPECIFIED;
  }
}

/**
 * The command that says what a person did to the player itself; undefined if nobody did anything.
 *
 * @param frame the one that the person saw
 */
export function commandOf(event: MediaEvent, frame: number | undefined): Move | undefined {
  switch (event.kind) {
    case "played":
      return makeCommand("play", {});
    case "paused":
      return makeCommand("pause", frame === undefined ? {} : { frame });
    case "sought":
      return makeCommand("seek", { frame: event.frame });
    case "speed":
      return makeCommand("setSpeed", { speed: Math.round(event.factor * 1000) });
    case "ended":
    case "buffering":
    case "broken":
      return undefined;
  }
}
