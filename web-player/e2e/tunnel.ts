import { type AddressInfo, createServer, type Server as Listener, connect as open, type Socket } from "node:net";

/** Brings what comes from one socket to the other, and its end. */
export type Carry = (from: Socket, to: Socket) => void;

const atOnce: Carry = (from, to) => {
  from.pipe(to);
  from.on("close", () => to.destroy());
};

/** A way to a server that can be cut: it goes through here, byte for byte. */
export class Tunnel {
  readonly #listener: Listener;
  readonly #sockets = new Set<Socket>();
  #isDark = false;

  private constructor(port: number, up: Carry, down: Carry) {
    this.#listener = createServer((near) => {
      if (this.#isDark) {
        near.destroy();
        return;
      }
      const far = open(port, "127.0.0.1");
      for (const one of [near, far]) {
        this.#sockets.add(one);
        one.on("error", () => one.destroy());
        one.on("close", () => this.#sockets.delete(one));
      }
      up(near, far);
      down(far, near);
    });
  }

  /** Opens one. Bytes go through at once, unless they are carried otherwise. */
  static async to(origin: string, { up = atOnce, down = atOnce }: { up?: Carry; down?: Carry } = {}): Promise<Tunnel> {
    const tunnel = new Tunnel(Number(new URL(origin).port), up, down);
    await new Promise<void>((ready) => tunnel.#listener.listen(0, "127.0.0.1", ready));
    return tunnel;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#listener.address() as AddressInfo).port}`;
  }

  /** Cuts every connection, and lets none through until it is light again. */
  dark(): void {
    this.#isDark = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  light(): void {
    this.#isDark = false;
  }

  close(): void {
    this.dark();
    this.#listener.close();
  }
}
