import type { Signal } from "@sameframe/protocol";
import {
  type EntryEvent,
  type Notice,
  Refusal,
  type RoomEvents,
  type RoomView,
  type SyncStatus,
} from "@sameframe/sync";
import { marksOf } from "../drawing/spans";
import type { PictureState } from "../video/picture-state";
import { type Commanded, command } from "./commands";
import { Authors, conflictText, refusalText, StandingConflict } from "./conflict";
import { Crowd, MANY } from "./crowd";
import { jumpRefusal } from "./driving";
import { Narration, type Sentence } from "./narration";
import type { Request } from "./requests";
import { resumedText } from "./resumed";
import {
  agreementsOf,
  clipOf,
  type Line,
  peopleOf,
  placeOf,
  type RoomPicture,
  type Scrubbing,
  transportOf,
} from "./view";

/** What the store needs of sync's room client. */
export interface RoomLink extends Commanded {
  readonly state: RoomPicture["connection"];
  /** Sequence up to which everything was taken in. */
  readonly seq: number;
  readonly sync: SyncStatus;
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void;
}

/** Runs something later; the result cancels it. */
export type Later = (ms: number, act: () => void) => () => void;

/** Long enough to read a sentence. */
const TOAST_MS = 4000;
const PROBLEM_MS = 8000;
const TOASTS = 3;

/** What stands over the picture already. */
const ON_THE_PICTURE = new Set(["play-blocked", "medium-unplayable", "player-broken"]);

/** A drag that says nothing for so long has ended, or its sender is gone. */
const SCRUB_MS = 1500;

/** Everything that the room's page shows, fed by the room, in one immutable picture at a time. */
export class RoomStore {
  #picture: RoomPicture;
  readonly #narration = new Narration();
  readonly #offs: (() => void)[];
  readonly #authors = new Authors();
  readonly #standing = new StandingConflict();
  readonly #scrubs = new Map<number, () => void>();
  readonly #crowd: Crowd;
  #told = false;
  #isClosed = false;
  #on: RoomView["on"] = new Set();
  #lines = 0;

