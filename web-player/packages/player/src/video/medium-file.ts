import { Problem } from "../net/problem";
import type { Address, Addresses } from "./addresses";
import { type Unplayable, whyUnplayable } from "./unplayable";

/** How soon an answer that may be better is asked for, when the server was not there. */
const AGAIN_MS = 3000;

/** The source of a medium that is played. */
export interface OpenSource {
  readonly address: Address;
  /** How many there are to choose from. */
  readonly of: number;
}

/** What shows a file. */
export interface Opener {
  /** As `canPlayType`: "probably", "maybe", or empty. */
  canPlay(contentType: string): string;
  /**
   * Loads the first of these addresses that can be shown: resolves when its first picture is there, rejects when none can be
   * shown or the signal says to stop.
   *
   * @param trying told of each before it is loaded
   */
  open(addresses: readonly Address[], stop: AbortSignal, trying: (address: Address) => void): Promise<void>;
  /** Lets go of the file. */
  close(): void;
}

/** The file that something shows, for example a `<video>`: found, opened, and opened again when that is worth a try. */
export class MediumFile {
  #opening = new AbortController();
  /** Resolves when what is being opened is there, or nothing is any more. */
  #opened: Promise<unknown> = Promise.resolve();
  /** The attempt that is under way. */
  #attempt = new AbortController();
  #again: (() => void) | undefined;
  #source: OpenSource | undefined;

  /** @param failed told at each failure, before it waits for {@link retry} */
  constructor(
    private readonly opener: Opener,
    private readonly addresses: Addresses,
    private readonly failed: (failure: unknown, why: Unplayable) => void,
  ) {
    this.#opening.abort();
  }

  /** What is open, or is being tried. */
  get source(): OpenSource | undefined {
    return this.#source;
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
  open(medium: string, ending: () => void): Promise<void> {
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    const opened = this.#open(medium, ending, opening);
    this.#opened = opened.catch(() => {}); // whoever opens it hears of that
    return opened;
  }

  /**
   * There is another source of what is being opened: it is looked for again at once, from the first one on. Resolves when it is
   * open, or nothing is being opened any more.
   */
  async restart(): Promise<void> {
    this.#attempt.abort();
    this.retry();
    await this.#opened;
  }

  /** Whether other addresses are given out by now than the one that is open. */
  async isOutdated(medium: string): Promise<boolean> {
    const url = this.#source?.address.url;
    return url !== undefined && !(await this.addresses.has(medium, url));
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
    this.opener.close();
  }

  async #open(medium: string, ending: () => void, opening: AbortController): Promise<void> {
    while (!(await this.#try(medium, ending, opening.signal))) {
      opening.signal.throwIfAborted();
    }
    opening.abort();
  }

  async #try(medium: string, ending: () => void, stop: AbortSignal): Promise<boolean> {
    const canPlay = (type: string): string => this.opener.canPlay(type);
    const attempt = new AbortController();
    this.#attempt = attempt;
    stop.addEventListener("abort", () => attempt.abort(stop.reason), { signal: attempt.signal });
    let addresses: readonly Address[] = [];
    try {
      addresses = (await sooner(this.addresses.of(medium, canPlay, ending), attempt.signal)) ?? [];
      attempt.signal.throwIfAborted();
      await this.opener.open(addresses, attempt.signal, (address) => {
        this.#source = { address, of: addresses.length };
      });
      return true;
    } catch (failure) {
      const isKnown = failure instanceof Problem || attempt.signal.aborted;
      const why = isKnown ? undefined : await sooner(whyUnplayable(addresses, canPlay), attempt.signal);
      stop.throwIfAborted();
      if (attempt.signal.aborted) {
        return false; // there is another source
      }
      this.failed(failure, why ?? "unknown");
      await Promise.race([this.asked(stop), ...(isPassing(failure) ? [later(AGAIN_MS)] : [])]);
      return false;
    }
  }
}

/** The server was not there, or had a fault of its own: that can be different soon. */
function isPassing(failure: unknown): boolean {
  return failure instanceof Problem && (failure.status === 0 || failure.status >= 500);
}

/** What an answer is; undefined if it is wanted no more before it comes. */
function sooner<T>(answer: Promise<T>, stop: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    answer.then(resolve, reject);
    stop.addEventListener("abort", () => resolve(undefined));
  });
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
