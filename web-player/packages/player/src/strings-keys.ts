import type { Action, Chord, Keymap } from "./store/keymap";

/** What keys are called that are not called by their character. */
const NAMES: Readonly<Record<string, string>> = {
  Space: "Space",
  Home: "Home",
  End: "End",
  Enter: "Enter",
  Tab: "Tab",
  Backspace: "Backspace",
  Delete: "Delete",
  Insert: "Insert",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "Page Up",
  PageDown: "Page Down",
  Escape: "Esc",
  Comma: ",",
  Period: ".",
  Slash: "/",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Semicolon: ";",
  Quote: "'",
  Minus: "-",
  Equal: "=",
  Backquote: "`",
};

type Group = "playback" | "range" | "marks" | "drawing" | "picture" | "page" | "support";

/** What belongs together in the list of the keys. */
export const KEY_GROUPS: readonly (readonly [Group, readonly Action[]])[] = [
  [
    "playback",
    [
      "play",
      "backward",
      "pause",
      "forward",
      "loop",
      "step-back",
      "step-forward",
      "leap-back",
      "leap-forward",
      "previous-shot",
      "next-shot",
      "alone",
    ],
  ],
  ["range", ["start", "end", "set-in", "set-out", "whole-clip"]],
  ["marks", ["previous-mark", "next-mark", "draw", "laser"]],
  [
    "drawing",
    [
      "tool-pen",
      "tool-line",
      "tool-arrow",
      "tool-rectangle",
      "tool-ellipse",
      "tool-text",
      "tool-eraser",
      "tool-laser",
      "undo",
      "redo",
      "done-drawing",
    ],
  ],
  [
    "picture",
    [
      "picture",
      "zoom-in",
      "zoom-out",
      "pixels",
      "move-left",
      "move-right",
      "move-up",
      "move-down",
      "mirror",
      "mirror-down",
      "red",
      "green",
      "blue",
      "alpha",
      "luma",
      "guides",
      "captions",
    ],
  ],
  ["page", ["mute", "fullscreen", "network", "leave", "keys"]],
  ["support", ["figures"]],
];

/** What keys do in a room. */
export const keyStrings = {
  show: "Keys",
  does: {
    play: "play or pause",
    backward: "play backwards; again is faster",
    pause: "pause",
    forward: "play; again is faster",
    loop: "what comes at the end of the range: the next mode",
    "step-back": "one frame back",
    "step-forward": "one frame on",
    "leap-back": "ten frames back",
    "leap-forward": "ten frames on",
    start: "to the in point",
    end: "to the out point",
    "set-in": "the range begins here",
    "set-out": "the range ends here",
    "whole-clip": "the whole clip",
    "previous-mark": "to the drawing or note before",
    "next-mark": "to the drawing or note after",
    "previous-shot": "to the shot before",
    "next-shot": "to the shot after",
    alone: "look around alone, and back to the room",
    draw: "draw, or done drawing",
    laser: "held: the pointer is a laser",
    "tool-pen": "the pen",
    "tool-line": "lines",
    "tool-arrow": "arrows",
    "tool-rectangle": "rectangles",
    "tool-ellipse": "ellipses",
    "tool-text": "text",
    "tool-eraser": "the eraser",
    "tool-laser": "the laser",
    undo: "undo one’s own drawing",
    redo: "redo it",
    "done-drawing": "done drawing",
    picture: "view, colour and comparison, or done",
    "zoom-in": "larger",
    "zoom-out": "smaller",
    pixels: "each pixel of the picture is one of the screen, and back",
    "move-left": "what is to the left comes into view",
    "move-right": "what is to the right comes into view",
    "move-up": "what is above comes into view",
    "move-down": "what is below comes into view",
    mirror: "mirror left and right",
    "mirror-down": "mirror top and bottom",
    red: "red alone, and back",
    green: "green alone, and back",
    blue: "blue alone, and back",
    alpha: "alpha alone, and back",
    luma: "luma alone, and back",
    guides: "guides over the picture, off and on",
    captions: "captions, on and off",
    mute: "mute for oneself",
    fullscreen: "full screen",
    network: "how the network is",
    figures: "figures of connection and player",
    leave: "leave the room",
    keys: "this list",
  } satisfies Record<Action, string>,
  groups: {
    playback: "Playback",
    range: "Range",
    marks: "Drawings and notes",
    drawing: "Drawing",
    picture: "The picture",
    page: "The page",
    support: "For support",
  } satisfies Record<Group, string>,
  /** Between two keys that do the same. */
  or: " or ",
  held: { shift: "Shift", ctrl: "Ctrl", alt: "Alt", meta: "⌘" },
  numpad: "Numpad",
  names: NAMES,
  /** What a button does, with the key that does the same. */
  withKey: (what: string, key: string): string => (key === "" ? what : `${what} (${key})`),
  /** Below the room, in a line; each behind its keys. */
  brief: {
    play: "play",
    step: "step",
    range: "in and out",
    shuttle: "shuttle",
    draw: "draw",
    marks: "drawings and notes",
    keys: "all keys",
  },
} as const;

type Brief = keyof typeof keyStrings.brief;

const BRIEF: readonly (readonly [Brief, readonly Action[]])[] = [
  ["play", ["play"]],
  ["step", ["step-back", "step-forward"]],
  ["range", ["set-in", "set-out"]],
  ["shuttle", ["backward", "pause", "forward"]],
  ["draw", ["draw"]],
  ["marks", ["previous-mark", "next-mark"]],
  ["keys", ["keys"]],
];

/** The most important keys in a line; what lacks one of its keys is left out. */
export function briefKeys(key: (action: Action) => string): string {
  return BRIEF.map(([what, actions]) => [actions.map(key), keyStrings.brief[what]] as const)
    .filter(([keys]) => keys.every((it) => it !== ""))
    .map(([keys, what]) => `${keys.join(" ")} ${what}`)
    .join(" · ");
}

/** What a key is called, with what is held; it stays on one line. */
export function chordName({ shift, ctrl, alt, meta, key }: Chord): string {
  const { held, names, numpad } = keyStrings;
  const name = names[key] ?? key.replace(/^(?:Key|Digit)(?=.$)/, "").replace(/^Numpad(?=.)/, `${numpad} `);
  const before = [shift && held.shift, ctrl && held.ctrl, alt && held.alt, meta && held.meta];
  return [...before.filter((it) => it !== false), name].join(" + ").replaceAll(" ", "\u00a0");
}

/** All keys of a room and what they do, in groups. */
export function keyGroups(keymap: Keymap) {
  const bound = KEY_GROUPS.map(([group, actions]) => {
    const rows = actions
      .filter((action) => keymap.of(action).length > 0)
      .map((action) => [keymap.of(action).map(chordName).join(keyStrings.or), keyStrings.does[action]] as const);
    return { title: keyStrings.groups[group], rows };
  });
  return bound.filter(({ rows }) => rows.length > 0);
}

/** The first key that does something, as it is called; empty: there is none. */
export function keyOf(keymap: Keymap, action: Action): string {
  const [first] = keymap.of(action);
  return first === undefined ? "" : chordName(first);
}
