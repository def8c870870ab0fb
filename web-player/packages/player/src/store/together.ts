import type { Playback } from "@sameframe/protocol";
import { frameNumber } from "../frames/numbering";
import { peopleStrings } from "../strings-people";
import type { Sign } from "./signs";
import type { Clip, Person } from "./view";

const say = peopleStrings.together;

/** Where one is whom it concerns whether all see the same frame. */
export type Whereabouts =
  | { readonly kind: "same" | "onOther" | "silent" | "hidden" | "private" | "inexact" | "buffering" | "along" }
  | { readonly kind: "elsewhere"; readonly frame: number };

/** Whether all see the same frame, and who does not and why. */
export interface Together {
  /** "All 5 on 1042". */
  readonly text: string;
  /** Everybody is on it who wants to be and can tell. */
  readonly all: boolean;
  /** A sentence for each of the others. */
  readonly others: readonly string[];
}

/** The room's playhead, its clip, and what is known of everybody's picture. */
export interface Gathering {
  readonly playback: Playback | undefined;
  readonly clip: Clip | undefined;
  readonly people: readonly Person[];
  readonly signOf: (person: Person) => Sign | undefined;
}

/** Where one of those who are here is, by what they say. */
export function whereabouts(
  person: Person,
  sign: Sign | undefined,
  playback: Pick<Playback, "playing" | "medium" | "frame">,
): Whereabouts {
  if (person.alone) {
    return { kind: "private" };
  }
  if (sign === undefined) {
    return { kind: "silent" };
  }
  if (sign.hidden) {
    return { kind: "hidden" };
  }
  if (sign.buffering) {
    return { kind: "buffering" };
  }
  if (playback.playing) {
    return { kind: "along" };
  }
  if (sign.inexact) {
    return { kind: "inexact" };
  }
  const onClip = sign.shown.filter(({ medium }) => medium === playback.medium);
  if (onClip.some(({ frame }) => frame === playback.frame)) {
    return { kind: "same" };
  }
  const [first] = onClip;
  return first === undefined
    ? { kind: sign.shown.length === 0 ? "silent" : "onOther" }
    : { kind: "elsewhere", frame: first.frame };
}

/** Neither of them is apart from the others. */
const ASIDE: ReadonlySet<Whereabouts["kind"]> = new Set(["same", "along", "private", "hidden", "inexact"]);

/** Undefined: there is nothing to see, or nobody to see it with. */
export function togetherOf({ playback, clip, people, signOf }: Gathering): Together | undefined {
  const here = people.filter(({ presence }) => presence === "here");
  if (playback === undefined || clip === undefined || here.length < 2) {
    return undefined;
  }
  const places = here.map((person) => ({ person, place: whereabouts(person, signOf(person), playback) }));
  const same = places.filter(({ place }) => place.kind === "same" || place.kind === "along").length;
  const others = places.flatMap(({ person, place }) => otherText(person, place, clip));
  const all = places.every(({ place }) => ASIDE.has(place.kind));
  if (playback.playing) {
    return { text: say.playing(same), all, others };
  }
  const frame = frameNumber(clip, playback.frame);
  return { text: same === here.length ? say.all(same, frame) : say.some(same, here.length, frame), all, others };
}

function otherText({ you, name }: Person, place: Whereabouts, clip: Clip): string[] {
  if (place.kind === "same" || place.kind === "along") {
    return [];
  }
  if (place.kind === "elsewhere") {
    const frame = frameNumber(clip, place.frame);
    return [you ? say.own.elsewhere(frame) : say.other.elsewhere(name, frame)];
  }
  return [you ? say.own[place.kind] : say.other[place.kind](name)];
}
