import { base64Encode } from "@bufbuild/protobuf/wire";
import type { Mark, ServerFrame, SignedHead, Witnessed } from "@sameframe/protocol";
import { isSigned } from "./head-signature";
import { reportUncaught } from "./ports";
import type { WitnessStore } from "./witness-store";
import { WitnessedHeads } from "./witnessed-heads";

/** The record of a room is not the one that was seen here earlier. */
export interface Fork {
  /**
   * - `rewritten`: the entry has another hash now
   * - `cut-off`: the record ends before the entry
   * - `other-key`: the server signs with another key than the first one that was seen; the hashes are those of the keys
   */
  readonly kind: "rewritten" | "cut-off" | "other-key";
  /** The room's code, with its dash. */
  readonly room: string;
  /** Sequence of the entry; 0 with another key. */
  readonly seq: number;
  /** What was seen here, in hexadecimal; with another key in Base64. */
  readonly witnessed: string;
  /** What the server says now; undefined if its record ends before. */
  readonly answered: string | undefined;
  /** A sentence for people. */
  readonly detail: string;
}

/** Keeps what this client is told of a room's record, and compares it with what was told earlier [WI5]. */
export class Witness {
  readonly #heads: WitnessedHeads;
  readonly #room: string;
  readonly #server: string;
  /** The key of the server that is connected, in DER. */
  #key: Uint8Array = new Uint8Array();
  /** How far this client has come. */
  #reached: Mark | undefined;
  /** The entry that the server was asked about and has not answered: until then nothing new is kept. */
  #asked = 0;
  #unsure: (() => void)[] = [];
  #fork: Fork | undefined;

  /**
   * @param server its origin
   * @param room its code, as people type it
   */
  constructor(
    server: string,
    room: string,
    private readonly store: WitnessStore,
    private readonly told: (fork: Fork) => void,
  ) {
    const code = room.replace("-", "").toUpperCase();
    this.#room = `${code.slice(0, 4)}-${code.slice(4)}`;
    this.#server = server.replace(/\/$/, "").toLowerCase();
    this.#heads = new WitnessedHeads(this.#room, this.#load(this.#name));
  }

  get fork(): Fork | undefined {
    return this.#fork;
  }

  /** What is kept, a line each [WI6]. */
  get text(): string {
    this.keep();
    return this.#heads.text;
  }

  /** A connection begins: which entry to ask about, the newest that was seen here by whatever client; 0 if none was. */
  ask(): number {
    if (this.#isUnsure) this.#reached = undefined;
    this.#unsure = [];
    this.#asked = this.#newest;
    return this.#asked;
  }

  /** Compares what a frame says, and keeps its heads. */
  take({ range, messages }: ServerFrame): void {
    for (const { message } of messages) {
      if (message.case === "welcome") this.#welcomed(message.value.publicKey);
      if (message.case === "witnessed") this.#answered(message.value);
      if (message.case === "head") void this.#vouched(message.value);
    }
    const { through } = range ?? {};
    if (!through || !this.#agrees(through)) return;
    // Who is told everything anew is told how far the record goes.
    const isWhole = messages.some(({ message }) => message.case === "snapshot");
    if (isWhole && through.seq < this.#newest) this.#isCutOff(this.#newest, through.seq);
    else this.#reached = through;
  }

  /** Keeps how far this client has come: the connection is lost, or the page may be gone soon. */
  keep(): void {
    if (this.#isUnsure || !this.#reached || this.#reached.seq === 0) return;
    this.#heads.add({ seq: this.#reached.seq, hash: hex(this.#reached.hash) });
    this.#save(this.#name, this.#heads.text);
  }

  /** Forgets what was seen of the room, and the server's key: from now on the record counts as it is. */
  forget(): void {
    this.#heads.clear();
    this.#fork = undefined;
    this.#reached = undefined;
    this.#asked = 0;
    this.#save(this.#name, "");
    this.#save(this.#server, "");
    this.#welcomed(this.#key);
  }

  get #name(): string {
    return `${this.#server} ${this.#room}`;
  }

  #welcomed(key: Uint8Array): void {
    this.#key = key;
    if (key.length === 0) return;
    const own = base64Encode(key);
    const first = this.#load(this.#server);
    if (!first) this.#save(this.#server, own);
    else if (first !== own) {
      const detail =
        "The server signs with another key than earlier; what it says of the past is somebody else's word.";
      this.#tell({ kind: "other-key", seq: 0, witnessed: first, answered: own, detail });
    }
  }

  #answered({ seq, head }: Witnessed): void {
    if (!head) this.#isCutOff(seq);
    else if (this.#agrees(head) && seq === this.#asked) {
      this.#asked = 0;
      for (const keep of this.#unsure.splice(0)) keep();
    }
  }

  async #vouched(head: SignedHead): Promise<void> {
    if (!this.#agrees(head)) return;
    const key = this.#key;
    const unsure = this.#unsure;
    const isVerified = await isSigned(key, this.#room, head);
    const seen = { seq: head.seq, hash: hex(head.hash) };
    const word = { publicKey: base64Encode(key), signature: base64Encode(head.signature) };
    const keep = () => {
      if (this.#fork) return;
      this.#heads.add(isVerified ? { ...seen, word } : seen);
      this.#save(this.#name, this.#heads.text);
    };
    if (this.#isUnsure) unsure.push(keep);
    else keep();
  }

  /** Whether it is what was seen there, or nothing was. */
  #agrees({ seq, hash }: { readonly seq: number; readonly hash: Uint8Array }): boolean {
    const now = hex(hash);
    const before = this.#seenAt(seq);
    if (before === undefined || before === now) return true;
    const detail = `Entry ${seq} of this room is not the one that was seen here earlier: the record was rewritten there or before.`;
    this.#tell({ kind: "rewritten", seq, witnessed: before, answered: now, detail });
    return false;
  }

  #isCutOff(seq: number, last?: number): void {
    const before = this.#seenAt(seq);
    if (before === undefined) return;
    const ends = last === undefined ? "before it" : `with entry ${last}`;
    const detail = `Entry ${seq} of this room was seen here earlier, and the record ends ${ends} now: its end was cut off.`;
    this.#tell({ kind: "cut-off", seq, witnessed: before, answered: undefined, detail });
  }

  get #isUnsure(): boolean {
    return this.#fork !== undefined || this.#asked > 0;
  }

  get #newest(): number {
    return Math.max(this.#heads.newest?.seq ?? 0, this.#isUnsure ? 0 : (this.#reached?.seq ?? 0));
  }

  #seenAt(seq: number): string | undefined {
    const own = this.#reached?.seq === seq ? hex(this.#reached.hash) : undefined;
    return this.#heads.at(seq)?.hash ?? own;
  }

  #tell(fork: Omit<Fork, "room">): void {
    if (this.#fork) return;
    this.keep();
    this.#fork = { ...fork, room: this.#room };
    this.told(this.#fork);
  }

  #load(name: string): string | undefined {
    try {
      return this.store.load(name);
    } catch (error) {
      reportUncaught(error);
      return undefined;
    }
  }

  #save(name: string, text: string): void {
    try {
      this.store.save(name, text);
    } catch (error) {
      reportUncaught(error);
    }
  }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
