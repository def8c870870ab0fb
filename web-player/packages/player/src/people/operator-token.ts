const OPERATOR = "sameframe.operator";

/** An operator's token opens every session of a server: it is kept for as long as its tab is open, no longer. */
export class OperatorToken {
  constructor(private readonly storage: Storage | undefined = available()) {}

  get value(): string | undefined {
    try {
      return this.storage?.getItem(OPERATOR) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set value(token: string | undefined) {
    try {
      if (token === undefined) {
        this.storage?.removeItem(OPERATOR);
      } else {
        this.storage?.setItem(OPERATOR, token);
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
