import type { Medium } from "@sameframe/protocol";
import type { MediaPort } from "./media-port";

/** What the loading of a medium tells. */
export interface MediumLoadListener {
  loaded(): void;
  /** It is known, or has changed, whether a medium can be played here. */
  found(medium: Medium, isPlayable: boolean): void;
  unplayable(detail: string): void;
}

/** The medium that a player has loaded, or is to load; the latest one asked for counts. */
export class MediumLoad {
  #medium: Medium | undefined;
  #asked = 0;
  #isLoaded = false;
  #isBroken = false;

  constructor(
    private readonly port: MediaPort,
    private readonly listener: MediumLoadListener,
  ) {}

  get medium(): Medium | undefined {
    return this.#medium;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  begin(medium: Medium | undefined): void {
    this.#medium = medium;
    this.#isLoaded = false;
    this.#isBroken = false;
    const asked = ++this.#asked;
    this.port.load(medium).then(
      () => asked === this.#asked && this.#loaded(),
      (error: unknown) => asked === this.#asked && this.#failed(error),
    );
  }

  /** The player cannot go on with it. */
  broken(): void {
    this.#isBroken = true;
    if (this.#medium) this.listener.found(this.#medium, false);
  }

  /** The player shows something of it: so it can play it, whatever it said before. */
  shown(): void {
    if (this.#isBroken && this.#isLoaded) this.#whole();
  }

  close(): void {
    this.#asked++;
    this.#isLoaded = false;
  }

  #loaded(): void {
    this.#isLoaded = this.#medium !== undefined;
    this.listener.loaded();
    this.#whole();
  }

  #whole(): void {
    this.#isBroken = false;
    if (this.#medium) this.listener.found(this.#medium, true);
  }

  #failed(error: unknown): void {
    this.broken();
    this.listener.unplayable(error instanceof Error ? error.message : String(error));
  }
}
