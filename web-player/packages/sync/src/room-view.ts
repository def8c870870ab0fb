import type { Medium, Participant, Playback, Policy, RoomCard, Value } from "@sameframe/protocol";

/** The room's state: its keys and their values. */
export type Values = ReadonlyMap<string, Value>;

/**
 * A room as it is shown at one moment: typed access to its values. Immutable; the same view means the same state.
 * What was not asked for (categories) is absent.
 */
export class RoomView {
  /** Nothing known yet. */
  static readonly EMPTY = new RoomView(new Map(), 0);

  readonly card: RoomCard | undefined;
  readonly policy: Policy | undefined;
  readonly playback: Playback | undefined;
  /** By id, in the order in which they were added. */
  readonly media: ReadonlyMap<string, Medium>;
  /** By id, in the order in which they came; those who have gone included. */
  readonly participants: ReadonlyMap<number, Participant>;

  constructor(
    /** As they came, by key. */
    readonly values: Values,
    /** The participant that this client is; 0 before the first welcome. */
    readonly you: number,
  ) {
    const media: Medium[] = [];
    const participants: Participant[] = [];
    for (const { value } of values.values()) {
      if (value.case === "card") this.card = value.value;
      if (value.case === "policy") this.policy = value.value;
      if (value.case === "playback") this.playback = value.value;
      if (value.case === "medium") media.push(value.value);
      if (value.case === "participant") participants.push(value.value);
    }
    this.media = new Map(media.sort((a, b) => ordinal(a.id) - ordinal(b.id)).map((medium) => [medium.id, medium]));
    this.participants = new Map(participants.sort((a, b) => a.id - b.id).map((person) => [person.id, person]));
  }

  /** This client's participant. */
  get me(): Participant | undefined {
    return this.participants.get(this.you);
  }

  /** The selected medium. */
  get medium(): Medium | undefined {
    return this.playback && this.media.get(this.playback.medium);
  }
}

// m2 comes before m10
const ordinal = (id: string) => Number(id.slice(1));
