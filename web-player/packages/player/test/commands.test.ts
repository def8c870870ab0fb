import { Category, create, ParticipantSchema, PlaybackSchema, type Subscription } from "@sameframe/protocol";
import type { Look, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { type Commanded, command } from "../src/store/commands";
import type { Request } from "../src/store/requests";

interface Setting {
  readonly alone?: boolean;
  readonly off?: readonly Category[];
}

/** What is called when somebody asks for something. */
function calls(request: Request, { alone = false, off = [] }: Setting = {}): string[] {
  const called: string[] = [];
  const spy = (prefix: string, known: object) =>
    new Proxy(known, {
      get: (target, name) =>
        name in target
          ? Reflect.get(target, name)
          : (...args: unknown[]) => void called.push([prefix + String(name), ...args].join(" ")),
    });
  const isAlone = alone || off.includes(Category.PLAYBACK);
  const room = {
    you: 1,
    me: create(ParticipantSchema, { id: 1, outOfSync: alone }),
    on: new Set([Category.PLAYBACK, Category.NOTES].filter((category) => !off.includes(category))),
    subscriptions: new Map([[1, { participant: 1, off } as Subscription]]),
  } as unknown as RoomView;
  const look = spy("look.", { playback: isAlone ? create(PlaybackSchema) : undefined }) as Look;
  void command(spy("", { room, look }) as Commanded, request);
  return called;
}

const MOVES: [Request, string][] = [
  [{ kind: "play" }, "play"],
  [{ kind: "pause" }, "pause"],
  [{ kind: "seek", frame: 5 }, "seek 5"],
  [{ kind: "step", frames: -1 }, "step -1"],
  [{ kind: "speed", milli: 500 }, "setSpeed 500"],
  [{ kind: "loop", mode: "once" }, "setLoop 1"],
  [{ kind: "range", inPoint: 2, outPoint: 9 }, "setRange 2 9"],
  [{ kind: "advance", shots: 1 }, "advance 1"],
];

describe("what drives the playhead", () => {
  it.each(MOVES)("%j goes to the room", (request, call) => {
    expect(calls(request)).toEqual([call]);
  });

  it.each(MOVES)("%j stays here while one looks around alone", (request, call) => {
    expect(calls(request, { alone: true })).toEqual([`look.${call}`]);
  });
});

describe("the rest", () => {
  it.each<[Request, string]>([
    [{ kind: "letIn", participant: 3 }, "letIn 3"],
    [{ kind: "decline", participant: 3 }, "kick 3"],
    [{ kind: "remove", participant: 3 }, "kick 3"],
    [{ kind: "handLead", participant: 3 }, "handLead 3"],
    [{ kind: "transferHost", participant: 3 }, "transferHost 3"],
    [{ kind: "setRole", participant: 3, role: "viewer" }, "setRole 3 3"],
    [{ kind: "askLead" }, "requestLead"],
    [{ kind: "returnLead" }, "returnLead"],
    [{ kind: "lock", locked: true }, "lock true"],
    [{ kind: "start" }, "start"],
    [{ kind: "accept" }, "acceptRoom"],
    [{ kind: "alone" }, "setOutOfSync true"],
    [{ kind: "rename", name: "Sam" }, "rename Sam"],
    [{ kind: "leave" }, "leave"],
  ])("%j goes to the room, alone or not", (request, call) => {
    expect(calls(request)).toEqual([call]);
    expect(calls(request, { alone: true })).toEqual([call]);
  });

  it.each<[string, Setting, string[]]>([
    ["from looking around alone", { alone: true }, ["setOutOfSync false"]],
    ["from having playback off", { off: [Category.PLAYBACK, Category.NOTES] }, [`subscribe ${Category.NOTES}`]],
    ["from both", { alone: true, off: [Category.PLAYBACK] }, ["subscribe ", "setOutOfSync false"]],
  ])("back to the room %s", (_, setting, expected) => {
    expect(calls({ kind: "rejoin" }, setting)).toEqual(expected);
  });

  it.each<Request>([{ kind: "mute" }, { kind: "fullscreen" }, { kind: "gesture" }, { kind: "retry" }])(
    "%j is the page's own",
    (request) => {
      expect(calls(request)).toEqual([]);
    },
  );
});
