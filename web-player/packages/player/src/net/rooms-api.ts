import type { MediumDescriptor, MediumSource } from "../medium/descriptor";
import { Problem } from "./problem";

/** What creating and joining answer: who one is in the room, and the token that proves it. */
export interface Admission {
  readonly code: string;
  readonly participantId: number;
  readonly accessToken: string;
}

export interface CreatedRoom extends Admission {
  readonly joinUrl: string;
  /** With it the room's history is read, and nothing else is done. */
  readonly auditToken: string;
}

/** A file that the server holds. */
export interface ServedFile {
  readonly name: string;
  readonly title: string;
  readonly contentType: string;
  readonly bytes: number;
  /** `media:NAME`, for the descriptor. */
  readonly location: string;
  /** Short-lived address, relative to the server. */
  readonly url: string;
  /** Captions that are named like it, for sources of the same medium. */
  readonly captions?: readonly MediumSource[];
  /** Present when the server knows the file's timing. */
  readonly medium?: MediumDescriptor;
}

/** A LUT that the server holds. */
export interface ServedLut {
  readonly name: string;
  /** `media:NAME`, for a room's grade. */
  readonly location: string;
}

/** Addresses from which a medium can be loaded until `expires` (microseconds since the epoch). */
export interface MediumAddresses {
  readonly sources: readonly { readonly url: string; readonly contentType: string }[];
  readonly expires: number;
}

/** What a room keeps of who sees which frame. */
export type Agreements = "off" | "counts" | "names";

/** What is to differ in a new room from what is usual on the server. */
export interface PolicyChoice {
  readonly control?: "everyone" | "host" | "lead";
  readonly lobby?: boolean;
  readonly waitingRoom?: boolean;
  /** 1 to 1000. */
  readonly maxParticipants?: number;
  readonly agreementRecord?: Agreements;
}

/** A room as who is not in it sees it. */
export interface FoundRoom {
  readonly code: string;
  readonly recorded: { readonly frameAgreements: Agreements };
}

const pinPath = (code: string): string => `/v1/rooms/${encodeURIComponent(code)}/pin`;

/** The server's REST interface, as far as the pages use it. Every call rejects with a Problem. */
export class RoomsApi {
  /** @param server origin of the server; empty: the page's own */
  constructor(private readonly server = "") {}

  /** @param token that grants it, where that is needed */
  create(
    room: {
      title?: string;
      name: string;
      media?: MediumDescriptor;
      policy?: PolicyChoice;
      pin?: string;
    },
    token?: string,
  ): Promise<CreatedRoom> {
    return this.call<CreatedRoom>("POST", "/v1/rooms", { body: room, ...(token === undefined ? {} : { token }) });
  }

  /** Answers when the room exists. */
  lookUp(code: string): Promise<FoundRoom> {
    return this.call("GET", `/v1/rooms/${encodeURIComponent(code)}`);
  }

  /** @param pin empty: none is known */
  join(code: string, name: string, pin = ""): Promise<Admission> {
    const body = pin === "" ? { name } : { name, pin };
    return this.call<Admission>("POST", `/v1/rooms/${encodeURIComponent(code)}/join`, { body });
  }

  /** Asks to be let in; answers the same where there is no room. */
  async knock(code: string, name: string): Promise<string> {
    const path = `/v1/rooms/${encodeURIComponent(code)}/knock`;
    return (await this.call<{ ticket: string }>("POST", path, { body: { name } })).ticket;
  }

  /** Whether somebody has let one in by now. */
  async knocked(code: string, ticket: string): Promise<Admission | undefined> {
    const path = `/v1/rooms/${encodeURIComponent(code)}/knock`;
    const answer = await this.call<{ state: string } & Omit<Admission, "code">>("GET", path, { token: ticket });
    return answer.state === "admitted" ? { ...answer, code } : undefined;
  }

  /** For hosts: whether the room has a PIN. */
  async hasPin(code: string, token: string): Promise<boolean> {
    return (await this.call<{ set: boolean }>("GET", pinPath(code), { token })).set;
  }

  /** For hosts. */
  async setPin(code: string, token: string, pin: string): Promise<void> {
    await this.call("PUT", pinPath(code), { token, body: { pin } });
  }

  /** For hosts. */
  async removePin(code: string, token: string): Promise<void> {
    await this.call("DELETE", pinPath(code), { token });
  }

  /** @param token that grants creating rooms, or uploading, where one is needed */
  async files(token?: string): Promise<readonly ServedFile[]> {
    const options = token === undefined ? {} : { token };
    return (await this.call<{ media: readonly ServedFile[] }>("GET", "/v1/media", options)).media;
  }

  /** The server's LUTs, for who may set the room's colours. */
  async luts(code: string, token: string): Promise<readonly ServedLut[]> {
    const path = `/v1/rooms/${encodeURIComponent(code)}/luts`;
    return (await this.call<{ luts: readonly ServedLut[] }>("GET", path, { token })).luts;
  }

  /** A whole, short-lived address of a LUT of the server, by its name. */
  async lutAddress(code: string, name: string, token: string): Promise<string> {
    const path = `/v1/rooms/${encodeURIComponent(code)}/luts/${encodeURIComponent(name)}`;
    const { url } = await this.call<{ url: string }>("GET", path, { token });
    return new URL(url, this.server === "" ? location.href : this.server).href;
  }

  /** With addresses that are whole: the page may be of another origin than the server, from where they count. */
  async mediumAddresses(code: string, medium: string, token: string): Promise<MediumAddresses> {
    const path = `/v1/rooms/${encodeURIComponent(code)}/media/${encodeURIComponent(medium)}`;
    const { sources, ...rest } = await this.call<MediumAddresses>("GET", path, { token });
    const from = this.server === "" ? location.href : this.server;
    return { ...rest, sources: sources.map((source) => ({ ...source, url: new URL(source.url, from).href })) };
  }

  private async call<T>(method: string, path: string, options: { body?: unknown; token?: string } = {}): Promise<T> {
    const headers = new Headers({ accept: "application/json" });
    if (options.body !== undefined) {
      headers.set("content-type", "application/json");
    }
    if (options.token !== undefined) {
      headers.set("authorization", `Bearer ${options.token}`);
    }
    const body = options.body === undefined ? null : JSON.stringify(options.body);
    const response = await fetch(this.server + path, { method, headers, body, cache: "no-store" }).catch(() => {
      throw Problem.offline();
    });
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return (await response.json()) as T;
  }
}
