import type { Courses } from "./courses";
import type { Gap } from "./gaps";
import type { Mark } from "./marks";
import type { Lane } from "./presence";
import type { Layout } from "./timeline-layout";
import type { Timescale, Window } from "./timescale";

/** What a timeline shows. */
export interface Painting {
  readonly layout: Layout;
  readonly scale: Timescale;
  readonly window: Window;
  /** End of the session, in microseconds. */
  readonly end: number;
  readonly courses: Courses;
  readonly gaps: readonly Gap[];
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
}

/** Where an instant lies from the left, in pixels. */
export function xOf({ layout, scale, window }: Pick<Painting, "layout" | "scale" | "window">, at: number): number {
  const part = (scale.placeOf(at) - window.left) / (window.right - window.left);
  return layout.left + part * (layout.width - layout.left);
}

/** The instant at a distance from the left. */
export function instantOf({ layout, scale, window }: Pick<Painting, "layout" | "scale" | "window">, x: number): number {
  const part = (x - layout.left) / Math.max(1, layout.width - layout.left);
  return scale.instantAt(window.left + part * (window.right - window.left));
}
