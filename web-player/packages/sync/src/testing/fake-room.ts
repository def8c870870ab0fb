import {
  type ClientFrame,
  type Command,
  create,
  type Entry,
  type Hello,
  ParticipantSchema,
  type Playback,
  Presence,
  Role,
  type Value,
} from "@sameframe/protocol";
import { type CommandName, type FieldsOf, makeCommand } from "../commands";
import { platformTime, type Time } from "../ports";
import { FakeAudience, type Listener } from "./fake-audience";
import { CLIP, firstValues } from "./fake-beginning";
import { FakeDelivery } from "./fake-delivery";
import { type Change, FakeLedger, type ValueInit } from "./fake-ledger";
import { EPOCH, type FakeAccess, type FakeRoomOptions } from "./fake-room-options";
import {
  categoryOfSignal,
  decide,
  type FakeProblem,
  isRefused,
  maySignal,
  offFor,
  person,
  personOf,
  put,
  refuse,
  type Verdict,
} from "./fake-rules";
import { FakeSocket } from "./fake-socket";

/** How long who lost the connection is said to be expected back, in microseconds. */
const GRACE = 30_000_000n;

/**
 * A room in memory, for tests of what is built on `RoomClient` [LB8]. It numbers entries, remembers operations, resumes,
 * takes snapshots, and decides by the room's own rules what moves the playhead [PB], people's names, presence, readiness
 * and categories, view and grade; viewers only watch. Any number of clients may connect, each as a participant of its own.
 *
 * What it does not do: conflict and lead, lobby, gates, playlist, annotations, notes and chat, agreement, storage, limits,
 * and what time alone brings (grace times, the noting of an end). Such commands are refused as `unsupported`; `puts` makes
 * an entry of whatever should come of them.
 */
export class FakeRoom {
  /** As people type it. */
  readonly code: string;
  /** The sockets that clients have asked for, the oldest first. */
  readonly sockets: FakeSocket[] = [];
  /** Commands of clients to refuse until they are taken out again: by their names, with the code or all of the refusal. */
  readonly refuses = new Map<CommandName, string | FakeProblem>();
  /** With refusals as `superseded`: the host's entry that was there first. */
  supersededBy = 0;
  /** Newcomers wait until they are let in. */
  hasWaitingRoom = false;
  /** How much later than it is asked for play starts, in microseconds. */
  lead = 200_000n;
  /** Who resumes from before this sequence gets a snapshot. */
  forgetsBefore = 0;
  readonly #time: Time;
  readonly #ledger = new FakeLedger();
  readonly #audience: FakeAudience;
  readonly #delivery: FakeDelivery | undefined;
  /** Who has the room open elsewhere, too: their connections' end is not their absence. */
  readonly #elsewhere: ReadonlySet<number>;

  constructor(options: FakeRoomOptions = {}) {
    const { time = platformTime, delivery = "automatic", latency = 0, code = "ABCD-EFGH", title = "Dailies" } = options;
    const { people = [{ name: "Ada", role: Role.HOST }], media = [CLIP] } = options;
    this.#time = time;
    this.code = code;
    this.#audience = new FakeAudience(this.#ledger, code, () => this.now);
    this.#delivery = delivery === "automatic" ? new FakeDelivery(time, this, latency) : undefined;
    this.#elsewhere = new Set(people.map((_, n) => n + 1));
    for (const value of firstValues({ title, people, media })) this.values.set(value.key, value);
  }

  /** Every entry, the oldest first. */
  get entries(): readonly Entry[] {
    return this.#ledger.entries;
  }

  /** The state, by key. */
  get values(): Map<string, Value> {
    return this.#ledger.values;
  }

  /** Sequence of the latest entry; 0 before the first. */
  get seq(): number {
    return this.#ledger.seq;
  }

  /**
   * Where the playhead is and how it moves.
   *
   * @throws Error if the room has none
   */
  get playback(): Playback {
    const value = this.values.get("playback")?.value;
    if (value?.case !== "playback") throw new Error("This room has no playback.");
    return value.value;
  }

