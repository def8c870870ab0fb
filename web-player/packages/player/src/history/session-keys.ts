import type { Key as PressedKey } from "../store/keymap";
import { PACES } from "./session-time";

type Key = Pick<PressedKey, "key" | "shiftKey">;

/** What a key asks of the page. */
export type Act =
  | { readonly kind: "toggle" | "begin" | "end" | "search" | "help" | "fit" | "captions" }
  | { readonly kind: "entries" | "frames"; readonly by: number }
  | { readonly kind: "pace"; readonly pace: number }
  | { readonly kind: "zoom"; readonly factor: number };

/** With Shift, arrows and points go this far. */
const LEAP = 10;
const ZOOM = 0.6;

/** What a key does; undefined: it is not ours. */
export function actOf({ key, shiftKey }: Key): Act | undefined {
  const far = shiftKey ? LEAP : 1;
  switch (key) {
    case " ":
      return { kind: "toggle" };
    case "ArrowLeft":
      return { kind: "entries", by: -far };
    case "ArrowRight":
      return { kind: "entries", by: far };
    case ",":
    case "<":
    case ";":
      return { kind: "frames", by: -far };
    case ".":
    case ">":
    case ":":
      return { kind: "frames", by: far };
    case "Home":
      return { kind: "begin" };
    case "End":
      return { kind: "end" };
    case "+":
    case "=":
      return { kind: "zoom", factor: ZOOM };
    case "-":
      return { kind: "zoom", factor: 1 / ZOOM };
    case "0":
      return { kind: "fit" };
    case "/":
      return { kind: "search" };
    case "c":
    case "C":
      return { kind: "captions" };
    case "?":
      return { kind: "help" };
    default: {
      const pace = /^[1-5]$/.test(key) ? PACES[Number(key) - 1] : undefined;
      return pace === undefined ? undefined : { kind: "pace", pace };
    }
  }
}
