import { type Note, NoteStatus } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { frameNumber, timecodeOf } from "../frames/numbering";
import { strings } from "../strings";
import { clipOf } from "./view";

/** What is written below a note. */
export interface ReplyRow {
  readonly id: string;
  readonly author: string;
  readonly color: number | undefined;
  /** Whether one has written it. */
  readonly own: boolean;
  readonly edited: boolean;
  readonly text: string;
}

/** A note as it is listed: with the numbers and names that people know. */
export interface NoteRow extends ReplyRow {
  /** The entry that wrote it. */
  readonly seq: number;
  readonly medium: string;
  /** First frame, from the clip's first picture. */
  readonly frame: number;
  readonly lastFrame: number;
  readonly clip: string;
  /** First and last frame, by the production's numbers. */
  readonly from: string;
  readonly to: string;
  readonly timecode: string;
  readonly resolved: boolean;
  /** Hash of the picture that belongs to it, if it has one. */
  readonly still: string | undefined;
  readonly replies: readonly ReplyRow[];
}

/** The notes of a room, in the order of their clips and frames. */
export function notesOf(room: RoomView): readonly NoteRow[] {
  const media = [...room.media.keys()];
  return [...room.notes.values()]
    .sort((a, b) => media.indexOf(a.medium) - media.indexOf(b.medium) || a.firstFrame - b.firstFrame)
    .map((note) => rowOf(note, room));
}

/** Sequence of the entry that wrote a note or a message, as its id has it: 17 of `n17`. */
export function seqOf({ id }: { readonly id: string }): number {
  return Number(id.slice(1));
}

/** What a participant is called; a number where the name was erased. */
export function nameOf(id: number, room: RoomView): string {
  return room.participants.get(id)?.name || strings.history.person(id);
}

function rowOf(note: Note, room: RoomView): NoteRow {
  const clip = clipOf(room.media.get(note.medium));
  const number = (frame: number): string => String(clip === undefined ? frame : frameNumber(clip, frame));
  return {
    ...replyOf(note, room),
    seq: seqOf(note),
    medium: note.medium,
    frame: note.firstFrame,
    lastFrame: note.lastFrame,
    clip: clip?.title || note.medium,
    from: number(note.firstFrame),
    to: number(note.lastFrame),
    timecode: clip === undefined ? "" : timecodeOf(clip, note.firstFrame),
    resolved: note.status === NoteStatus.RESOLVED,
    still: note.still || undefined,
    replies: (room.replies.get(note.id) ?? []).map((reply) => replyOf(reply, room)),
  };
}

function replyOf({ id, author, text, edited }: Note, room: RoomView): ReplyRow {
  return {
    id,
    author: nameOf(author, room),
    color: room.participants.get(author)?.color,
    own: author === room.you,
    edited: edited > 0n,
    text,
  };
}
