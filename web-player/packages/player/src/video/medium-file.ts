import { Problem } from "../net/problem";
import type { Addresses } from "./addresses";
import { open } from "./open";

/** How soon an answer that may be better is asked for, when the server was not there. */
const AGAIN_MS = 3000;

/** The file behind a `<video>`: found, opened, and opened again when that is worth a try. */
export class MediumFile {
  #opening = new AbortController();
  #again: (() => void) | undefined;

  /** @param failed told at each failure, before it waits for {@link retry} */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly addresses: Addresses,
    private readonly failed: (failure: unknown) => void,
  ) {
    this.#opening.abort();
  }

  get isOpening(): boolean {
    return !this.#opening.signal.aborted;
  }

  /**
   * Opens a medium: resolves when its first picture is there. What fails is tried again by itself if the server was not
   * there, else when somebody asks; another call, or closing, supersedes it, and it rejects.
   *
   * @param ending called once, before the addresses end
   */
  async open(medium: string, ending: () => void): Promise<void> {
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    while (!(await this.#attempt(medium, ending, opening.signal))) {
      opening.signal.throwIfAborted();
    }
    opening.abort();
  }

  /** Waits until somebody asks to try again. */
  asked(stop: AbortSignal = new AbortController().signal): Promise<void> {
    return new Promise((resolve) => {
      this.#again = resolve;
      stop.addEventListener("abort", () => resolve());
    });
  }

  /** Somebody asks to try again. */
  retry(): void {
    this.#again?.();
  }

  close(): void {
    this.#opening.abort();
    this.addresses.stop();
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  async #attempt(medium: string, ending: () => void, stop: AbortSignal): Promise<boolean> {
    try {
      const addresses = await this.addresses.of(medium, (type) => this.video.canPlayType(type), ending);
      await open(this.video, addresses, stop);
      return true;
    } catch (failure) {
      stop.throwIfAborted();
      this.failed(failure);
      await Promise.race([this.asked(stop), ...(isPassing(failure) ? [later(AGAIN_MS)] : [])]);
      return false;
    }
  }
}

/** The server was not there, or had a fault of its own: that can be different soon. */
function isPassing(failure: unknown): boolean {
  return failure instanceof Problem && (failure.status === 0 || failure.status >= 500);
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
