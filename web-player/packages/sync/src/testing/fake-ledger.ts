import { equals } from "@bufbuild/protobuf";
import {
  create,
  type Entry,
  EntrySchema,
  type MessageInitShape,
  type RoomEventSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";

/** A change of one key: its whole new value, or that it is gone. */
export type Change = NonNullable<MessageInitShape<typeof RoomEventSchema>["event"]>;

/** A value of any kind: its fields. */
export type ValueInit = NonNullable<MessageInitShape<typeof ValueSchema>["value"]>;

/** Who did something, and when: microseconds of server time. `op` 0 is no operation. */
export interface Origin {
  readonly at: bigint;
  readonly participant: number;
  readonly instance: string;
  readonly op: number;
}

/** How many operations of an instance are remembered [OP3]. */
const REMEMBERED = 64;

/** What happened in a fake room, and what that makes of it: entries, values, operations. */
export class FakeLedger {
  readonly entries: Entry[] = [];
  readonly values = new Map<string, Value>();
  readonly #accepted = new Map<string, Map<number, number>>();

  get seq(): number {
    return this.entries.length;
  }

  /** Sequences by operation of an instance. */
  accepted(instance: string): ReadonlyMap<number, number> {
    return this.#accepted.get(instance) ?? new Map();
  }

  /** The highest operation of an instance that was accepted; 0 if none was. */
  highest(instance: string): number {
    return Math.max(0, ...this.accepted(instance).keys());
  }

  /** Forgets all operations, as if each instance had been away for too long [OP5]. */
  forgetInstances(): void {
    this.#accepted.clear();
  }

  /** From this sequence on the hashes are others than they were. */
  rewrittenFrom = Number.POSITIVE_INFINITY;

  /** What a mark of this sequence holds: 32 bytes that stand for the hash. */
  hash(seq: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(32).fill(seq < this.rewrittenFrom ? seq : ~seq);
  }

  /** Sets a value without an entry. */
  set(key: string, value: ValueInit): void {
    this.values.set(key, create(ValueSchema, { key, value }));
  }

  /** Records what makes a difference in one entry [RM1]; undefined if nothing does. */
  record(origin: Origin, changes: readonly Change[]): Entry | undefined {
    const events = changes.filter((change) => this.#differs(change)).map((event) => ({ event }));
    if (events.length === 0) return undefined;
    for (const { event } of events) {
      if (event.case === "put") this.values.set(event.value.key ?? "", create(ValueSchema, event.value));
      if (event.case === "remove") this.values.delete(event.value);
    }
    const entry = create(EntrySchema, { ...origin, seq: this.seq + 1, events });
    this.entries.push(entry);
    if (origin.op > 0) this.#remember(origin.instance, origin.op, entry.seq);
    return entry;
  }

  #differs(change: Change): boolean {
    if (change.case === "remove") return this.values.has(change.value);
    if (change.case === undefined) return false;
    const before = this.values.get(change.value.key ?? "");
    return !before || !equals(ValueSchema, before, create(ValueSchema, change.value));
  }

  #remember(instance: string, op: number, seq: number): void {
    const all = [...this.accepted(instance), [op, seq] as const].filter(([known]) => known > op - REMEMBERED);
    this.#accepted.set(instance, new Map(all));
  }
}
