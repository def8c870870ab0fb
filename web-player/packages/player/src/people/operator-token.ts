/** Where each lies: what reads every session, and what was given on the start page. */
const KEYS = { history: "sameframe.operator", start: "sameframe.operator.start" } as const;

/** An operator's token opens every session of a server, or its media folder: it is kept for as long as its tab is open, no longer. */
export class OperatorToken {
  readonly #key: string;

  /** @param page on which it was given */
  constructor(
    private readonly storage: Storage | undefined = available(),
    page: keyof typeof KEYS = "history",
  ) {
    this.#key = KEYS[page];
  }

  get value(): string | undefined {
    try {
      return this.storage?.getItem(this.#key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set value(token: string | undefined) {
    try {
      if (token === undefined) {
        this.storage?.removeItem(this.#key);
      } else {
        this.storage?.setItem(this.#key, token);
      }
    } catch {
      // forbidden by the browser's settings: it is asked for again
    }
  }
}

function available(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
