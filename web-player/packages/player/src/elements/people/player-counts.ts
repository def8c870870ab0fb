/** What happens to a video, counted: its page's corrections, and those that a person caused. */
export class PlayerCounts {
  seeks = 0;
  trims = 0;
  readonly #events = new AbortController();

  constructor(private readonly video: HTMLVideoElement) {
    const { signal } = this.#events;
    video.addEventListener("seeking", () => this.seeks++, { signal });
    video.addEventListener("ratechange", () => this.trims++, { signal });
  }

  get speed(): number {
    return this.video.playbackRate;
  }

  /** Pictures that came too late to be shown, and all of them. */
  get pictures(): { readonly dropped: number; readonly presented: number } {
    const { droppedVideoFrames, totalVideoFrames } = this.video.getVideoPlaybackQuality();
    return { dropped: droppedVideoFrames, presented: totalVideoFrames };
  }

  close(): void {
    this.#events.abort();
  }
}
