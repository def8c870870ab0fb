import type { MediumDescriptor } from "./descriptor";

/** A clip, and how well it will do. */
export interface Examined {
  readonly descriptor: MediumDescriptor;
  /** False: pictures are not evenly spaced, so that frames are not exact. */
  readonly constant: boolean;
  /** Whether this browser decodes it. */
  readonly playable: boolean;
  /** It is a stream, of which nobody can say which picture is shown when. */
  readonly stream?: boolean;
  /** It is an image sequence, which has no sound. */
  readonly sequence?: boolean;
}
