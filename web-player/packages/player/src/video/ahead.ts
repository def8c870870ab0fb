import type { Address } from "./addresses";

/** So much of a file is fetched ahead: its index, and its first pictures. */
const FIRST_BYTES = 1024 * 1024;

/** What fetching ahead needs. */
export interface AheadPorts {
  /** The address from which a medium will be played; undefined: nothing is to be fetched. */
  address(medium: string): Promise<Address | undefined>;
  /** Fetches the first so many bytes into the browser's cache. */
  fetch(url: string, bytes: number, stop: AbortSignal): Promise<void>;
}

/** Fetches the beginnings of the shots that come next, one after the other, while nothing plays. */
export class Ahead {
  readonly #done = new Set<string>();
  #running: { readonly media: string; readonly stop: AbortController } | undefined;

  constructor(private readonly ports: AheadPorts) {}

  /** @param media that come next, the next one first; none while something plays, which needs the line for itself */
  want(media: readonly string[]): void {
    const wanted = media.join(" ");
    if (wanted !== (this.#running?.media ?? "")) {
      this.#running?.stop.abort();
      const stop = new AbortController();
      this.#running = media.length === 0 ? undefined : { media: wanted, stop };
      void this.#fetch(media, stop.signal);
    }
  }

  async #fetch(media: readonly string[], stop: AbortSignal): Promise<void> {
    for (const medium of media) {
      try {
        const url = (await this.ports.address(medium))?.url;
        if (!stop.aborted && url !== undefined && !this.#done.has(url)) {
          await this.ports.fetch(url, FIRST_BYTES, stop);
          this.#done.add(url);
        }
      } catch {
        // it was only to be faster: it is fetched when it is shown
      }
      if (stop.aborted) {
        return;
      }
    }
  }
}

/** Fetches into the browser's cache, from where the player has it then. */
export async function fetchFirst(url: string, bytes: number, stop: AbortSignal): Promise<void> {
  const response = await fetch(url, { headers: { range: `bytes=0-${bytes - 1}` }, signal: stop });
  await response.arrayBuffer();
}
