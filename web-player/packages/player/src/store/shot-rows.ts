import { type Medium, type Shot, ShotStatus } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { perSecond } from "../frames/rate";
import { numberText } from "../language/language";

/** What the review thinks of a shot. */
export type Verdict = "open" | "approved" | "needsWork" | "couldBeBetter";

export const VERDICTS: readonly Verdict[] = ["open", "approved", "needsWork", "couldBeBetter"];

/** One version of a shot; the oldest is number 1. */
export interface VersionRow {
  readonly medium: string;
  readonly number: number;
  readonly title: string;
}

/** A shot as the playlist shows it. */
export interface ShotRow {
  readonly id: string;
  /** From 1. */
  readonly place: number;
  readonly title: string;
  readonly frames: number;
  /** Frames per second, to three digits. */
  readonly rate: string;
  /** Whether it is frame-exact. */
  readonly exact: boolean;
  readonly chosen: string;
  readonly versions: readonly VersionRow[];
  readonly verdict: Verdict;
  /** One of its versions is in view. */
  readonly current: boolean;
}

const VERDICT_OF: Readonly<Record<ShotStatus, Verdict>> = {
  [ShotStatus.UNSPECIFIED]: "open",
  [ShotStatus.OPEN]: "open",
  [ShotStatus.APPROVED]: "approved",
  [ShotStatus.NEEDS_WORK]: "needsWork",
  [ShotStatus.COULD_BE_BETTER]: "couldBeBetter",
};

const STATUS_OF: Readonly<Record<Verdict, ShotStatus>> = {
  open: ShotStatus.OPEN,
  approved: ShotStatus.APPROVED,
  needsWork: ShotStatus.NEEDS_WORK,
  couldBeBetter: ShotStatus.COULD_BE_BETTER,
};

export const statusOf = (verdict: Verdict): ShotStatus => STATUS_OF[verdict];

/** A move that the room has not answered yet. */
export interface Moving {
  readonly shot: string;
  /** Empty: to the end. */
  readonly before: string;
}

/** Ids of the shots in their order, as if a move were done already. */
export function orderOf(room: RoomView, moving: Moving | undefined): readonly string[] {
  const ids = [...room.shots.keys()];
  if (moving === undefined || !ids.includes(moving.shot)) {
    return ids;
  }
  const others = ids.filter((id) => id !== moving.shot);
  const place = others.indexOf(moving.before);
  return others.toSpliced(place < 0 ? others.length : place, 0, moving.shot);
}

/** Makes the rows of a playlist; a shot of which nothing has changed keeps its row, and is not rendered again. */
export class ShotRows {
  readonly #made = new Map<string, { readonly from: readonly unknown[]; readonly row: ShotRow }>();

  /** @param medium that is in view */
  of(room: RoomView, medium: string | undefined, moving: Moving | undefined): readonly ShotRow[] {
    return orderOf(room, moving).flatMap((id, index) => {
      const shot = room.shots.get(id);
      return shot === undefined ? [] : [this.#row(shot, index + 1, room, medium)];
    });
  }

  #row(shot: Shot, place: number, room: RoomView, medium: string | undefined): ShotRow {
    const current = medium !== undefined && shot.versions.includes(medium);
    const from = [shot, place, current, ...shot.versions.map((id) => room.media.get(id))];
    const made = this.#made.get(shot.id);
    if (made !== undefined && from.length === made.from.length && from.every((it, n) => it === made.from[n])) {
      return made.row;
    }
    const row = rowOf(shot, place, current, room.media);
    this.#made.set(shot.id, { from, row });
    return row;
  }
}

function rowOf(shot: Shot, place: number, current: boolean, media: ReadonlyMap<string, Medium>): ShotRow {
  const chosen = media.get(shot.chosen);
  return {
    id: shot.id,
    place,
    title: chosen?.title ?? shot.id,
    frames: chosen?.frames ?? 0,
    rate: chosen?.rate === undefined ? "" : numberText(perSecond(chosen.rate)),
    exact: chosen?.variableRate !== true,
    chosen: shot.chosen,
    versions: shot.versions.map((medium, n) => ({ medium, number: n + 1, title: media.get(medium)?.title ?? medium })),
    verdict: VERDICT_OF[shot.status],
    current,
  };
}
