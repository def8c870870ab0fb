import { type Action, type Key, Keymap } from "../store/keymap";
import { requestsOf } from "../store/keys";
import type { Request } from "../store/requests";
import type { RoomPicture } from "../store/view";

/** Where keys are heard: anywhere on the page, or while the focus is within the player. */
export type KeyScope = "page" | "focus";

/** What needs no picture. */
const ALWAYS: ReadonlySet<Action> = new Set(["mute", "fullscreen", "network", "figures", "leave", "keys"]);

/** What goes on while a key is held. */
const REPEATED: ReadonlySet<Action> = new Set([
  "step-back",
  "step-forward",
  "leap-back",
  "leap-forward",
  "previous-mark",
  "next-mark",
  "previous-shot",
  "next-shot",
]);

/** The keys of one player: which do what, and whether they are heard where they were pressed. */
export class Keyboard {
  keymap = Keymap.USUAL;
  scope: KeyScope = "page";

  /**
   * @param player within which the focus is, if only there keys are heard
   * @param showsKeys whether the list of the keys is open, which hears no other
   */
  constructor(
    private readonly player: HTMLElement,
    private readonly showsKeys: () => boolean,
  ) {}

  /** What a key does; undefined: nothing of ours, or somebody else has it. */
  actionOf(event: KeyboardEvent): Action | undefined {
    return this.hears(event) ? this.keymap.actionOf(keyOf(event)) : undefined;
  }

  /** Whether a key is for the player. */
  hears(event: KeyboardEvent): boolean {
    const path = event.composedPath();
    if (this.scope === "focus" && !path.includes(this.player)) {
      return false;
    }
    if (this.showsKeys()) {
      return this.keymap.actionOf(keyOf(event)) === "keys";
    }
    return !isTaken(event) && !path.some((it) => it instanceof HTMLDialogElement && it.matches(":modal"));
  }

  /**
   * Takes other keys than the usual ones, and where they are heard.
   *
   * @param keymap as for {@link Keymap.create}
   * @param scope `focus` unless it is `page`
   */
  bind(keymap: string | null | undefined, scope: KeyScope | null | undefined): Keymap {
    const { keymap: bound, wrong } = Keymap.create(keymap);
    this.keymap = bound;
    this.scope = scope === "page" ? "page" : "focus";
    if (this.scope === "focus" && !this.player.hasAttribute("tabindex")) {
      this.player.tabIndex = -1; // a click into the picture focuses it
    }
    if (wrong.length > 0) {
      console.warn("sameframe-room: keymap:", ...wrong);
    }
    return bound;
  }

  /** Takes back the focus that a field or a button in the player gives up, while keys are heard there only. */
  #keepFocus(signal: AbortSignal): void {
    const { player } = this;
    let isInside = true;
    const pressed = (event: Event): void => {
      isInside = event.composedPath().includes(player);
    };
    document.addEventListener("pointerdown", pressed, { signal, capture: true });
    const left = (event: FocusEvent): void => {
      if (this.scope === "focus" && isInside && event.relatedTarget === null && document.hasFocus()) {
        player.focus({ preventScroll: true });
      }
    };
    player.addEventListener("focusout", left, { signal });
  }

  /** Asks for what keys do, until the result is called. */
  listen(shown: () => RoomPicture | undefined, ask: (request: Request) => void): () => void {
    const pressed = (event: KeyboardEvent): void => {
      const picture = shown();
      const action = this.actionOf(event);
      const isIdle = picture?.clip === undefined;
      if (picture === undefined || action === undefined || (isIdle && !ALWAYS.has(action))) {
        return;
      }
      const { transport, frame, clip, marks, place, alone } = picture;
      const drawn = marks.map((mark) => mark.frame);
      const requests = requestsOf(action, { transport, frame, frames: clip?.frames ?? 0, drawn, place, alone });
      if (requests !== undefined) {
        event.preventDefault();
        for (const request of event.repeat && !REPEATED.has(action) ? [] : requests) {
          ask(request);
        }
      }
    };
    const events = new AbortController();
    document.addEventListener("keydown", pressed, { signal: events.signal });
    this.#keepFocus(events.signal);
    return () => events.abort();
  }
}

function keyOf(event: KeyboardEvent): Key {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
  return { key, code, shiftKey, ctrlKey, metaKey, altKey, altGraph: event.getModifierState("AltGraph") };
}

/** Whether somebody types, or a button has the key. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const presses = target.matches("button, a, summary") && (event.key === " " || event.key === "Enter");
  return presses || target.isContentEditable || target.matches("input, textarea, select");
}
