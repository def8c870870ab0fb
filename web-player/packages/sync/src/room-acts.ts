import {
  type Category,
  create,
  type LoopMode,
  MediumSchema,
  type NoteStatus,
  type Role,
  type ShotStatus,
} from "@sameframe/protocol";
import type { CommandName, FieldsOf } from "./commands";
import type { AnnotationInit, GradeInit, MediumInit, NoteInit, PolicyInit, RoomCommands, ViewInit } from "./room-api";

/** Makes a command of each of the things that a person can do in a room. */
export abstract class RoomActs implements RoomCommands {
  /** Gives a command to the room. */
  protected abstract act<Name extends CommandName>(name: Name, fields: FieldsOf<Name>): Promise<number>;

  /** The frame that a person here means, as far as it concerns the room. */
  protected abstract get frameForRoom(): number | undefined;

  abstract leave(): Promise<number>;

  play(): Promise<number> {
    return this.act("play", {});
  }

  pause(frame = this.frameForRoom): Promise<number> {
    return this.act("pause", frame === undefined ? {} : { frame });
  }

  seek(frame: number): Promise<number> {
    return this.act("seek", { frame });
  }

  step(n: number): Promise<number> {
    const from = this.frameForRoom;
    return this.act("step", from === undefined ? { frames: n } : { frames: n, from });
  }

  setSpeed(milli: number): Promise<number> {
    return this.act("setSpeed", { speed: milli });
  }

  setLoop(mode: LoopMode): Promise<number> {
    return this.act("setLoop", { loop: mode });
  }

  setRange(inPoint: number, outPoint: number): Promise<number> {
    return this.act("setRange", { inPoint, outPoint });
  }

  addMedium(medium: MediumInit, shot = ""): Promise<number> {
    return this.act("addMedium", { medium: create(MediumSchema, medium), shot });
  }

  selectMedium(id: string): Promise<number> {
    return this.act("selectMedium", { medium: id });
  }

  advance(shots: number): Promise<number> {
    return this.act("advance", { shots });
  }

  moveShot(shot: string, before = ""): Promise<number> {
    return this.act("moveShot", { shot, before });
  }

  setShotStatus(shot: string, status: ShotStatus): Promise<number> {
    return this.act("setShotStatus", { shot, status });
  }

  removeShot(shot: string): Promise<number> {
    return this.act("removeShot", { shot });
  }

  setView(view: ViewInit): Promise<number> {
    return this.act("setView", { view });
  }

  setGrade(grade: GradeInit): Promise<number> {
    return this.act("setGrade", { grade });
  }

  rename(name: string): Promise<number> {
    return this.act("rename", { name });
  }

  setOutOfSync(outOfSync: boolean): Promise<number> {
    return this.act("setOutOfSync", { outOfSync });
  }

  subscribe(off: readonly Category[]): Promise<number> {
    return this.act("subscribe", { off: [...off] });
  }

  setReady(medium: string, ready: boolean, frames = 0): Promise<number> {
    return this.act("setReady", { medium, ready, frames });
  }

  requestLead(): Promise<number> {
    return this.act("requestLead", {});
  }

  handLead(to: number): Promise<number> {
    return this.act("handLead", { to });
  }

  returnLead(): Promise<number> {
    return this.act("returnLead", {});
  }

  start(): Promise<number> {
    return this.act("start", {});
  }

  letIn(participant: number): Promise<number> {
    return this.act("letIn", { participant });
  }

  kick(participant: number): Promise<number> {
    return this.act("kick", { participant });
  }

  setRole(participant: number, role: Role): Promise<number> {
    return this.act("setRole", { participant, role });
  }

  transferHost(to: number): Promise<number> {
    return this.act("transferHost", { to });
  }

  lock(locked: boolean): Promise<number> {
    return this.act("lock", { locked });
  }

  setPolicy(policy: PolicyInit): Promise<number> {
    return this.act("setPolicy", { policy });
  }

  closeRoom(): Promise<number> {
    return this.act("closeRoom", {});
  }

  addAnnotation(annotation: AnnotationInit): Promise<number> {
    return this.act("addAnnotation", { annotation });
  }

  changeAnnotation(annotation: AnnotationInit): Promise<number> {
    return this.act("changeAnnotation", { annotation });
  }

  removeAnnotation(id: string): Promise<number> {
    return this.act("removeAnnotation", { annotation: id });
  }

  clearAnnotations(which: { readonly everybody?: boolean; readonly medium?: string } = {}): Promise<number> {
    return this.act("clearAnnotations", which);
  }

  addNote({ medium, firstFrame, lastFrame, text, still = "" }: NoteInit): Promise<number> {
    return this.act("addNote", { medium, firstFrame, lastFrame, text, still });
  }

  reply(note: string, text: string): Promise<number> {
    return this.act("reply", { note, text });
  }

  editNote(note: string, text: string, still?: string): Promise<number> {
    return this.act("editNote", still === undefined ? { note, text } : { note, text, still });
  }

  setNoteStatus(note: string, status: NoteStatus): Promise<number> {
    return this.act("setNoteStatus", { note, status });
  }

  removeNote(note: string): Promise<number> {
    return this.act("removeNote", { note });
  }

  say(text: string): Promise<number> {
    return this.act("say", { text });
  }
}
