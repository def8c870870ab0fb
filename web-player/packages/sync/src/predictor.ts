import {
  clone,
  create,
  LoopMode,
  type Medium,
  type Participant,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import type { RoomCommand } from "./commands";
import { frameAt, MICRO, paceAt, positionAt, rateOf } from "./playhead";
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
    return (shown) => {
      if (command.case === "rename") return named(shown.me, command.value.name.trim());
      const { playback, medium } = shown;
      if (!playback || !medium) return [];
      const changed = moved(command, clone(PlaybackSchema, playback), medium, moment, shown);
      return changed ? [create(ValueSchema, { key: "playback", value: { case: "playback", value: changed } })] : [];
    };
  }
}

interface Moment {
  readonly now: bigint;
  readonly start: bigint;
}

function moved(command: RoomCommand, is: Playback, medium: Medium, { now, start }: Moment, shown: RoomView) {
  const frame = () => frameAt(is, rateOf(medium), now);
  switch (command.case) {
    case "play":
      return is.playing ? undefined : playingFrom(is, firstOf(is), start);
    case "pause":
      return is.playing ? pausedOn(is, command.value.frame ?? frame(), now) : undefined;
    case "seek":
      return is.playing ? playingFrom(is, command.value.frame, start) : pausedOn(is, command.value.frame, now);
    case "step":
      return pausedOn(is, (command.value.from ?? frame()) + command.value.frames, now);
    case "setSpeed":
      return { ...anchored(is, medium, now), speed: command.value.speed };
    case "setLoop":
      return { ...anchored(is, medium, now), loop: command.value.loop };
    case "setRange":
      return ranged(anchored(is, medium, now), command.value.inPoint, command.value.outPoint);
    case "selectMedium": {
      const next = shown.media.get(command.value.medium);
      return next && next.id !== medium.id ? loaded(is, next, now) : undefined;
    }
    case "addMedium":
    case "rename":
    case "leave":
      return undefined;
  }
}

/** Where play begins: what was played once and is over begins again. */
function firstOf(is: Playback): number {
  const [first, last] = is.speed > 0 ? [is.inPoint, is.outPoint] : [is.outPoint, is.inPoint];
  return is.loop === LoopMode.ONCE && is.frame === last ? first : is.frame;
}

function playingFrom(is: Playback, frame: number, at: bigint): Playback {
  return { ...is, playing: true, frame: within(is, frame), phase: entryPhase(is), at };
}

function pausedOn(is: Playback, frame: number, at: bigint): Playback {
  return { ...is, playing: false, frame: within(is, frame), phase: 0, at };
}

/** Re-anchored, so that the past does not move. */
function anchored(is: Playback, medium: Medium, now: bigint): Playback {
  if (!is.playing || now <= is.at) return is;
  const rate = rateOf(medium);
  const position = positionAt(is, rate, now);
  const returning = is.loop === LoopMode.PING_PONG && paceAt(is, rate, now) !== is.speed;
  const speed = returning ? -is.speed : is.speed;
  return { ...is, frame: Number(position / MICRO), phase: Number(position % MICRO), at: now, speed };
}

function ranged(is: Playback, inPoint: number, outPoint: number): Playback {
  const changed = { ...is, inPoint, outPoint };
  const frame = within(changed, is.frame);
  const entered = is.playing ? entryPhase(is) : 0;
  return { ...changed, frame, phase: frame === is.frame ? is.phase : entered };
}

/** Where a frame is entered: it stays on glass for its whole time, whichever way the playhead moves. */
const entryPhase = (is: Playback) => (is.speed > 0 ? 0 : Number(MICRO) - 1);

function loaded(is: Playback, medium: Medium, at: bigint): Playback {
  const range = { inPoint: 0, outPoint: medium.frames - 1 };
  return { ...is, ...range, medium: medium.id, playing: false, frame: 0, phase: 0, at, speed: 1000 };
}

function named(me: Participant | undefined, name: string): readonly Value[] {
  if (!me || !name) return [];
  const value = { ...clone(ParticipantSchema, me), name };
  return [create(ValueSchema, { key: `participant/${me.id}`, value: { case: "participant", value } })];
}

const within = (is: Playback, frame: number) => Math.min(Math.max(frame, is.inPoint), is.outPoint);
