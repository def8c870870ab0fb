import type { StripClip } from "../e2e/strips";

/** What is in the clip. */
export declare const STEPPING_CLIP: StripClip;
/** Makes it; needs ffmpeg. */
export declare function makeSteppingClip(path: string): Promise<void>;
