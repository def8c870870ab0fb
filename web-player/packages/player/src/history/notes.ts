import { type Note, NoteStatus } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { frameNumber, timecodeOf } from "../frames/numbering";
import { clipOf } from "../store/view";
import { personName } from "./story";

/** A note as it is listed: with the numbers and names that people know. */
export interface NoteRow {
  readonly id: string;
  /** The entry that wrote it. */
  readonly seq: number;
  readonly author: string;
  readonly color: number | undefined;
  readonly text: string;
  readonly clip: string;
  /** First and last frame, by the production's numbers. */
  readonly from: string;
  readonly to: string;
  readonly timecode: string;
  readonly resolved: boolean;
  /** Hash of the picture that belongs to it, if it has one. */
  readonly still: string | undefined;
  readonly replies: readonly { readonly author: string; readonly text: string }[];
}

/** The notes of a room, in the order of their clips and frames. */
export function notesOf(room: RoomView): readonly NoteRow[] {
  const media = [...room.media.keys()];
  return [...room.notes.values()]
    .sort((a, b) => media.indexOf(a.medium) - media.indexOf(b.medium) || a.firstFrame - b.firstFrame)
    .map((note) => rowOf(note, room));
}

function rowOf(note: Note, room: RoomView): NoteRow {
  const clip = clipOf(room.media.get(note.medium));
  const number = (frame: number): string => String(clip === undefined ? frame : frameNumber(clip, frame));
  const author = room.participants.get(note.author);
  return {
    id: note.id,
    seq: Number(note.id.slice(1)),
    author: nameOf(note.author, room),
    color: author?.color,
    text: note.text,
    clip: clip?.title || note.medium,
    from: number(note.firstFrame),
    to: number(note.lastFrame),
    timecode: clip === undefined ? "" : timecodeOf(clip, note.firstFrame),
    resolved: note.status === NoteStatus.RESOLVED,
    still: note.still || undefined,
    replies: (room.replies.get(note.id) ?? []).map((reply) => ({
      author: nameOf(reply.author, room),
      text: reply.text,
    })),
  };
}

function nameOf(id: number, room: RoomView): string {
  return room.participants.get(id)?.name || personName({ id });
}
