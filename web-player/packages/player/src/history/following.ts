import type { Entry } from "@sameframe/protocol";
import { Backoff, type Time } from "@sameframe/sync";
import type { Damage, HistoryApi } from "../net/history-api";
import { Problem } from "../net/problem";

/** Whether what a room goes on to do arrives. */
export type FollowingState =
  /** The room is over, so that nothing but its erasure can come; or what it did so far was not read yet. */
  | { readonly kind: "off" }
  | { readonly kind: "live" }
  /** An attempt is under way; why the one before came to nothing, if there was one. */
  | { readonly kind: "trying"; readonly why: Problem | undefined }
  /** It was refused or cut, and is tried again by itself. */
  | { readonly kind: "waiting"; readonly why: Problem }
  /** It was refused or cut, and is tried again if somebody asks. */
  | { readonly kind: "failed"; readonly why: Problem }
  /** What came next is not as it was recorded. */
  | { readonly kind: "damaged"; readonly damage: Damage }
  /** What was read is to be forgotten. */
  | { readonly kind: "erased" };

const OFF: FollowingState = { kind: "off" };

/** Three signs of life that did not come: the server is gone, or something on the way. [ms] */
const SILENT = 15_000;

/** A stream that lasted so long was a good one: the next failure is the first. [ms] */
const GOOD = 5_000;

/** An attempt that is so young need not be begun anew because somebody asks for one. [ms] */
const YOUNG = 1_000;

/** What following a room needs. */
export interface FollowingPorts {
  readonly api: Pick<HistoryApi, "entries">;
  readonly time: Time;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

/** What is told of a room that is followed. */
export interface FollowingListener {
  /** Sequence of the last entry that is known. */
  readonly seq: number;
  /** Takes in what the room did. The result: whether it is over by now. */
  take(entries: readonly Entry[]): boolean;
  changed(): void;
  /** The room was erased. */
  erased(): void;
  /** A defect of the page's. */
  broken(failure: unknown): void;
}

/** Follows a room that goes on, and comes back as a connection to a room does [RC1]. */
export class Following {
  #state = OFF;
  #isOver = false;
  readonly #backoff: Backoff;
  #attempt = new AbortController();
  #triedAt = 0;
  #cancelTimer = () => {};

  constructor(
    private readonly ports: FollowingPorts,
    private readonly code: string,
    private readonly listener: FollowingListener,
  ) {
    this.#backoff = new Backoff(ports.random);
  }

  get state(): FollowingState {
    const isEnd = this.#state.kind === "damaged" || this.#state.kind === "erased";
    return this.#isOver && !isEnd ? OFF : this.#state;
  }

  /**
   * Begins, unless it has begun.
   *
   * @param isOver whether the room is: then it is followed in silence, to hear of its erasure
   */
  begin(isOver = false): void {
    this.#isOver ||= isOver;
    if (this.#state.kind === "off") {
      void this.#try(undefined);
    }
  }

  /** Tries at once, as for the first time, if nothing arrives. */
  again(): void {
    const state = this.#state;
    const isOld = state.kind === "trying" && this.ports.time.now() - this.#triedAt >= YOUNG;
    if (isOld || state.kind === "waiting" || state.kind === "failed") {
      this.#backoff.reset();
      void this.#try(state.why);
    }
  }

  close(): void {
    this.#cancelTimer();
    this.#attempt.abort();
    this.#state = OFF;
  }

  async #try(why: Problem | undefined): Promise<void> {
    this.close();
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#triedAt = this.ports.time.now();
    this.#is({ kind: "trying", why });
    const isCurrent = () => this.#attempt === attempt && this.#state.kind !== "off";
    this.#listen(attempt);
    let upSince: number | undefined;
    try {
      const take = (entries: readonly Entry[]): void => {
        if (isCurrent()) {
          upSince ??= this.ports.time.now();
          this.#heard(attempt, entries);
        }
      };
      const ending = await this.ports.api.entries(this.code, this.listener.seq, take, attempt.signal, true);
      if (ending !== undefined && isCurrent()) {
        this.#cancelTimer();
        this.#is(ending === "erased" ? { kind: "erased" } : { kind: "damaged", damage: ending });
        if (ending === "erased") {
          this.listener.erased();
        }
      } else if (isCurrent()) {
        this.#lost(Problem.offline(), upSince);
      }
    } catch (failure) {
      if (isCurrent()) {
        this.#failed(attempt.signal.aborted ? Problem.offline() : failure, upSince);
      }
    }
  }

  #heard(attempt: AbortController, entries: readonly Entry[]): void {
    this.#listen(attempt);
    const wasOver = this.#isOver;
    const isOver = this.listener.take(entries);
    this.#isOver ||= isOver;
    if (this.#state.kind !== "live" || this.#isOver !== wasOver) {
      this.#is({ kind: "live" });
    }
  }

  /** From now on it is silent, until it is heard again. */
  #listen(attempt: AbortController): void {
    this.#cancelTimer();
    this.#cancelTimer = this.ports.time.after(SILENT, () => attempt.abort());
  }

  #failed(failure: unknown, upSince: number | undefined): void {
    if (!(failure instanceof Problem)) {
      this.close();
      this.listener.broken(failure);
    } else if (failure.status >= 400 && failure.status < 500) {
      this.#cancelTimer();
      this.#is({ kind: "failed", why: failure }); // it would be refused again
    } else {
      this.#lost(failure, upSince);
    }
  }

  #lost(why: Problem, upSince: number | undefined): void {
    this.#cancelTimer();
    if (upSince !== undefined && this.ports.time.now() - upSince >= GOOD) {
      this.#backoff.reset();
    }
    const delay = this.#backoff.next();
    if (delay === undefined) {
      this.#is({ kind: "failed", why });
      return;
    }
    this.#is({ kind: "waiting", why });
    this.#cancelTimer = this.ports.time.after(delay, () => void this.#try(why));
  }

  #is(state: FollowingState): void {
    this.#state = state;
    this.listener.changed();
  }
}
