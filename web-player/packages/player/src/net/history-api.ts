import { type Entry, entryOfJson, stateOfJson, type Value } from "@sameframe/protocol";
import type { Language } from "../language/language";
import { jsonLines } from "./json-lines";
import { Problem } from "./problem";
import type { MediumAddresses } from "./rooms-api";

/** What is wrong with a record, and from which entry on. */
export interface Damage {
  readonly seq?: number;
  readonly what: string;
}

/** What speaks against a record by what the server has seen of it earlier. */
export interface Alarm {
  /** Entry that is meant; 0: it is the room's key. */
  readonly seq: number;
  readonly what: string;
}

/** What a record has, or had, at a sequence; the hash in hexadecimal. */
export interface EntryHash {
  readonly seq: number;
  readonly hash: string;
}

/** What ended a reading before the end of a record: damage, or that what was read before is to be forgotten. */
export type Ending = Damage | "erased";

/** What checking a whole record came to. */
export interface Check {
  readonly intact: boolean;
  /** Entries that are sound. */
  readonly entries: number;
  /** Hash of the last sound entry. */
  readonly head: string;
  readonly damage?: Damage;
  readonly alarm?: Alarm;
  /** What it has where it was asked for, as far as it is there. */
  readonly hashes?: readonly EntryHash[];
}

/** The room as it was after an entry. */
export interface PastState {
  readonly seq: number;
  /** Microseconds since the epoch. */
  readonly at: number;
  readonly values: readonly Value[];
}

/** A session as the list of sessions has it. */
export interface Listed {
  readonly code: string;
  readonly title?: string;
  readonly state: "open" | "closed" | "erased";
  /** Microseconds since the epoch, or an instant in words of ISO 8601. */
  readonly createdAt: number | string;
  readonly lastAt: number | string;
  readonly entries: number;
  readonly participants: readonly string[];
  readonly media: readonly string[];
  /** What is wrong with it, if anything is. */
  readonly alarm?: unknown;
}

export interface Listing {
  readonly rooms: readonly Listed[];
  /** Where to go on, for `after`. */
  readonly next?: string;
}

/** Which sessions are wanted. */
export interface Search {
  readonly q?: string;
  readonly state?: string;
  readonly after?: string;
}

/** A file as it was downloaded. */
export interface Download {
  readonly name: string;
  readonly blob: Blob;
}

const LIMIT = "50";

/** A room's history over REST, read with a token that grants it. Every call rejects with a Problem. */
export class HistoryApi {
  /** What speaks against the room's record, as far as the last reading of its entries says. */
  alarm: Alarm | undefined;
  /** By how much the server's clock is ahead of this one, as far as its last answer says. [ms] */
  #ahead = 0;

  /** @param server origin of the server; empty: the page's own */
  constructor(
    private readonly token: string,
    private readonly server = "",
  ) {}

  /** Milliseconds since the epoch by the server's clock, to the second. */
  get serverTime(): number {
    return Date.now() + this.#ahead;
  }

