import { Admission, Control } from "@sameframe/protocol";
import type { ConnectionState, RoomEvents, RoomView, SyncStatus } from "@sameframe/sync";
import { badgeOf } from "./badge";
import type { Condition, Leading, PeoplePicture } from "./people-view";
import { qualityOf, type Sign, Signs } from "./signs";
import { togetherOf } from "./together";
import { clipOf, type Person, personOf, type RoomPicture } from "./view";

/** What is needed of sync's room client. */
export interface PeopleLink {
  readonly room: RoomView;
  readonly state: ConnectionState;
  readonly sync: SyncStatus;
  /** Nobody can see this page. */
  readonly hidden: boolean;
  /** Server time in microseconds since the epoch. */
  serverTimeAt(): bigint;
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void;
}

/** Where the store is. */
export interface PeoplePlace {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since the epoch by this computer's clock. */
  readonly wall: () => number;
  /** Calls again and again; the result stops that. */
  readonly every: (ms: number, act: () => void) => () => void;
}

/** How often it is looked whether something has become old. [ms] */
const LOOK = 500;

/** Who is here, how they are doing, whether all see the same frame, and how one is in step. */
export class PeopleStore {
  readonly #signs = new Signs();
  readonly #offs: (() => void)[];
  #shown: Pick<RoomPicture, "people" | "connection" | "picture" | "lobby">;
  /** When this page was in step last. */
  #inStep: number | undefined;

  /** @param changed called when something else is to be shown, or may be */
  constructor(
    private readonly link: PeopleLink,
    private readonly place: PeoplePlace,
    shown: RoomPicture,
    private readonly changed: () => void,
  ) {
    this.#shown = shown;
    this.#look();
    this.#offs = [
      link.on("signal", ({ participant, instance, signal }) => {
        if (signal?.signal.case === "status") {
          this.#signs.heard(participant, instance, signal.signal.value, place.now());
          this.changed();
        }
      }),
      link.on("sync", () => {
        this.#look();
        this.changed();
      }),
      place.every(LOOK, () => {
        this.#look();
        this.changed();
      }),
    ];
  }

  /** What the room shows. */
  renew(shown: RoomPicture): void {
    this.#shown = shown;
    this.#signs.here(new Set(shown.people.map(({ id }) => id)));
  }

  get picture(): PeoplePicture {
    const { people, connection, lobby } = this.#shown;
    const { room, sync } = this.link;
    const now = this.place.now();
    const clip = clipOf(room.playback && room.media.get(room.playback.medium));
    const signOf = (person: Person): Sign | undefined =>
      person.you ? this.#ownSign() : this.#signs.of(person.id, now);
    const isLive = connection.kind === "live";
    return {
      people,
      removed: removedFrom(room),
      conditions: new Map(people.map((person) => [person.id, conditionOf(signOf(person))])),
      leading: leadingOf(room, people),
      locked: room.policy?.locked === true,
      badge: badgeOf({ connection, sync }, this.#inStep === undefined ? undefined : now - this.#inStep),
      // what was said before the connection was lost says nothing of now
      together: isLive && !lobby ? togetherOf({ playback: room.playback, clip, people, signOf }) : undefined,
      clockOffset:
        sync.clockError === undefined ? undefined : this.place.wall() - Number(this.link.serverTimeAt()) / 1000,
    };
  }

  close(): void {
    for (const off of this.#offs) {
      off();
    }
  }

  #look(): void {
    const { status } = this.link.sync;
    if (status === "synced" || status === "private") {
      this.#inStep = this.place.now();
    }
  }

  /** What others are told of this page, and it knows at once. */
  #ownSign(): Sign {
    const { roundTrip, showing } = this.link.sync;
    const medium = this.link.room.playback?.medium;
    return {
      roundTrip,
      buffering: this.#shown.picture.kind === "buffering",
      hidden: this.link.hidden,
      inexact: false,
      shown: showing === undefined || medium === undefined ? [] : [{ medium, frame: showing }],
    };
  }
}

function conditionOf(sign: Sign | undefined): Condition {
  const { roundTrip, buffering = false, hidden = false } = sign ?? {};
  return { quality: qualityOf(roundTrip), roundTrip, buffering, hidden };
}

function removedFrom(room: RoomView): readonly Person[] {
  return [...room.participants.values()]
    .filter(({ admission }) => admission === Admission.REMOVED)
    .map((participant) => personOf(participant, room));
}

function leadingOf({ policy, lead, me, you }: RoomView, people: readonly Person[]): Leading | undefined {
  if (policy?.control !== Control.LEAD) {
    return undefined;
  }
  const holder = people.find(({ lead: its }) => its === "holds");
  const place = lead?.requests.indexOf(you) ?? -1;
  const may = me !== undefined && people.some((person) => person.you && person.role !== "viewer");
  return { holder, place: place < 0 ? undefined : place + 1, mine: holder?.you === true, may };
}
