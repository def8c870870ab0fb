import type { Repaints } from "../../history/retrospect";
import { type Act, actOf } from "../../history/session-keys";
import { isTaken } from "../keyboard";

/** The browser's own repaints. */
export const repaints: Repaints = (each) => {
  const next = (now: number): void => {
    handle = requestAnimationFrame(next);
    each(now);
  };
  let handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
};

/** The page is seen, turned to or gone back to, or the network is back; the result stops listening. */
export function listenToReturn(act: () => void): () => void {
  const seen = (): void => {
    if (!document.hidden) {
      act();
    }
  };
  const signs = ["online", "focus", "pageshow"] as const;
  document.addEventListener("visibilitychange", seen);
  for (const sign of signs) {
    globalThis.addEventListener(sign, act);
  }
  return () => {
    document.removeEventListener("visibilitychange", seen);
    for (const sign of signs) {
      globalThis.removeEventListener(sign, act);
    }
  };
}

/** Listens to the page's keys, except where somebody types or a button has the key; the result stops it. */
export function listenToKeys(act: (act: Act) => void): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) {
      return;
    }
    const wanted = actOf(event);
    if (wanted !== undefined) {
      event.preventDefault();
      act(wanted);
    }
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

/** A button that was clicked with a pointer does not keep the keys: Space plays, whatever was clicked last. */
export function letGo(event: MouseEvent): void {
  const [target] = event.composedPath();
  if (event.detail > 0 && target instanceof Element) {
    target.closest("button")?.blur();
  }
}
