import { HistoryApi } from "../net/history-api";
import { Problem } from "../net/problem";
import type { AuditedRoom } from "../people/remembered";
import { matches, type Summary, summaryOfKept, summaryOfListed, summaryOfState } from "./summaries";

/** Some of the sessions that were looked for. */
export interface Found {
  readonly sessions: readonly Summary[];
  /** Where to go on; undefined: there are no more. */
  readonly next: string | undefined;
  /** Whether these are all of the server's, or those whose tokens this browser keeps. */
  readonly isAll: boolean;
}

/** What to look for. */
export interface Wish {
  readonly words: string;
  /** Empty: any. */
  readonly state: string;
  readonly after?: string;
}

/** Servers that have no list say so in these ways. */
const NO_LIST: ReadonlySet<number> = new Set([404, 405]);

/** The sessions that somebody can open here: the server's, with an operator's token, else those that this browser keeps. */
export class Directory {
  #known: Promise<readonly Summary[]> | undefined;

  /** @param operator an operator's token, if there is one */
  constructor(
    private readonly operator: string | undefined,
    private readonly kept: readonly AuditedRoom[],
    private readonly apiFor: (token: string) => Pick<HistoryApi, "rooms" | "state"> = (token) => new HistoryApi(token),
  ) {}

  /** @throws Problem if an operator's token is refused as such, or the server does not answer */
  async find(wish: Wish): Promise<Found> {
    const listed = this.operator === undefined ? undefined : await this.#listed(this.operator, wish);
    if (listed !== undefined) {
      return listed;
    }
    this.#known ??= Promise.all(this.kept.map((room) => this.#summary(room)));
    const known = await this.#known;
    const sessions = known.filter((summary) => matches(summary, wish.words, wish.state));
    return { sessions: [...sessions].sort((a, b) => b.to - a.to), next: undefined, isAll: false };
  }

  async #listed(token: string, { words, state, after = "" }: Wish): Promise<Found | undefined> {
    try {
      const { rooms, next } = await this.apiFor(token).rooms({ q: words.trim(), state, after });
      return { sessions: rooms.map(summaryOfListed), next, isAll: true };
    } catch (failure) {
      if (failure instanceof Problem && NO_LIST.has(failure.status)) {
        return undefined;
      }
      throw failure;
    }
  }

  async #summary(room: AuditedRoom): Promise<Summary> {
    try {
      return summaryOfState(room.code, await this.apiFor(room.token).state(room.code));
    } catch (failure) {
      return summaryOfKept(room, failure instanceof Problem ? failure.title : String(failure));
    }
  }
}
