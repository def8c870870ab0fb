import { describe, expect, it } from "vitest";
import { ACTIONS, type Key, Keymap } from "../src/store/keymap";
import { briefKeys, KEY_GROUPS, keyGroups, keyOf } from "../src/strings-keys";

const key = (name: string, code: string, held: Partial<Key> = {}): Key => ({
  key: name,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("[KB1] what a key does", () => {
  it.each([
    ["a letter", key("l", "KeyL"), "forward"],
    ["a letter with caps lock", key("L", "KeyL"), "forward"],
    ["a letter that stands elsewhere on the keyboard", key("m", "Semicolon"), "mute"],
    ["the place of a letter, where another one is written", key("q", "KeyA"), undefined],
    ["a letter on a keyboard that writes other ones", key("д", "KeyL"), "forward"],
    ["a letter with Ctrl, which the browser has", key("l", "KeyL", { ctrlKey: true }), undefined],
    ["a letter with Alt", key("l", "KeyL", { altKey: true }), undefined],
    ["Shift and a letter that is bound without", key("M", "KeyM", { shiftKey: true }), undefined],
    ["Shift and N", key("N", "KeyN", { shiftKey: true }), "network"],
    ["N alone", key("n", "KeyN"), undefined],
    ["Shift, Ctrl and N", key("N", "KeyN", { shiftKey: true, ctrlKey: true }), "leave"],
    ["Shift, Ctrl and X, which Chrome lets through", key("X", "KeyX", { shiftKey: true, ctrlKey: true }), "leave"],
    ["an arrow", key("ArrowLeft", "ArrowLeft"), "step-back"],
    ["an arrow with Shift", key("ArrowLeft", "ArrowLeft", { shiftKey: true }), "leap-back"],
    ["a bracket", key("[", "BracketLeft"), "set-in"],
    [
      "a bracket that is written with AltGr",
      key("[", "Digit8", { ctrlKey: true, altKey: true, altGraph: true }),
      "set-in",
    ],
    ["a bracket that is written with Alt", key("[", "Digit5", { altKey: true }), "set-in"],
    ["a question mark that is written with Shift", key("?", "Slash", { shiftKey: true }), "keys"],
    ["a comma with Cmd", key(",", "Comma", { metaKey: true }), undefined],
    ["F2", key("F2", "F2"), "figures"],
    ["Shift, Ctrl and D", key("D", "KeyD", { shiftKey: true, ctrlKey: true }), "figures"],
    ["Ctrl and Z", key("z", "KeyY", { ctrlKey: true }), "undo"],
    ["Cmd and Z", key("z", "KeyZ", { metaKey: true }), "undo"],
    ["Ctrl, Shift and Z", key("Z", "KeyZ", { shiftKey: true, ctrlKey: true }), "redo"],
    ["Z alone", key("z", "KeyZ"), "pixels"],
    ["Escape", key("Escape", "Escape"), "done-drawing"],
    ["a digit", key("2", "Digit2"), "tool-line"],
    ["a digit of the pad", key("2", "Numpad2"), "tool-line"],
    ["a digit that is written with Shift", key("2", "Digit2", { shiftKey: true }), "tool-line"],
    ["a digit with Alt, which some browsers have", key("2", "Digit2", { altKey: true }), undefined],
    ["a digit with Ctrl, which browsers have", key("2", "Digit2", { ctrlKey: true }), undefined],
    ["a digit for which there is no tool", key("9", "Digit9"), undefined],
    ["Shift and L", key("L", "KeyL", { shiftKey: true }), "loop"],
    ["Shift and A", key("A", "KeyA", { shiftKey: true }), "alone"],
    ["Page Down with Shift", key("PageDown", "PageDown", { shiftKey: true }), "next-shot"],
    ["Space on glass, which tells no code", key(" ", ""), "play"],
  ])("%s", (_, pressed, expected) => {
    expect(Keymap.USUAL.actionOf(pressed)).toBe(expected);
  });
});

describe("[KB2] other keys", () => {
  it("take the place of the usual ones", () => {
    const { keymap, wrong } = Keymap.create("play:KeyP|Shift+Space  step-back:a mute:");
    expect(wrong).toEqual([]);
    expect(keymap.actionOf(key("p", "KeyP"))).toBe("play");
    expect(keymap.actionOf(key(" ", "Space", { shiftKey: true }))).toBe("play");
    expect(keymap.actionOf(key(" ", "Space"))).toBeUndefined();
    expect(keymap.actionOf(key("a", "KeyA"))).toBe("step-back");
    expect(keymap.actionOf(key("m", "KeyM"))).toBeUndefined();
    expect(keymap.actionOf(key("f", "KeyF"))).toBe("fullscreen");
  });

  it.each([
    ["undo:KeyU", key("u", "KeyU"), "undo"],
    ["undo:KeyU", key("z", "KeyZ", { ctrlKey: true }), undefined],
    ["undo:Ctrl+KeyU", key("u", "KeyU", { ctrlKey: true }), "undo"],
    ["undo:Ctrl+u", key("u", "KeyU"), undefined],
    ["figures:F4", key("F4", "F4"), "figures"],
    ["figures:F4", key("F2", "F2"), undefined],
    ["loop:KeyQ next-shot:KeyE", key("q", "KeyQ"), "loop"],
    ["loop:KeyQ next-shot:KeyE", key("e", "KeyE"), "next-shot"],
    ["tool-pen:b", key("b", "KeyB"), "tool-pen"],
    ["done-drawing:Enter", key("Escape", "Escape"), undefined],
  ])("%s", (text, pressed, expected) => {
    const { keymap, wrong } = Keymap.create(text);
    expect([keymap.actionOf(pressed), wrong]).toEqual([expected, []]);
  });

  it.each(["", null, undefined])("given as %j are the usual ones", (text) => {
    const { keymap, wrong } = Keymap.create(text);
    expect(ACTIONS.map((action) => keymap.of(action))).toEqual(ACTIONS.map((action) => Keymap.USUAL.of(action)));
    expect(wrong).toEqual([]);
  });

  it("that are the usual ones are no two actions'", () => {
    const chords = ACTIONS.flatMap((action) => Keymap.USUAL.of(action).map((chord) => JSON.stringify(chord)));
    expect(new Set(chords).size).toBe(chords.length);
  });

  it("are taken from what had them", () => {
    const { keymap } = Keymap.create("play:KeyP");
    expect(keymap.of("laser")).toEqual([]);
  });

  it.each(["play", "dance:KeyP", "play:KeyP|", "play:Hyper+KeyP", "play:[]", "Play:KeyP"])(
    "which nobody understands change nothing: %s",
    (text) => {
      const { keymap, wrong } = Keymap.create(`mute:KeyQ ${text}`);
      expect(wrong).toEqual([text]);
      expect(keymap.of("play")).toEqual(Keymap.USUAL.of("play"));
      expect(keymap.actionOf(key("q", "KeyQ"))).toBe("mute");
    },
  );

  it("may be a colon, a plus or an equals sign", () => {
    const { keymap } = Keymap.create("play:: forward:Ctrl++ backward:=");
    expect(keymap.actionOf(key(":", "Period", { shiftKey: true }))).toBe("play");
    expect(keymap.actionOf(key("+", "Equal", { shiftKey: true, ctrlKey: true }))).toBe("forward");
    expect(keymap.actionOf(key("=", "Equal"))).toBe("backward");
  });
});

describe("[KB3] keys are called", () => {
  it.each([
    ["play", "Space"],
    ["step-back", "←"],
    ["leap-back", "Shift + ←"],
    ["set-in", "I"],
    ["leave", "Shift + Ctrl + N"],
    ["whole-clip", "\\"],
  ] as const)("%s: %s", (action, expected) => {
    expect(keyOf(Keymap.USUAL, action).replaceAll("\u00a0", " ")).toBe(expected);
  });

  it("as they are bound, in the line below the room, which leaves out what has no key", () => {
    const brief = (text: string) => {
      const { keymap } = Keymap.create(text);
      return briefKeys((action) => keyOf(keymap, action));
    };
    expect(brief("")).toContain("Space play · ← → step");
    expect(brief("play:KeyP draw:")).toMatch(/^P play/);
    expect(brief("draw:")).not.toContain("draw ·");
  });

  it("as they are bound, in the list, which leaves out what has no key", () => {
    const { keymap } = Keymap.create("undo:KeyU figures:F4 tool-pen: redo:");
    const rows = new Map(keyGroups(keymap).flatMap((group) => group.rows.map(([keys, does]) => [does, keys])));
    expect(["undo one’s own drawing", "figures of connection and player", "lines"].map((it) => rows.get(it))).toEqual([
      "U",
      "F4",
      "2",
    ]);
    expect(["the pen", "redo it"].map((it) => rows.has(it))).toEqual([false, false]);
  });

  it("once each in the list", () => {
    const listed = KEY_GROUPS.flatMap(([, actions]) => actions as readonly string[]);
    expect([...listed].sort()).toEqual([...ACTIONS].sort());
  });
});
