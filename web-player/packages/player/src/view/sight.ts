import type { Vars } from "../elements/vars";
import type { Frame, PicturePlace } from "./picture-place";
import { type Placement, type Point, type Size, seen, toFrame } from "./placement";

/** A matrix as a canvas takes it. */
export type Matrix = readonly [number, number, number, number, number, number];

const WHOLE = 65_536;

/** What is seen of the picture, for what lies upon it. */
export interface Sight extends Omit<Placement, "frame"> {
  readonly frame: Frame;
  readonly seen: ReturnType<typeof seen>;
  /** How large the picture would be on a canvas over what is seen of it, and how it is turned there. */
  painted(density: number): readonly [Size, Matrix];
}

export function sightOf(place: PicturePlace): Sight {
  const { placement } = place;
  const { picture, view } = placement;
  const box = seen(placement);
  return {
    frame: place.frames[0],
    picture,
    view,
    seen: box,
    painted(density) {
      const [zero, right, down] = [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0, y: 1 },
      ].map((at) => toFrame(placement, at)) as [Point, Point, Point];
      const size = { width: picture.width * view.zoom * density, height: picture.height * view.zoom * density };
      const along = (to: Point, length: number): readonly [number, number] => [
        ((to.x - zero.x) * density) / length,
        ((to.y - zero.y) * density) / length,
      ];
      return [
        size,
        [
          ...along(right, size.width),
          ...along(down, size.height),
          (zero.x - box.left) * density,
          (zero.y - box.top) * density,
        ],
      ];
    },
  };
}

/** A place of the picture, in 65,536ths, as one of what is seen of it. */
export function turnedPoint(sight: Sight, { x, y }: Point): Point {
  const { seen: box } = sight;
  const at = toFrame(sight, { x: x / WHOLE, y: y / WHOLE });
  return { x: ((at.x - box.left) / box.width) * WHOLE, y: ((at.y - box.top) / box.height) * WHOLE };
}

/** Lengths as custom properties. */
export function pixels(lengths: Readonly<Record<string, number>>): Vars {
  return Object.fromEntries(Object.entries(lengths).map(([name, length]) => [`--${name}`, `${length}px`]));
}
