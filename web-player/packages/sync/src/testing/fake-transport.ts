import { clone, LoopMode, type Medium, type Playback, PlaybackSchema } from "@sameframe/protocol";
import type { Move } from "../commands";
import { anchored, moved, settled } from "../moves";
import { frameAt, rateOf } from "../playhead";
import { RoomView } from "../room-view";
import type { Values } from "../values";

/** Fastest way forward or back, in thousandths of real time. */
const FASTEST = 8000;

/** Why a move has no meaning, in a sentence for people; or the playback after it; or undefined: nothing to change. */
export type Moved = string | Playback | undefined;

/**
 * What a command makes of the playhead: the room's rules [PB2] to [PB10].
 *
 * @param now server time in microseconds
 * @param start when what the command starts begins, in microseconds
 */
export function transport(move: Move, values: Values, now: bigint, start: bigint): Moved {
  const room = new RoomView(values, 0);
  const { playback, medium } = room;
  if (!playback || !medium) return "There is nothing to look at yet; add a medium first.";
  const is = settled(playback, medium, now);
  const meant = onThis(move, playback);
  if (!meant) return "Another medium is looked at meanwhile; look at the room, and give the command again.";
  const problem = invalid(meant, medium, room);
  if (problem) return problem;
  if (isDone(meant, is, medium, now)) return undefined;
  const after = moved(meant, clone(PlaybackSchema, playback), room, { now, start });
  if (after && meant.case === "setRange" && !after.playing && after.frame !== is.frame) return { ...after, at: now };
  return after;
}

/** The move as it is meant on the medium that is looked at; undefined if it means nothing there [PB10]. */
function onThis(move: Move, playback: Playback): Move | undefined {
  switch (move.case) {
    case "pause":
      return isOf(move.value.medium, playback) ? move : { case: "pause", value: { ...move.value, frame: undefined } };
    case "seek":
    case "step":
    case "setRange":
      return isOf(move.value.medium, playback) ? move : undefined;
    default:
      return move;
  }
}

const isOf = (medium: string, playback: Playback) => medium === "" || medium === playback.medium;

/** What has no meaning [PB9]. */
function invalid(move: Move, medium: Medium, room: RoomView): string | undefined {
  const outside = (frame: number) =>
    frame >= 0 && frame < medium.frames
      ? undefined
      : `frame: ${frame} (expected: 0 to ${medium.frames - 1}, the frames of the medium).`;
  switch (move.case) {
    case "pause":
      return move.value.frame === undefined ? undefined : outside(move.value.frame);
    case "seek":
      return outside(move.value.frame);
    case "step":
      if (move.value.frames === 0) return "A step of 0 frames goes nowhere (expected: 1, -1, 10 ...).";
      return move.value.from === undefined ? undefined : outside(move.value.from);
    case "setSpeed": {
      const { speed } = move.value;
      if (speed !== 0 && Math.abs(speed) <= FASTEST) return undefined;
      return `speed: ${speed} (expected: thousandths, -${FASTEST} to ${FASTEST} and not 0; to stop, pause).`;
    }
    case "setLoop":
      return LoopMode[move.value.loop] && move.value.loop !== LoopMode.UNSPECIFIED
        ? undefined
        : "loop: expected once, loop, ping-pong or through.";
    case "setRange": {
      const { inPoint, outPoint } = move.value;
      if (inPoint >= 0 && inPoint <= outPoint && outPoint < medium.frames) return undefined;
      return `in ${inPoint}, out ${outPoint} (expected: 0 <= in <= out <= ${medium.frames - 1}).`;
    }
    case "selectMedium":
      return room.media.has(move.value.medium) ? undefined : "The room has no such medium.";
    case "play":
    case "advance":
      return undefined;
  }
}

/** Whether the room is already as the move would have it. */
function isDone(move: Move, is: Playback, medium: Medium, now: bigint): boolean {
  const restsOn = (frame: number) => !is.playing && is.phase === 0 && is.frame === within(is, frame);
  switch (move.case) {
    case "seek":
      return restsOn(move.value.frame);
    case "step":
      return restsOn((move.value.from ?? frameAt(is, rateOf(medium), now)) + move.value.frames);
    case "setSpeed":
      return anchored(is, medium, now).speed === move.value.speed;
    case "setLoop":
      return is.loop === move.value.loop;
    case "setRange":
      return is.inPoint === move.value.inPoint && is.outPoint === move.value.outPoint;
    default:
      return false;
  }
}

const within = (is: Playback, frame: number) => Math.min(Math.max(frame, is.inPoint), is.outPoint);