  /** Server time in microseconds since the epoch. */
  get now(): bigint {
    return EPOCH + BigInt(Math.round(this.#time.now() * 1000));
  }

  /**
   * Lets a newcomer in, with a place of their own: expected, here while connected, away after that [RO2] [RO4] [RO5].
   *
   * @returns what their client connects with
   */
  admit(name: string, role = Role.REVIEWER): FakeAccess {
    const id = [...this.values.keys()].filter((key) => key.startsWith("participant/")).length + 1;
    const until = this.now + 120_000_000n;
    const newcomer = { id, name, role, color: (id - 1) % 12, presence: Presence.EXPECTED, until };
    this.#record(id, "", 0, [person(create(ParticipantSchema, newcomer))]);
    return this.access(id);
  }

  /** What a client connects with as this participant: at first 1, the host. */
  access(participant = 1): FakeAccess {
    return {
      server: "http://room.test",
      room: this.code,
      token: `participant-${participant}`,
      time: this.#time,
      socket: (url, subprotocol) => this.#socket(url, subprotocol),
    };
  }

  /**
   * Somebody gives a command, without a client of theirs; it is decided by the rules, whatever clients are refused.
   *
   * @returns the room's sequence after it
   * @throws Error if the rules refuse it
   */
  does<Name extends CommandName>(participant: number, name: Name, fields: FieldsOf<Name>): number {
    const command = makeCommand(name, fields);
    const verdict = this.#decide(command, participant);
    if (isRefused(verdict)) throw new Error(`${name} was refused as ${verdict.code}: ${verdict.detail}`);
    this.#record(participant, "", 0, verdict);
    return this.seq;
  }

  /** Makes an entry in which somebody (0: the room itself) puts the whole value of a key, whatever the rules say. */
  puts(participant: number, key: string, value: ValueInit): void {
    this.#record(participant, "", 0, [put(key, value)]);
  }

  /** Sets a value without an entry, as if it had been there from the beginning: for who joins later. */
  put(key: string, value: ValueInit): void {
    this.#ledger.set(key, value);
  }

  /** Sequences by operation number of a client instance, as far as they are remembered. */
  accepted(instance: string): ReadonlyMap<number, number> {
    return this.#ledger.accepted(instance);
  }

  /** Forgets all client instances, as after too long an absence [OP5]. */
  forgetInstances(): void {
    this.#ledger.forgetInstances();
  }

  /** Somebody rewrites the record from an entry on: it has other hashes, and clients that saw the old ones tell of a fork. */
  rewrite(from: number): void {
    this.#ledger.rewrittenFrom = from;
  }

  /** Reads one frame of a client, and answers it. */
  read(socket: FakeSocket): void {
    const frame = socket.isCut ? undefined : socket.outbound.shift()?.frame;
    if (frame) this.#take(socket, frame);
  }

  /** Reads and answers everything that a client has sent. */
  serve(socket: FakeSocket): void {
    while (socket.outbound.length > 0 && !socket.isCut) this.read(socket);
  }

  /** Tells a client what it has not been told of the ledger, one frame per entry. */
  tell(socket: FakeSocket): void {
    this.#audience.tell(socket);
  }

  /** By hand, everything at once: opens what was asked for, and lets all read and be told until all is said. */
  exchange(): void {
    const open = () => this.sockets.filter(({ isClosed }) => !isClosed);
    for (const socket of open()) socket.open();
    for (let busy = true; busy; busy = open().some(({ outbound }) => outbound.length > 0)) {
      for (const socket of open()) this.serve(socket);
      for (const socket of open()) this.tell(socket);
      for (const socket of open()) socket.deliverAll();
    }
  }

  /** Lets in who waits. */
  letIn(socket: FakeSocket): void {
    this.#welcome(socket);
  }

  /** Takes note that a connection is gone: its participant is away, unless another one is left [RO5]. */
  lose(socket: FakeSocket): void {
    const listener = this.#audience.leave(socket);
    if (!listener || this.#elsewhere.has(listener.participant) || this.#audience.has(listener.participant)) return;
    const lost = personOf(listener.participant, this.values);
    if (lost?.presence !== Presence.HERE) return;
    const away = { ...lost, presence: Presence.AWAY, until: this.now + GRACE };
    this.#record(lost.id, listener.hello.instance, 0, [person(away)]);
  }

  /** Says goodbye to a client: the numbers are those of the rules [BY2]. */
  dismiss(socket: FakeSocket, reason: number, retryAfterMs = 0): void {
    const reconnect = reason % 1000 < 500;
    this.#audience.dismiss(socket, { reason, detail: "Why.", reconnect, retryAfterMs });
  }

  #socket(url: string, subprotocol: string): FakeSocket {
    const socket = new FakeSocket(url, subprotocol, this.#delivery);
    this.sockets.push(socket);
    this.#delivery?.opening(socket);
    return socket;
  }

  #take(socket: FakeSocket, frame: ClientFrame["frame"]): void {
    const listener = this.#audience.of(socket);
    if (frame.case === "hello") this.#hello(socket, frame.value);
    if (frame.case === "ping") {
      const { t1 } = frame.value;
      this.#audience.say(socket, { case: "pong", value: { t1, t2: this.now, t3: this.now } });
    }
    if (listener?.reached === undefined) return;
    if (frame.case === "command") this.#command(socket, listener, frame.value);
    if (frame.case === "signal") {
      const sender = personOf(listener.participant, this.values);
      const isOff = offFor(listener.participant, this.values).includes(categoryOfSignal(frame.value));
      if (sender && maySignal(sender, frame.value) && !isOff) this.#audience.pass(listener, frame.value);
    }
  }

  #hello(socket: FakeSocket, hello: Hello): void {
    const participant = Number(/^participant-(\d+)$/.exec(hello.accessToken)?.[1] ?? 0);
    if (!personOf(participant, this.values)) {
      this.dismiss(socket, 3500);
      return;
    }
    this.#audience.enter(socket, participant, hello);
    if (this.hasWaitingRoom) this.#audience.wait(socket);
    else this.#welcome(socket);
  }

  /** Who is welcomed has arrived: that is recorded before [RS1]. */
  #welcome(socket: FakeSocket): void {
    const listener = this.#audience.of(socket);
    const arriving = listener && personOf(listener.participant, this.values);
    if (arriving && arriving.presence !== Presence.HERE) {
      const here = { ...arriving, presence: Presence.HERE, until: 0n, since: this.now, inStepSince: this.now };
      this.#record(arriving.id, listener.hello.instance, 0, [person(here)]);
    }
    this.#audience.welcome(socket, this.forgetsBefore);
  }

