import { Channel } from "@sameframe/protocol";
import type { Action } from "./keymap";
import type { PictureAct } from "./picture-view";

const STEP = 1.25;
/** By a key, in the page's pixels. */
const WAY = 60;

const ACTS: Partial<Readonly<Record<Action, PictureAct>>> = {
  "zoom-in": { kind: "zoom", factor: STEP, over: true },
  "zoom-out": { kind: "zoom", factor: 1 / STEP, over: true },
  pixels: { kind: "toggle" },
  "move-left": { kind: "pan", by: { x: WAY, y: 0 }, over: true },
  "move-right": { kind: "pan", by: { x: -WAY, y: 0 }, over: true },
  "move-up": { kind: "pan", by: { x: 0, y: WAY }, over: true },
  "move-down": { kind: "pan", by: { x: 0, y: -WAY }, over: true },
  mirror: { kind: "flipX" },
  "mirror-down": { kind: "flipY" },
  red: { kind: "channel", channel: Channel.RED },
  green: { kind: "channel", channel: Channel.GREEN },
  blue: { kind: "channel", channel: Channel.BLUE },
  alpha: { kind: "channel", channel: Channel.ALPHA },
  luma: { kind: "channel", channel: Channel.LUMA },
};

/** What is done with the picture; undefined: nothing of it. */
export function pictureActOf(action: Action | undefined, isOpen: boolean): PictureAct | undefined {
  if (action === undefined) {
    return undefined;
  }
  return action === "picture" ? { kind: "open", open: !isOpen } : ACTS[action];
}

/** Whether a key that is held goes on. */
export function goesOn(act: PictureAct): boolean {
  return act.kind === "zoom" || act.kind === "pan";
}
