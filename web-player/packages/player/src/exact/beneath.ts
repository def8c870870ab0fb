import type { MediaEvent, MediaListener, MediaPort } from "@sameframe/sync";
import type { FrameTimes } from "../video/frame-time";
import type { OpenSource } from "../video/medium-file";

/** The player beneath: a `<video>`. */
export interface VideoPlayer extends MediaPort {
  /** Where the frames of the file are that is open. */
  readonly times: FrameTimes | undefined;
  /** What is open, or is being tried. */
  readonly source: OpenSource | undefined;
  /** Whether the medium has other addresses by now than the one that is open. */
  isOutdated(): Promise<boolean>;
  /** Another source is to be opened. Resolves when it is there, or another medium is wanted. */
  openAnew(): Promise<void>;
  preview(frame: number): void;
  unmute(): void;
  retry(): void;
  close(): void;
}

/** What a port has of the player beneath it. */
export abstract class Beneath {
  readonly hasControls = false;
  protected abstract readonly video: VideoPlayer;
  protected listener: MediaListener | undefined;

  get isExact(): boolean {
    return this.video.isExact !== false;
  }

  get frames(): number | undefined {
    return this.video.frames;
  }

  get likelyStart(): number | undefined {
    return this.video.likelyStart;
  }

  /** The file that is open, or is being tried. */
  get file(): OpenSource | undefined {
    return this.video.source;
  }

  listen(listener: MediaListener): () => void {
    this.listener = listener;
    return () => {
      this.listener = undefined;
    };
  }

  /** Somebody clicked, so that sound is allowed from now on. */
  unmute(): void {
    this.video.unmute();
  }

  /** Somebody asked to load a file again that failed. */
  retry(): void {
    this.video.retry();
  }

  protected tell(event: MediaEvent): void {
    this.listener?.happened(event);
  }
}
