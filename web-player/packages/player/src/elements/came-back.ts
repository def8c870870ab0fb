import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Tells when a page is shown again as it was left, which browsers do for Back: what was under way then never ends. */
export class CameBack implements ReactiveController {
  readonly #shown = (event: PageTransitionEvent): void => {
    if (event.persisted) {
      this.told();
    }
  };

  constructor(
    host: ReactiveControllerHost,
    private readonly told: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener("pageshow", this.#shown);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener("pageshow", this.#shown);
  }
}
