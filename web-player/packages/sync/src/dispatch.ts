import { onMedium, type RoomCommand } from "./commands";
import type { Connection } from "./connection";
import type { Emitter } from "./emitter";
import type { PendingOperation } from "./pending-operations";
import type { Time } from "./ports";
import { Refusal } from "./refusal";
import type { Replica } from "./replica";
import type { RoomEvents } from "./room-events";
import type { ServerClock } from "./server-clock";

/** When an operation whose outcome the room could not tell is sent again. [ms] */
const RESEND = 1_000;

/** What commands go through. */
export interface DispatchPorts {
  readonly replica: Replica;
  readonly connection: Connection;
  readonly clock: ServerClock;
  readonly time: Time;
  readonly events: Emitter<RoomEvents>;
}

/** Sends one's own commands: as soon as there is a connection, and again until the room has answered [OE4]. */
export class Dispatch {
  #cancelResend = () => {};

  constructor(private readonly ports: DispatchPorts) {}

  /**
   * Shows what a command will probably do, and sends it.
   *
   * @param unasked nobody gave it: what becomes of it is nothing that a person should read
   */
  give(command: RoomCommand, unasked = false): Promise<number> {
    const { replica, connection, clock, time, events } = this.ports;
    if (connection.state.kind === "closed") return Promise.reject(closed());
    try {
      const transit = BigInt(Math.round((clock.roundTrip ?? 0) * 500));
      const meant = onMedium(command, replica.view.playback?.medium ?? "");
      const [operation, answer] = replica.give(meant, clock.microsAt(time.now()), transit, unasked);
      if (connection.isLive) this.#send(operation);
      return answer;
    } catch (refusal) {
      if (refusal instanceof Refusal && !unasked) events.emit("notice", refusal);
      return Promise.reject(refusal);
    }
  }

  /** A connection is there: everything that is unanswered is sent again as it was. */
  connected(): void {
    for (const operation of this.ports.replica.unanswered) this.#send(operation);
  }

  /** The room has answered something: perhaps that it could not tell an outcome [OE5]. */
  answered(): void {
    if (!this.ports.replica.unanswered.some(({ unavailable }) => unavailable)) return;
    this.#cancelResend();
    this.#cancelResend = this.ports.time.after(RESEND, () => this.#resend());
  }

  /** Nothing will be answered any more. */
  end(): void {
    this.#cancelResend();
    this.ports.replica.abandon(closed());
  }

  #resend(): void {
    if (!this.ports.connection.isLive) return;
    for (const operation of this.ports.replica.unanswered) if (operation.unavailable) this.#send(operation);
  }

  #send(operation: PendingOperation): void {
    operation.sent = true;
    operation.unavailable = false;
    const { op, base, command } = operation;
    this.ports.connection.send({ frame: { case: "command", value: { op, baseSeq: base, command } } });
  }
}

const closed = () => new Refusal("closed", "The room was left", "This window is not in the room any more; join again.");
