import type { Annotation } from "@sameframe/protocol";
import { shownOn } from "./paint";
import type { Span } from "./tools";

/** Frames from a first to a last one, both included. */
export interface Frames {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** What spans are measured by. */
export interface Around {
  readonly medium: string;
  readonly frames: number;
  readonly inPoint: number;
  readonly outPoint: number;
  readonly annotations: readonly Annotation[];
}

/** A drawing that is seen though it is not on this frame; 0 to 1. */
export interface Ghost {
  readonly annotation: Annotation;
  readonly strength: number;
}

/** A frame on which somebody's drawings or notes begin. */
export interface Mark {
  readonly frame: number;
  /** Participant.color of who made them; several if several did. */
  readonly colors: readonly number[];
}

/** Drawings of so many frames before and after are seen as ghosts. */
const GHOSTS = 6;
const STRONGEST = 0.45;

/** The frames of a drawing that is made on a frame. Held is it until the next drawing of the medium, or the end. */
export function framesFor(span: Span, frame: number, around: Around): Frames {
  const { inPoint, outPoint } = around;
  switch (span) {
    case "frame":
      return { firstFrame: frame, lastFrame: frame };
    case "range":
      // a frame outside of the range is drawn on as well
      return { firstFrame: Math.min(inPoint, frame), lastFrame: Math.max(outPoint, frame) };
    case "hold": {
      const next = beginnings(around.annotations, around.medium).find((first) => first > frame);
      return { firstFrame: frame, lastFrame: (next ?? around.frames) - 1 };
    }
  }
}

/** Frames of a medium on which drawings begin, in order. */
export function beginnings(annotations: Iterable<Annotation>, medium: string): readonly number[] {
  const frames = [...annotations].filter((it) => it.medium === medium).map(({ firstFrame }) => firstFrame);
  return [...new Set(frames)].sort((a, b) => a - b);
}

/** Drawings of the frames around, the nearer the stronger. */
export function ghostsOf(
  annotations: readonly Annotation[],
  medium: string | undefined,
  frame: number,
): readonly Ghost[] {
  const shown = new Set(shownOn(annotations, medium, frame));
  return annotations.flatMap((annotation) => {
    const distance = Math.max(annotation.firstFrame - frame, frame - annotation.lastFrame);
    const isNear = annotation.medium === medium && distance <= GHOSTS && !shown.has(annotation);
    return isNear ? [{ annotation, strength: STRONGEST * (1 - (distance - 1) / GHOSTS) }] : [];
  });
}

/** Where drawings begin, and in whose colours. */
export function marksOf(
  made: Iterable<Pick<Annotation, "medium" | "firstFrame" | "author">>,
  medium: string | undefined,
  colorOf: (participant: number) => number,
): readonly Mark[] {
  const colors = new Map<number, Set<number>>();
  for (const { medium: on, firstFrame, author } of made) {
    if (on === medium) {
      colors.set(firstFrame, (colors.get(firstFrame) ?? new Set()).add(colorOf(author)));
    }
  }
  return [...colors].sort(([a], [b]) => a - b).map(([frame, all]) => ({ frame, colors: [...all] }));
}
