import { Admission, type Participant, Presence } from "@sameframe/protocol";
import { strings } from "../strings";

/** A stretch of time; instants are microseconds since the epoch. */
export interface Stretch {
  readonly from: number;
  /** Undefined: it goes on at the end of what was read. */
  readonly to: number | undefined;
}

/** When somebody was there; away: the connection was lost, the place kept. */
export interface Attendance extends Stretch {
  readonly away: boolean;
}

/** Somebody who came into a session. */
export interface Lane {
  readonly id: number;
  /** As it was last; where it was erased, one to know them by. */
  readonly name: string;
  readonly color: number;
  readonly attendances: readonly Attendance[];
}

type Draft = Omit<Lane, "attendances"> & { attendances: Attendance[] };

/** Who was there and when, put together entry by entry. */
export class Presences {
  readonly #lanes = new Map<number, Draft>();
  #here = 0;

  /** How many are here by now. */
  get here(): number {
    return this.#here;
  }

  /** Those who came in, in the order in which they did. */
  get lanes(): readonly Lane[] {
    return [...this.#lanes.values()];
  }

  /** Somebody is, from an instant on, as this says. */
  take(participant: Participant, at: number): void {
    const { id, name, color, presence } = participant;
    const lane = this.#lanes.get(id);
    const state = isIn(participant) ? presence : Presence.GONE;
    if (lane === undefined && state !== Presence.HERE) {
      return; // nobody who only had a place, or waited
    }
    const known = name === "" ? strings.history.person(id) : name;
    const draft = { attendances: lane?.attendances ?? [], id, name: known, color };
    this.#lanes.set(id, draft);
    this.#turn(draft.attendances, state, at);
  }

  #turn(attendances: Attendance[], state: Presence, at: number): void {
    const last = attendances.at(-1);
    const open = last !== undefined && last.to === undefined ? last : undefined;
    const isThere = state === Presence.HERE || state === Presence.AWAY;
    const away = state === Presence.AWAY;
    if (open !== undefined && isThere && open.away === away) {
      return;
    }
    if (open !== undefined) {
      attendances[attendances.length - 1] = { ...open, to: at };
      this.#here -= open.away ? 0 : 1;
    }
    if (isThere) {
      attendances.push({ from: at, to: undefined, away });
      this.#here += away ? 0 : 1;
    }
  }
}

function isIn({ admission }: Participant): boolean {
  return admission === Admission.ADMITTED || admission === Admission.UNSPECIFIED;
}
