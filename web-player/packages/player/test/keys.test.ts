import { describe, expect, it } from "vitest";
import { Keymap } from "../src/store/keymap";
import { requestsOf } from "../src/store/keys";
import type { Transport } from "../src/store/view";

const PAUSED: Transport = { playing: false, rest: undefined, speed: 1000, loop: "loop", inPoint: 10, outPoint: 90 };
const PLAYING: Transport = { ...PAUSED, playing: true };

function pressed(key: string, transport = PAUSED, frame = 42, shiftKey = false) {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key === " " ? "Space" : key;
  const held = { shiftKey, ctrlKey: false, altKey: false, metaKey: false };
  const action = Keymap.USUAL.actionOf({ key, code, ...held });
  return action && requestsOf(action, { transport, frame, frames: 100 });
}

describe("keys", () => {
  it.each([
    ["Space plays", " ", PAUSED, [{ kind: "play" }]],
    ["Space pauses", " ", PLAYING, [{ kind: "pause" }]],
    ["K pauses", "k", PLAYING, [{ kind: "pause" }]],
    ["K does nothing to a paused room", "K", PAUSED, []],
    ["L plays", "l", PAUSED, [{ kind: "play" }]],
    ["L again doubles", "L", PLAYING, [{ kind: "speed", milli: 2000 }]],
    ["L at the fastest stays", "l", { ...PLAYING, speed: 8000 }, []],
    ["L turns a reverse round", "l", { ...PLAYING, speed: -2000 }, [{ kind: "speed", milli: 1000 }]],
    ["J plays backwards", "j", PAUSED, [{ kind: "speed", milli: -1000 }, { kind: "play" }]],
    ["J again doubles", "j", { ...PLAYING, speed: -1000 }, [{ kind: "speed", milli: -2000 }]],
    ["left steps back", "ArrowLeft", PAUSED, [{ kind: "step", frames: -1 }]],
    ["right steps forward", "ArrowRight", PLAYING, [{ kind: "step", frames: 1 }]],
    ["Home goes to the in point", "Home", PAUSED, [{ kind: "seek", frame: 10 }]],
    ["End goes to the out point", "End", PAUSED, [{ kind: "seek", frame: 90 }]],
    ["I sets the in point", "i", PAUSED, [{ kind: "range", inPoint: 42, outPoint: 90 }]],
    ["[ does as well", "[", PAUSED, [{ kind: "range", inPoint: 42, outPoint: 90 }]],
    ["] sets the out point", "]", PAUSED, [{ kind: "range", inPoint: 10, outPoint: 42 }]],
    ["the backslash sets the range to the whole clip", "\\", PAUSED, [{ kind: "range", inPoint: 0, outPoint: 99 }]],
    ["M mutes", "m", PLAYING, [{ kind: "mute" }]],
    ["F fills the screen", "f", PAUSED, [{ kind: "fullscreen" }]],
    ["? shows what keys do", "?", PAUSED, [{ kind: "keys" }]],
    ["O sets the out point", "o", PAUSED, [{ kind: "range", inPoint: 10, outPoint: 42 }]],
  ])("%s", (_, key, transport, expected) => {
    expect(pressed(key, transport as Transport)).toEqual(expected);
  });

  it.each([
    ["i", { kind: "range", inPoint: 44, outPoint: 90 }],
    ["o", { kind: "range", inPoint: 10, outPoint: 44 }],
  ])("%s means the frame on which the room rests, not the picture that is still on its way there", (key, request) => {
    expect(pressed(key, { ...PAUSED, rest: 44 })).toEqual([request]);
  });

  it("Shift steps by ten", () => {
    expect(pressed("ArrowLeft", PAUSED, 42, true)).toEqual([{ kind: "step", frames: -10 }]);
  });

  it("an in point after the out point opens the range to the end, and the other way round", () => {
    expect(pressed("i", PAUSED, 95)).toEqual([{ kind: "range", inPoint: 95, outPoint: 99 }]);
    expect(pressed("o", PAUSED, 5)).toEqual([{ kind: "range", inPoint: 0, outPoint: 5 }]);
  });

  it.each([
    ["previous-shot", { place: { isFirst: false, isLast: true } }, [{ kind: "advance", shots: -1 }]],
    ["previous-shot", { place: { isFirst: true, isLast: false } }, []],
    ["next-shot", { place: { isFirst: true, isLast: false } }, [{ kind: "advance", shots: 1 }]],
    ["next-shot", { place: { isFirst: false, isLast: true } }, []],
    ["next-shot", {}, []],
    ["alone", { alone: false }, [{ kind: "alone" }]],
    ["alone", { alone: true }, [{ kind: "rejoin" }]],
    ["figures", {}, [{ kind: "figures" }]],
  ] as const)("%s, %j", (action, more, expected) => {
    expect(requestsOf(action, { transport: PAUSED, frame: 42, frames: 100, ...more })).toEqual(expected);
  });

  it("the loop's modes come one after the other, and round", () => {
    const modes = ["once", "loop", "pingPong", "through"] as const;
    const asked = modes.map((loop) => requestsOf("loop", { transport: { ...PAUSED, loop }, frame: 42, frames: 100 }));
    const next = ["loop", "pingPong", "through", "once"];
    expect(asked).toEqual(next.map((mode) => [{ kind: "loop", mode }]));
  });

  it("leaves all other keys to the browser", () => {
    expect(["a", "Tab", "Escape", "F5", "Enter", "d", "p"].map((key) => pressed(key))).toEqual(
      Array(7).fill(undefined),
    );
  });
});
