import type { Annotation } from "@sameframe/protocol";
import { Refusal } from "@sameframe/sync";

/** What pieces ask the room. */
export interface PieceCommands {
  /** @return the sequence of its entry */
  addAnnotation(annotation: Annotation): Promise<number>;
  removeAnnotation(id: string): Promise<number>;
}

/** Something that one has drawn here, or takes away: as it is meant to be, whatever the room has taken in so far. */
interface Piece {
  readonly annotation: Annotation;
  /** Undefined before the room has given one, and after it is gone. */
  id: string | undefined;
  /** Whether it is to be seen. */
  wanted: boolean;
  /** The room has not been asked for it yet. */
  fresh: boolean;
  /** What was asked of the room is asked in order. */
  asked: Promise<void>;
}

/** Something done that can be undone: pieces that came, or went. */
interface Act {
  readonly pieces: readonly Piece[];
  readonly wanted: boolean;
}

/** One's own drawings, shown as meant before the room has answered, with undo and redo. */
export class Pieces {
  readonly #pieces = new Set<Piece>();
  /** Ids of what is gone, though the room's view may still show it for a moment. */
  readonly #removed = new Set<string>();
  #done: Act[] = [];
  #undone: Act[] = [];

  /** @param changed something is to be shown otherwise, or can be undone now */
  constructor(
    private readonly commands: PieceCommands,
    private readonly changed: () => void,
  ) {}

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** What was drawn in one go. */
  add(annotations: readonly Annotation[]): void {
    const pieces = annotations.map((annotation) => this.#piece(annotation, undefined));
    this.#act({ pieces, wanted: true });
  }

  /**
   * Takes drawings away.
   *
   * @param isOwn only one's own can be brought back: what others drew would be signed by oneself
   */
  remove(annotations: readonly Annotation[], isOwn: (annotation: Annotation) => boolean): void {
    const pieces = annotations.map((it) => this.#known(it) ?? this.#piece(it, it.id)).filter(({ wanted }) => wanted);
    const own = pieces.filter(({ annotation }) => isOwn(annotation));
    this.#want({ pieces: pieces.filter((piece) => !own.includes(piece)), wanted: false });
    if (own.length > 0) {
      this.#act({ pieces: own, wanted: false });
    }
  }

  undo(): void {
    const act = this.#done.pop();
    if (act !== undefined) {
      this.#undone.push(act);
      this.#want({ ...act, wanted: !act.wanted });
    }
  }

  redo(): void {
    const act = this.#undone.pop();
    if (act !== undefined) {
      this.#done.push(act);
      this.#want(act);
    }
  }

  /** The room's drawings as one means them: without what one has taken away, with what has not arrived. */
  over(room: ReadonlyMap<string, Annotation>): readonly Annotation[] {
    const pieces = [...this.#pieces];
    const unwanted = pieces.flatMap(({ wanted, id }) => (wanted || id === undefined ? [] : [id]));
    const hidden = new Set([...this.#removed, ...unwanted]);
    const missing = pieces.filter(({ wanted, id }) => wanted && (id === undefined || !room.has(id)));
    return [...[...room.values()].filter(({ id }) => !hidden.has(id)), ...missing.map(({ annotation }) => annotation)];
  }

  /** Others have removed it: it is not drawn again. */
  gone(id: string): void {
    const piece = [...this.#pieces].find((it) => it.id === id);
    if (piece?.wanted === true) {
      this.#forget(piece);
    }
  }

  #known({ id, ...it }: Annotation): Piece | undefined {
    return [...this.#pieces].find((piece) => (id === "" ? piece.annotation.shape === it.shape : piece.id === id));
  }

  #piece(annotation: Annotation, id: string | undefined): Piece {
    const piece = { annotation, id, wanted: id !== undefined, fresh: id === undefined, asked: Promise.resolve() };
    this.#pieces.add(piece);
    return piece;
  }

  #act(act: Act): void {
    this.#done.push(act);
    this.#undone = [];
    this.#want(act);
  }

  #want({ pieces, wanted }: Act): void {
    let before = Promise.resolve();
    for (const piece of pieces) {
      piece.wanted = wanted;
      if (piece.fresh) {
        piece.fresh = false;
        piece.asked = this.#settle(piece);
      } else {
        // one after the other: a room takes so many commands a second
        piece.asked = Promise.all([piece.asked, before]).then(() => this.#settle(piece));
      }
      before = piece.asked;
    }
    this.changed();
  }

  /** Makes of it in the room what is wanted by now. */
  async #settle(piece: Piece): Promise<void> {
    const { id } = piece;
    try {
      if (piece.wanted && id === undefined) {
        piece.id = `a${await this.commands.addAnnotation(piece.annotation)}`;
      } else if (!piece.wanted && id !== undefined) {
        await this.commands.removeAnnotation(id);
        this.#removed.add(id);
        piece.id = undefined;
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.#forget(piece); // a refusal comes as a notice, too; what is shown is the room's
    }
    this.changed();
  }

  #forget(piece: Piece): void {
    this.#pieces.delete(piece);
    const without = (acts: readonly Act[]): Act[] =>
      acts
        .map(({ pieces, wanted }) => ({ pieces: pieces.filter((it) => it !== piece), wanted }))
        .filter(({ pieces }) => pieces.length > 0);
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
    this.changed();
  }
}
