/** A key as it was pressed. */
export interface Key {
  /** What it writes, or its name. */
  readonly key: string;
  /** Which one it is, wherever its letter stands. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Whether AltGr is held, which some systems report as Ctrl and Alt. */
  readonly altGraph?: boolean;
}

/**
 * What keys do, and with which: characters as they are written, whatever is held to write them, else codes as of
 * `KeyboardEvent.code`, with exactly the modifiers in front of them.
 */
const USUAL = {
  play: ["Space"],
  backward: ["KeyJ"],
  pause: ["KeyK"],
  forward: ["KeyL"],
  loop: ["Shift+KeyL"],
  "step-back": ["ArrowLeft"],
  "step-forward": ["ArrowRight"],
  "leap-back": ["Shift+ArrowLeft", "PageUp"],
  "leap-forward": ["Shift+ArrowRight", "PageDown"],
  start: ["Home"],
  end: ["End"],
  "set-in": ["KeyI", "["],
  "set-out": ["KeyO", "]"],
  "whole-clip": ["\\"],
  "previous-mark": [","],
  "next-mark": ["."],
  "previous-shot": ["Shift+PageUp"],
  "next-shot": ["Shift+PageDown"],
  alone: ["Shift+KeyA"],
  draw: ["KeyD"],
  laser: ["KeyP"],
  "tool-pen": ["1"],
  "tool-line": ["2"],
  "tool-arrow": ["3"],
  "tool-rectangle": ["4"],
  "tool-ellipse": ["5"],
  "tool-text": ["6"],
  "tool-eraser": ["7"],
  "tool-laser": ["8"],
  undo: ["Ctrl+KeyZ", "Meta+KeyZ"],
  redo: ["Shift+Ctrl+KeyZ", "Shift+Meta+KeyZ", "Ctrl+KeyY", "Meta+KeyY"],
  "done-drawing": ["Escape"],
  picture: ["KeyV"],
  "zoom-in": ["+", "="],
  "zoom-out": ["-"],
  pixels: ["KeyZ"],
  "move-left": ["Shift+Alt+ArrowLeft"],
  "move-right": ["Shift+Alt+ArrowRight"],
  "move-up": ["Shift+Alt+ArrowUp"],
  "move-down": ["Shift+Alt+ArrowDown"],
  mirror: ["KeyX"],
  "mirror-down": ["Shift+KeyX"],
  red: ["KeyR"],
  green: ["KeyG"],
  blue: ["KeyB"],
  alpha: ["KeyA"],
  luma: ["KeyY"],
  guides: ["Shift+KeyG"],
  captions: ["KeyC"],
  mute: ["KeyM"],
  fullscreen: ["KeyF"],
  network: ["Shift+KeyN"],
  figures: ["F2", "Shift+Ctrl+KeyD"],
  leave: ["Shift+Ctrl+KeyN", "Shift+Ctrl+KeyX"],
  keys: ["?"],
} as const satisfies Record<string, readonly string[]>;

export type Action = keyof typeof USUAL;

export const ACTIONS = Object.keys(USUAL) as readonly Action[];

/** A key with what is held besides. */
export interface Chord {
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** A code, or one character. */
  readonly key: string;
}

const MODIFIER = /^(Shift|Ctrl|Alt|Meta)\+(?=.)/;

/** Names of keys, as far as they are longer than a character. */
const CODE = /^(?:F\d{1,2}|[A-Z][A-Za-z]+\d*)$/;

/** Which key does what. Immutable. */
export class Keymap {
  static readonly USUAL = new Keymap(
    new Map(ACTIONS.map((action) => [action, USUAL[action].map((text) => chordOf(text) as Chord)])),
  );

  private constructor(private readonly chords: ReadonlyMap<Action, readonly Chord[]>) {}

  /**
   * The usual keys with changes: `play:KeyP step-back:KeyA|ArrowLeft undo:Ctrl+KeyU mute:`. After an action and a colon stand its
   * keys, parted by `|`; none takes them away. A key that is given to an action is taken from all others.
   *
   * @param text none leaves the usual keys: frameworks take an attribute away by setting its property to null or undefined
   * @return the keys, and what of the text is not understood, which changes nothing
   */
  static create(text: string | null | undefined): { readonly keymap: Keymap; readonly wrong: readonly string[] } {
    const chords = new Map(Keymap.USUAL.chords);
    const wrong: string[] = [];
    for (const part of (text ?? "").split(/\s+/).filter((it) => it !== "")) {
      const [, name = "", keys = ""] = /^([a-z-]+):(.*)$/.exec(part) ?? [];
      const action = ACTIONS.find((it) => it === name);
      const given = keys === "" ? [] : keys.split("|").map(chordOf);
      if (action === undefined || !given.every((it) => it !== undefined)) {
        wrong.push(part);
        continue;
      }
      for (const [other, had] of chords) {
        chords.set(
          other,
          had.filter((chord) => !given.some((it) => isSame(it, chord))),
        );
      }
      chords.set(action, given);
    }
    return { keymap: new Keymap(chords), wrong };
  }

  /** What a key does; undefined: nothing of ours. */
  actionOf(key: Key): Action | undefined {
    return ACTIONS.find((action) => this.of(action).some((chord) => isPressed(chord, key)));
  }

  /** With which keys something is done. */
  of(action: Action): readonly Chord[] {
    return this.chords.get(action) ?? [];
  }
}

function chordOf(text: string): Chord | undefined {
  const held = new Set<string>();
  let key = text;
  for (let found = MODIFIER.exec(key); found !== null; found = MODIFIER.exec(key)) {
    held.add(found[1] as string);
    key = key.slice(found[0].length);
  }
  if (key.length !== 1 && !CODE.test(key)) {
    return undefined;
  }
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return {
    shift: held.has("Shift"),
    ctrl: held.has("Ctrl"),
    alt: held.has("Alt"),
    meta: held.has("Meta"),
    key: code,
  };
}

function isSame(a: Chord, b: Chord): boolean {
  return a.key === b.key && a.shift === b.shift && a.ctrl === b.ctrl && a.alt === b.alt && a.meta === b.meta;
}

/** Keyboards on glass tell no codes. */
function codeOf({ code, key }: Key): string {
  return code !== "" ? code : key === " " ? "Space" : key;
}

function isPressed(chord: Chord, key: Key): boolean {
  if (chord.key.length === 1) {
    // Shift, Alt and AltGr are how some keyboards write it
    const ctrl = key.ctrlKey && key.altGraph !== true;
    const alt = /^\d$/.test(chord.key) ? key.altKey : chord.alt; // no keyboard needs it for a digit, and browsers have tabs there
    return key.key === chord.key && ctrl === chord.ctrl && alt === chord.alt && key.metaKey === chord.meta;
  }
  const isHeld =
    key.shiftKey === chord.shift &&
    key.ctrlKey === chord.ctrl &&
    key.altKey === chord.alt &&
    key.metaKey === chord.meta;
  // a letter is the one that is written; on a keyboard that writes none of ours, the one that stands there
  const letter = /^Key([A-Z])$/.exec(chord.key)?.[1]?.toLowerCase();
  const isLatin = /^[a-z]$/i.test(key.key);
  return isHeld && (letter !== undefined && isLatin ? key.key.toLowerCase() === letter : codeOf(key) === chord.key);
}
