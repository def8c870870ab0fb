/** Heads of one room that are kept at most. */
const KEPT = 64;

/** The server's word for a head, in Base64: its key, and its signature. */
export interface Word {
  readonly publicKey: string;
  readonly signature: string;
}

/** An entry that was seen: its sequence, its hash in hexadecimal, and the server's word for it if that was verified. */
export interface WitnessedHead {
  readonly seq: number;
  readonly hash: string;
  readonly word?: Word;
}

/** What was seen of one room, the oldest first: never more than so many, and of old times always something. */
export class WitnessedHeads {
  #all: readonly WitnessedHead[];

  /** @param room its code, with the dash */
  constructor(
    private readonly room: string,
    text: string | undefined,
  ) {
    this.#all = (text ?? "").split("\n").flatMap((line) => this.#read(line));
    this.#thin();
  }

  get newest(): WitnessedHead | undefined {
    return this.#all.at(-1);
  }

  at(seq: number): WitnessedHead | undefined {
    return this.#all.find((head) => head.seq === seq);
  }

  /** One that is known already gains the server's word, and loses nothing. */
  add(head: WitnessedHead): void {
    const known = this.at(head.seq);
    if (known && (known.word || !head.word)) return;
    this.#all = [...this.#all.filter(({ seq }) => seq !== head.seq), head].sort((one, other) => one.seq - other.seq);
    this.#thin();
  }

  clear(): void {
    this.#all = [];
  }

  /** A line each, as `verify --witness` reads them [WI6]. */
  get text(): string {
    const line = ({ seq, hash, word }: WitnessedHead) => JSON.stringify({ room: this.room, seq, hash, ...word });
    return this.#all.map((head) => `${line(head)}\n`).join("");
  }

  /** Takes away, of those in between, the one that is missed least: neighbours may be farther apart the older they are. */
  #thin(): void {
    while (this.#all.length > KEPT) {
      const newest = this.newest?.seq ?? 0;
      let least = 1;
      let lowest = Number.POSITIVE_INFINITY;
      for (let at = 1; at < this.#all.length - 1; at++) {
        const [before, own, behind] = this.#all.slice(at - 1, at + 2).map(({ seq }) => seq) as [number, number, number];
        const missed = (behind - before) / (newest - own);
        if (missed < lowest) [least, lowest] = [at, missed];
      }
      this.#all = this.#all.filter((_, at) => at !== least);
    }
  }

  #read(line: string): readonly WitnessedHead[] {
    try {
      const { room, seq, hash, publicKey, signature } = JSON.parse(line);
      if (room !== this.room || !Number.isInteger(seq) || seq < 1 || !/^[0-9a-f]{64}$/.test(hash)) return [];
      return [signature ? { seq, hash, word: { publicKey, signature } } : { seq, hash }];
    } catch {
      return [];
    }
  }
}
