import {
  type Bye,
  type ClientFrameInit,
  type FrameFormat,
  MalformedFrame,
  type Pong,
  PROTOBUF,
  type ServerFrame,
  type Waiting,
  type Welcome,
} from "@sameframe/protocol";
import type { Socket, SocketFactory, Time } from "./ports";
import { Pulse } from "./pulse";

/** How long an attempt may take until the socket is open, and until the server says welcome or to wait. [ms] */
const OPEN_WITHIN = 5_000;
const WELCOME_WITHIN = 10_000;

/** Why a link ended. */
export type Loss =
  | { readonly kind: "lost" }
  | { readonly kind: "bye"; readonly bye: Bye }
  | { readonly kind: "defect"; readonly detail: string };

/** What a link tells. */
export interface LinkListener {
  /** Every frame, in order. */
  received(frame: ServerFrame): void;
  /** The server is there, but a host has to let this client in first [WR4]. */
  waiting(): void;
  /** After the frame that brought it. */
  welcomed(welcome: Welcome): void;
  /** An answer to a ping, with the local instant of its arrival in milliseconds. */
  ponged(pong: Pong, at: number): void;
  /** Once, as the last thing. */
  ended(loss: Loss): void;
}

/** One socket from its opening to its end. */
export class Link {
  readonly #socket: Socket;
  readonly #pulse: Pulse;
  readonly #cancelPatience: readonly (() => void)[];
  /** Whether it was ever open; only the link itself says so. */
  wasOpen = false;
  #isAnswered = false;
  #ended = false;
  #bye: Bye | undefined;

  constructor(
    private readonly time: Time,
    private readonly format: FrameFormat,
    factory: SocketFactory,
    url: string,
    hello: ClientFrameInit,
    private readonly listener: LinkListener,
  ) {
    const lost = () => this.end({ kind: "lost" });
    this.#pulse = new Pulse(
      time,
      () => this.send({ frame: { case: "ping", value: { t1: BigInt(Math.round(time.now() * 1000)) } } }),
      lost,
    );
    this.#socket = factory(url, format.subprotocol);
    this.#cancelPatience = [
      time.after(OPEN_WITHIN, () => {
        if (!this.wasOpen) lost();
      }),
      time.after(WELCOME_WITHIN, lost),
    ];
    if (format.subprotocol === PROTOBUF) this.#socket.binaryType = "arraybuffer";
    this.#socket.onopen = () => {
      if (this.#ended) return;
      this.wasOpen = true;
      this.send(hello);
    };
    this.#socket.onmessage = ({ data }) => this.#take(data);
    // Some platforms report a refused connection as an error only.
    this.#socket.onclose = this.#socket.onerror = lost;
  }

  /** Whether it has said `hello`, and the server has not answered: it may still hear that later. */
  get isUnheard(): boolean {
    return this.wasOpen && !this.#isAnswered;
  }

  /** Sends a frame, if the socket still takes one. */
  send(frame: ClientFrameInit): void {
    if (this.wasOpen && !this.#ended) this.#socket.send(this.format.encode(frame));
  }

  /** Checks that the server is still there. */
  probe(): void {
    this.#pulse.probe();
  }

  /** Ends the link from this side. */
  end(loss: Loss): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#pulse.stop();
    this.#waitNoMore();
    this.#socket.onmessage = this.#socket.onclose = this.#socket.onerror = null;
    this.#socket.close();
    this.listener.ended(this.#bye ? { kind: "bye", bye: this.#bye } : loss);
  }

  #take(data: unknown): void {
    const at = this.time.now();
    this.#pulse.heard();
    let frame: ServerFrame;
    try {
      frame = this.format.decode(data);
    } catch (error) {
      if (!(error instanceof MalformedFrame)) throw error;
      this.end({ kind: "defect", detail: error.message });
      return;
    }
    this.listener.received(frame);
    for (const { message } of frame.messages) {
      if (this.#ended) return;
      if (message.case === "pong") {
        this.#pulse.answered(at - Number(message.value.t1) / 1000);
        this.listener.ponged(message.value, at);
      }
      if (message.case === "waiting") this.#waiting(message.value);
      if (message.case === "welcome") this.#welcomed(message.value);
      // The server closes after it; not waiting for that makes no difference but to a lost connection.
      if (message.case === "bye") {
        this.#bye = message.value;
        this.#isAnswered = true;
        this.end({ kind: "lost" });
      }
    }
  }

  #waitNoMore(): void {
    for (const cancel of this.#cancelPatience) cancel();
  }

  #waiting({ heartbeatMs }: Waiting): void {
    this.#isAnswered = true;
    this.#waitNoMore();
    this.listener.waiting();
    this.#pulse.start(heartbeatMs || WELCOME_WITHIN);
  }

  #welcomed(welcome: Welcome): void {
    this.#isAnswered = true;
    this.#waitNoMore();
    this.listener.welcomed(welcome);
    this.#pulse.start(welcome.heartbeatMs || WELCOME_WITHIN);
  }
}
