import type { Action } from "./keymap";
import type { Request } from "./requests";
import type { Loop, Place, Transport } from "./view";

/** What keys act upon. */
export interface KeyContext {
  readonly transport: Transport;
  readonly frame: number;
  readonly frames: number;
  /** Frames on which drawings or notes begin, in order. */
  readonly drawn?: readonly number[];
  /** Of the shot in view in the playlist; undefined: there is no other one. */
  readonly place?: Place | undefined;
  /** Whether one looks around alone. */
  readonly alone?: boolean;
}

/** What a room does at the end of its range, one after the other. */
export const NEXT_LOOP: Readonly<Record<Loop, Loop>> = {
  once: "loop",
  loop: "pingPong",
  pingPong: "through",
  through: "once",
};

/** Leaps go this far. */
const LEAP = 10;

/** L and J pressed again go faster, up to this. */
const FASTEST = 8000;

/** What is asked for with a key, in order; undefined: it is not the room's. */
export function requestsOf(action: Action, context: KeyContext): readonly Request[] | undefined {
  const { transport } = context;
  switch (action) {
    case "play":
      return [{ kind: transport.playing ? "pause" : "play" }];
    case "pause":
      return transport.playing ? [{ kind: "pause" }] : [];
    case "forward":
      return shuttle(1, transport);
    case "backward":
      return shuttle(-1, transport);
    case "step-back":
      return [{ kind: "step", frames: -1 }];
    case "step-forward":
      return [{ kind: "step", frames: 1 }];
    case "leap-back":
      return [{ kind: "step", frames: -LEAP }];
    case "leap-forward":
      return [{ kind: "step", frames: LEAP }];
    case "start":
      return [{ kind: "seek", frame: transport.inPoint }];
    case "end":
      return [{ kind: "seek", frame: transport.outPoint }];
    case "previous-mark":
      return mark(-1, context);
    case "next-mark":
      return mark(1, context);
    case "set-in":
      return [setIn(context)];
    case "set-out":
      return [setOut(context)];
    case "whole-clip":
      return [{ kind: "range", inPoint: 0, outPoint: context.frames - 1 }];
    case "loop":
      return [{ kind: "loop", mode: NEXT_LOOP[transport.loop] }];
    case "previous-shot":
      return context.place?.isFirst === false ? [{ kind: "advance", shots: -1 }] : [];
    case "next-shot":
      return context.place?.isLast === false ? [{ kind: "advance", shots: 1 }] : [];
    case "alone":
      return [{ kind: context.alone === true ? "rejoin" : "alone" }];
    case "mute":
    case "fullscreen":
    case "keys":
    case "network":
    case "figures":
    case "leave":
      return [{ kind: action }];
    case "draw":
    case "laser":
    case "tool-pen":
    case "tool-line":
    case "tool-arrow":
    case "tool-rectangle":
    case "tool-ellipse":
    case "tool-text":
    case "tool-eraser":
    case "tool-laser":
    case "undo":
    case "redo":
    case "done-drawing":
      return undefined; // the drawing tools'
    case "picture":
    case "zoom-in":
    case "zoom-out":
    case "pixels":
    case "move-left":
    case "move-right":
    case "move-up":
    case "move-down":
    case "mirror":
    case "mirror-down":
    case "red":
    case "green":
    case "blue":
    case "alpha":
    case "luma":
    case "guides":
    case "captions":
      return undefined; // of what lies on the picture
  }
}

/**
 * The frame that a person means: while the room rests, where it rests, since the picture may still be on its way there.
 */
function frameMeant({ transport, frame }: KeyContext): number {
  return transport.rest ?? frame;
}

/** The range begins here; one that would end before goes to the end of the clip. */
export function setIn(context: KeyContext): Request {
  const { transport, frames } = context;
  const frame = frameMeant(context);
  return { kind: "range", inPoint: frame, outPoint: frame <= transport.outPoint ? transport.outPoint : frames - 1 };
}

/** The range ends here; one that would begin after begins with the clip. */
export function setOut(context: KeyContext): Request {
  const { transport } = context;
  const frame = frameMeant(context);
  return { kind: "range", inPoint: frame >= transport.inPoint ? transport.inPoint : 0, outPoint: frame };
}

/** To the drawing or note before, or after. */
function mark(direction: 1 | -1, context: KeyContext): readonly Request[] {
  const here = frameMeant(context);
  const drawn = context.drawn ?? [];
  const frame = direction < 0 ? drawn.findLast((it) => it < here) : drawn.find((it) => it > here);
  return frame === undefined ? [] : [{ kind: "seek", frame }];
}

/** As on an edit controller: L plays forward, J backward, each again doubles the speed. */
function shuttle(direction: 1 | -1, { playing, speed }: Transport): readonly Request[] {
  const same = playing && Math.sign(speed) === direction;
  const faster = Math.min(FASTEST, Math.max(2000, Math.abs(speed) * 2));
  const milli = direction * (same ? faster : 1000);
  return [
    ...(milli === speed ? [] : [{ kind: "speed", milli } as const]),
    ...(playing ? [] : [{ kind: "play" } as const]),
  ];
}
