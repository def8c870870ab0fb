import { clock } from "../frames/clock";
import { peopleStrings } from "../strings-people";
import type { Clip, Person } from "./view";

const say = peopleStrings.lobby;

/** Who is here before it starts, and whether they have the clip. */
export interface LobbyRow {
  readonly person: Person;
  readonly kind: "ready" | "wrong" | "waiting" | "aside";
  /** "Ready, 0:10, 240 frames". */
  readonly text: string;
}

/** Everybody who is let in; who is on their way or looks around alone holds nothing up. */
export function lobbyRows(people: readonly Person[], clip: Clip | undefined): readonly LobbyRow[] {
  return people
    .filter(({ presence }) => presence !== "waiting")
    .map((person) => ({ person, ...stateOf(person, clip) }));
}

/** "2 of 3 ready"; who stands aside is not counted. */
export function lobbyCount(rows: readonly LobbyRow[]): string {
  const counted = rows.filter(({ kind }) => kind !== "aside");
  return say.count(counted.filter(({ kind }) => kind === "ready").length, counted.length);
}

function stateOf({ presence, alone, copy, copyFrames }: Person, clip: Clip | undefined): Omit<LobbyRow, "person"> {
  if (presence !== "here") {
    return { kind: "aside", text: say.absent };
  }
  if (alone) {
    return { kind: "aside", text: say.alone };
  }
  const length = (frames: number): string => (clip === undefined ? "" : say.length(clock(frames, clip.rate), frames));
  switch (copy) {
    case "ready":
      return { kind: "ready", text: say.ready(length(copyFrames ?? clip?.frames ?? 0)) };
    case "notLoaded":
      return { kind: "waiting", text: say.notLoaded };
    case "unplayable":
      return { kind: "wrong", text: say.unplayable };
    case "otherLength": {
      const text =
        copyFrames === undefined
          ? say.otherLengthUnknown
          : say.otherLength(length(copyFrames), length(clip?.frames ?? 0));
      return { kind: "wrong", text };
    }
  }
}
