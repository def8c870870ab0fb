import type { MediaPort } from "@sameframe/sync";
import type { Motion } from "../compare/second-screen";
import type { PictureSource } from "../exact/source";
import type { OpenSource } from "../video/medium-file";

/** A media port that shows media on a page's stage, as the page uses it beside the engine. */
export interface StagePort extends MediaPort {
  /** Where the picture on glass comes from. */
  readonly source: PictureSource;
  /** What is open, or is being tried. */
  readonly file: OpenSource | undefined;
  /** The speed at which it plays, where that is not the `<video>`'s. */
  readonly factor?: number | undefined;
  /** How the picture moves, where that is not as the `<video>` does; undefined: as that, or it rests. */
  readonly motion?: Motion | undefined;
  /** Another source of the medium is to be opened. */
  openAnew(): void;
  /** Shows a frame while somebody drags the playhead of a paused room: as many as can be shown, not each one. */
  preview(frame: number): void;
  /** Somebody clicked, so that sound is allowed from now on. */
  unmute(): void;
  /** Somebody asked to load again what failed. */
  retry(): void;
  /** Lets go of the stage. */
  close(): void;
}

/** What of it every page needs that shows media. */
export type ShowingPort = MediaPort & Pick<StagePort, "preview" | "unmute" | "retry" | "close">;
