import type { InkPoint } from "./ink";
import type { PictureBox } from "./paint";

/** What a hand does on the picture. */
export interface Hand {
  /** Whether pointers draw at the moment, and fingers do not scroll the page. */
  readonly isDrawing: boolean;
  /** A pointer was pressed. @return whether a stroke begins */
  begin(at: InkPoint): boolean;
  /** It moved: every point that the device has told, in order. */
  extend(points: readonly InkPoint[], isEven: boolean): void;
  end(): void;
  cancel(): void;
  /** A pointer is here, pressed or not; undefined: it has left. */
  point(at: InkPoint | undefined): void;
}

const WHOLE = 65_536;
const FULL = 1024;

/**
 * Listens to pointers over an element that lies exactly on the picture; the result stops it.
 *
 * @param locate where on the picture events are: those of one move are asked for together, since the page is asked for its layout
 */
export function listenToHand(
  element: HTMLElement,
  hand: Hand,
  locate: (events: readonly PointerEvent[]) => readonly InkPoint[],
): () => void {
  const events = new AbortController();
  let stroke: { readonly pointer: number; readonly type: string } | undefined;
  /** After a second finger, until all are lifted. */
  const fingers = new Set<number>();
  let isSpoilt = false;

  const on = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave",
    act: (event: PointerEvent) => void,
  ) => element.addEventListener(type, act, { signal: events.signal });

  const drop = (): void => {
    if (stroke !== undefined) {
      stroke = undefined;
      hand.cancel();
    }
  };

  on("pointerdown", (event) => {
    if (event.pointerType === "touch") {
      fingers.add(event.pointerId);
      if (fingers.size > 1 && stroke?.type !== "pen") {
        isSpoilt = true;
        drop();
      }
    }
    if (!hand.isDrawing || event.button !== 0 || stroke !== undefined || isSpoilt) {
      return;
    }
    event.preventDefault(); // nothing is selected
    const [at] = locate([event]);
    if (at !== undefined && hand.begin(at)) {
      element.setPointerCapture(event.pointerId);
      stroke = { pointer: event.pointerId, type: event.pointerType };
      hand.point(at);
    }
  });

  on("pointermove", (event) => {
    const isStroke = stroke?.pointer === event.pointerId;
    if (stroke !== undefined && !isStroke) {
      return;
    }
    // where a page is not secure, browsers tell nothing of what lies between two moves
    const told = isStroke && "getCoalescedEvents" in event ? event.getCoalescedEvents() : [];
    const points = locate([...told, event]);
    if (isStroke) {
      hand.extend(told.length === 0 ? points : points.slice(0, -1), event.shiftKey);
    }
    hand.point(points.at(-1));
  });

  const lifted = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    isSpoilt &&= fingers.size > 0;
    if (event.pointerType === "touch") {
      hand.point(undefined);
    }
  };

  on("pointerup", (event) => {
    lifted(event);
    if (stroke?.pointer === event.pointerId) {
      stroke = undefined;
      hand.end();
    }
  });

  on("pointercancel", (event) => {
    lifted(event);
    if (stroke?.pointer === event.pointerId) {
      drop();
    }
  });

  on("pointerleave", (event) => {
    if (stroke === undefined && event.pointerType !== "touch") {
      hand.point(undefined);
    }
  });

  return () => {
    drop();
    events.abort();
  };
}

/** Where an event is on the picture, at most as far outside as the picture is large. Only pens say how they are pressed. */
export function place(
  { clientX, clientY, pressure, pointerType }: Pick<PointerEvent, "clientX" | "clientY" | "pressure" | "pointerType">,
  { left, top, width, height }: PictureBox,
): InkPoint {
  const part = (distance: number, of: number): number =>
    Math.min(2 * WHOLE, Math.max(-WHOLE, Math.round((distance / Math.max(1, of)) * WHOLE)));
  return {
    x: part(clientX - left, width),
    y: part(clientY - top, height),
    pressure: pointerType === "pen" ? Math.min(FULL, Math.max(1, Math.round(pressure * FULL))) : FULL,
  };
}

/** Where an event is on a picture that may be turned, by where it would be on one from 0 to 1. */
export function placeOn(
  { pressure, pointerType }: Pick<PointerEvent, "pressure" | "pointerType">,
  at: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): InkPoint {
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  return place({ clientX: at.x, clientY: at.y, pressure, pointerType }, whole);
}
