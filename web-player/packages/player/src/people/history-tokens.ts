import { OperatorToken } from "./operator-token";
import type { Remembered } from "./remembered";
import { claimsOf } from "./token-claims";

/**
 * The tokens that read histories, each where it may lie [HP9]: one for a room in the browser, by room; one that opens every
 * session, wherever it was given, for as long as its tab is open.
 */
export class HistoryTokens {
  constructor(
    private readonly remembered: Remembered,
    private readonly operator = new OperatorToken(),
  ) {
    for (const { code, token } of remembered.audited.filter(({ token }) => opensAll(token))) {
      remembered.forgetAudit(code);
      this.operator.value ??= token;
    }
  }

  /** What lists sessions. */
  get ofOperator(): string | undefined {
    return this.operator.value;
  }

  /** What reads a room's history. */
  of(code: string): string | undefined {
    return this.remembered.audit(code)?.token ?? this.operator.value;
  }

  /**
   * Keeps a token that somebody has given.
   *
   * @param code of the room whose page it was given on; undefined: it was the list of sessions
   */
  keep(code: string | undefined, token: string): void {
    if (code === undefined || opensAll(token)) {
      this.operator.value = token;
    } else {
      const title = this.remembered.audit(code)?.title ?? "";
      this.remembered.rememberAudit({ code, title, at: Date.now(), token });
    }
  }

  /**
   * A room's history was refused to the token that there is.
   *
   * @param isVoid whether it opens nothing at all; else it is for something else
   */
  refused(code: string, isVoid: boolean): void {
    if (this.remembered.audit(code) === undefined && isVoid) {
      this.operator.value = undefined;
    }
    this.remembered.forgetAudit(code);
  }

  forgetOperator(): void {
    this.operator.value = undefined;
  }
}

/** Whether a token says that it is for all rooms: only where to keep it depends on that, the server decides what it opens. */
function opensAll(token: string): boolean {
  const { rooms } = claimsOf(token);
  return rooms !== undefined;
}
