import {
  type Command,
  create,
  LoopMode,
  MediumSchema,
  type MessageInitShape,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  PolicySchema,
  Presence,
  ReadySchema,
  Role,
  RoomCardSchema,
  SubscriptionSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { MICRO, positionAt, rateOf } from "../../src/playhead";

type Values = ReadonlyMap<string, Value>;

const made = (key: string, value: Value["value"]) => create(ValueSchema, { key, value });

/** A room with one medium of so many frames, its host, and somebody else. */
export function firstValues(length: number): readonly Value[] {
  const frames = { id: "m1", title: "Clip", rate: { numerator: 24, denominator: 1 }, frames: length };
  const me = { name: "Ada", role: Role.HOST, presence: Presence.HERE };
  const course = { medium: "m1", frame: 0, speed: 1000, loop: LoopMode.LOOP, outPoint: length - 1 };
  return [
    made("card", { case: "card", value: create(RoomCardSchema, { title: "Dailies" }) }),
    made("policy", { case: "policy", value: create(PolicySchema, { leadMinMs: 60, leadMaxMs: 1000 }) }),
    made("medium/m1", { case: "medium", value: create(MediumSchema, frames) }),
    made("participant/1", { case: "participant", value: create(ParticipantSchema, { ...me, id: 1 }) }),
    made("participant/2", { case: "participant", value: create(ParticipantSchema, { ...me, id: 2, name: "Bob" }) }),
    made("playback", { case: "playback", value: create(PlaybackSchema, course) }),
  ];
}

export function playbackOf(values: Values): Playback {
  const value = values.get("playback")?.value;
  if (value?.case !== "playback") throw new Error("no playback");
  return value.value;
}

export function playing(values: Values, change: Partial<MessageInitShape<typeof PlaybackSchema>>): Value {
  return made("playback", { case: "playback", value: create(PlaybackSchema, { ...playbackOf(values), ...change }) });
}

/** What a command of participant 1 puts; nothing if it changes nothing, or if it is not known here. */
export function decide(command: Command["command"], values: Values, now: bigint, lead: bigint): Value | undefined {
  switch (command.case) {
    case "play":
      return playbackOf(values).playing ? undefined : playing(values, { playing: true, at: now + lead });
    case "pause":
      return playing(values, { playing: false, frame: command.value.frame ?? 0, at: now });
    case "seek":
      return playing(values, { frame: command.value.frame, at: now });
    case "step":
      return playing(values, { playing: false, frame: (command.value.from ?? 0) + command.value.frames, at: now });
    case "setSpeed":
      return playing(values, { ...anchored(values, now), speed: command.value.speed });
    case "setLoop":
      return playing(values, { ...anchored(values, now), loop: command.value.loop });
    case "setRange":
      return playing(values, { inPoint: command.value.inPoint, outPoint: command.value.outPoint });
    case "rename":
      return me(values, { name: command.value.name });
    case "setOutOfSync":
      return me(values, { outOfSync: command.value.outOfSync });
    case "setReady": {
      const { medium, ready, frames } = command.value;
      return made("ready/1", { case: "ready", value: create(ReadySchema, { participant: 1, medium, ready, frames }) });
    }
    case "subscribe": {
      const value = create(SubscriptionSchema, { participant: 1, off: command.value.off });
      return made("subscription/1", { case: "subscription", value });
    }
    case "setView":
      return command.value.view && made("view", { case: "view", value: command.value.view });
    case "setGrade":
      return command.value.grade && made("grade", { case: "grade", value: command.value.grade });
    default:
      return undefined;
  }
}

/** Where the playhead is now: the past does not move. */
function anchored(values: Values, now: bigint): Partial<MessageInitShape<typeof PlaybackSchema>> {
  const is = playbackOf(values);
  const medium = values.get(`medium/${is.medium}`)?.value;
  if (!is.playing || now <= is.at || medium?.case !== "medium") return {};
  const position = positionAt(is, rateOf(medium.value), now);
  return { frame: Number(position / MICRO), phase: Number(position % MICRO), at: now };
}

function me(values: Values, change: Partial<MessageInitShape<typeof ParticipantSchema>>): Value {
  const is = values.get("participant/1")?.value;
  if (is?.case !== "participant") throw new Error("nobody is here");
  return made("participant/1", { case: "participant", value: create(ParticipantSchema, { ...is.value, ...change }) });
}
