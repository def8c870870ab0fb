import { fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  type ClientFrame,
  ClientFrameSchema,
  create,
  type MessageInitShape,
  ServerFrameSchema,
} from "@sameframe/protocol";
import type { Socket } from "../../src/ports";

export type ServerFrameInit = MessageInitShape<typeof ServerFrameSchema>;

/** One end of a pair of queues that are flushed by hand: nothing arrives before the test says so. */
export class FakeSocket implements Socket {
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;
  #isOpen = false;
  /** What the client sent and the server has not read. */
  readonly outbound: ClientFrame[] = [];
  /** Everything that the client ever sent. */
  readonly sent: ClientFrame[] = [];
  /** What the server sent and the client has not been given. */
  readonly inbound: ServerFrameInit[] = [];

  constructor(
    readonly url: string,
    readonly subprotocol: string,
  ) {}

  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.isClosed) throw new Error("sent on a closed socket");
    if (typeof data === "string") throw new Error("text on the binary protocol");
    const frame = fromBinary(ClientFrameSchema, data);
    this.outbound.push(frame);
    this.sent.push(frame);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The connection is there. */
  open(): void {
    if (this.isClosed || this.#isOpen) return;
    this.#isOpen = true;
    this.onopen?.();
  }

  /** The platform says that it is there although the client has closed it. */
  openLate(): void {
    this.onopen?.();
  }

  /** The connection is gone; what was under way is lost. */
  cut(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.onclose?.();
  }

  /** Delivers the next of the server's frames. */
  deliver(): void {
    const frame = this.inbound.shift();
    if (!frame || this.isClosed) return;
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, frame));
    this.onmessage?.({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
  }

  deliverAll(): void {
    while (this.inbound.length > 0 && !this.isClosed) this.deliver();
    this.inbound.length = 0;
  }
}
