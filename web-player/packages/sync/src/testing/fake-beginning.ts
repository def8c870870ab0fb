import {
  create,
  LoopMode,
  type Medium,
  MediumSchema,
  ParticipantSchema,
  PlaybackSchema,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { loaded } from "../moves";
import type { MediumInit } from "../room-api";

/** Somebody who has the room open elsewhere from the beginning. */
export interface FakePerson {
  /** As the others see it. */
  readonly name: string;
  /** A reviewer unless given. */
  readonly role?: Role;
}

/** What a room begins with. */
export interface Beginning {
  readonly title: string;
  readonly people: readonly FakePerson[];
  readonly media: readonly MediumInit[];
}

/** Ten seconds of 24 frames each. */
export const CLIP: MediumInit = { title: "Clip", rate: { numerator: 24, denominator: 1 }, frames: 240 };

/** Media m1, m2 ... and people 1, 2 ...; the playhead rests on the first frame of the first medium, in a loop. */
export function firstValues({ title, people, media }: Beginning): readonly Value[] {
  const clips = media.map((medium, n) => withId(medium, n + 1));
  const [first] = clips;
  const rest = create(PlaybackSchema, { speed: 1000, loop: LoopMode.LOOP });
  return [
    made("card", { case: "card", value: create(RoomCardSchema, { title }) }),
    made("policy", { case: "policy", value: create(PolicySchema, { leadMinMs: 60, leadMaxMs: 1000 }) }),
    ...clips.map((value) => made(`medium/${value.id}`, { case: "medium", value })),
    ...people.map(({ name, role = Role.REVIEWER }, n) => {
      const value = create(ParticipantSchema, { id: n + 1, name, role, color: n % 12, presence: Presence.HERE });
      return made(`participant/${n + 1}`, { case: "participant", value });
    }),
    ...(first ? [made("playback", { case: "playback", value: loaded(rest, first, 0n) })] : []),
  ];
}

function withId(medium: MediumInit, ordinal: number): Medium {
  return create(MediumSchema, { ...medium, id: `m${ordinal}` } as MediumInit);
}

const made = (key: string, value: Value["value"]) => create(ValueSchema, { key, value });
