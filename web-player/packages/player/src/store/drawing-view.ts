import { type Settings, TOOLS, type Tool } from "../drawing/tools";
import type { DrawingRefusal } from "./drawing-rights";
import type { Action } from "./keymap";

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

/** The key that chooses a tool. */
export function keyOfTool(tool: Tool): Action {
  return `tool-${tool}`;
}

/** What a key asks of the tools; undefined: nothing, or only while they are open. */
export function drawActOf(action: Action | undefined, isOpen: boolean): DrawAct | undefined {
  switch (action) {
    case "draw":
      return { kind: "open", open: !isOpen };
    case "undo":
    case "redo":
      return { kind: action };
    case "done-drawing":
      return isOpen ? { kind: "open", open: false } : undefined;
    default: {
      const tool = isOpen ? TOOLS.find((it) => keyOfTool(it) === action) : undefined;
      return tool && { kind: "set", settings: { tool } };
    }
  }
}

declare global {
  interface HTMLElementEventMap {
    "sameframe-draw": DrawEvent;
  }
}
