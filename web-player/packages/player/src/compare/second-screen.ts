import type { Medium } from "@sameframe/protocol";

/** How a picture moves. */
export interface Motion {
  /** Now, in frames with fractions: frame n is on glass from n to n + 1, whichever way it plays. */
  readonly position: number;
  /** Frames in a second, not 0; below 0: backwards. */
  readonly perSecond: number;
}

/** What the first picture does. */
export interface Leading {
  /** Its medium; undefined: none. */
  readonly medium: Medium | undefined;
  /** On glass. */
  readonly frame: number;
  /** Undefined: it rests, or waits. */
  readonly motion: Motion | undefined;
}

/** What the page must know of the second picture. */
export interface SecondPicture {
  readonly state: "loading" | "ready" | "failed";
  /** On glass; undefined: nothing yet. */
  readonly frame: number | undefined;
  /** The first one is at a frame that it does not have. */
  readonly ended: "before" | "after" | undefined;
}

export const NO_PICTURE: SecondPicture = { state: "loading", frame: undefined, ended: undefined };

/** A second picture, without sound, that is kept on the frame that belongs to the one that the first shows. */
export interface SecondScreen {
  /** What it is seen on. */
  readonly glass: HTMLVideoElement | HTMLCanvasElement;
  readonly picture: SecondPicture;
  /** Goes to where the first one is, and does as it does: to be called with each of its frames, and when it does something else. */
  follow(): void;
  /** Lets go of its medium. */
  close(): void;
}