  /** @param changed called after each change, often: draw at most once per repaint */
  constructor(
    private readonly link: RoomLink,
    private readonly changed: (picture: RoomPicture) => void,
    private readonly later: Later = (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  ) {
    this.#crowd = new Crowd(later, (text) => this.#toast({ text, color: undefined, tone: "notice" }));
    this.#picture = {
      title: "",
      agreements: undefined,
      connection: link.state,
      sync: undefined,
      people: [],
      clip: undefined,
      transport: transportOf(undefined),
      held: undefined,
      place: undefined,
      alone: false,
      conflict: undefined,
      fork: undefined,
      lobby: false,
      waitsFor: undefined,
      frame: 0,
      seq: 0,
      picture: { kind: "loading" },
      toasts: [],
      last: undefined,
      scrubbing: [],
      marks: [],
    };
    this.#offs = [
      link.on("state", (connection) => this.#put({ connection })),
      link.on("room", (room) => this.#shown(room)),
      link.on("look", () => this.#shown(link.room)),
      link.on("entry", (entry) => {
        this.#authors.wrote(entry.entry.seq, entry.entry.participant);
        this.#passed(entry);
        this.#put({ seq: entry.entry.seq });
        this.#said(this.#narration.tell(entry, link.room), entry.late);
      }),
      link.on("notice", (notice) => this.#noticed(notice)),
      link.on("signal", ({ participant, signal }) => this.#signalled(participant, signal?.signal)),
      link.on("sync", (sync) => {
        const conflict = sync.conflict && conflictText(sync.conflict, link.room, this.#authors);
        this.#standing.told(sync.conflict, link.room);
        this.#put({ sync, conflict });
      }),
      link.on("fork", (fork) => this.#put({ fork })),
      link.on("resumed", (resumed) => {
        if (resumed.kind === "snapshot") {
          this.#told = false;
          this.#shown(link.room);
        }
        this.#toast({ text: resumedText(resumed, link.room), color: undefined, tone: "notice" });
      }),
    ];
    this.#shown(link.room);
  }

  get picture(): RoomPicture {
    return this.#picture;
  }

  /** The port reports what is on glass. */
  showing(frame: number): void {
    if (frame !== this.#picture.frame) {
      this.#put({ frame });
    }
  }

  /** The port reports how the picture is. */
  pictureIs(picture: PictureState): void {
    this.#put({ picture });
  }

  /** The person has read of the fork. */
  dismissFork(): void {
    this.#put({ fork: undefined });
  }

  /** Passes on what a person asked for; what is the page's own (`gesture`, `retry`, `mute` ...) is left to it. */
  request(request: Request): void {
    const answer = command(this.link, request);
    if (answer instanceof Promise) {
      answer.catch((refusal: unknown) => {
        if (!(refusal instanceof Refusal)) {
          throw refusal; // a refusal comes as a notice, too
        }
      });
    }
  }

  /** Listens no more. */
  close(): void {
    this.#isClosed = true;
    for (const off of this.#offs) {
      off();
    }
    this.#crowd.close();
  }

  #put(change: Partial<RoomPicture>): void {
    if (this.#isClosed) {
      return; // a sentence that was to be taken away later
    }
    this.#picture = { ...this.#picture, ...change };
    this.changed(this.#picture);
  }

  #shown(room: RoomView): void {
    // what was off for a while has gone on meanwhile
    const isOther = this.#on.size !== room.on.size || [...room.on].some((category) => !this.#on.has(category));
    this.#on = room.on;
    this.#told &&= !isOther;
    if (!this.#told && room.card !== undefined) {
      this.#told = true;
      this.#narration.restart(room);
    }
    if (this.#standing.isPast(room)) {
      this.link.acceptRoom();
    }
    const own = this.link.look.playback;
    const playback = own ?? room.playback;
    this.#put({
      seq: this.link.seq,
      title: room.card?.title ?? "",
      agreements: agreementsOf(room.policy),
      people: peopleOf(room),
      clip: clipOf(playback && room.media.get(playback.medium)),
      transport: transportOf(playback),
      held: jumpRefusal(room, own !== undefined),
      place: placeOf(playback?.medium, room),
      alone: own !== undefined,
      lobby: room.lobby !== undefined,
      waitsFor: room.gate?.waitingFor.length,
      marks: marksOf(
        [...room.annotations.values(), ...room.notes.values()],
        playback?.medium,
        (id) => room.participants.get(id)?.color ?? -1,
      ),
    });
  }

  /** What was refused is over when the room has moved on, and there was time to read of it. */
  #passed(entry: EntryEvent): void {
    const { conflict } = this.link.sync;
    if (conflict !== undefined && this.#standing.isPassed(entry)) {
      this.later(TOAST_MS, () => !this.#isClosed && this.link.sync.conflict === conflict && this.link.acceptRoom());
    }
  }

  #said(sentence: Sentence | undefined, late: boolean): void {
    if (sentence === undefined) {
      return;
    }
    const { own, ...line } = sentence;
    this.#put({ last: { ...line, ...(own ? { mine: true } : {}), id: ++this.#lines } });
    if (own || late) {
      return;
    }
    if (line.passage !== undefined && this.#picture.people.length > MANY) {
      this.#crowd.passed(line.passage, line.text);
    } else {
      this.#toast(line);
    }
  }

  #signalled(participant: number, signal: Signal["signal"] | undefined): void {
    const person = this.#picture.people.find(({ id }) => id === participant);
    if (signal?.case !== "scrub" || person === undefined || this.#picture.alone) {
      return;
    }
    this.#scrubs.get(participant)?.();
    const others = (): Scrubbing[] =>
      this.#picture.scrubbing.filter((scrubbing) => scrubbing.person.id !== participant);
    this.#scrubs.set(
      participant,
      this.later(SCRUB_MS, () => this.#put({ scrubbing: others() })),
    );
    this.#put({ scrubbing: [...others(), { person, frame: signal.value.frame }] });
  }

  #noticed(notice: Notice): void {
    if (!ON_THE_PICTURE.has(notice.code) && notice !== this.link.sync.conflict?.refusal) {
      this.#toast({ text: refusalText(notice), color: undefined, tone: "problem" });
    }
  }

  #toast(line: Omit<Line, "id">): void {
    const toast = { ...line, id: ++this.#lines };
    // the picture is worth more than what the same person did before
    const others = this.#picture.toasts.filter(({ color, tone }) => tone !== "action" || color !== line.color);
    this.#put({ toasts: [...others, toast].slice(-TOASTS) });
    this.later(line.tone === "problem" ? PROBLEM_MS : TOAST_MS, () => {
      this.#put({ toasts: this.#picture.toasts.filter(({ id }) => id !== toast.id) });
    });
  }
}
