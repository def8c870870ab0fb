import type { Repaints } from "../../history/retrospect";
import { type Act, actOf } from "../../history/session-keys";
import { isTaken } from "../surroundings";

/** The browser's own repaints. */
export const repaints: Repaints = (each) => {
  const next = (now: number): void => {
    handle = requestAnimationFrame(next);
    each(now);
  };
  let handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
};

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
