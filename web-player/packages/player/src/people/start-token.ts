import { OperatorToken } from "./operator-token";
import { grants } from "./token-claims";

/**
 * The token that somebody has given on the start page, or on that of the history for what it grants here, too [UP6]: it stays in
 * its tab. What it says of itself only decides what is asked of the server, and offered; the server decides the rest.
 */
export class StartToken {
  constructor(
    private readonly given = new OperatorToken(undefined, "start"),
    private readonly ofHistory = new OperatorToken(),
  ) {}

  /**
   * Takes the token out of an address, which is without it from then on: a fragment reaches no server, and no log.
   *
   * @param hash of the address
   * @param cleaned told that there was one
   */
  take(hash: string, cleaned: () => void): void {
    const token = new URLSearchParams(hash.replace(/^#/, "")).get("token");
    if (token !== null) {
      cleaned();
      this.given.value = token === "" ? undefined : token;
    }
  }

  /** What uploads; undefined: nothing. */
  get uploads(): string | undefined {
    return this.#granting("upload");
  }

  /** What creates rooms where that takes a token; undefined: nothing. */
  get creates(): string | undefined {
    return this.#granting("create");
  }

  /** The server does not take it. */
  forget(): void {
    this.given.value = undefined;
  }

  #granting(grant: "create" | "upload"): string | undefined {
    return [this.given.value, this.ofHistory.value].find((token) => token !== undefined && grants(token, grant));
  }
}
