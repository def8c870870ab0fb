import {
  clone,
  create,
  type Participant,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import type { Move, RoomCommand } from "./commands";
import { type Moment, moved } from "./moves";
import type { Prediction } from "./room-state";
import type { RoomView } from "./room-view";

/** Margin of a lead before one has been seen, in microseconds. */
const FIRST_LEAD = 60_000n;

/**
 * Foresees what the room will make of one's own command, so that it can be shown at once [OE1]. It is shown until
 * the echo only: where it is wrong, the room is right a round trip later.
 */
export class Predictor {
  #lead = FIRST_LEAD;

  /** Learns the lead with which the room starts from an entry that starts it. */
  learn(at: bigint, playback: Playback): void {
    if (playback.playing && playback.at > at) this.#lead = playback.at - at;
  }

  /**
   * @param now server time in microseconds
   * @param transit microseconds that the command will take to the room
   */
  predict(command: RoomCommand, now: bigint, transit: bigint): Prediction {
    const moment = { now, start: now + transit + this.#lead };
    return (shown) => predicted(command, shown, moment);
  }
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
