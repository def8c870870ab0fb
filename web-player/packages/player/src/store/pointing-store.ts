import { PointerKind, type SignalFrom } from "@sameframe/protocol";
import type { PointerInit, RoomEvents, RoomView } from "@sameframe/sync";
import type { InkPoint } from "../drawing/ink";
import { swatch } from "../people/palette";
import type { Pointed } from "../pointing/paint-pointers";
import { Pointers } from "../pointing/pointers";
import { maySeePointers } from "./drawing-rights";
import type { Later } from "./room-store";
import type { RoomPicture } from "./view";

/** What pointing needs of sync's room client. */
export interface PointingLink {
  readonly room: RoomView;
  point(pointer: PointerInit): void;
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void;
}

/** What pointing needs of the page around. */
export interface PointingPage {
  /** What the page shows at the moment. */
  readonly shown: RoomPicture;
  /** Something is to be shown otherwise. */
  changed(): void;
  /** Milliseconds of the page's clock. */
  now(): number;
  later: Later;
}

/** The place of oneself among those who point. */
const SELF = 0;

/** Pointing in a room: where others do, and one's own laser. */
export class PointingStore {
  /** A key is held that makes the pointer a laser. */
  #beams = false;
  #isTold = false;
  readonly #others: Pointers;
  readonly #self: Pointers;
  readonly #offs: readonly (() => void)[];

  /** @param hasTool whether the laser is the tool in the hand */
  constructor(
    private readonly link: PointingLink,
    private readonly page: PointingPage,
    private readonly hasTool: () => boolean,
  ) {
    const changed = (): void => page.changed();
    this.#others = new Pointers(page.later, page.now, changed);
    this.#self = new Pointers(page.later, page.now, changed);
    this.#offs = [
      link.on("room", () => {
        const here = page.shown.people.filter(({ presence }) => presence === "here");
        this.#others.here(new Set(here.map(({ id }) => id)));
      }),
      link.on("signal", (signal) => this.#signalled(signal)),
    ];
  }

  /** Where people point; of oneself only a laser, since the rest is the system's own pointer. */
  get pointed(): readonly Pointed[] {
    const { people, alone } = this.page.shown;
    const others = alone ? [] : this.#others.all;
    const named = others.flatMap((one) => {
      const person = people.find(({ id }) => id === one.participant);
      return person === undefined || person.alone ? [] : [{ ...one, name: person.name, swatch: swatch(person.color) }];
    });
    const own = swatch(people.find(({ you }) => you)?.color ?? 0);
    return [...named, ...this.#self.all.map((one) => ({ ...one, name: "", swatch: own }))];
  }

  /** The pointer is a laser: by the tool, or while a key is held. */
  get isLaser(): boolean {
    return this.#beams || this.hasTool();
  }

  /** A key that makes the pointer a laser is held, or let go. */
  beam(held: boolean): void {
    if (held !== this.#beams) {
      this.#beams = held;
      if (!held) {
        this.point(undefined);
      }
      this.page.changed();
    }
  }

  /** The pointer is here; undefined: it has left. Alone in the room, or in the picture, nobody is told. */
  point(at: InkPoint | undefined): void {
    const { alone, people } = this.page.shown;
    const isSeen = maySeePointers(this.link.room) && !alone && people.length > 1;
    const kind = at === undefined ? PointerKind.UNSPECIFIED : this.isLaser ? PointerKind.LASER : PointerKind.CURSOR;
    const { x, y } = at ?? { x: 0, y: 0 };
    this.#self.pointed(SELF, "", { x, y, kind: kind === PointerKind.LASER ? kind : PointerKind.UNSPECIFIED });
    if (isSeen && (at !== undefined || this.#isTold)) {
      this.#isTold = at !== undefined;
      this.link.point({ x, y, kind });
    }
  }

  /** Listens no more. */
  close(): void {
    for (const off of this.#offs) {
      off();
    }
    this.#others.close();
    this.#self.close();
  }

  #signalled({ participant, instance, signal }: SignalFrom): void {
    if (signal?.signal.case === "pointer") {
      this.#others.pointed(participant, instance, signal.signal.value);
    }
  }
}
