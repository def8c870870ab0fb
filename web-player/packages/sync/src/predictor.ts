import {
  clone,
  create,
  type Participant,
  ParticipantSchema,
  PlaybackSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import type { Move, RoomCommand } from "./commands";
import { type Moment, moved } from "./moves";
import type { Prediction } from "./room-state";
import type { RoomView } from "./room-view";

/** The longest lead of a room that does not say, in milliseconds. */
const LONGEST_LEAD = 1_000;

/**
 * Foresees what the room will make of one's own command, so that it can be shown at once [OE1]. It is shown until
 * the echo only: where it is wrong, the room is right a round trip later.
 *
 * A start is foreseen as late as the room may set it, since a player that began before the others would have to go back:
 * the echo brings the instant, and comes before it.
 *
 * @param now server time in microseconds
 * @param transit microseconds that the command will take to the room
 */
export function foresee(command: RoomCommand, now: bigint, transit: bigint): Prediction {
  return (shown) => {
    const lead = BigInt(shown.policy?.leadMaxMs ?? LONGEST_LEAD) * 1000n;
    return predicted(command, shown, { now, start: now + transit + lead });
  };
}

function predicted(command: RoomCommand, shown: RoomView, moment: Moment): readonly Value[] {
  switch (command.case) {
    case "play":
      // What waits to play already goes on waiting.
      return shown.lobby || shown.gate ? [] : played(command, shown, moment);
    case "pause":
    case "seek":
    case "step":
    case "setSpeed":
    case "setLoop":
    case "setRange":
      // In the lobby nobody drives.
      return shown.lobby ? [] : played(command, shown, moment);
    case "selectMedium":
    case "advance":
      return played(command, shown, moment);
    case "rename":
      return named(shown.me, command.value.name.trim());
    case "setView":
      return command.value.view ? [put("view", { case: "view", value: command.value.view })] : [];
    case "setGrade":
      return command.value.grade ? [put("grade", { case: "grade", value: command.value.grade })] : [];
    case "addMedium":
    case "moveShot":
    case "setShotStatus":
    case "removeShot":
    case "leave":
    case "setOutOfSync":
    case "subscribe":
    case "setReady":
    case "requestLead":
    case "handLead":
    case "returnLead":
    case "start":
    case "letIn":
    case "kick":
    case "setRole":
    case "transferHost":
    case "lock":
    case "setPolicy":
    case "closeRoom":
    case "addAnnotation":
    case "changeAnnotation":
    case "removeAnnotation":
    case "clearAnnotations":
    case "addNote":
    case "reply":
    case "editNote":
    case "setNoteStatus":
    case "removeNote":
    case "say":
      return [];
  }
}

function played(move: Move, shown: RoomView, moment: Moment): readonly Value[] {
  const changed = shown.playback && moved(move, clone(PlaybackSchema, shown.playback), shown, moment);
  return changed ? [put("playback", { case: "playback", value: changed })] : [];
}

function named(me: Participant | undefined, name: string): readonly Value[] {
  if (!me || !name) return [];
  return [put(`participant/${me.id}`, { case: "participant", value: { ...clone(ParticipantSchema, me), name } })];
}

const put = (key: string, value: Value["value"]) => create(ValueSchema, { key, value });
