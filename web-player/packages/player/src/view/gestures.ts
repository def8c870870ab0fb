import type { Point } from "./placement";

/** What hands do with the picture. */
export interface Handled {
  /** Larger by a factor, about a place of the page. */
  zoom(factor: number, about: Point): void;
  /** Along by so many of the page's pixels. */
  pan(by: Point): void;
  /** Between fitting and its own size, about a place of the page. */
  toggle(about: Point): void;
  /** The hand lets go. */
  settle(): void;
  /** Whether there is a picture that can be moved at the moment. */
  readonly canMove: boolean;
}

/** Of a wheel; a pinch on a touchpad comes as a wheel with Ctrl, in smaller steps. */
const PER_WHEEL = 0.0015;
const PER_PINCH = 0.01;
/** A line and a page of a wheel that counts in these, in pixels. */
const UNITS = [1, 16, 240] as const;
const MIDDLE = 1;

/** Listens to wheel, hands and fingers on the stage; the result stops it. Tools and buttons on it keep their own. */
export function listenToGestures(stage: HTMLElement, handled: Handled): () => void {
  const events = new AbortController();
  const { signal } = events;
  const fingers = new Map<number, Point>();
  let drag: { readonly pointer: number; at: Point; hasMoved: boolean } | undefined;

  const end = (): void => {
    if (drag?.hasMoved === true) {
      handled.settle();
    }
    drag = undefined;
  };

  stage.addEventListener(
    "wheel",
    (event) => {
      // where the page scrolls, a wheel scrolls it
      if (!handled.canMove || isOwn(event) || (!event.ctrlKey && scrolls())) {
        return;
      }
      event.preventDefault();
      const way = event.deltaY * (UNITS[event.deltaMode] ?? 1) * (event.ctrlKey ? PER_PINCH : PER_WHEEL);
      handled.zoom(Math.exp(-Math.max(-1, Math.min(1, way))), { x: event.clientX, y: event.clientY });
    },
    { signal, passive: false },
  );

  const on = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    act: (event: PointerEvent) => void,
  ) => stage.addEventListener(type, act, { signal });

  on("pointerdown", (event) => {
    if (isOwn(event)) {
      return;
    }
    const at = { x: event.clientX, y: event.clientY };
    if (event.pointerType === "touch") {
      fingers.set(event.pointerId, at);
    }
    const isFree = event.button === MIDDLE || (event.button === 0 && !draws(event));
    if (fingers.size > 1) {
      drag = undefined;
    } else if (isFree && drag === undefined && handled.canMove) {
      drag = { pointer: event.pointerId, at, hasMoved: false };
      if (event.button === MIDDLE) {
        event.preventDefault(); // or the page would scroll by itself
      }
    }
  });

  on("pointermove", (event) => {
    const at = { x: event.clientX, y: event.clientY };
    const before = fingers.get(event.pointerId);
    if (before !== undefined) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, at);
      if (other !== undefined && handled.canMove) {
        pinch(handled, before, at, other);
        return;
      }
    }
    if (drag?.pointer === event.pointerId && event.buttons === 0) {
      drag = undefined; // it was let go elsewhere, before the stage held it
    }
    if (drag?.pointer === event.pointerId) {
      const by = { x: at.x - drag.at.x, y: at.y - drag.at.y };
      if (!drag.hasMoved && Math.hypot(by.x, by.y) < 3) {
        return; // a click
      }
      if (!drag.hasMoved && event.pointerType !== "touch") {
        stage.setPointerCapture(event.pointerId);
      }
      drag.hasMoved = true;
      drag.at = at;
      handled.pan(by);
    }
  });

  const lifted = (event: PointerEvent): void => {
    if (fingers.delete(event.pointerId) && fingers.size > 0) {
      handled.settle();
    }
    if (drag?.pointer === event.pointerId) {
      end();
    }
  };
  on("pointerup", lifted);
  on("pointercancel", lifted);

  stage.addEventListener(
    "dblclick",
    (event) => {
      if (handled.canMove && !isOwn(event) && !draws(event)) {
        handled.toggle({ x: event.clientX, y: event.clientY });
      }
    },
    { signal },
  );

  return () => events.abort();
}

/** Two fingers hold what is below them. */
function pinch(handled: Handled, before: Point, at: Point, other: Point): void {
  const apart = (one: Point): number => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  handled.zoom(apart(at) / apart(before), other);
}

function scrolls(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight + 1;
}

/** Whether a tool is in the hand: what is pressed draws. */
function draws(event: Event): boolean {
  return event.composedPath().some((it) => it instanceof HTMLElement && it.dataset.tool !== undefined);
}

/** Whether it is on something with a use of its own. */
function isOwn(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (it) =>
        it instanceof HTMLElement && it.matches("button, a, input, textarea, select, [role=slider], dialog, .theirs"),
    );
}
