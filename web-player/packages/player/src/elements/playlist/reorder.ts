/** What is told of a row that is dragged to another place. */
export interface Reordering {
  /** Before this row it would come; the number of rows: behind the last one; undefined: it is not dragged any more. */
  over(from: number, to: number | undefined): void;
  drop(from: number, to: number): void;
}

/**
 * Lets rows of a list be dragged by what has `data-grip` in them, with a mouse, a pen or a finger; Escape lets go. The result
 * stops listening.
 *
 * @param rows the list's, in their order
 */
export function listenToDrag(list: HTMLElement, rows: () => readonly HTMLElement[], told: Reordering): () => void {
  const events = new AbortController();
  const { signal } = events;
  let held: { readonly from: number; readonly pointer: number; to: number } | undefined;

  const letGo = (): void => {
    if (held !== undefined) {
      told.over(held.from, undefined);
      held = undefined;
    }
  };
  list.addEventListener(
    "pointerdown",
    (event) => {
      const isGrip = event.composedPath().some((it) => it instanceof HTMLElement && "grip" in it.dataset);
      const from = rows().findIndex((row) => event.composedPath().includes(row));
      if (isGrip && from >= 0 && event.button === 0) {
        held = { from, pointer: event.pointerId, to: from };
        list.setPointerCapture(event.pointerId);
      }
    },
    { signal },
  );
  list.addEventListener(
    "pointermove",
    (event) => {
      if (held?.pointer === event.pointerId) {
        const all = rows();
        held.to = placeAt(
          all.map((row) => row.getBoundingClientRect()),
          event.clientY,
        );
        // a list that is longer than its panel goes along
        all[Math.min(held.to, all.length - 1)]?.scrollIntoView({ block: "nearest" });
        all[Math.max(held.to - 1, 0)]?.scrollIntoView({ block: "nearest" });
        told.over(held.from, held.to);
      }
    },
    { signal },
  );
  list.addEventListener(
    "pointerup",
    (event) => {
      if (held?.pointer === event.pointerId) {
        const { from, to } = held;
        letGo();
        told.drop(from, to);
      }
    },
    { signal },
  );
  list.addEventListener("pointercancel", letGo, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && letGo(), { signal });
  return () => events.abort();
}

/** Before which of these rows, which lie below each other, something comes that is let go at this height. */
export function placeAt(rows: readonly { readonly top: number; readonly bottom: number }[], y: number): number {
  const place = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return place < 0 ? rows.length : place;
}
