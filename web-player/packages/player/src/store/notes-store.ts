import { type Annotation, NoteStatus } from "@sameframe/protocol";
import { Refusal, type RoomView } from "@sameframe/sync";
import { shownOn } from "../drawing/paint";
import { Problem } from "../net/problem";
import { notesStrings } from "../strings-notes";
import type { Commanded } from "./commands";
import { refusalText } from "./conflict";
import { jumpRefusal } from "./driving";
import { writingRefusal } from "./note-rights";
import { type NoteRow, notesOf } from "./note-rows";
import {
  chatOf,
  latest,
  type NoteActs,
  type NotesPicture,
  type Outcome,
  type ReadUpTo,
  type Tab,
  unreadOf,
} from "./notes-view";
import type { RoomPicture } from "./view";

/** Sends a picture to the room; its hash. */
export type SendStill = () => Promise<string>;

/** What the store needs beside the room. */
export interface NotesPorts {
  /** Takes what is on glass, with drawings; undefined: it cannot be read. */
  take(annotations: readonly Annotation[]): SendStill | undefined;
  still(hash: string): Promise<Blob>;
  load(): ReadUpTo;
  save(read: ReadUpTo): void;
}

/** What a note is being written about. */
interface Draft {
  readonly medium: string;
  readonly frame: number;
  readonly number: string;
  readonly take: SendStill | undefined;
}

const DONE: Outcome = { kind: "done" };

/** Notes and chat of a room as its panel shows them: one immutable picture at a time. */
export class NotesStore implements NoteActs {
  #picture: NotesPicture;
  #shown: RoomPicture | undefined;
  #room: RoomView | undefined;
  #listed: readonly unknown[] = [];
  #rows: readonly NoteRow[] = [];
  #draft: Draft | undefined;
  #read: ReadUpTo;
  #tab: Tab | undefined;
  #sent = 0;

