import type { Category, SignalFrom } from "@sameframe/protocol";
import { Refusal, type RoomEvents, type RoomView } from "@sameframe/sync";
import { type DrivingRefusal, drivingRefusal } from "./driving";
import type { Later } from "./room-store";

/** What it needs of sync's room client. */
export interface SharingLink {
  readonly room: RoomView;
  subscribe(off: readonly Category[]): Promise<number>;
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void;
}

/** How a value is read from a room, and told to it. */
export interface Sharing<T> {
  readonly category: Category;
  /** As long as nobody has set it. */
  readonly neutral: T;
  /** Undefined: nobody has set it. */
  read(room: RoomView): T | undefined;
  /** What somebody else is setting; undefined: nothing of this kind. */
  dragged(signal: SignalFrom): T | undefined;
  drag(value: T): void;
  set(value: T): Promise<number>;
}

/** A hand that rests so long has let go. */
const SETTLED_MS = 300;
/** A drag of somebody else that says nothing for so long has ended, or its sender is gone. */
const DRAGGED_MS = 1500;

/**
 * How the picture is shown, in one respect: as the room has it, or, with the category off, one's own, which nobody is told.
 */
export class SharedValue<T> {
  #own: T;
  /** What one sets at the moment, until it is the room's. */
  #hand: T | undefined;
  #theirs: T | undefined;
  #wasShared: boolean;
  #read: string | undefined;
  #seen: T;
  #settle: (() => void) | undefined;
  #forget: (() => void) | undefined;
  readonly #offs: readonly (() => void)[];

  constructor(
    private readonly link: SharingLink,
    private readonly sharing: Sharing<T>,
    private readonly later: Later,
    private readonly changed: () => void,
    kept: T | undefined = undefined,
  ) {
    this.#own = kept ?? sharing.neutral;
    this.#wasShared = this.#isKnownShared;
    this.#read = JSON.stringify(sharing.read(link.room));
    this.#seen = this.value;
    this.#offs = [link.on("room", () => this.#renewed()), link.on("signal", (signal) => this.#signalled(signal))];
  }

  /** What is to be seen. */
  get value(): T {
    if (!this.isShared) {
      return this.#own;
    }
    return this.#hand ?? this.#theirs ?? this.sharing.read(this.link.room) ?? this.sharing.neutral;
  }

  /** One's own, which is seen while it is not shared. */
  get own(): T {
    return this.#own;
  }

  get isShared(): boolean {
    return this.link.room.on.has(this.sharing.category);
  }

  /** Why one may not change it; undefined: one may. */
  get refusal(): DrivingRefusal | undefined {
    return this.isShared ? drivingRefusal(this.link.room) : undefined;
  }

  /**
   * Changes it, if one may.
   *
   * @param isOver the hand has let go; else more is likely to come
   * @return why it was not changed, if it was not
   */
  change(value: T, isOver: boolean): DrivingRefusal | undefined {
    const { refusal } = this;
    if (refusal !== undefined || (this.#hand === undefined && JSON.stringify(value) === JSON.stringify(this.value))) {
      return refusal;
    }
    this.#settle?.();
    this.#settle = undefined;
    if (!this.isShared) {
      this.#own = value;
    } else if (isOver) {
      this.#set(value);
    } else {
      this.#hand = value;
      this.sharing.drag(value);
      this.#settle = this.later(SETTLED_MS, () => this.settle());
    }
    this.#tell();
    return undefined;
  }

  /** The hand has let go. */
  settle(): void {
    this.#settle?.();
    this.#settle = undefined;
    if (this.#hand !== undefined) {
      this.#set(this.#hand);
      this.#tell();
    }
  }

  /** Shares it with the room; or has it for oneself, which begins with what is seen. */
  share(isShared: boolean): void {
    if (isShared === this.isShared) {
      return;
    }
    this.settle();
    const { room } = this.link;
    const others = (room.subscriptions.get(room.you)?.off ?? []).filter((it) => it !== this.sharing.category);
    quietly(this.link.subscribe(isShared ? others : [...others, this.sharing.category]));
  }

  close(): void {
    this.settle();
    this.#forget?.();
    for (const off of this.#offs) {
      off();
    }
  }

  #set(value: T): void {
    this.#hand = undefined;
    this.#theirs = undefined;
    quietly(this.sharing.set(value)); // the room shows it at once, and no more if it is refused
  }

  #renewed(): void {
    const read = JSON.stringify(this.sharing.read(this.link.room));
    if (read !== this.#read) {
      this.#read = read;
      this.#theirs = undefined; // they have let go
    }
    if (this.#wasShared && !this.isShared) {
      this.#own = this.#seen;
      this.#hand = undefined;
      this.#theirs = undefined;
    }
    this.#wasShared = this.#isKnownShared;
    this.#tell();
  }

  /** Before a room is known, everything counts as on. */
  get #isKnownShared(): boolean {
    return this.link.room.me !== undefined && this.isShared;
  }

  #signalled(signal: SignalFrom): void {
    const value = this.isShared ? this.sharing.dragged(signal) : undefined;
    if (value === undefined) {
      return;
    }
    this.#theirs = value;
    this.#forget?.();
    this.#forget = this.later(DRAGGED_MS, () => {
      this.#theirs = undefined;
      this.#tell();
    });
    this.#tell();
  }

  #tell(): void {
    this.#seen = this.value;
    this.changed();
  }
}

/** A refusal comes as a notice, too. */
function quietly(answer: Promise<unknown>): void {
  answer.catch((refusal: unknown) => {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
  });
}
