import type { View } from "@sameframe/protocol";

type Placed = Pick<View, "panX" | "panY" | "zoom" | "rotation" | "flipX" | "flipY">;

/** A view as CSS has it, of an element that is exactly the picture. */
export function viewTransform(view: Placed | undefined): string {
  if (view === undefined) {
    return "none";
  }
  const { panX, panY, zoom, rotation, flipX, flipY } = view;
  const [x, y] = [flipX ? -1 : 1, flipY ? -1 : 1];
  const moved = `translate(${-panX * 100}%, ${-panY * 100}%)`;
  return `scale(${zoom || 1}) rotate(${rotation}deg) scale(${x}, ${y}) ${moved}`;
}

/** The largest picture of a shape that fits, in whole pixels. */
export function fitted(
  width: number,
  height: number,
  aspect: number,
): { readonly width: number; readonly height: number } {
  const across = Math.min(width, height * aspect);
  return { width: Math.max(1, Math.round(across)), height: Math.max(1, Math.round(across / aspect)) };
}
