import type { ReadUpTo } from "../store/notes-view";

const KEY = "sameframe.read";

/** Of rooms that were left longer ago it is forgotten what was read. */
const ROOMS = 50;

const NOTHING: ReadUpTo = { notes: 0, chat: 0 };

/**
 * How far this browser has read the notes and the chat of rooms, across reloads. Where the browser keeps nothing, nothing
 * is kept, and all else works.
 */
export class ReadMarks {
  constructor(private readonly storage: Storage | undefined) {}

  /** @return sequences; 0: nothing was read */
  load(room: string): ReadUpTo {
    const found = this.#all().find(([code]) => code === room)?.[1];
    return found ?? NOTHING;
  }

  /** What was read stays read, also by another tab. */
  save(room: string, { notes, chat }: ReadUpTo): void {
    const known = this.load(room);
    const read = { notes: Math.max(notes, known.notes), chat: Math.max(chat, known.chat) };
    const others = this.#all().filter(([code]) => code !== room);
    try {
      this.storage?.setItem(KEY, JSON.stringify([[room, read], ...others].slice(0, ROOMS)));
    } catch {
      // full, or forbidden by the browser's settings
    }
  }

  #all(): readonly (readonly [string, ReadUpTo])[] {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(KEY) ?? "[]");
      return Array.isArray(value) ? value.filter(isMark) : [];
    } catch {
      return [];
    }
  }
}

/** In the storage of this browser. */
export function readHere(): ReadMarks {
  try {
    return new ReadMarks(globalThis.localStorage);
  } catch {
    return new ReadMarks(undefined); // private windows of some browsers
  }
}

function isMark(value: unknown): value is readonly [string, ReadUpTo] {
  if (!Array.isArray(value) || typeof value[0] !== "string" || typeof value[1] !== "object" || value[1] === null) {
    return false;
  }
  return Number.isInteger(Reflect.get(value[1], "notes")) && Number.isInteger(Reflect.get(value[1], "chat"));
}
