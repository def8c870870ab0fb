import type {
  Bye,
  Category,
  Entry,
  Hello,
  MessageInitShape,
  RoomEvent,
  ServerMessageSchema,
  Signal,
} from "@sameframe/protocol";
import { categoryOfValue } from "../commands";
import type { FakeLedger } from "./fake-ledger";
import { categoryOfSignal, offFor } from "./fake-rules";
import type { FakeSocket, ServerFrameInit } from "./fake-socket";

export type Message = NonNullable<MessageInitShape<typeof ServerMessageSchema>["message"]>;

/** One client that has said hello. */
export interface Listener {
  readonly participant: number;
  readonly hello: Hello;
  /** Up to where it has been told; undefined while it waits to be let in. */
  reached: number | undefined;
}

const HEARTBEAT_MS = 5_000;
const LIMITS = { pendingOperations: 64 };

/** The clients of a fake room, and what each is told. */
export class FakeAudience {
  readonly #listeners = new Map<FakeSocket, Listener>();

  constructor(
    private readonly ledger: FakeLedger,
    private readonly code: string,
    private readonly now: () => bigint,
  ) {}

  of(socket: FakeSocket): Listener | undefined {
    return this.#listeners.get(socket);
  }

  /** A client has said hello: a new connection of an instance takes the place of the old one [RS7]. */
  enter(socket: FakeSocket, participant: number, hello: Hello): void {
    for (const [other, { hello: known }] of [...this.#listeners]) {
      if (known.instance !== hello.instance || other === socket) continue;
      this.dismiss(other, { reason: 4503, detail: "This window is connected anew." });
    }
    this.#listeners.set(socket, { participant, hello, reached: undefined });
  }

  leave(socket: FakeSocket): Listener | undefined {
    const listener = this.#listeners.get(socket);
    this.#listeners.delete(socket);
    return listener;
  }

  /** Whether somebody has a connection. */
  has(participant: number): boolean {
    return [...this.#listeners.values()].some((listener) => listener.participant === participant);
  }

  /** The sockets of somebody. */
  socketsOf(participant: number): readonly FakeSocket[] {
    return [...this.#listeners]
      .filter(([, listener]) => listener.participant === participant)
      .map(([socket]) => socket);
  }

  /** The last thing that a connection is told [BY1]. */
  dismiss(socket: FakeSocket, bye: Partial<Pick<Bye, "reason" | "detail" | "reconnect" | "retryAfterMs">>): void {
    this.#listeners.delete(socket);
    socket.say({ messages: [{ message: { case: "bye", value: bye } }] });
  }

  /** Tells a client that it waits to be let in [WR4]. */
  wait(socket: FakeSocket): void {
    this.say(socket, { case: "waiting", value: { serverTime: this.now(), heartbeatMs: HEARTBEAT_MS } });
  }

  /**
   * Welcomes a client [RS1], with what it has missed [RS2] or with everything [RS3].
   *
   * @param oldest entries before this sequence are not sent any more
   */
  welcome(socket: FakeSocket, oldest: number): void {
    const listener = this.#listeners.get(socket);
    if (!listener) return;
    const { instance, resume } = listener.hello;
    const { seq } = this.ledger;
    const resumed = resume !== undefined && resume.seq >= oldest && resume.seq <= seq && this.#isOurs(resume);
    const nextOp = this.ledger.highest(instance) + 1;
    const serverTime = this.now();
    const you = listener.participant;
    const about = { you, code: this.code, nextOp, resumed, serverTime, heartbeatMs: HEARTBEAT_MS, limits: LIMITS };
    const first: Message = { case: "welcome", value: about };
    listener.reached = resumed ? resume.seq : 0;
    const begin = [first, ...this.#witnessed(listener.hello.witness)];
    if (resumed) this.#send(socket, listener, seq, [...begin, ...this.#missed(listener).map(entryMessage)]);
    else this.#send(socket, listener, seq, [...begin, this.#snapshot(listener)]);
  }

  /** Tells a client what it has not been told of the ledger, one frame per entry. */
  tell(socket: FakeSocket): void {
    const listener = this.#listeners.get(socket);
    if (listener?.reached === undefined) return;
    for (const entry of this.ledger.entries.slice(listener.reached)) {
      this.#send(socket, listener, entry.seq, this.#isFor(entry, listener) ? [entryMessage(entry)] : []);
    }
  }

  tellAll(): void {
    for (const socket of this.#listeners.keys()) this.tell(socket);
  }

  /** Tells a client everything anew. */
  tellAnew(socket: FakeSocket): void {
    const listener = this.#listeners.get(socket);
    if (listener?.reached !== undefined) this.#send(socket, listener, this.ledger.seq, [this.#snapshot(listener)]);
  }

  /** Passes a signal on to who wants it, or to whom it is for [FO6]. */
  pass(from: Listener, signal: Signal): void {
    const { participant, hello } = from;
    const message: Message = { case: "signal", value: { participant, instance: hello.instance, signal } };
    for (const [socket, listener] of this.#listeners) {
      const isMeant = signal.to === 0 || signal.to === listener.participant;
      const isInstance = signal.toInstance === "" || signal.toInstance === listener.hello.instance;
      const wants = isMeant && isInstance && this.#hears(listener, categoryOfSignal(signal));
      if (listener !== from && listener.reached !== undefined && wants) this.say(socket, message);
    }
  }

  /** Says something that is no progress in the ledger. */
  say(socket: FakeSocket, message: Message): void {
    socket.say({ messages: [{ message }] });
  }

  #isOurs({ seq, hash }: { readonly seq: number; readonly hash: Uint8Array }): boolean {
    const ours = this.ledger.hash(seq);
    return hash.length === ours.length && hash.every((byte, at) => byte === ours[at]);
  }

  /** What the ledger has where the client has seen it before [WI3]; not signed. */
  #witnessed(seq: number): readonly Message[] {
    if (seq === 0) return [];
    const head = seq <= this.ledger.seq ? { head: { seq, hash: this.ledger.hash(seq) } } : {};
    return [{ case: "witnessed", value: { seq, ...head } }];
  }

  #missed(listener: Listener): readonly Entry[] {
    return this.ledger.entries.slice(listener.reached).filter((entry) => this.#isFor(entry, listener));
  }

  #snapshot(listener: Listener): Message {
    const values = [...this.ledger.values.values()].filter((value) => this.#hears(listener, categoryOfValue(value)));
    return { case: "snapshot", value: { room: { values } } };
  }

  /** One's own entries always come [OW1]. */
  #isFor(entry: Entry, listener: Listener): boolean {
    return entry.participant === listener.participant || entry.events.some((event) => this.#isHeard(event, listener));
  }

  #isHeard({ event }: RoomEvent, listener: Listener): boolean {
    return event.case !== "put" || this.#hears(listener, categoryOfValue(event.value));
  }

  #hears({ participant, hello }: Listener, category: Category): boolean {
    const wanted = hello.categories.length === 0 || hello.categories.includes(category);
    return wanted && !offFor(participant, this.ledger.values).includes(category);
  }

  #send(socket: FakeSocket, listener: Listener, through: number, messages: Message[]): void {
    const after = listener.reached ?? 0;
    listener.reached = through;
    const frame: ServerFrameInit = { messages: messages.map((message) => ({ message })) };
    socket.say({ ...frame, range: { after, through: { seq: through, hash: this.ledger.hash(through) } } });
  }
}

const entryMessage = (entry: Entry): Message => ({ case: "entry", value: entry });
