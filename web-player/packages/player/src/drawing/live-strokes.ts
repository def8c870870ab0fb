import { type Annotation, AnnotationSchema, create, ShapeKind, type StrokeProgress } from "@sameframe/protocol";

/** Runs something later; the result cancels it. */
type Later = (ms: number, act: () => void) => () => void;

/** A stroke of which nothing is heard for so long was given up, or its author is gone. A hand that rests says so each second. */
export const SILENT_MS = 3000;

/** So many strokes that have become annotations are known, since a last progress may come behind. */
const ENDED = 64;

interface Stroke {
  readonly author: number;
  readonly instance: string;
  readonly annotation: Annotation;
  /** Id of the annotation that it became. */
  readonly became: string | undefined;
  readonly expire: () => void;
}

/** Strokes of others while they are being drawn. */
export class LiveStrokes {
  readonly #strokes = new Map<string, Stroke>();
  #ended: readonly string[] = [];

  /** @param changed something is to be shown otherwise */
  constructor(
    private readonly later: Later,
    private readonly changed: () => void,
  ) {}

  /** Those of a frame, unless the annotation that they became is shown already. */
  on(medium: string, frame: number, shown: ReadonlyMap<string, Annotation>): readonly Annotation[] {
    return [...this.#strokes.values()]
      .filter(
        ({ annotation: it, became }) => it.medium === medium && it.firstFrame === frame && !shown.has(became ?? ""),
      )
      .map(({ annotation }) => annotation);
  }

  /** Somebody tells of a stroke. */
  progressed(author: number, instance: string, progress: StrokeProgress): void {
    const key = `${author}/${instance}/${progress.id}`;
    if (this.#ended.includes(key)) {
      return;
    }
    if (progress.cancelled) {
      this.#end(key);
      return;
    }
    const before = this.#strokes.get(key);
    before?.expire();
    const expire = this.later(SILENT_MS, () => this.#end(key));
    const annotation = drawn(progress, before?.annotation.shape?.points ?? []);
    this.#strokes.set(key, { author, instance, annotation, became: before?.became, expire });
    this.changed();
  }

  /** An annotation was added: the oldest stroke of its kind by that client instance has become it. */
  added(author: number, instance: string, { id, shape }: Annotation): void {
    const found = [...this.#strokes].find(
      ([, it]) =>
        it.author === author &&
        it.instance === instance &&
        it.became === undefined &&
        it.annotation.shape?.kind === shape?.kind,
    );
    if (found !== undefined) {
      const [key, stroke] = found;
      this.#ended = [...this.#ended, key].slice(-ENDED);
      this.#strokes.set(key, { ...stroke, became: id });
    }
  }

  /** The room's drawings are shown: strokes that became one of them are over. */
  shown(annotations: ReadonlyMap<string, Annotation>): void {
    for (const [key, { became }] of this.#strokes) {
      if (became !== undefined && annotations.has(became)) {
        this.#end(key);
      }
    }
  }

  /** Only these are here. */
  here(participants: ReadonlySet<number>): void {
    for (const [key, { author }] of this.#strokes) {
      if (!participants.has(author)) {
        this.#end(key);
      }
    }
  }

  close(): void {
    for (const { expire } of this.#strokes.values()) {
      expire();
    }
    this.#strokes.clear();
  }

  #end(key: string): void {
    this.#strokes.get(key)?.expire();
    if (this.#strokes.delete(key)) {
      this.changed();
    }
  }
}

/** The stroke so far: the latest points behind, or over, those that were known. */
function drawn({ medium, frame, color, width, from, shape }: StrokeProgress, known: readonly number[]): Annotation {
  const points = shape?.points ?? [];
  const isFreehand = shape?.kind === ShapeKind.FREEHAND;
  // who missed some sees a straight line there
  const all = isFreehand ? [...known.slice(0, 3 * from), ...points] : points;
  return create(AnnotationSchema, {
    medium,
    firstFrame: frame,
    lastFrame: frame,
    color,
    width,
    shape: { kind: shape?.kind ?? ShapeKind.UNSPECIFIED, text: shape?.text ?? "", points: [...all] },
  });
}
