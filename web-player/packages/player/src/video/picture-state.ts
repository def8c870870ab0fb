import type { Unplayable } from "./unplayable";

/** What the page must know of the picture, beyond what the engine needs. */
export type PictureState =
  | { readonly kind: "empty" | "loading" | "ready" | "buffering" }
  /** The browser plays without sound until somebody clicks. */
  | { readonly kind: "silenced" }
  /** The browser plays nothing until somebody clicks. */
  | { readonly kind: "blocked" }
  | { readonly kind: "failed"; readonly why?: Unplayable };

/** Is told what the page shows. */
export interface PictureObserver {
  picture(state: PictureState): void;
  /** This frame is on glass. */
  showing(frame: number): void;
  /** The file is about to be opened anew: keep the picture that is on glass in view, until the result is called. */
  hold(): () => void;
}