  /** @param changed called after each change */
  constructor(
    private readonly link: Commanded,
    private readonly ports: NotesPorts,
    private readonly changed: (picture: NotesPicture) => void,
  ) {
    this.#read = ports.load();
    this.#picture = {
      refusal: "outside",
      jump: undefined,
      host: false,
      here: [],
      elsewhere: [],
      rest: undefined,
      about: undefined,
      chat: [],
      outgoing: [],
      unread: { notes: 0, chat: 0 },
      fresh: undefined,
    };
  }

  get picture(): NotesPicture {
    return this.#picture;
  }

  /** The room, or what is on glass, may be another one than before. */
  renew(shown: RoomPicture): void {
    const before = this.#shown;
    this.#shown = shown;
    this.#keepStill();
    const { clip, transport, alone } = shown;
    const isSame =
      before?.clip?.id === clip?.id && before?.transport.rest === transport.rest && before?.alone === alone;
    if (!isSame || this.#room !== this.link.room) {
      this.#room = this.link.room;
      this.#tell();
    }
  }

  /** Which tab somebody looks at; undefined: none. */
  looksAt(tab: Tab | undefined): void {
    if (tab !== this.#tab) {
      this.#tab = tab;
      const first = this.#picture.chat.find(({ id, own }) => !own && Number(id.slice(1)) > this.#read.chat);
      this.#tell({ fresh: tab === "chat" ? first?.id : undefined });
    }
  }

  draft(begun: boolean): void {
    const shown = this.#shown;
    if (!begun) {
      this.#draft = undefined;
    } else if (this.#draft === undefined && shown?.clip !== undefined) {
      if (shown.transport.playing && jumpRefusal(this.link.room, shown.alone) === undefined) {
        void outcomeOf(this.#driver.pause());
      }
      const playback = this.link.look.playback ?? this.link.room.playback;
      const frame = playback === undefined || playback.playing ? shown.frame : playback.frame;
      const number = String(shown.clip.firstFrameNumber + frame);
      this.#draft = { medium: shown.clip.id, frame, number, take: undefined };
      this.#keepStill();
    }
    this.#tell();
  }

  async add(text: string): Promise<Outcome> {
    this.draft(true);
    const draft = this.#draft;
    if (draft === undefined) {
      return { kind: "refused", why: notesStrings.refusal.empty };
    }
    const { medium, frame } = draft;
    const kept = await keep(this.#take(draft) ?? draft.take);
    const still = kept.hash === undefined ? {} : { still: kept.hash };
    const outcome = await outcomeOf(this.link.addNote({ medium, firstFrame: frame, lastFrame: frame, text, ...still }));
    if (outcome.kind === "refused") {
      return outcome;
    }
    this.draft(false);
    return kept.why === undefined ? DONE : { kind: "done", remark: kept.why };
  }

  reply(note: string, text: string): Promise<Outcome> {
    return outcomeOf(this.link.reply(note, text));
  }

  edit(note: string, text: string): Promise<Outcome> {
    return outcomeOf(this.link.editNote(note, text));
  }

  resolve(note: string, resolved: boolean): Promise<Outcome> {
    return outcomeOf(this.link.setNoteStatus(note, resolved ? NoteStatus.RESOLVED : NoteStatus.OPEN));
  }

  remove(note: string): Promise<Outcome> {
    return outcomeOf(this.link.removeNote(note));
  }

  async say(text: string): Promise<Outcome> {
    const id = ++this.#sent;
    this.#tell({ outgoing: [...this.#picture.outgoing, { id, text }] });
    const outcome = await outcomeOf(this.link.say(text));
    this.#tell({ outgoing: this.#picture.outgoing.filter((it) => it.id !== id) });
    return outcome;
  }

  go({ medium, frame }: NoteRow): void {
    if (medium !== this.#shown?.clip?.id) {
      void outcomeOf(this.#driver.selectMedium(medium));
    }
    void outcomeOf(this.#driver.seek(frame));
  }

  still(hash: string): Promise<Blob> {
    return this.ports.still(hash);
  }

  /** What moves the playhead that is shown: the room's, or one's own. */
  get #driver(): { pause(): unknown; seek(frame: number): unknown; selectMedium(id: string): unknown } {
    const { link } = this;
    return link.look.playback === undefined ? link : link.look;
  }

  #tell(change: Partial<NotesPicture> = {}): void {
    const { room } = this.link;
    const shown = this.#shown;
    const clip = shown?.clip?.id;
    this.#readNow(room);
    const isListed = this.#relist(room);
    this.#picture = {
      ...this.#picture,
      ...change,
      refusal: writingRefusal(room) ?? (clip === undefined ? "empty" : undefined),
      jump: jumpRefusal(room, shown?.alone === true),
      host: room.me !== undefined && shown?.people.some(({ you, host }) => you && host) === true,
      here: this.#rows.filter(({ medium }) => medium === clip),
      elsewhere: this.#rows.filter(({ medium }) => medium !== clip),
      rest: shown?.transport.rest,
      about: this.#draft?.number,
      chat: isListed ? this.#picture.chat : chatOf(room),
      unread: unreadOf(room, this.#read),
    };
    this.changed(this.#picture);
  }

  /** Whether what is listed is as it was; else it is listed anew. */
  #relist(room: RoomView): boolean {
    const { notes, replies, chat, media, participants, you } = room;
    const parts = [notes.values(), [...replies.values()].flat(), chat, media.values(), participants.values()];
    const listed = [you, ...parts.flatMap((part) => [...part])];
    const isListed =
      listed.length === this.#listed.length && listed.every((item, place) => item === this.#listed[place]);
    if (!isListed) {
      this.#listed = listed;
      this.#rows = notesOf(room);
    }
    return isListed;
  }

  /** What stands on the tab that somebody looks at has been read. */
  #readNow(room: RoomView): void {
    const kind = this.#tab;
    if (kind === "notes" || kind === "chat") {
      const upTo = latest(room, kind);
      if (upTo > this.#read[kind]) {
        this.#read = { ...this.#read, [kind]: upTo };
        this.ports.save(this.#read);
      }
    }
  }

  /** The frame of a draft is taken as soon as it is on glass: by the time the note is sent, another one may be. */
  #keepStill(): void {
    const draft = this.#draft;
    if (draft !== undefined && draft.take === undefined) {
      this.#draft = { ...draft, take: this.#take(draft) };
    }
  }

  #take({ medium, frame }: Draft): SendStill | undefined {
    const isOnGlass = this.#shown?.clip?.id === medium && this.#shown.frame === frame;
    return isOnGlass ? this.ports.take(shownOn(this.link.room.annotations.values(), medium, frame)) : undefined;
  }
}

/** Keeps a still, if there is one; a note goes without rather than not at all. */
async function keep(send: SendStill | undefined): Promise<{ readonly hash?: string; readonly why?: string }> {
  try {
    return send === undefined ? { why: notesStrings.notes.noStill } : { hash: await send() };
  } catch (failure) {
    const why = failure instanceof Problem ? notesStrings.notes.stillRefused(failure.message) : undefined;
    return { why: why ?? notesStrings.notes.noStill };
  }
}

/** What became of a command; one's own playhead takes everything. */
async function outcomeOf(answer: unknown): Promise<Outcome> {
  try {
    await answer;
    return DONE;
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return { kind: "refused", why: refusalText(refusal) };
    }
    throw refusal;
  }
}
