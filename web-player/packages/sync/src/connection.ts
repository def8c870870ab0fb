import type { ClientFrameInit, FrameFormat, Pong, ServerFrame, Welcome } from "@sameframe/protocol";
import { Backoff } from "./backoff";
import { Link, type Loss } from "./link";
import type { Time } from "./ports";
import type { ConnectionState } from "./room-events";
import type { Transports } from "./transports";

/** A connection that lasted this long was a good one: the next failure is the first. [ms] */
const GOOD = 5_000;

/** An attempt that is so young need not be begun anew because somebody asks for one. [ms] */
const YOUNG = 1_000;

/** A token that has not come by then does not come [RC1]. [ms] */
const TOKEN_WITHIN = 10_000;

/** The reason of a `bye` that says that another connection of the same instance took this one's place. */
const REPLACED = 4503;

/** What a connection needs and tells. */
export interface ConnectionListener {
  /** The first frame of an attempt; rejects if there is no token to be had. */
  hello(): Promise<ClientFrameInit>;
  received(frame: ServerFrame): void;
  welcomed(welcome: Welcome): void;
  ponged(pong: Pong, at: number): void;
  changed(state: ConnectionState): void;
  defect(detail: string): void;
}

/** Where and how to connect. */
export interface ConnectionPorts {
  readonly url: string;
  readonly format: FrameFormat;
  readonly transports: Transports;
  readonly time: Time;
  readonly random: () => number;
}

/** Keeps a link to the server, and makes a new one when it is lost [RC]. */
export class Connection {
  /** Whether one leaves: the server may say farewell before its answer is read, which tells nothing new [RC5]. */
  isLeaving = false;
  readonly #backoff: Backoff;
  #state: ConnectionState = { kind: "connecting" };
  #link: Link | undefined;
  #attempt = 0;
  /** When the server answered on the link that is up. */
  #upSince = 0;
  /** When the attempt under way began; undefined while there is none. */
  #triedAt: number | undefined;
  #cancelTimer = () => {};
  /** Attempts of ours that had said `hello` and were not answered: the server may hear each of them once, later. */
  #unheard = 0;

  constructor(
    private readonly ports: ConnectionPorts,
    private readonly listener: ConnectionListener,
  ) {
    this.#backoff = new Backoff(ports.random);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get isLive(): boolean {
    return this.#state.kind === "live";
  }

  /** Whether an attempt is under way. */
  get isTrying(): boolean {
    return this.#triedAt !== undefined;
  }

  /** Whether the server has answered: who waits to be let in is connected, too. */
  get #isUp(): boolean {
    return this.isLive || this.#state.kind === "waiting";
  }

  /** Begins the first attempt. */
  open(): void {
    void this.#try();
  }

  /** Sends a frame if there is a link to send it on. */
  send(frame: ClientFrameInit): void {
    this.#link?.send(frame);
  }

  /** Tries at once, as for the first time; a connection that is up is checked [RC4]. */
  reconnect(): void {
    if (this.#isUp) this.#link?.probe();
    if (this.#isUp || this.#state.kind === "closed") return;
    this.#backoff.reset();
    if (this.#triedAt !== undefined && this.ports.time.now() - this.#triedAt < YOUNG) return;
    this.#abandon();
    this.#lost(undefined);
  }

  /** Drops the link because the server broke the rules; the next one may be better. */
  fail(detail: string): void {
    this.#link?.end({ kind: "defect", detail });
  }

  /** For good. */
  close(state: Extract<ConnectionState, { kind: "closed" }>): void {
    if (this.#state.kind === "closed") return;
    this.#change(state);
    this.#cancelTimer();
    this.#abandon();
  }

  /** What the attempt or the link still brings is no longer heard. */
  #abandon(): void {
    this.#attempt++;
    this.#link?.end({ kind: "lost" });
    this.#leave();
  }

  #leave(): void {
    if (this.#link) this.ports.transports.tried(this.#link.wasOpen);
    if (this.#link?.isUnheard) this.#unheard++;
    this.#link = undefined;
  }

  async #try(): Promise<void> {
    this.#cancelTimer();
    const attempt = ++this.#attempt;
    this.#triedAt = this.ports.time.now();
    const isCurrent = () => attempt === this.#attempt;
    this.#cancelTimer = this.ports.time.after(TOKEN_WITHIN, () => this.#lost(undefined));
    try {
      const hello = await this.listener.hello();
      if (!isCurrent()) return;
      const { socket } = await this.ports.transports.next();
      if (!isCurrent()) return;
      this.#cancelTimer();
      this.#link = new Link(this.ports.time, this.ports.format, socket, this.ports.url, hello, {
        received: (frame) => this.listener.received(frame),
        waiting: () => this.#up({ kind: "waiting" }),
        welcomed: (welcome) => this.#welcomed(welcome),
        ponged: (pong, at) => this.listener.ponged(pong, at),
        ended: (loss) => {
          if (isCurrent()) this.#ended(loss);
        },
      });
    } catch {
      if (isCurrent()) this.#lost(undefined);
    }
  }

  #welcomed(welcome: Welcome): void {
    this.#up({ kind: "live" });
    this.listener.welcomed(welcome);
  }

  #up(state: ConnectionState): void {
    if (!this.#isUp) this.#upSince = this.ports.time.now();
    this.#triedAt = undefined;
    this.#change(state);
  }

  #ended(loss: Loss): void {
    this.#leave();
    if (loss.kind === "defect") this.listener.defect(loss.detail);
    const isByItself = loss.kind === "bye" && loss.bye.reason === REPLACED && this.#unheard > 0;
    if (isByItself) this.#unheard--;
    if (loss.kind === "bye" && !loss.bye.reconnect && !isByItself) {
      this.close(this.isLeaving ? { kind: "closed" } : { kind: "closed", bye: loss.bye });
      return;
    }
    if (this.#isUp && this.ports.time.now() - this.#upSince >= GOOD) this.#backoff.reset();
    this.#lost(loss.kind === "bye" ? loss.bye.retryAfterMs : undefined);
  }

  #lost(retryAfter: number | undefined): void {
    this.#attempt++;
    this.#triedAt = undefined;
    const { time } = this.ports;
    const delay = this.#backoff.next();
    if (delay === undefined) {
      this.#change({ kind: "failed", attempts: this.#backoff.failures - 1 });
      return;
    }
    const wait = Math.max(delay, retryAfter ?? 0);
    const attempt = this.#backoff.failures;
    this.#change({ kind: "reconnecting", attempt, nextAttemptAt: time.now() + wait });
    this.#cancelTimer();
    this.#cancelTimer = time.after(wait, () => void this.#try());
  }

  #change(state: ConnectionState): void {
    this.#state = state;
    this.listener.changed(state);
  }
}
