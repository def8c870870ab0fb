import { RoomView } from "@sameframe/sync";
import type { Listed, PastState } from "../net/history-api";
import type { AuditedRoom } from "../people/remembered";
import { isErased } from "./erased";

/** A session as the list shows it. */
export interface Summary {
  readonly code: string;
  readonly title: string;
  /** Undefined: it could not be found out. */
  readonly state: "open" | "closed" | "erased" | undefined;
  /** First and last entry, in microseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly entries: number;
  readonly people: readonly string[];
  readonly media: readonly string[];
  /** Something contradicts the record. */
  readonly alarm: boolean;
  /** Why no more is known. */
  readonly wrong: string | undefined;
}

/** Of what the server lists. */
export function summaryOfListed(listed: Listed): Summary {
  const { code, title = "", state, createdAt, lastAt, entries, participants, media, alarm } = listed;
  const alarmed = alarm !== undefined && alarm !== null && alarm !== false;
  const [from, to] = [micros(createdAt), micros(lastAt)];
  return { code, title, state, from, to, entries, people: participants, media, alarm: alarmed, wrong: undefined };
}

/** Of the state that a room is in by now. */
export function summaryOfState(code: string, { seq, at, values }: PastState): Summary {
  const room = new RoomView(new Map(values.map((value) => [value.key, value])), 0);
  const closed = (room.card?.closed ?? 0n) > 0n;
  return {
    code,
    title: room.card?.title ?? "",
    state: isErased(room) ? "erased" : closed ? "closed" : "open",
    from: Number(room.card?.created ?? at),
    to: at,
    entries: seq,
    people: [...room.participants.values()].map(({ name }) => name).filter((name) => name !== ""),
    media: [...room.media.values()].map(({ title }) => title).filter((title) => title !== ""),
    alarm: false,
    wrong: undefined,
  };
}

/** Of what this browser remembers, where the server does not say more. */
export function summaryOfKept({ code, title, at }: AuditedRoom, wrong: string): Summary {
  const when = at * 1000;
  return {
    code,
    title,
    state: undefined,
    from: when,
    to: when,
    entries: 0,
    people: [],
    media: [],
    alarm: false,
    wrong,
  };
}

/** Whether a session has all words, somewhere in what the list shows, and the state. */
export function matches(summary: Summary, words: string, state: string): boolean {
  const text = [summary.code, summary.title, ...summary.people, ...summary.media].join(" ").toLocaleLowerCase();
  return (
    (state === "" || summary.state === state) &&
    words
      .toLocaleLowerCase()
      .split(/\s+/u)
      .every((word) => text.includes(word))
  );
}

function micros(instant: number | string): number {
  return typeof instant === "number" ? instant : Date.parse(instant) * 1000;
}
