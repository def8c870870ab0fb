import type { MediumAddresses } from "../net/rooms-api";

/** An address from which a medium can be loaded now. */
export interface Address {
  readonly url: string;
  readonly contentType: string;
}

/** Addresses end; they are fetched anew this long before. */
const RENEW_BEFORE_MS = 60_000;

/** Never asked for more often than this, whatever the server says of their life. */
const RENEW_AT_MOST_EVERY_MS = 15_000;

/**
 * The short-lived addresses of one medium: fetched when wanted, and announced again before they end.
 */
export class Addresses {
  #cancel: (() => void) | undefined;

  /**
   * @param fetch asks the server for a medium's addresses
   * @param serverTime milliseconds since the epoch by the server's clock, which says when addresses end; this machine's
   *     own may be set wrong
   */
  constructor(
    private readonly fetch: (medium: string) => Promise<MediumAddresses>,
    private readonly serverTime: () => number,
  ) {}

  /** Addresses that this browser may be able to play, the likeliest first; `ending` is called once, before they end. */
  async of(medium: string, canPlay: (contentType: string) => string, ending: () => void): Promise<readonly Address[]> {
    this.stop();
    const { sources, expires } = await this.fetch(medium);
    const left = expires / 1000 - this.serverTime() - RENEW_BEFORE_MS;
    const timer = setTimeout(ending, Math.min(Math.max(left, RENEW_AT_MOST_EVERY_MS), LONGEST_TIMER_MS));
    this.#cancel = () => clearTimeout(timer);
    return playable(sources, canPlay);
  }

  /** Announces nothing more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** setTimeout counts in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What surely plays before what may play; what surely doesn't last, since `canPlayType` is not always right. */
export function playable(sources: readonly Address[], canPlay: (contentType: string) => string): readonly Address[] {
  const rank = ({ contentType }: Address): number => {
    const answer = contentType === "" ? "maybe" : canPlay(contentType);
    return answer === "probably" ? 0 : answer === "maybe" ? 1 : 2;
  };
  return [...sources].sort((a, b) => rank(a) - rank(b));
}
