import type { Time } from "../ports";
import type { Carrier, FakeSocket } from "./fake-socket";

/** What the room does with what arrives. */
export interface Receiver {
  read(socket: FakeSocket): void;
  lose(socket: FakeSocket): void;
}

/** Opens sockets and carries their frames by itself, in order, each after the same time. */
export class FakeDelivery implements Carrier {
  constructor(
    private readonly time: Time,
    private readonly receiver: Receiver,
    /** One way, in milliseconds; may be changed at any time. */
    public latency: number,
  ) {}

  opening(socket: FakeSocket): void {
    this.#later(() => socket.open());
  }

  sent(socket: FakeSocket): void {
    this.#later(() => this.receiver.read(socket));
  }

  said(socket: FakeSocket): void {
    this.#later(() => socket.deliver());
  }

  ended(socket: FakeSocket): void {
    this.#later(() => this.receiver.lose(socket));
  }

  #later(action: () => void): void {
    this.time.after(this.latency, action);
  }
}
