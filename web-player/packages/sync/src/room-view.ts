import {
  type Agreement,
  type Annotation,
  Category,
  type ChatMessage,
  type Gate,
  type Grade,
  type Lead,
  type Lobby,
  type Medium,
  type Note,
  type Participant,
  type Playback,
  type Policy,
  type Ready,
  type RoomCard,
  type Shot,
  type Subscription,
  type Vacancy,
  type View,
} from "@sameframe/protocol";
import { SortedValues, type Values } from "./values";

const CATEGORIES: readonly Category[] = Object.values(Category).filter(
  (category) => typeof category === "number" && category !== Category.UNSPECIFIED,
) as Category[];

interface Numbered {
  readonly id: string;
}

// m2 comes before m10
const byOrdinal = (a: Numbered, b: Numbered) => Number(a.id.slice(1)) - Number(b.id.slice(1));

const byId = <Id, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Item["id"], Item> =>
  new Map(items.map((item) => [item.id, item]));

const byParticipant = <Item extends { readonly participant: number }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.participant, item]));

function grouped(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const group = groups.get(note.parent);
    if (group) group.push(note);
    else groups.set(note.parent, [note]);
  }
  return groups;
}

/**
 * A room as it is shown at one moment: typed access to its values. Immutable; the same view means the same state.
 * What is off for this client's participant, or was not asked for, is absent.
 */
export class RoomView {
  /** Nothing known yet. */
  static readonly EMPTY = new RoomView(new Map(), 0);

  /** Title of the room, and when it was made and closed. */
  readonly card: RoomCard | undefined;
  /** How the room is run. */
  readonly policy: Policy | undefined;
  /** While nothing plays because the host has not started. */
  readonly lobby: Lobby | undefined;
  /** Where the playhead is and how it moves. */
  readonly playback: Playback | undefined;
  /** While play waits. */
  readonly gate: Gate | undefined;
  /** While one at a time drives. */
  readonly lead: Lead | undefined;
  /** While no host is here. */
  readonly vacancy: Vacancy | undefined;
  /** Of the frame on which the room rested last. */
  readonly agreement: Agreement | undefined;
  /** Pan, zoom, rotation and channel; absent until somebody sets them. */
  readonly view: View | undefined;
  /** Exposure, gamma and so on; absent until somebody sets them. */
  readonly grade: Grade | undefined;
  /** By id, in the order in which they were added. */
  readonly media: ReadonlyMap<string, Medium>;
  /** By id, in the order of the playlist. */
  readonly shots: ReadonlyMap<string, Shot>;
  /** By id, in the order in which they came; those who have gone, or wait to be let in, included. */
  readonly participants: ReadonlyMap<number, Participant>;
  /** What each has loaded, by participant. */
  readonly ready: ReadonlyMap<number, Ready>;
  /** By participant; who is absent has everything on. */
  readonly subscriptions: ReadonlyMap<number, Subscription>;
  /** By id, in the order in which they were added. */
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** By id, in the order in which they were written; replies are in {@link replies}. */
  readonly notes: ReadonlyMap<string, Note>;
  /** By the id of the note, in the order in which they were written. */
  readonly replies: ReadonlyMap<string, readonly Note[]>;
  /** The latest messages, the oldest first. */
  readonly chat: readonly ChatMessage[];
  /** The categories that are on for this client's participant. */
  readonly on: ReadonlySet<Category>;

  constructor(
    /** Everything, by key: for what is about any kind of value. */
    readonly values: Values,
    /** The participant that this client is; 0 before the first welcome. */
    readonly you: number,
  ) {
    const sorted = new SortedValues(values);
    const notes = sorted.of("note").sort(byOrdinal);
    this.card = sorted.one("card");
    this.policy = sorted.one("policy");
    this.lobby = sorted.one("lobby");
    this.playback = sorted.one("playback");
    this.gate = sorted.one("gate");
    this.lead = sorted.one("lead");
    this.vacancy = sorted.one("vacancy");
    this.agreement = sorted.one("agreement");
    this.view = sorted.one("view");
    this.grade = sorted.one("grade");
    this.media = byId(sorted.of("medium").sort(byOrdinal));
    this.shots = byId(sorted.of("shot").sort((a, b) => a.rank - b.rank || byOrdinal(a, b)));
    this.participants = byId(sorted.of("participant").sort((a, b) => a.id - b.id));
    this.ready = byParticipant(sorted.of("ready"));
    this.subscriptions = byParticipant(sorted.of("subscription"));
    this.annotations = byId(sorted.of("annotation").sort(byOrdinal));
    this.notes = byId(notes.filter(({ parent }) => parent === ""));
    this.replies = grouped(notes.filter(({ parent }) => parent !== ""));
    this.chat = sorted.of("chat").sort(byOrdinal);
    const off = this.subscriptions.get(you)?.off ?? [];
    this.on = new Set(CATEGORIES.filter((category) => !off.includes(category)));
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