  /** The sessions that the token may see. */
  async rooms(search: Search): Promise<Listing> {
    const wanted = Object.entries({ ...search, limit: LIMIT }).filter(([, value]) => value !== "");
    return (await (await this.#get(`/v1/rooms?${new URLSearchParams(wanted)}`)).json()) as Listing;
  }

  /**
   * Every entry behind a sequence, as they arrive. What ends the reading before the end of the record is the result.
   *
   * @param take is given some entries at a time, none when the answer begins and with each sign of life
   * @param follow whether what the room goes on to do is wanted as well; then only the server or `stop` ends it
   */
  async entries(
    code: string,
    after: number,
    take: (entries: readonly Entry[]) => void,
    stop: AbortSignal,
    follow = false,
  ): Promise<Ending | undefined> {
    const path = `${pathOf(code)}/entries?after=${after}${follow ? "&follow=true" : ""}`;
    const response = await this.#get(path, { accept: "application/x-ndjson", stop });
    this.alarm = undefined;
    take([]);
    let ending: Ending | undefined;
    for await (const lines of jsonLines(response)) {
      this.alarm = lines.map((line) => fieldOf<Alarm>(line, "alarm")).find((it) => it !== undefined) ?? this.alarm;
      ending = lines.map(endingOf).find((it) => it !== undefined) ?? ending;
      take(
        lines
          .map((line) => fieldOf(line, "entry"))
          .filter((it) => it !== undefined)
          .map(entryOfJson),
      );
    }
    return ending;
  }

  /** The room as it was after an entry; as it is now, without. */
  async state(code: string, seq?: number): Promise<PastState> {
    const path = `${pathOf(code)}/state${seq === undefined ? "" : `?seq=${seq}`}`;
    const state = (await (await this.#get(path)).json()) as { seq: number; at: number; room: unknown };
    return { seq: state.seq, at: state.at, values: stateOfJson(state.room).values };
  }

  /** Where a medium can be loaded from that the room had, after an entry or ever. */
  async mediumAddresses(code: string, medium: string, seq?: number): Promise<MediumAddresses> {
    const path = `${pathOf(code)}/media/${encodeURIComponent(medium)}${seq === undefined ? "" : `?seq=${seq}`}`;
    return (await (await this.#get(path)).json()) as MediumAddresses;
  }

  /**
   * Has the whole record computed again.
   *
   * @param seqs of entries whose hashes are wanted, 100 at most
   */
  async check(code: string, seqs: readonly number[] = []): Promise<Check> {
    const query = seqs.length === 0 ? "" : `?${seqs.map((seq) => `seq=${seq}`).join("&")}`;
    return (await (await this.#get(`${pathOf(code)}/ledger${query}`)).json()) as Check;
  }

  /**
   * A file that the session leaves as.
   *
   * @param medium of which it is made; undefined: as the server has it
   */
  async file(code: string, format: string, medium?: string): Promise<Download> {
    const query = medium === undefined ? "" : `?medium=${encodeURIComponent(medium)}`;
    const response = await this.#get(`${pathOf(code)}/export/${format}${query}`, { accept: "*/*" });
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    return { name: name ?? `${code}.${format}`, blob: await received(response) };
  }

  /**
   * The report that is made for printing, as a page.
   *
   * @param zone in which it tells times; one that the server does not know, or none: UTC
   * @param language that it speaks
   */
  async report(code: string, zone: string | undefined, language: Language): Promise<Blob> {
    const path = `${pathOf(code)}/report?language=${language}`;
    const html = { accept: "text/html" };
    if (zone === undefined) {
      return received(await this.#get(path, html));
    }
    const zoned = this.#get(`${path}&zone=${encodeURIComponent(zone)}`, html);
    return received(
      await zoned.catch((failure: unknown) => {
        if (failure instanceof Problem && failure.status === 400) {
          return this.#get(path, html);
        }
        throw failure;
      }),
    );
  }

  /** The picture that belongs to a note. */
  async still(code: string, hash: string): Promise<Blob> {
    return received(await this.#get(`${pathOf(code)}/stills/${encodeURIComponent(hash)}`, { accept: "image/*" }));
  }

  async #get(path: string, { accept = "application/json", stop }: { accept?: string; stop?: AbortSignal } = {}) {
    const headers = { accept, authorization: `Bearer ${this.token}` };
    const signal = stop ?? null;
    const response = await fetch(this.server + path, { headers, signal, cache: "no-store" }).catch(
      (failure: unknown) => {
        stop?.throwIfAborted();
        throw failure instanceof Problem ? failure : Problem.offline();
      },
    );
    if (!response.ok) {
      throw await Problem.of(response);
    }
    const date = Date.parse(response.headers.get("date") ?? "");
    this.#ahead = Number.isNaN(date) ? this.#ahead : date - Date.now();
    return response;
  }
}

const pathOf = (code: string): string => `/v1/rooms/${encodeURIComponent(code)}`;

/** The whole of an answer that may break off on its way. */
function received(response: Response): Promise<Blob> {
  return response.blob().catch(() => {
    throw Problem.offline();
  });
}

function endingOf(line: unknown): Ending | undefined {
  return fieldOf<boolean>(line, "erased") === true ? "erased" : fieldOf<Damage>(line, "damage");
}

function fieldOf<T>(line: unknown, name: string): T | undefined {
  return typeof line === "object" && line !== null ? (Reflect.get(line, name) as T | undefined) : undefined;
}
