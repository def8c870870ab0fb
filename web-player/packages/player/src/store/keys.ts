import type { Request } from "./requests";
import type { Transport } from "./view";

/** A key as it was pressed. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** What keys act upon. */
export interface KeyContext {
  readonly transport: Transport;
  readonly frame: number;
  readonly frames: number;
  /** Frames on which drawings begin, in order. */
  readonly drawn?: readonly number[];
}

/** With Shift, the arrows go this far. */
const LEAP = 10;

/** L and J pressed again go faster, up to this. */
const FASTEST = 8000;

/** What a key asks for, in order; undefined: it is not ours. */
export function requestsOf(key: Key, context: KeyContext): readonly Request[] | undefined {
  const { transport } = context;
  const step = key.shiftKey ? LEAP : 1;
  switch (key.key.length === 1 ? key.key.toLowerCase() : key.key) {
    case " ":
      return [{ kind: transport.playing ? "pause" : "play" }];
    case "k":
      return transport.playing ? [{ kind: "pause" }] : [];
    case "l":
      return shuttle(1, transport);
    case "j":
      return shuttle(-1, transport);
    case "ArrowLeft":
      return [{ kind: "step", frames: -step }];
    case "ArrowRight":
      return [{ kind: "step", frames: step }];
    case "PageUp":
      return [{ kind: "step", frames: -LEAP }];
    case "PageDown":
      return [{ kind: "step", frames: LEAP }];
    case "Home":
      return [{ kind: "seek", frame: transport.inPoint }];
    case "End":
      return [{ kind: "seek", frame: transport.outPoint }];
    case ",":
      return drawing(-1, context);
    case ".":
      return drawing(1, context);
    case "i":
    case "[":
      return [setIn(context)];
    case "o":
    case "]":
      return [setOut(context)];
    case "\\":
      return [{ kind: "range", inPoint: 0, outPoint: context.frames - 1 }];
    case "m":
      return [{ kind: "mute" }];
    case "f":
      return [{ kind: "fullscreen" }];
    case "?":
      return [{ kind: "keys" }];
    default:
      return undefined;
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

/** To the drawing before, or after. */
function drawing(direction: 1 | -1, context: KeyContext): readonly Request[] {
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
