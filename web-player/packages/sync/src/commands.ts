import { Category, type Command, CommandSchema, create, type MessageInitShape, type Value } from "@sameframe/protocol";
import type { MediaEvent } from "./media-port";

/** One of the room's commands, as the schema names it. */
export type RoomCommand = Exclude<Command["command"], { case: undefined }>;

type CommandInit = Exclude<NonNullable<MessageInitShape<typeof CommandSchema>["command"]>, { case: undefined }>;

/** Makes a command of its name and its fields. */
export function makeCommand<Case extends RoomCommand["case"]>(
  name: Case,
  fields: Extract<CommandInit, { case: Case }>["value"],
): RoomCommand {
  const { command } = create(CommandSchema, { command: { case: name, value: fields } as CommandInit });
  if (command.case === undefined) throw new TypeError(`no such command: ${name}`);
  return command;
}

const CATEGORIES: Record<RoomCommand["case"], Category> = {
  play: Category.PLAYBACK,
  pause: Category.PLAYBACK,
  seek: Category.PLAYBACK,
  step: Category.PLAYBACK,
  setSpeed: Category.PLAYBACK,
  setLoop: Category.PLAYBACK,
  setRange: Category.PLAYBACK,
  selectMedium: Category.PLAYBACK,
  addMedium: Category.MEDIA,
  rename: Category.ROSTER,
  leave: Category.ROSTER,
};

/** The category that a command changes. */
export const categoryOf = (command: RoomCommand): Category => CATEGORIES[command.case];

/** The category that a value belongs to; unspecified if this version does not know the value. */
export function categoryOfValue({ value }: Value): Category {
  switch (value.case) {
    case "card":
    case "policy":
      return Category.ROOM;
    case "playback":
      return Category.PLAYBACK;
    case "medium":
      return Category.MEDIA;
    case "participant":
      return Category.ROSTER;
    case undefined:
      return Category.UNSPECIFIED;
  }
}

/**
 * The command that says what a person did to the player itself; undefined if nobody did anything.
 *
 * @param frame the one that the person saw
 */
export function commandOf(event: MediaEvent, frame: number | undefined): RoomCommand | undefined {
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
