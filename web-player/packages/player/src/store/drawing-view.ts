import type { Settings, Tool } from "../drawing/tools";
import type { DrawingRefusal } from "./drawing-rights";

/** What the tools show. Immutable. */
export interface DrawingPicture extends Settings {
  readonly open: boolean;
  /** Participant.color of oneself. */
  readonly own: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** There is something on this frame that one may take away. */
  readonly canClear: boolean;
  /** Why nothing can be drawn; undefined: it can. */
  readonly refusal: DrawingRefusal | undefined;
}

/** What somebody asks of the tools. */
export type DrawAct =
  | { readonly kind: "open"; readonly open: boolean }
  | { readonly kind: "set"; readonly settings: Partial<Settings> }
  | { readonly kind: "undo" | "redo" | "clear" | "switchOn" };

/** Carries what somebody asks of the tools up to who can do it. */
export class DrawEvent extends CustomEvent<DrawAct> {
  static readonly type = "sameframe-draw";

  constructor(act: DrawAct) {
    super(DrawEvent.type, { detail: act, bubbles: true, composed: true });
  }
}

/** A key as it was pressed. */
interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key that is nobody else's asks of the tools; undefined: nothing. @param tools in the order of their digits */
export function drawActOf(key: Key, isOpen: boolean, tools: readonly Tool[]): DrawAct | undefined {
  const letter = key.key.toLowerCase();
  if (key.altKey) {
    return undefined;
  }
  if (key.ctrlKey || key.metaKey) {
    if (letter === "z") {
      return { kind: key.shiftKey ? "redo" : "undo" };
    }
    return letter === "y" ? { kind: "redo" } : undefined;
  }
  if (!isOpen) {
    return undefined;
  }
  const tool = /^[1-9]$/.test(letter) ? tools[Number(letter) - 1] : undefined;
  if (tool !== undefined) {
    return { kind: "set", settings: { tool } };
  }
  return letter === "escape" ? { kind: "open", open: false } : undefined;
}

declare global {
  interface HTMLElementEventMap {
    "sameframe-draw": DrawEvent;
  }
}
