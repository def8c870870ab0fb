import { platformSocket, type Socket, type SocketFactory } from "../packages/sync/src";

/** A way to the server that takes its time, and that can be cut. What arrives arrives in order. */
export class FarWay {
  readonly #oneWayMs: number;
  readonly #sockets = new Set<FarSocket>();
  #isDark = false;

  constructor(oneWayMs: number) {
    this.#oneWayMs = oneWayMs;
  }

  /** Opens sockets that go this way. */
  readonly open: SocketFactory = (url, subprotocol) => {
    const socket = new FarSocket(platformSocket(url, subprotocol), this.#oneWayMs, () => this.#sockets.delete(socket));
    this.#sockets.add(socket);
    if (this.#isDark) socket.cut();
    return socket;
  };

  /** Cuts every connection, and lets none through until there is light again. */
  dark(): void {
    this.#isDark = true;
    for (const socket of this.#sockets) socket.cut();
  }

  light(): void {
    this.#isDark = false;
  }
}

class FarSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  #isCut = false;

  constructor(
    private readonly near: Socket,
    private readonly oneWayMs: number,
    private readonly ended: () => void,
  ) {
    near.onopen = () => this.#later(() => this.onopen?.());
    near.onmessage = ({ data }) => this.#later(() => this.onmessage?.({ data }));
    // what the server sent before it closed arrives before
    near.onclose = () => this.#later(() => this.cut());
    near.onerror = () => this.#later(() => this.cut());
  }

  get binaryType(): string {
    return this.near.binaryType;
  }

  set binaryType(type: string) {
    this.near.binaryType = type;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    this.#later(() => this.near.send(data));
  }

  close(): void {
    // what was sent before goes out before
    setTimeout(() => this.near.close(), this.oneWayMs);
  }

  /** Both sides see it closed; what was on its way is lost. */
  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.ended();
    this.near.close();
    setTimeout(() => this.onclose?.(), 0);
  }

  #later(deliver: () => void): void {
    setTimeout(() => {
      if (!this.#isCut) deliver();
    }, this.oneWayMs);
  }
}
