import { fromBinary, fromJsonString, toBinary, toJsonString } from "@bufbuild/protobuf";
import {
  type ClientFrame,
  ClientFrameSchema,
  create,
  JSON_TEXT,
  type MessageInitShape,
  ServerFrameSchema,
} from "@sameframe/protocol";
import type { Socket } from "../ports";

/** What a frame of the server is made from. */
export type ServerFrameInit = MessageInitShape<typeof ServerFrameSchema>;

/** Who sees to it that what lies in a socket's queues arrives. */
export interface Carrier {
  /** The client sent a frame: it is the last one of `outbound`. */
  sent(socket: FakeSocket): void;
  /** The room said something: it is the last one of `inbound`. */
  said(socket: FakeSocket): void;
  /** The client closed the socket, or the connection was cut. */
  ended(socket: FakeSocket): void;
}

const NOBODY: Carrier = { sent() {}, said() {}, ended() {} };

/** One end of a pair of queues: nothing arrives before the test, or a {@link Carrier}, says so. */
export class FakeSocket implements Socket {
  /** Set by the client; the frames are the same in any case. */
  binaryType = "blob";
  /** Set by the client. */
  onopen: (() => void) | null = null;
  /** Set by the client. */
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  /** Set by the client. */
  onclose: (() => void) | null = null;
  /** Set by the client; call it to let the connection fail. */
  onerror: (() => void) | null = null;
  /** Whether either side has closed it. */
  isClosed = false;
  /** Whether the connection was cut: what was under way is lost. */
  isCut = false;
  #isOpen = false;
  /** What the client sent and the room has not read. */
  readonly outbound: ClientFrame[] = [];
  /** Everything that the client ever sent. */
  readonly sent: ClientFrame[] = [];
  /** What the room said and the client has not been given. */
  readonly inbound: ServerFrameInit[] = [];

  constructor(
    /** The address that the client asked for. */
    readonly url: string,
    /** The form of the frames. */
    readonly subprotocol: string,
    private readonly carrier = NOBODY,
  ) {}

  /** The client sends a frame: it waits in `outbound`. */
  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.isClosed) throw new Error("sent on a closed socket");
    const isText = typeof data === "string";
    if (isText !== (this.subprotocol === JSON_TEXT)) throw new Error(`not a frame of ${this.subprotocol}`);
    const frame = isText ? fromJsonString(ClientFrameSchema, data) : fromBinary(ClientFrameSchema, data);
    this.outbound.push(frame);
    this.sent.push(frame);
    this.carrier.sent(this);
  }

  /** The client closes it. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.carrier.ended(this);
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
    this.isCut = true;
    this.onclose?.();
    this.carrier.ended(this);
  }

  /** Queues a frame for the client. */
  say(frame: ServerFrameInit): void {
    this.inbound.push(frame);
    this.carrier.said(this);
  }

  /** Delivers the next of the room's frames. */
  deliver(): void {
    const frame = this.inbound.shift();
    if (!frame || this.isClosed) return;
    const message = create(ServerFrameSchema, frame);
    if (this.subprotocol === JSON_TEXT) {
      this.onmessage?.({ data: toJsonString(ServerFrameSchema, message) });
      return;
    }
    const bytes = toBinary(ServerFrameSchema, message);
    this.onmessage?.({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
  }

  /** Delivers all that the room has said so far. */
  deliverAll(): void {
    while (this.inbound.length > 0 && !this.isClosed) this.deliver();
    this.inbound.length = 0;
  }
}
