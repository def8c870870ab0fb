/** How a second medium is seen. */
export const COMPARISONS = ["wipe", "beside", "difference"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** With which other medium the picture is compared, as a part of its view. */
export interface Compared {
  /** Of the room. */
  readonly medium: string;
  readonly mode: Comparison;
  /** Where the first picture ends, as a part of the stage's width. */
  readonly wipe: number;
  /** How many times a difference is enlarged: 1 to 16. */
  readonly gain: number;
}

/** As it begins. */
export const USUAL_COMPARISON: Compared = { medium: "", mode: "wipe", wipe: 0.5, gain: 1 };

/** What somebody does with a comparison. */
export type CompareAct =
  | { readonly kind: "compare"; readonly medium: string | undefined }
  | { readonly kind: "mode"; readonly mode: Comparison }
  /** `over`: the hand has let go. */
  | { readonly kind: "wipe"; readonly at: number; readonly over: boolean }
  | { readonly kind: "gain"; readonly gain: number };

/** What a comparison becomes. @param before none: with the last one's mode, line and enlargement, if there was one */
export function comparedAfter(
  act: CompareAct,
  before: Compared | undefined,
  last: Compared = USUAL_COMPARISON,
): Compared | undefined {
  switch (act.kind) {
    case "compare":
      return act.medium === undefined ? undefined : { ...(before ?? last), medium: act.medium };
    case "mode":
      return before && { ...before, mode: act.mode };
    case "wipe":
      return before && { ...before, wipe: Math.min(1, Math.max(0, act.at)) };
    case "gain":
      return before && { ...before, gain: act.gain };
  }
}
