import {
  type Category,
  type Command,
  create,
  type Entry,
  EntrySchema,
  type MessageInitShape,
  ParticipantSchema,
  type Playback,
  Presence,
  Role,
  type RoomEvent,
  type ServerMessageSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { categoryOfValue } from "../../src/commands";
import { decide, firstValues, playbackOf, playing } from "./fake-rules";
import type { FakeSocket, ServerFrameInit } from "./fake-socket";
import type { ManualTime } from "./manual-time";

type Message = NonNullable<MessageInitShape<typeof ServerMessageSchema>["message"]>;

/** Server time at the origin of the manual clock, in microseconds. */
export const EPOCH = 1_700_000_000_000_000n;

/**
 * A room with just enough of the server's rules to be talked to: a ledger, operations that are remembered, a waiting
 * room, and playback that pauses, seeks and plays. It reads and answers when the test lets it.
 */
export class FakeRoom {
  readonly entries: Entry[] = [];
  readonly values = new Map<string, Value>();
  readonly #accepted = new Map<string, Map<number, number>>();
  #reached = new Map<FakeSocket, number>();
  #instances = new Map<FakeSocket, string>();
  /** Commands to refuse: by what they are called. */
  refuses = new Map<Command["command"]["case"], string>();
  /** The host's entry that was there first, if something is refused as `superseded`. */
  supersededBy = 0;
  /** Newcomers wait until they are let in. */
  hasWaitingRoom = false;
  /** Categories that participant 1 has switched off. */
  #off: readonly Category[] = [];
  #slept = 0;
  /** By sequence. */
  readonly #playbacks: Playback[] = [];
  readonly #first: Playback;
  /** Of a start, in microseconds. */
  lead = 200_000n;
  /** The entries before this sequence are not sent any more. */
  forgetsBefore = 0;

  constructor(
    private readonly time: ManualTime,
    frames = 240,
  ) {
    for (const value of firstValues(frames)) this.values.set(value.key, value);
    this.#first = this.playback;
  }

  get seq(): number {
    return this.entries.length;
  }

  get playback() {
    return playbackOf(this.values);
  }

  /** As it was after an entry. */
  playbackAt(seq: number): Playback {
    return this.#playbacks[seq] ?? this.#first;
  }

  /** The entry that put the playhead on a frame; 0 if none did. */
  seqOf(frame: number): number {
    return this.entries.findIndex(({ seq }) => this.playbackAt(seq).frame === frame) + 1;
  }

  get now(): bigint {
    return EPOCH + BigInt(Math.round((this.time.now() + this.#slept) * 1000));
  }

  /** The client's machine slept, and its clock stood still: here time went on. */
  slept(ms: number): void {
    this.#slept += ms;
  }

  /** Sequences by operation of an instance. */
  accepted(instance: string): ReadonlyMap<number, number> {
    return this.#accepted.get(instance) ?? new Map();
  }

  forgetInstances(): void {
    this.#accepted.clear();
  }

  /** Reads one frame of a client, and queues what is to be said to it. */
  read(socket: FakeSocket): void {
    const frame = socket.outbound.shift()?.frame;
    if (frame?.case === "hello") {
      const { instance, resume } = frame.value;
      this.#instances.set(socket, instance);
      if (this.hasWaitingRoom) this.#send(socket, undefined, [this.#waiting()]);
      else this.#welcome(socket, instance, resume?.seq);
    }
    if (frame?.case === "command") this.#command(socket, frame.value);
    if (frame?.case === "ping") {
      const { t1 } = frame.value;
      socket.inbound.push({ messages: [{ message: { case: "pong", value: { t1, t2: this.now, t3: this.now } } }] });
    }
  }

  /** Reads and answers everything. */
  serve(socket: FakeSocket): void {
    while (socket.outbound.length > 0) this.read(socket);
  }

  /** Another participant, 2, seeks. */
  otherSeeks(frame: number): void {
    this.#append(2, "other-instance", 0, playing(this.values, { playing: false, frame, phase: 0, at: this.now }));
  }

  /** Another participant plays from a frame, now. */
  otherPlays(frame: number, how: Parameters<typeof playing>[1] = {}): void {
    const at = this.now + this.lead;
    this.#append(2, "other-instance", 0, playing(this.values, { playing: true, frame, phase: 0, at, ...how }));
  }

  otherRenames(name: string): void {
    const value = create(ParticipantSchema, { id: 2, name, role: Role.REVIEWER, presence: Presence.HERE });
    this.otherPuts("participant/2", { case: "participant", value });
  }

  /** Another participant, 2, puts a value of any kind. */
  otherPuts(key: string, value: Value["value"]): void {
    this.#append(2, "other-instance", 0, create(ValueSchema, { key, value }));
  }

  /** A value that was there from the beginning, for who joins later. */
  put(key: string, value: Value["value"]): void {
    this.values.set(key, create(ValueSchema, { key, value }));
  }

  /** Lets in who waits. */
  letIn(socket: FakeSocket): void {
    this.#welcome(socket, this.#instances.get(socket) ?? "", undefined);
  }

  /** Queues what a connection has not been told of the ledger, one frame per entry. */
  tell(socket: FakeSocket): void {
    if (!this.#reached.has(socket)) return;
    for (const entry of this.entries.slice(this.#reached.get(socket) ?? 0)) {
      const isOn = entry.participant === 1 || entry.events.some((event) => this.#isOn(event));
      this.#send(socket, entry.seq, isOn ? [entryMessage(entry)] : []);
    }
  }

  #waiting(): Message {
    return { case: "waiting", value: { serverTime: this.now, heartbeatMs: 5000 } };
  }

  #snapshot(): Message {
    const values = [...this.values.values()].filter((value) => !this.#off.includes(categoryOfValue(value)));
    return { case: "snapshot", value: { room: { values } } };
  }

  #isOn({ event }: RoomEvent): boolean {
    return event.case !== "put" || !this.#off.includes(categoryOfValue(event.value));
  }

  #welcome(socket: FakeSocket, instance: string, resume: number | undefined): void {
    const resumed = resume !== undefined && resume >= this.forgetsBefore && resume <= this.seq;
    const nextOp = Math.max(0, ...this.accepted(instance).keys()) + 1;
    const welcome = { you: 1, code: "ABCD-EFGH", nextOp, resumed, serverTime: this.now, heartbeatMs: 5000 };
    const limits = { pendingOperations: 64 };
    const first: Message = { case: "welcome", value: { ...welcome, limits } };
    if (resumed) {
      this.#reached.set(socket, resume);
      this.#send(socket, this.seq, [first, ...this.entries.slice(resume).map(entryMessage)]);
    } else {
      this.#reached.set(socket, 0);
      this.#send(socket, this.seq, [first, this.#snapshot()]);
    }
  }

  #command(socket: FakeSocket, { op, command }: Command): void {
    const instance = this.#instances.get(socket) ?? "";
    const known = this.accepted(instance);
    const settled = (seq: number, code?: string): Message => ({
      case: "settled",
      value: { op, seq, ...(code ? { problem: this.#problem(code) } : {}) },
    });
    const before = known.get(op);
    const isOld = op <= Math.max(0, ...known.keys());
    const refusal = isOld ? "not-applied" : this.refuses.get(command.case);
    const value = refusal || before !== undefined ? undefined : decide(command, this.values, this.now, this.lead);
    if (value) {
      const entry = this.#append(1, instance, op, value);
      this.#accepted.set(instance, new Map([...known, [op, entry.seq]]));
      this.tell(socket);
      if (command.case === "subscribe") {
        this.#off = command.value.off;
        this.#send(socket, this.seq, [this.#snapshot()]);
      }
    }
    // What is settled was told before.
    this.tell(socket);
    this.#send(socket, undefined, [before === undefined ? settled(this.seq, refusal) : settled(before)]);
  }

  #problem(code: string) {
    return { code, title: code, detail: "Why.", supersededBy: code === "superseded" ? this.supersededBy : 0 };
  }

  #append(participant: number, instance: string, op: number, value: Value): Entry {
    this.values.set(value.key, value);
    const events = [{ event: { case: "put", value } as const }];
    const entry = create(EntrySchema, { seq: this.seq + 1, at: this.now, participant, instance, op, events });
    this.entries.push(entry);
    this.#playbacks[entry.seq] = this.playback;
    return entry;
  }

  #send(socket: FakeSocket, through: number | undefined, messages: Message[]): void {
    const frame: ServerFrameInit = { messages: messages.map((message) => ({ message })) };
    if (through === undefined) {
      socket.inbound.push(frame);
      return;
    }
    const after = this.#reached.get(socket) ?? 0;
    this.#reached.set(socket, through);
    socket.inbound.push({
      ...frame,
      range: { after, through: { seq: through, hash: new Uint8Array(32).fill(through) } },
    });
  }
}

const entryMessage = (entry: Entry): Message => ({ case: "entry", value: entry });
