import type { MediaSource, Medium } from "@sameframe/protocol";
import { isCaptions } from "../captions/tracks";
import type { Address, AddressList } from "./addresses";
import type { OwnCopies } from "./own-copies";

/** Addresses are used again for as long as that leaves them. [µs] */
const FRESH_US = 600_000_000;

/** Microseconds since the epoch: a file of this machine stays where it is. */
const FOR_EVER = Number.POSITIVE_INFINITY;

/** Where media are played from: a copy of one's own, else what the server says, which is remembered while it is good. */
export class Sources {
  readonly #known = new Map<string, AddressList>();

  /**
   * @param ask the server for a medium's addresses, in the order of its sources
   * @param medium as the room has it
   * @param now microseconds since the epoch, by the server's clock
   */
  constructor(
    private readonly ask: (medium: string) => Promise<AddressList>,
    private readonly medium: (id: string) => Medium | undefined,
    private readonly copies: OwnCopies,
    private readonly now: () => number,
  ) {}

  async of(id: string): Promise<AddressList> {
    const medium = this.medium(id);
    const own = this.copies.of(medium);
    if (own !== undefined) {
      return { sources: [own], expires: FOR_EVER };
    }
    const { sources, expires } = await this.#listed(id);
    const pictures = sources.filter((source) => !isCaptions(source));
    return { sources: pictures.map((source) => described(source, medium?.sources[sources.indexOf(source)])), expires };
  }

  /** Where captions are read from, whatever the picture comes from; undefined: there are none at this place of the medium's sources. */
  async captions(id: string, source: number): Promise<string | undefined> {
    const { sources } = await this.#listed(id);
    return sources[source]?.url;
  }

  async #listed(id: string): Promise<AddressList> {
    const known = this.#known.get(id);
    if (known !== undefined && known.expires - this.now() > FRESH_US) {
      return known;
    }
    const list = await this.ask(id);
    this.#known.set(id, list);
    return list;
  }

  /** What is known of a medium's addresses is not good: ask again. */
  forget(id: string): void {
    this.#known.delete(id);
  }
}

function described(address: Address, source: MediaSource | undefined): Address {
  if (source === undefined) {
    return address;
  }
  const { width, height, displayGroup } = source;
  return { ...address, ...(width > 0 && height > 0 ? { width, height } : {}), forOthers: displayGroup !== "" };
}
