import type { Admission, RoomsApi } from "./rooms-api";

/** Between two looks whether somebody has opened, in milliseconds. */
const BETWEEN_LOOKS = 2_000;

/** Somebody who stands in front of a room and waits to be let in. */
export class Knock {
  #stopped = false;
  #wake = (): void => {};

  constructor(
    private readonly api: Pick<RoomsApi, "knock" | "knocked">,
    private readonly code: string,
    private readonly later: (act: () => void, ms: number) => unknown = (act, ms) => setTimeout(act, ms),
  ) {}

  /** Resolves when a host has opened, or with nothing after {@link stop}; rejects (401) when the time to wait is over. */
  async wait(name: string): Promise<Admission | undefined> {
    const ticket = await this.api.knock(this.code, name);
    while (!this.#stopped) {
      const admission = await this.api.knocked(this.code, ticket);
      if (admission !== undefined || this.#stopped) {
        return this.#stopped ? undefined : admission;
      }
      await new Promise<void>((wake) => {
        this.#wake = wake;
        this.later(wake, BETWEEN_LOOKS);
      });
    }
    return undefined;
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }
}
