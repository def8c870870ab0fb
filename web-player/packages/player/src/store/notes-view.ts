import type { ChatMessage } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import type { JumpRefusal } from "./driving";
import type { WritingRefusal } from "./note-rights";
import { type NoteRow, nameOf, seqOf } from "./note-rows";

/** A message as it is listed. */
export interface ChatLine {
  readonly id: string;
  readonly author: string;
  readonly color: number | undefined;
  readonly own: boolean;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Begins what one person says in one go: with their name and the time. */
  readonly first: boolean;
}

/** A message on its way. */
export interface Outgoing {
  readonly id: number;
  readonly text: string;
}

/** The tabs beside the picture. */
export type Tab = "people" | "playlist" | "notes" | "chat";

/** How many notes and messages of others one has not read. */
export interface Unread {
  readonly notes: number;
  readonly chat: number;
}

/** Everything that the notes and the chat show. Immutable. */
export interface NotesPicture {
  /** Why one may not write; undefined: one may. */
  readonly refusal: WritingRefusal | "empty" | undefined;
  /** Why one may not go to the frame of a note; undefined: one may. */
  readonly jump: JumpRefusal | undefined;
  readonly host: boolean;
  /** Notes on the clip in view, and those on others. */
  readonly here: readonly NoteRow[];
  readonly elsewhere: readonly NoteRow[];
  /** The frame on which the picture rests; undefined while it plays. */
  readonly rest: number | undefined;
  /** Number of the frame that one is writing about; undefined: nothing is begun. */
  readonly about: string | undefined;
  readonly chat: readonly ChatLine[];
  readonly outgoing: readonly Outgoing[];
  readonly unread: Unread;
  /** The first message that was new when the chat was opened. */
  readonly fresh: string | undefined;
}

/** What came of something that was asked for. */
export type Outcome =
  /** @param remark what a person should know all the same */
  { readonly kind: "done"; readonly remark?: string } | { readonly kind: "refused"; readonly why: string };

/** What a person can do with notes and messages. */
export interface NoteActs {
  /** One begins to write about the frame on glass, or has nothing written any more. */
  draft(begun: boolean): void;
  add(text: string): Promise<Outcome>;
  reply(note: string, text: string): Promise<Outcome>;
  /** Of a note or reply. */
  edit(note: string, text: string): Promise<Outcome>;
  resolve(note: string, resolved: boolean): Promise<Outcome>;
  remove(note: string): Promise<Outcome>;
  say(text: string): Promise<Outcome>;
  /** To the frame of a note. */
  go(note: NoteRow): void;
  still(hash: string): Promise<Blob>;
}

/** Who goes on after so long begins anew, with name and time. */
const PAUSE_MS = 300_000;

/** The messages of a room, the oldest first. */
export function chatOf(room: RoomView): readonly ChatLine[] {
  return room.chat.map((message, place) => lineOf(message, room.chat[place - 1], room));
}

function lineOf(message: ChatMessage, before: ChatMessage | undefined, room: RoomView): ChatLine {
  const { id, author, text } = message;
  const at = Number(message.created) / 1000;
  return {
    id,
    author: nameOf(author, room),
    color: room.participants.get(author)?.color,
    own: author === room.you,
    text,
    at,
    first: before?.author !== author || at - Number(before.created) / 1000 > PAUSE_MS,
  };
}

/** The latest sequence up to which things were read, by kind. */
export type ReadUpTo = Readonly<Record<keyof Unread, number>>;

/** How much of what others wrote came after what was read. */
export function unreadOf(room: RoomView, read: ReadUpTo): Unread {
  const count = (items: Iterable<{ readonly id: string; readonly author: number }>, upTo: number): number =>
    [...items].filter((item) => item.author !== room.you && seqOf(item) > upTo).length;
  return {
    notes: count([...room.notes.values(), ...[...room.replies.values()].flat()], read.notes),
    chat: count(room.chat, read.chat),
  };
}

/** Sequence of the latest of a kind; 0: there is none. */
export function latest(room: RoomView, kind: keyof Unread): number {
  const items = kind === "chat" ? room.chat : [...room.notes.values(), ...[...room.replies.values()].flat()];
  return items.reduce((most, item) => Math.max(most, seqOf(item)), 0);
}
