import type { Medium } from "@sameframe/protocol";
import { type CommandOf, makeCommand } from "./commands";
import { RoomView } from "./room-view";

/** What readiness needs, and what it says. */
export interface ReadinessPorts {
  /** Whether the room can be told now. */
  isLive(): boolean;
  /** Tells the room; resolves when it has answered, whatever it answers, with whether it could be asked at all. */
  say(command: CommandOf<"setReady">): Promise<boolean>;
}

/** What is to be said of the player: a medium, whether it can be played here, and how long this copy is. */
type Saying = CommandOf<"setReady">["value"];

/** Says by itself what the player has loaded, in rooms that wait for it [LO3]. */
export class Readiness {
  #room = RoomView.EMPTY;
  #here: Saying | undefined;
  /** What was said last on this connection. */
  #said: Saying | undefined;
  #isAsking = false;

  constructor(private readonly ports: ReadinessPorts) {}

  /**
   * The player has loaded a medium, or found that it cannot play it.
   *
   * @param frames length of the player's own copy, if it can tell
   */
  found(medium: Medium, isPlayable: boolean, frames: number | undefined): void {
    const fields = { medium: medium.id, ready: isPlayable, frames: frames ?? medium.frames };
    this.#here = makeCommand("setReady", fields).value;
    this.#look();
  }

  /** The room changed. */
  take(room: RoomView): void {
    this.#room = room;
    this.#look();
  }

  /** A connection is there: the room may not know any more what it was told. */
  connected(): void {
    this.#said = undefined;
    this.#look();
  }

  /** Says what is to be said; one thing after the other, so that the last one said is the last one that counts. */
  #look(): void {
    const here = this.#here;
    if (!here || this.#isAsking || !this.ports.isLive() || !this.#isWanted(here)) return;
    const { ready, you } = this.#room;
    if (isSame(here, this.#said) || isSame(here, ready.get(you))) return;
    this.#said = here;
    this.#isAsking = true;
    void this.ports.say({ case: "setReady", value: here }).then((wasAsked) => {
      this.#isAsking = false;
      if (wasAsked) this.#look();
      else this.#said = undefined;
    });
  }

  #isWanted({ medium }: Saying): boolean {
    const { lobby, policy, playback } = this.#room;
    return playback?.medium === medium && (lobby !== undefined || (policy?.readyGateMs ?? 0) > 0);
  }
}

const isSame = (a: Omit<Saying, "$typeName">, b: Omit<Saying, "$typeName"> | undefined) =>
  b !== undefined && a.medium === b.medium && a.ready === b.ready && a.frames === b.frames;
