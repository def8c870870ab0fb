import type { Damage, HistoryApi } from "../net/history-api";
import { Problem } from "../net/problem";
import type { SessionRecord } from "./record";

/** How far a record was read. */
export type ReadingState =
  | { readonly kind: "reading" | "done" }
  /** It is not as it was recorded from some entry on; what lies before was read. */
  | { readonly kind: "damaged"; readonly damage: Damage }
  /** The server went away: there is more. */
  | { readonly kind: "cut" };

/** Reads a record from the server, in the order in which it came to be. */
export class Reading {
  #state: ReadingState = { kind: "reading" };
  readonly #stop = new AbortController();

  /** @param changed called after each piece, often */
  constructor(
    private readonly api: Pick<HistoryApi, "entries">,
    private readonly code: string,
    private readonly record: SessionRecord,
    private readonly changed: () => void,
  ) {}

  get state(): ReadingState {
    return this.#state;
  }

  /**
   * Reads on from what was read to the end.
   *
   * @throws Problem if nothing could be read at all
   */
  async read(): Promise<void> {
    this.#is({ kind: "reading" });
    try {
      const ending = await this.api.entries(
        this.code,
        this.record.seq,
        (entries) => {
          for (const entry of entries) {
            this.record.take(entry);
          }
          this.changed();
        },
        this.#stop.signal,
      );
      this.#is(ending === undefined || ending === "erased" ? { kind: "done" } : { kind: "damaged", damage: ending });
    } catch (failure) {
      if (this.#stop.signal.aborted) {
        return;
      }
      if (this.record.seq === 0 || !(failure instanceof Problem)) {
        throw failure;
      }
      this.#is({ kind: "cut" });
    }
  }

  close(): void {
    this.#stop.abort();
  }

  #is(state: ReadingState): void {
    this.#state = state;
    this.changed();
  }
}