  #command(socket: FakeSocket, { participant, hello }: Listener, given: Command): void {
    const { instance } = hello;
    const { op, command } = given;
    const before = this.accepted(instance).get(op);
    const verdict = before === undefined ? this.#verdict(given, participant, instance) : [];
    const refusal = isRefused(verdict) ? verdict : undefined;
    if (!isRefused(verdict) && this.#record(participant, instance, op, verdict)) {
      this.tell(socket);
      if (command.case === "subscribe") this.#audience.tellAnew(socket);
    }
    // What is settled was told before.
    this.tell(socket);
    const problem = refusal && { ...refusal, supersededBy: refusal.code === "superseded" ? this.supersededBy : 0 };
    const settled = { op, seq: before ?? this.seq, ...(problem ? { problem } : {}) };
    this.#audience.say(socket, { case: "settled", value: settled });
    if (personOf(participant, this.values)?.presence === Presence.GONE) {
      for (const left of this.#audience.socketsOf(participant)) this.dismiss(left, 3503);
    }
  }

  #verdict({ op, baseSeq, command }: Command, participant: number, instance: string): Verdict {
    if (op > 0 && op <= this.#ledger.highest(instance)) {
      return refuse("not-applied", "What was asked for later has happened already.");
    }
    if (baseSeq > this.seq) return refuse("invalid", "You have seen another ledger; connect again.");
    const wanted = command.case && this.refuses.get(command.case);
    if (wanted) return typeof wanted === "string" ? refuse(wanted, "The test wants it refused.") : wanted;
    return this.#decide(command, participant);
  }

  #decide(command: Command["command"], participant: number): Verdict {
    const sender = personOf(participant, this.values);
    if (!sender) return refuse("forbidden", "Nobody of this number is in the room.");
    return decide(command, this.values, { sender, now: this.now, start: this.now + this.lead });
  }

  /** By itself, delivery tells everybody at once. */
  #record(participant: number, instance: string, op: number, changes: readonly Change[]): Entry | undefined {
    const entry = this.#ledger.record({ at: this.now, participant, instance, op }, changes);
    if (this.#delivery && entry) this.#audience.tellAll();
    return entry;
  }
}
