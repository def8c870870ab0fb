import { Channel } from "@sameframe/protocol";
import type { PictureAct } from "./picture-view";

/** A key as it was pressed. */
export interface PictureKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const STEP = 1.25;
/** By an arrow key with Alt, in the page's pixels. */
const WAY = 60;

const CHANNELS: Readonly<Record<string, Channel>> = {
  r: Channel.RED,
  g: Channel.GREEN,
  b: Channel.BLUE,
  a: Channel.ALPHA,
  y: Channel.LUMA,
};

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [WAY, 0],
  ArrowRight: [-WAY, 0],
  ArrowUp: [0, WAY],
  ArrowDown: [0, -WAY],
};

/** What a key does with the picture; undefined: it is not ours. */
export function pictureActOf(key: PictureKey, isOpen: boolean): PictureAct | undefined {
  if (key.ctrlKey || key.metaKey) {
    return undefined;
  }
  const way = WAYS[key.key];
  if (key.altKey) {
    // without Shift some browsers go back
    return way !== undefined && key.shiftKey ? { kind: "pan", by: { x: way[0], y: way[1] }, over: true } : undefined;
  }
  const letter = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  const channel = CHANNELS[letter];
  if (channel !== undefined) {
    return { kind: "channel", channel };
  }
  switch (letter) {
    case "v":
      return { kind: "open", open: !isOpen };
    case "+":
    case "=":
      return { kind: "zoom", factor: STEP, over: true };
    case "-":
      return { kind: "zoom", factor: 1 / STEP, over: true };
    case "z":
      return { kind: "toggle" };
    case "x":
      return { kind: key.shiftKey ? "flipY" : "flipX" };
    default:
      return undefined;
  }
}
