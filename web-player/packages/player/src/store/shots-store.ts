import { type MediumInit, Refusal, type RoomView } from "@sameframe/sync";
import type { Addition, Described } from "../medium/addition";
import type { MediumDescriptor } from "../medium/descriptor";
import type { ServedFile } from "../net/rooms-api";
import { playlistStrings } from "../strings-playlist";
import type { Commanded } from "./commands";
import { refusalText } from "./conflict";
import { type ShotRights, shotRights } from "./shot-rights";
import { type Moving, orderOf, type ShotRow, ShotRows, statusOf, type Verdict } from "./shot-rows";
import type { RoomPicture } from "./view";

/** What becomes of something that is being added. */
export interface Adding {
  readonly id: number;
  readonly title: string;
  readonly state: "waiting" | "reading" | "sending" | "failed" | "remark";
  /** Why it failed, or what should be known of it. */
  readonly why: string;
}

/** Everything that the playlist shows. Immutable. */
export interface ShotsPicture {
  readonly rows: readonly ShotRow[];
  readonly rights: ShotRights;
  readonly adding: readonly Adding[];
  /** Locations of all that the room has already. */
  readonly locations: ReadonlySet<string>;
  /** Number of the first frame that a new shot gets unless somebody says otherwise. */
  readonly first: number;
}

/** Number of the first frame of what is added. */
export interface FirstNumber {
  readonly number: number;
  /** Whether somebody typed it, and it comes before the number that a medium brings along. */
  readonly typed: boolean;
}

/** What a person can do with the playlist. */
export interface ShotActs {
  show(medium: string): void;
  /** @param before the shot that it is to come before; empty: the end */
  move(shot: string, before: string): void;
  judge(shot: string, verdict: Verdict): void;
  remove(shot: string): void;
  /**
   * Adds one after the other.
   *
   * @param shot that they are versions of; undefined: new shots
   * @param first number of the first frame of each
   */
  add(additions: readonly Addition[], shot: string | undefined, first: FirstNumber): Promise<void>;
  dismiss(adding: number): void;
  /** What the server holds. */
  files(): Promise<readonly ServedFile[]>;
}

/** What the store needs beside the room. */
export interface ShotPorts {
  /** Finds out what is needed to add something; rejects with what people should read. */
  describe(addition: Addition): Promise<Described>;
  /** The server's files, with whole addresses. */
  files(): Promise<readonly ServedFile[]>;
}

/** The playlist of a room as its tab shows it: one immutable picture at a time. */
export class ShotsStore implements ShotActs {
  readonly #rows = new ShotRows();
  #picture: ShotsPicture;
  #room: RoomView | undefined;
  #medium: string | undefined;
  #alone = false;
  #moving: Moving | undefined;
  #adding: readonly Adding[] = [];
  #last = 0;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  /** @param changed called after each change */
  constructor(
    private readonly link: Commanded,
    private readonly ports: ShotPorts,
    private readonly changed: (picture: ShotsPicture) => void,
  ) {
    this.#picture = this.#make();
  }

  get picture(): ShotsPicture {
    return this.#picture;
  }

  /** The room, or what is in view, may be another one than before. */
  renew({ clip, alone }: RoomPicture): void {
    if (this.#room !== this.link.room || this.#medium !== clip?.id || this.#alone !== alone) {
      this.#room = this.link.room;
      this.#medium = clip?.id;
      this.#alone = alone;
      this.#tell();
    }
  }

  show(medium: string): void {
    const driver = this.link.look.playback === undefined ? this.link : this.link.look;
    void quiet(driver.selectMedium(medium));
  }

  move(shot: string, before: string): void {
    const now = orderOf(this.link.room, this.#moving);
    if (shot === before || now[now.indexOf(shot) + 1] === (before === "" ? undefined : before)) {
      return; // it is there
    }
    const moving: Moving = { shot, before };
    this.#moving = moving;
    this.#tell();
    void quiet(this.link.moveShot(shot, before)).then(() => {
      if (this.#moving === moving) {
        this.#moving = undefined;
        this.#tell();
      }
    });
  }

  judge(shot: string, verdict: Verdict): void {
    void quiet(this.link.setShotStatus(shot, statusOf(verdict)));
  }

  remove(shot: string): void {
    void quiet(this.link.removeShot(shot));
  }

  add(additions: readonly Addition[], shot: string | undefined, first: FirstNumber): Promise<void> {
    const begun = additions.map((addition) => ({ addition, id: ++this.#last }));
    this.#adding = [
      ...this.#adding,
      ...begun.map(({ addition, id }): Adding => ({ id, title: addition.title, state: "waiting", why: "" })),
    ];
    this.#tell();
    this.#queue = begun.reduce(
      (before, { addition, id }) => before.then(() => this.#add(addition, id, shot, first)),
      this.#queue,
    );
    return this.#queue;
  }

  dismiss(adding: number): void {
    this.#adding = this.#adding.filter(({ id }) => id !== adding);
    this.#tell();
  }

  files(): Promise<readonly ServedFile[]> {
    return this.ports.files();
  }

  /** Adds nothing more. */
  close(): void {
    this.#closed = true;
  }

  async #add(addition: Addition, id: number, shot: string | undefined, first: FirstNumber): Promise<void> {
    if (this.#closed) {
      return;
    }
    this.#put(id, { state: "reading" });
    try {
      const { media, apart } = await this.ports.describe(addition);
      this.#put(id, { state: "sending" });
      for (const [n, medium] of media.entries()) {
        // what does not go with the first of them is no version of that shot
        await this.link.addMedium(initOf(medium, first), n === 0 ? shot : undefined);
      }
      if (apart === 0) {
        this.dismiss(id);
      } else {
        this.#put(id, { state: "remark", why: playlistStrings.adding.apart(apart) });
      }
    } catch (failure) {
      this.#put(id, { state: "failed", why: textOf(failure) });
    }
  }

  #put(adding: number, change: Partial<Adding>): void {
    this.#adding = this.#adding.map((it) => (it.id === adding ? { ...it, ...change } : it));
    this.#tell();
  }

  #tell(): void {
    if (!this.#closed) {
      this.#picture = this.#make();
      this.changed(this.#picture);
    }
  }

  #make(): ShotsPicture {
    const { room } = this.link;
    return {
      rows: this.#rows.of(room, this.#medium, this.#moving),
      rights: shotRights(room, this.#alone),
      adding: this.#adding,
      locations: new Set([...room.media.values()].flatMap(({ sources }) => sources.map((it) => it.location))),
      first: (this.#medium === undefined ? undefined : room.media.get(this.#medium))?.firstFrameNumber ?? 1001,
    };
  }
}

function initOf(medium: MediumDescriptor, first: FirstNumber): MediumInit {
  const { sources, matchKeys = [], firstFrameNumber: own = first.number, ...rest } = medium;
  return {
    ...rest,
    firstFrameNumber: first.typed ? first.number : own,
    sources: [...sources],
    matchKeys: [...matchKeys],
  };
}

/** A refusal comes as a notice, too. */
async function quiet(answer: unknown): Promise<void> {
  try {
    await answer;
  } catch (failure) {
    if (!(failure instanceof Refusal)) {
      throw failure;
    }
  }
}

function textOf(failure: unknown): string {
  if (failure instanceof Refusal) {
    return refusalText(failure);
  }
  return failure instanceof Error ? failure.message : String(failure);
}
