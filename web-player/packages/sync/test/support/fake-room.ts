import {
  type Command,
  create,
  type Entry,
  EntrySchema,
  LoopMode,
  MediumSchema,
  type MessageInitShape,
  ParticipantSchema,
  PlaybackSchema,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  type ServerMessageSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import type { FakeSocket, ServerFrameInit } from "./fake-socket";
import type { ManualTime } from "./manual-time";

type Message = NonNullable<MessageInitShape<typeof ServerMessageSchema>["message"]>;

/** Server time at the origin of the manual clock, in microseconds. */
export const EPOCH = 1_700_000_000_000_000n;

/**
 * A room with just enough of the server's rules to be talked to: a ledger, operations that are remembered, and
 * playback that pauses, seeks and plays. It reads and answers when the test lets it.
 */
export class FakeRoom {
  readonly entries: Entry[] = [];
  readonly values = new Map<string, Value>();
  readonly #accepted = new Map<string, Map<number, number>>();
  #reached = new Map<FakeSocket, number>();
  #instances = new Map<FakeSocket, string>();
  /** Commands to refuse: by what they are called. */
  refuses = new Map<Command["command"]["case"], string>();
  /** Of a start, in microseconds. */
  lead = 200_000n;
  /** The entries before this sequence are not sent any more. */
  forgetsBefore = 0;

  constructor(private readonly time: ManualTime) {
    const frames = { id: "m1", title: "Clip", rate: { numerator: 24, denominator: 1 }, frames: 240 };
    const me = { name: "Ada", role: Role.HOST, presence: Presence.HERE };
    this.#put("card", { case: "card", value: create(RoomCardSchema, { title: "Dailies" }) });
    this.#put("policy", { case: "policy", value: create(PolicySchema, { leadMinMs: 60, leadMaxMs: 1000 }) });
    this.#put("medium/m1", { case: "medium", value: create(MediumSchema, frames) });
    this.#put("participant/1", { case: "participant", value: create(ParticipantSchema, { ...me, id: 1 }) });
    this.#put("participant/2", {
      case: "participant",
      value: create(ParticipantSchema, { ...me, id: 2, name: "Bob" }),
    });
    const course = { medium: "m1", frame: 0, speed: 1000, loop: LoopMode.LOOP, outPoint: 239 };
    this.#put("playback", { case: "playback", value: create(PlaybackSchema, course) });
  }

  get seq(): number {
    return this.entries.length;
  }

  get playback() {
    const value = this.values.get("playback")?.value;
    if (value?.case !== "playback") throw new Error("no playback");
    return value.value;
  }

  get now(): bigint {
    return EPOCH + BigInt(Math.round(this.time.now() * 1000));
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
    if (frame?.case === "hello") this.#welcome(socket, frame.value.instance, frame.value.resume?.seq);
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
    this.#append(2, "other-instance", 0, this.#playing({ playing: false, frame, phase: 0, at: this.now }));
  }

  otherRenames(name: string): void {
    const value = create(ParticipantSchema, { id: 2, name, role: Role.REVIEWER, presence: Presence.HERE });
    this.#append(
      2,
      "other-instance",
      0,
      create(ValueSchema, { key: "participant/2", value: { case: "participant", value } }),
    );
  }

  /** Queues what a connection has not been told of the ledger, one frame per entry. */
  tell(socket: FakeSocket): void {
    if (!this.#reached.has(socket)) return;
    for (const entry of this.entries.slice(this.#reached.get(socket) ?? 0))
      this.#send(socket, entry.seq, [entryMessage(entry)]);
  }

  #welcome(socket: FakeSocket, instance: string, resume: number | undefined): void {
    this.#instances.set(socket, instance);
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
      this.#send(socket, this.seq, [
        first,
        { case: "snapshot", value: { room: { values: [...this.values.values()] } } },
      ]);
    }
  }

  #command(socket: FakeSocket, { op, command }: Command): void {
    const instance = this.#instances.get(socket) ?? "";
    const known = this.accepted(instance);
    const settled = (seq: number, code?: string): Message => ({
      case: "settled",
      value: { op, seq, ...(code ? { problem: { code, title: code, detail: "Why." } } : {}) },
    });
    const before = known.get(op);
    const isOld = op <= Math.max(0, ...known.keys());
    const refusal = isOld ? "not-applied" : this.refuses.get(command.case);
    const value = refusal || before !== undefined ? undefined : this.#decide(command);
    if (value) {
      const entry = this.#append(1, instance, op, value);
      this.#accepted.set(instance, new Map([...known, [op, entry.seq]]));
      this.tell(socket);
    }
    this.#send(socket, undefined, [before === undefined ? settled(this.seq, refusal) : settled(before)]);
  }

  #decide(command: Command["command"]): Value | undefined {
    const { now } = this;
    switch (command.case) {
      case "play":
        return this.playback.playing ? undefined : this.#playing({ playing: true, at: now + this.lead });
      case "pause":
        return this.#playing({ playing: false, frame: command.value.frame ?? 0, at: now });
      case "seek":
        return this.#playing({ frame: command.value.frame, at: now });
      case "step":
        return this.#playing({ playing: false, frame: (command.value.from ?? 0) + command.value.frames, at: now });
      case "setSpeed":
        return this.#playing({ speed: command.value.speed });
      case "setRange":
        return this.#playing({ inPoint: command.value.inPoint, outPoint: command.value.outPoint });
      case "rename": {
        const value = create(ParticipantSchema, { id: 1, name: command.value.name });
        return create(ValueSchema, { key: "participant/1", value: { case: "participant", value } });
      }
      default:
        return undefined;
    }
  }

  #playing(change: Partial<MessageInitShape<typeof PlaybackSchema>>): Value {
    const value = create(PlaybackSchema, { ...this.playback, ...change });
    return create(ValueSchema, { key: "playback", value: { case: "playback", value } });
  }

  #append(participant: number, instance: string, op: number, value: Value): Entry {
    this.values.set(value.key, value);
    const events = [{ event: { case: "put", value } as const }];
    const entry = create(EntrySchema, { seq: this.seq + 1, at: this.now, participant, instance, op, events });
    this.entries.push(entry);
    return entry;
  }

  #put(key: string, value: Value["value"]): void {
    this.values.set(key, create(ValueSchema, { key, value }));
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
