import type { ServerMessage } from "@sameframe/protocol";
import type { Time } from "./ports";

/** Another is asked for after this share of what is left, or this long before the end if that is later. [ms] */
const SHARE = 0.8;
const BEFORE = 60_000;

/** A timer may wait no longer than this. [ms] */
const LONGEST = 2 ** 31 - 1;

/** Has a connection's token renewed before it ends [RV3]. */
export class Tenure {
  /** What counts in place of the token that was given: what the server has made or taken. */
  made: string | undefined;
  /** What was given since, and the server has yet to take: only the same person's. */
  offered = "";
  #serverAt = 0n;
  #at = 0;
  #cancel = () => {};

  /** @param due it is time to renew */
  constructor(
    private readonly time: Time,
    private readonly due: () => void,
  ) {}

  take({ message }: ServerMessage): void {
    if (message.case === "welcome") {
      this.#serverAt = message.value.serverTime;
      this.#at = this.time.now();
      this.#plan(message.value.expires);
    }
    if (message.case === "renewed" && !message.value.problem) {
      this.made = message.value.accessToken || this.offered || this.made;
      this.#plan(message.value.expires);
    }
  }

  end(): void {
    this.#cancel();
  }

  #plan(expires: bigint): void {
    this.#cancel();
    const left = Number(expires - this.#serverAt) / 1000 - (this.time.now() - this.#at);
    if (expires) this.#cancel = this.time.after(Math.min(Math.max(left * SHARE, left - BEFORE), LONGEST), this.due);
  }
}
