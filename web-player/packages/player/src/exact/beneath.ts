import type { MediaEvent, MediaListener, MediaPort } from "@sameframe/sync";

/** The player beneath: a `<video>`. */
export interface VideoPlayer extends MediaPort {
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
