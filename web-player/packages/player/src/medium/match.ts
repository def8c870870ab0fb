import type { Medium } from "@sameframe/protocol";
import { numberText } from "../language/language";
import type { FrameGrid, MatchKey } from "./descriptor";
import { BYTES, HEAD, isSameFile, keyOf } from "./fingerprint";

/** Whether a file may stand for a medium, and how sure that is. */
export type Match =
  /** It is the same file; or it has the same timing, and nothing else is known; or the same timing, and it is another file. */
  | { readonly kind: "same" | "timing" | "other" }
  /** Frames would not be the same ones. */
  | { readonly kind: "rate" | "frames"; readonly is: string; readonly expected: string }
  | { readonly kind: "variable" };

/** Compares a file with what a room says of a medium. Its timing has to be the same; else its frames are other ones. */
export function match(medium: Medium, grid: FrameGrid, keys: readonly MatchKey[]): Match {
  const { rate, frames, matchKeys, variableRate } = medium;
  if (rate === undefined || rate.numerator * grid.rate.denominator !== grid.rate.numerator * rate.denominator) {
    return { kind: "rate", is: text(grid.rate), expected: rate === undefined ? "?" : text(rate) };
  }
  if (frames !== grid.frames) {
    return { kind: "frames", is: String(grid.frames), expected: String(frames) };
  }
  if (!grid.constant && !variableRate) {
    return { kind: "variable" };
  }
  const isKnown = [HEAD, BYTES].some((scheme) => keyOf(matchKeys, scheme) !== undefined);
  return { kind: isKnown ? (isSameFile(keys, matchKeys) ? "same" : "other") : "timing" };
}

function text({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string {
  return numberText(numerator / denominator);
}
