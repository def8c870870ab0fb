import type { Choices } from "../../people/choices";

const TYPE = "sameframe-sound";

/** How somebody wants to hear it. */
export type SoundChange = Partial<Pick<Choices, "volume" | "soundDelay" | "scrubSound">>;

/** Carries a change of the sound, for oneself, to the room's page. */
export class SoundEvent extends CustomEvent<SoundChange> {
  constructor(change: SoundChange) {
    super(TYPE, { detail: change });
  }
}

declare global {
  interface HTMLElementEventMap {
    [TYPE]: SoundEvent;
  }
}
