import type {
  AnnotationSchema,
  Category,
  GradeSchema,
  LoopMode,
  Medium,
  MediumSchema,
  MessageInitShape,
  NoteStatus,
  PolicySchema,
  Role,
  ShotStatus,
  ViewSchema,
} from "@sameframe/protocol";

/** A medium to add: its fields; the room gives it its id. */
export type MediumInit = MessageInitShape<typeof MediumSchema> | Medium;
/** A view to show: its fields. */
export type ViewInit = MessageInitShape<typeof ViewSchema>;
/** A grade to show: its fields. */
export type GradeInit = MessageInitShape<typeof GradeSchema>;
/** A policy to set: its fields. */
export type PolicyInit = MessageInitShape<typeof PolicySchema>;
/** An annotation to draw: its fields. */
export type AnnotationInit = MessageInitShape<typeof AnnotationSchema>;

/** The playhead. */
export interface PlaybackCommands {
  /** Everybody starts at one instant, a moment later. */
  play(): Promise<number>;
  /** Everybody lands on `frame`: the one on glass here, unless given. */
  pause(frame?: number): Promise<number>;
  /** Lands on a frame, from 0; while it plays, goes on from there. */
  seek(frame: number): Promise<number>;
  /** Pauses, and moves by `n` frames from the one on glass here. */
  step(n: number): Promise<number>;
  /** Thousandths of real time: -8000 to 8000, not 0. */
  setSpeed(milli: number): Promise<number>;
  /** What becomes of the playhead at the end of its range. */
  setLoop(mode: LoopMode): Promise<number>;
  /** First and last frame of the range, both included. */
  setRange(inPoint: number, outPoint: number): Promise<number>;
}

/** What there is to look at. */
export interface PlaylistCommands {
  /** As a version of a shot, or as a new shot at the end. */
  addMedium(medium: MediumInit, shot?: string): Promise<number>;
  /** Rests on the first frame of this medium's cut. */
  selectMedium(id: string): Promise<number>;
  /** Goes so many shots further in the playlist; negative is back. */
  advance(shots: number): Promise<number>;
  /** Puts a shot before another one, or at the end. */
  moveShot(shot: string, before?: string): Promise<number>;
  /** What people think of a shot. */
  setShotStatus(shot: string, status: ShotStatus): Promise<number>;
  /** Takes a shot off the playlist; its media, annotations and notes stay. */
  removeShot(shot: string): Promise<number>;
}

/** How the picture is shown. */
export interface PictureCommands {
  /** Sets pan, zoom, rotation, flips and channel for everybody. */
  setView(view: ViewInit): Promise<number>;
  /** Sets exposure, gamma and so on for everybody. */
  setGrade(grade: GradeInit): Promise<number>;
}

/** Oneself. */
export interface PersonCommands {
  /** 1 to 64 characters; spaces around them are dropped. */
  rename(name: string): Promise<number>;
  /** Goes for good: the place is free, and the client closes. Never rejects. */
  leave(): Promise<number>;
  /** Leaves the room's playhead for a private one (`client.look`), or returns to it. */
  setOutOfSync(outOfSync: boolean): Promise<number>;
  /** Switches categories: all but these are on. */
  subscribe(off: readonly Category[]): Promise<number>;
  /** Says what is loaded here; `frames` is the length of one's own copy, if it is known. */
  setReady(medium: string, ready: boolean, frames?: number): Promise<number>;
}

/** Who drives, where one does at a time. */
export interface LeadCommands {
  /** Takes the lead if nobody has it, or stands in line. */
  requestLead(): Promise<number>;
  /** Hands the lead to a participant. */
  handLead(to: number): Promise<number>;
  /** Gives the lead back, or takes one's request back. */
  returnLead(): Promise<number>;
}

/** What only hosts may. People are named by their ids. */
export interface HostCommands {
  /** Ends the lobby. */
  start(): Promise<number>;
  /** From the waiting room, or after a removal. */
  letIn(participant: number): Promise<number>;
  /** Removes somebody, or declines who waits. */
  kick(participant: number): Promise<number>;
  /** The last host stays one. */
  setRole(participant: number, role: Role): Promise<number>;
  /** The other becomes host, and one oneself a reviewer. */
  transferHost(to: number): Promise<number>;
  /** Nobody new comes in until it is unlocked. */
  lock(locked: boolean): Promise<number>;
  /** All of it: start from `room.policy`. */
  setPolicy(policy: PolicyInit): Promise<number>;
  /** For good. */
  closeRoom(): Promise<number>;
}

/** What is drawn. The room gives annotations their ids and authors. */
export interface AnnotationCommands {
  /** Draws on frames of a medium. */
  addAnnotation(annotation: AnnotationInit): Promise<number>;
  /** One's own, or as a host anybody's; by its id. */
  changeAnnotation(annotation: AnnotationInit): Promise<number>;
  /** One's own, or as a host anybody's. */
  removeAnnotation(id: string): Promise<number>;
  /** One's own, or as a host everybody's; on one medium, or on all. */
  clearAnnotations(which?: { readonly everybody?: boolean; readonly medium?: string }): Promise<number>;
}

/** What is written. */
export interface NoteCommands {
  /** Writes about frames of a medium. */
  addNote(note: NoteInit): Promise<number>;
  /** Writes below a note, 1 to 2,000 characters. */
  reply(note: string, text: string): Promise<number>;
  /** One's own, or as a host anybody's. Without a still it keeps the one that it has; with `""` it has none any more. */
  editNote(note: string, text: string, still?: string): Promise<number>;
  /** Resolves a note, or opens it again. */
  setNoteStatus(note: string, status: NoteStatus): Promise<number>;
  /** With its replies. */
  removeNote(note: string): Promise<number>;
  /** A chat message. */
  say(text: string): Promise<number>;
}

/** A note about some frames, both included. */
export interface NoteInit {
  /** Id of the medium. */
  readonly medium: string;
  /** First frame, from 0. */
  readonly firstFrame: number;
  /** Last frame; the first one again if it is about one. */
  readonly lastFrame: number;
  /** 1 to 2,000 characters, in any number of lines. */
  readonly text: string;
  /** The hash that `POST /v1/rooms/CODE/stills` answered for its picture, 64 digits in lower-case hexadecimal. */
  readonly still?: string;
}

/**
 * What a person can do in a room. What can be foreseen is shown at once; each resolves with the sequence of its entry, or
 * of the moment at which the room found that there was nothing to change. Rejects with a {@link Refusal}, and what was
 * shown snaps back. Without a connection it waits for the next one.
 */
export interface RoomCommands
  extends PlaybackCommands,
    PlaylistCommands,
    PictureCommands,
    PersonCommands,
    LeadCommands,
    HostCommands,
    AnnotationCommands,
    NoteCommands {}
