import type { Medium } from "@sameframe/protocol";
import type { MediaEvent } from "@sameframe/sync";
import type { MediumFile } from "./medium-file";
import type { PictureObserver } from "./picture-state";

/** A file that fails again so soon is not opened anew unasked: it is bad. */
const REOPEN_AT_MOST_EVERY_MS = 10_000;

/** What the reopening of a file asks of the player, and tells it. */
export interface ReopeningPlayer {
  isPlaying(): boolean;
  play(): Promise<void>;
  tell(event: MediaEvent): void;
}

/** Opens a medium's file, and opens it anew behind the picture on glass when its addresses end or when it was lost. */
export class Reopening {
  #medium: Medium | undefined;
  /** Where to go on when a file that is opened anew is there, in seconds. */
  #resumeAt: number | undefined;
  #reopenedAt = Number.NEGATIVE_INFINITY;
  /** The addresses end while it plays: open the file anew at the next pause. */
  #stale = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly file: MediumFile,
    private readonly observer: PictureObserver,
    private readonly player: ReopeningPlayer,
  ) {}

  /** Opens the file of another medium; undefined: of none. */
  async open(medium: Medium | undefined): Promise<void> {
    this.#medium = medium;
    this.#resumeAt = undefined;
    if (medium !== undefined) {
      await this.#open(medium);
    }
  }

  /** The player goes elsewhere: there it goes on. */
  goesTo(seconds: number): void {
    this.#resumeAt = this.#resumeAt === undefined ? undefined : seconds;
  }

  /** The player rests: time for what had to wait. */
  rested(): void {
    if (this.#stale && this.#medium !== undefined && !this.player.isPlaying()) {
      void this.#reopen(this.#medium);
    }
  }

  /** There is another file of the medium now. Resolves when it is there, or another one is wanted. */
  async openAnew(): Promise<void> {
    if (this.#medium !== undefined) {
      await this.#reopen(this.#medium);
    }
  }

  /** The element reports an error. */
  async lost(): Promise<void> {
    const medium = this.#medium;
    if (medium === undefined || this.file.isOpening) {
      return; // the opening sees to it
    }
    if (performance.now() - this.#reopenedAt < REOPEN_AT_MOST_EVERY_MS) {
      this.observer.picture({ kind: "failed" });
      this.player.tell({ kind: "broken", detail: this.video.error?.message ?? "" });
      await this.file.asked();
      if (medium !== this.#medium || this.file.isOpening) {
        return; // another one is wanted, or it is being opened already
      }
    }
    await this.#reopen(medium);
  }

  async #open(medium: Medium): Promise<void> {
    this.#stale = false;
    await this.file.open(medium.id, () => this.#ending(medium));
    this.observer.picture({ kind: "ready" });
  }

  /** The addresses end soon: what is not here yet could no longer be fetched. */
  #ending(medium: Medium): void {
    if (medium !== this.#medium) {
      return;
    }
    const { buffered, duration } = this.video;
    const complete = buffered.length === 1 && buffered.end(0) - buffered.start(0) >= duration - 0.5;
    this.#stale = !complete;
    if (this.#stale && !this.player.isPlaying()) {
      void this.#reopen(medium);
    }
  }

  /** Opens the file anew with fresh addresses, and goes on where it was. */
  async #reopen(medium: Medium): Promise<void> {
    this.#reopenedAt = performance.now();
    const { playbackRate } = this.video;
    this.#resumeAt = this.video.currentTime;
    const release = this.observer.hold();
    this.player.tell({ kind: "buffering", waiting: true });
    try {
      await this.#open(medium);
      this.video.currentTime = this.#resumeAt ?? 0;
      this.video.playbackRate = playbackRate;
      if (this.player.isPlaying()) {
        await this.player.play();
      }
      this.player.tell({ kind: "buffering", waiting: false });
    } catch {
      // superseded by another medium, or the browser wants a click again, which the page says
    } finally {
      this.#resumeAt = undefined;
      release();
    }
  }
}
