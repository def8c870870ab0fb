import type { Action, Chord, Keymap } from "./store/keymap";

const NAMES: Readonly<Record<string, string>> = {
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

/** What keys do in a room. */
export const keyStrings = {
  show: "Keys",
  does: {
    play: "play or pause",
    backward: "play backwards; again is faster",
    pause: "pause",
    forward: "play; again is faster",
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
    draw: "draw, or done drawing",
    laser: "held: the pointer is a laser",
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
    mute: "mute for oneself",
    fullscreen: "full screen",
    network: "how the network is",
    leave: "leave the room",
    keys: "this list",
  } satisfies Record<Action, string>,
  groups: [
    {
      title: "Playback",
      actions: ["play", "backward", "pause", "forward", "step-back", "step-forward", "leap-back", "leap-forward"],
    },
    { title: "Range", actions: ["start", "end", "set-in", "set-out", "whole-clip"] },
    { title: "Drawings and notes", actions: ["previous-mark", "next-mark", "draw", "laser"] },
    {
      title: "The picture",
      actions: [
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
      ],
    },
    { title: "The page", actions: ["mute", "fullscreen", "network", "leave", "keys"] },
  ] satisfies readonly { readonly title: string; readonly actions: readonly Action[] }[],
  /** While somebody draws; these are always the same. */
  whileDrawing: {
    title: "While drawing",
    rows: [
      ["1 to 9", "choose a tool"],
      ["Ctrl or ⌘ + Z", "undo, with Shift redo"],
      ["Esc", "done drawing"],
    ],
  },
  /** For who helps somebody; these are always the same, too. */
  figures: { title: "For support", rows: [["F2 or Ctrl + Shift + D", "figures of connection and player"]] },
  /** Between two keys that do the same. */
  or: " or ",
  chord: ({ shift, ctrl, alt, meta, key }: Chord): string => {
    const name = NAMES[key] ?? key.replace(/^(?:Key|Digit)(?=.$)/, "").replace(/^Numpad(?=.)/, "Numpad ");
    const held = [shift ? "Shift" : "", ctrl ? "Ctrl" : "", alt ? "Alt" : "", meta ? "⌘" : ""];
    // one key stays on one line
    return [...held.filter((it) => it !== ""), name].join(" + ").replaceAll(" ", "\u00a0");
  },
  /** What a button does, with the key that does the same. */
  withKey: (what: string, key: string): string => (key === "" ? what : `${what} (${key})`),
  /** Below the room, in a line. */
  brief: (key: (action: Action) => string): string =>
    [
      [[key("play")], "play"],
      [[key("step-back"), key("step-forward")], "step"],
      [[key("set-in"), key("set-out")], "in and out"],
      [[key("backward"), key("pause"), key("forward")], "shuttle"],
      [[key("draw")], "draw"],
      [[key("previous-mark"), key("next-mark")], "drawings and notes"],
      [[key("keys")], "all keys"],
    ]
      .filter(([keys]) => (keys as string[]).every((it) => it !== ""))
      .map(([keys, what]) => `${(keys as string[]).join(" ")} ${what}`)
      .join(" · "),
} as const;

/** All keys of a room and what they do, in groups. */
export function keyGroups(keymap: Keymap) {
  const bound = keyStrings.groups.map(({ title, actions }) => {
    const rows = (actions as readonly Action[])
      .filter((action) => keymap.of(action).length > 0)
      .map((action) => [keymap.of(action).map(keyStrings.chord).join(keyStrings.or), keyStrings.does[action]] as const);
    return { title, rows };
  });
  return [...bound, keyStrings.whileDrawing, keyStrings.figures].filter(({ rows }) => rows.length > 0);
}

/** The first key that does something, as it is called; empty: there is none. */
export function keyOf(keymap: Keymap, action: Action): string {
  const [first] = keymap.of(action);
  return first === undefined ? "" : keyStrings.chord(first);
}
