import { isCaptions } from "../captions/tracks";

/** A file of this machine. */
export interface OwnAddress {
  readonly name: string;
  /** When its first picture is presented, in microseconds of its own timeline. */
  readonly firstPresentationUs: number;
  /** Of an image sequence, by number. */
  readonly pictures?: ReadonlyMap<number, Blob>;
}

/** An address from which a medium can be loaded now. */
export interface Address {
  /** Empty: its own pictures are all there is. */
  readonly url: string;
  readonly contentType: string;
  /** Width of the picture in pixels; absent: unknown. */
  readonly width?: number;
  readonly height?: number;
  /** It is for displays of another kind. */
  readonly forOthers?: boolean;
  readonly own?: OwnAddress;
}

/** Addresses until `expires` (microseconds since the epoch). */
export interface AddressList {
  readonly sources: readonly Address[];
  readonly expires: number;
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
  /** How often addresses were asked for, or no more wanted: an answer that comes after the next one announces nothing. */
  #asked = 0;

  /**
   * @param fetch asks the server for a medium's addresses
   * @param serverTime milliseconds since the epoch by the server's clock, which says when addresses end; this machine's
   *     own may be set wrong
   */
  constructor(
    private readonly fetch: (medium: string) => Promise<AddressList>,
    private readonly serverTime: () => number,
    private readonly wanted: () => number = widthOfScreen,
  ) {}

  /** Addresses that this browser may be able to play, the likeliest first; `ending` is called once, before they end. */
  async of(medium: string, canPlay: (contentType: string) => string, ending: () => void): Promise<readonly Address[]> {
    this.stop();
    const asked = this.#asked;
    const { sources, expires } = await this.fetch(medium);
    if (asked === this.#asked) {
      const left = expires / 1000 - this.serverTime() - RENEW_BEFORE_MS;
      const timer = setTimeout(ending, Math.min(Math.max(left, RENEW_AT_MOST_EVERY_MS), LONGEST_TIMER_MS));
      this.#cancel = () => clearTimeout(timer);
    }
    return playable(sources, canPlay, this.wanted());
  }

  /** Whether an address is among those of a medium as they are given out now. Rejects if they cannot be had. */
  async has(medium: string, url: string): Promise<boolean> {
    const { sources } = await this.fetch(medium);
    return sources.some((source) => source.url === url);
  }

  /** Announces nothing more. */
  stop(): void {
    this.#asked++;
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** setTimeout counts in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Pixels that there are to show a picture with. */
function widthOfScreen(): number {
  return "screen" in globalThis ? screen.width * devicePixelRatio : 0;
}

/**
 * What surely plays before what may play; what surely doesn't last, since `canPlayType` is not always right. Of several that do,
 * the smallest picture that fills the screen; if none does, the largest. Else they stay in their order.
 *
 * @param wanted width of the screen in pixels
 */
export function playable(
  sources: readonly Address[],
  canPlay: (contentType: string) => string,
  wanted = 0,
): readonly Address[] {
  const decoded = ({ contentType }: Address): number => {
    const answer = contentType === "" ? "maybe" : canPlay(contentType);
    return answer === "probably" ? 0 : answer === "maybe" ? 1 : 2;
  };
  const apart = ({ width }: Address): number => {
    const missing = wanted - (width || wanted);
    return missing > 0 ? LARGEST + missing : -missing;
  };
  const rank = (source: Address): readonly number[] => [
    Number(source.forOthers === true),
    decoded(source),
    apart(source),
  ];
  const pictures = sources.filter((source) => !isCaptions(source));
  const ranked = pictures.map((source) => ({ source, ranks: rank(source) }));
  return ranked.sort((a, b) => compare(a.ranks, b.ranks)).map(({ source }) => source);
}

/** No picture is broader. */
const LARGEST = 1e6;

function compare(some: readonly number[], others: readonly number[]): number {
  const at = some.findIndex((it, n) => it !== others[n]);
  return at < 0 ? 0 : (some[at] ?? 0) - (others[at] ?? 0);
}
