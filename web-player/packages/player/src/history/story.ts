import { Category, type Entry, type Participant, type RoomEvent, type Value } from "@sameframe/protocol";
import { RoomView } from "@sameframe/sync";
import { frameNumber } from "../frames/numbering";
import { Narration } from "../store/narration";
import { clipOf } from "../store/view";
import { strings } from "../strings";

const say = strings.history.told;

/** What is said of an entry. */
export interface Told {
  readonly text: string;
  /** What somebody wrote or said, word for word. */
  readonly quote: string | undefined;
  /** Colour of who did it; undefined: the room. */
  readonly color: number | undefined;
  readonly category: Category;
}

const CATEGORIES: Readonly<Record<string, Category>> = {
  participant: Category.ROSTER,
  ready: Category.ROSTER,
  subscription: Category.ROSTER,
  lead: Category.ROSTER,
  vacancy: Category.ROSTER,
  medium: Category.MEDIA,
  shot: Category.MEDIA,
  playback: Category.PLAYBACK,
  gate: Category.PLAYBACK,
  agreement: Category.PLAYBACK,
  view: Category.VIEW,
  grade: Category.GRADE,
  annotation: Category.ANNOTATIONS,
  note: Category.NOTES,
  chat: Category.NOTES,
};

/** What people, clips and shots are known by: sentences need nothing else. */
const NAMING = /^(participant|medium|shot)\//;

/** Tells a whole record, entry by entry; unlike in a room, each entry is told of. */
export class Story {
  readonly #narration = new Narration();
  readonly #names = new Map<string, Value>();
  #room = RoomView.EMPTY;

  tell(entry: Entry): Told {
    this.#meet(entry.events);
    const room = this.#room;
    const participant = room.participants.get(entry.participant);
    const told = this.#narration.tell({ entry: readable(entry), participant, own: false, late: true }, room);
    const who = participant?.name ?? strings.action.room;
    return {
      text:
        entry.seq === 1 ? this.#beginning(who) : (wordless(entry, who) ?? told?.text ?? this.#otherwise(entry, who)),
      quote: entry.events.map(quoteOf).find((quote) => quote !== undefined),
      color: told?.color ?? participant?.color,
      category: categoryOf(entry.events),
    };
  }

  /** Names that were erased are missing: people are told apart by their numbers then. */
  #meet(events: readonly RoomEvent[]): void {
    let isNews = false;
    for (const { event } of events) {
      const key = event.case === "put" ? event.value.key : event.value;
      if (key === undefined || !NAMING.test(key)) {
        continue;
      }
      isNews = true;
      if (event.case === "put") {
        this.#names.set(key, named(event.value));
      }
    }
    if (isNews) {
      this.#room = new RoomView(new Map(this.#names), 0);
    }
  }

  /** Nobody is in a room before it is there: who is in it then has made it. */
  #beginning(who: string): string {
    const [first] = this.#room.participants.values();
    return say.created(first?.name ?? who);
  }

  /** What is of no interest while it happens, but belongs to the record. */
  #otherwise({ events }: Entry, who: string): string {
    const texts = events.map(({ event }) =>
      event.case === "put" ? this.#put(event.value, who) : this.#removed(event.value ?? "", who),
    );
    return texts.find((text) => text !== undefined) ?? say.other(who);
  }

  #put({ value }: Value, who: string): string | undefined {
    const name = (participant: number): string => this.#room.participants.get(participant)?.name ?? "";
    switch (value.case) {
      case "agreement": {
        const { medium, frame, agreed, same, different } = value.value;
        const number = this.#number(medium, frame);
        return agreed ? say.agreed(same, number) : say.disagreed(different, same + different, number);
      }
      case "ready": {
        const title = this.#room.media.get(value.value.medium)?.title ?? value.value.medium;
        const of = name(value.value.participant) || who;
        return value.value.ready ? say.loaded(of, title) : say.notLoaded(of, title);
      }
      case "view":
        return say.view(who);
      case "grade":
        return say.grade(who);
      case "annotation":
        return say.redrew(who, this.#number(value.value.medium, value.value.firstFrame));
      case "note":
        return say.edited(who);
      case "gate":
        return say.waits(
          value.value.waitingFor
            .map(name)
            .filter((it) => it !== "")
            .join(", "),
        );
      case "participant":
        return say.place(value.value.name === "" ? personName(value.value) : value.value.name);
      case "subscription":
        return say.categories(name(value.value.participant) || who);
      case "playback":
        return say.playhead(who);
      case "shot":
        return say.playlist(who);
      default:
        return undefined;
    }
  }

  #removed(key: string, who: string): string | undefined {
    switch (key.split("/")[0]) {
      case "annotation":
        return say.erased(who);
      case "gate":
        return say.goesOn;
      case "vacancy":
        return say.hostIsBack;
      default:
        return undefined;
    }
  }

  #number(medium: string, frame: number): number {
    const clip = clipOf(this.#room.media.get(medium));
    return clip === undefined ? frame : frameNumber(clip, frame);
  }
}

/** A name to know somebody by whose own was erased. */
export function personName({ id }: Pick<Participant, "id">): string {
  return strings.history.person(id);
}

/** What has no name gets one by which it is told apart: it was erased, or never had one. */
function named(value: Value): Value {
  const content = value.value;
  if (content.case === "participant" && content.value.name === "") {
    return { ...value, value: { ...content, value: { ...content.value, name: personName(content.value) } } };
  }
  if (content.case === "medium" && content.value.title === "") {
    const title = strings.history.clip(content.value.id);
    return { ...value, value: { ...content, value: { ...content.value, title } } };
  }
  return value;
}

/** An entry in whose sentences nobody and nothing is without a name. */
function readable(entry: Entry): Entry {
  const events = entry.events.map((it) =>
    it.event.case === "put" ? { ...it, event: { ...it.event, value: named(it.event.value) } } : it,
  );
  return { ...entry, events };
}

/** Of a message whose words are gone it is told that there was one. */
function wordless({ events }: Entry, who: string): string | undefined {
  const isWordless = events.some(
    ({ event }) => event.case === "put" && event.value.value.case === "chat" && event.value.value.value.text === "",
  );
  return isWordless ? say.wrote(who) : undefined;
}

function quoteOf({ event }: RoomEvent): string | undefined {
  const value = event.case === "put" ? event.value.value : undefined;
  switch (value?.case) {
    case "note":
      return value.value.text === "" ? undefined : value.value.text;
    case "annotation":
      return value.value.shape?.text ? value.value.shape.text : undefined;
    default:
      return undefined; // what was said is in the sentence
  }
}

/** What an entry is about: its first event decides. */
function categoryOf([first]: readonly RoomEvent[]): Category {
  const event = first?.event;
  const key = event?.case === "put" ? event.value.key : (event?.value ?? "");
  return CATEGORIES[key.split("/")[0] ?? ""] ?? Category.ROOM;
}
