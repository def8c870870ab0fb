import {
  type ClientFrame,
  type Command,
  create,
  EntrySchema,
  LoopMode,
  MediumSchema,
  type MessageInitShape,
  ParticipantSchema,
  type Playback,
  PlaybackSchema,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  ServerFrameSchema,
  type ServerMessageSchema,
  type Value,
  ValueSchema,
} from "@sameframe/protocol";
import { positionAt, type Rate } from "../src/playhead";
import type { Frames } from "./frames";
import type { Wire } from "./wire";
import type { World } from "./world";

type Message = NonNullable<MessageInitShape<typeof ServerMessageSchema>["message"]>;

/** Server time at the world's beginning, in microseconds. */
const EPOCH = 1_700_000_000_000_000n;

/** As the server counts a lead [PB3]: margin, shortest and longest, in milliseconds. */
const LEAD = { margin: 20, min: 60, max: 1_000 };

export const RATE: Rate = { numerator: 24, denominator: 1 };
export const FRAMES = 24 * 60 * 12;

interface Seat {
  readonly participant: number;
  readonly instance: string;
  /** One-way delay and start of the player, as it was reported last, and how much longer it takes from elsewhere. [ms] */
  slowness: number;
  seek: number;
}

/** The server's part: its clock, its order, the playback rules that a screening needs, and the lead. */
export class Room {
  readonly #seats = new Map<Wire, Seat>();
  readonly #values = new Map<string, Value>();
  readonly #ops = new Map<string, number>();
  #seq = 0;
  /** When the playhead was changed last, in the world's time. */
  changedAt = 0;

  constructor(
    private readonly world: World,
    private readonly frames: Frames,
    clients: number,
  ) {
    const course = { medium: "m", frame: 0, speed: 1000, loop: LoopMode.ONCE, outPoint: FRAMES - 1 };
    const person = (id: number) =>
      create(ParticipantSchema, { id, name: `Person ${id}`, role: Role.HOST, presence: Presence.HERE });
    this.#put("card", { case: "card", value: create(RoomCardSchema, { title: "Dailies" }) });
    this.#put("policy", { case: "policy", value: create(PolicySchema, { leadMinMs: LEAD.min, leadMaxMs: LEAD.max }) });
    this.#put("medium/m", { case: "medium", value: create(MediumSchema, { id: "m", rate: RATE, frames: FRAMES }) });
    for (let id = 1; id <= clients; id++) {
      this.#put(`participant/${id}`, { case: "participant", value: person(id) });
    }
    this.#put("playback", { case: "playback", value: create(PlaybackSchema, course) });
  }

  /** The server's clock, in microseconds. */
  get now(): bigint {
    return serverTime(this.world.now);
  }

  get playback(): Playback {
    return this.#values.get("playback")?.value.value as Playback;
  }

  /** Whether the playhead moves at this instant. */
  get isMoving(): boolean {
    return this.playback.playing && this.now >= this.playback.at;
  }

  /** The playhead at this instant, in frames. */
  get playhead(): number {
    return this.playheadAt(this.world.now);
  }

  /** The playhead at an instant of the world since it was changed last, in frames. */
  playheadAt(instant: number): number {
    return Number(positionAt(this.playback, RATE, serverTime(instant))) / 1e6;
  }

  received(wire: Wire, data: unknown): void {
    const { frame } = this.frames.read(data);
    switch (frame.case) {
      case "hello":
        this.#welcome(wire, frame.value);
        break;
      case "ping": {
        const { now } = this;
        this.#send(wire, { case: "pong", value: { t1: frame.value.t1, t2: now, t3: now } });
        break;
      }
      case "command":
        this.#command(wire, frame.value);
        break;
      case "signal":
        this.#heard(wire, frame.value.signal);
        break;
    }
  }

  lost(wire: Wire): void {
    this.#seats.delete(wire);
  }

  #heard(wire: Wire, signal: Extract<ClientFrame["frame"], { case: "signal" }>["value"]["signal"]): void {
    const seat = this.#seats.get(wire);
    if (seat && signal.case === "status") {
      seat.slowness = signal.value.roundTripUs / 2000 + signal.value.startUs / 1000;
      seat.seek = signal.value.seekUs / 1000;
    }
  }

  #welcome(wire: Wire, hello: Extract<ClientFrame["frame"], { case: "hello" }>["value"]): void {
    const participant = Number(hello.accessToken);
    const { instance } = hello;
    this.#seats.set(wire, { participant, instance, slowness: 0, seek: 0 });
    const welcome: Message = {
      case: "welcome",
      value: {
        you: participant,
        code: "ABCD-EFGH",
        nextOp: (this.#ops.get(instance) ?? 0) + 1,
        serverTime: this.now,
        heartbeatMs: 5000,
        limits: { pendingOperations: 64 },
      },
    };
    const snapshot: Message = { case: "snapshot", value: { room: { values: [...this.#values.values()] } } };
    const range = { after: 0, through: { seq: this.#seq, hash: new Uint8Array(32) } };
    wire.deliver(this.#written([welcome, snapshot], range), true);
  }

  #command(wire: Wire, { op, command }: Command): void {
    const seat = this.#seats.get(wire);
    if (!seat) return;
    const isNew = op > (this.#ops.get(seat.instance) ?? 0);
    const next = isNew ? this.#decide(command) : undefined;
    if (isNew) this.#ops.set(seat.instance, op);
    if (next) this.#record(seat, op, next);
    this.#send(wire, { case: "settled", value: { op, seq: this.#seq } });
  }

  #record({ participant, instance }: Seat, op: number, playback: Partial<Playback>): void {
    this.changedAt = this.world.now;
    const value = this.#put("playback", {
      case: "playback",
      value: create(PlaybackSchema, { ...this.playback, phase: 0, at: this.now, ...playback }),
    });
    const after = this.#seq++;
    const events = [{ event: { case: "put", value } as const }];
    const entry = create(EntrySchema, { seq: this.#seq, at: this.now, participant, instance, op, events });
    const range = { after, through: { seq: this.#seq, hash: new Uint8Array(32) } };
    const data = this.#written([{ case: "entry", value: entry }], range);
    for (const wire of this.#seats.keys()) wire.deliver(data, true);
  }

  #decide(command: Command["command"]): Partial<Playback> | undefined {
    const { playing } = this.playback;
    const here = () => Math.floor(this.playhead);
    switch (command.case) {
      case "play":
        return playing ? undefined : { playing: true, at: this.now + this.#lead(false) };
      case "pause":
        return { playing: false, frame: command.value.frame ?? here() };
      case "seek":
        return { frame: command.value.frame, at: playing ? this.now + this.#lead(true) : this.now };
      case "step":
        return { playing: false, frame: clamp((command.value.from ?? here()) + command.value.frames) };
      default:
        return undefined;
    }
  }

  /** @param isElsewhere whether the players have to seek before they start */
  #lead(isElsewhere: boolean): bigint {
    const slowest = Math.max(
      0,
      ...[...this.#seats.values()].map(({ slowness, seek }) => slowness + (isElsewhere ? seek : 0)),
    );
    return BigInt(Math.round(Math.min(LEAD.max, Math.max(LEAD.min, slowest + LEAD.margin)) * 1000));
  }

  #put(key: string, value: Value["value"]): Value {
    const made = create(ValueSchema, { key, value });
    this.#values.set(key, made);
    return made;
  }

  #send(wire: Wire, message: Message): void {
    wire.deliver(this.#written([message]), message.case !== "pong");
  }

  #written(messages: Message[], range?: MessageInitShape<typeof ServerFrameSchema>["range"]): unknown {
    const frame = { messages: messages.map((message) => ({ message })), ...(range ? { range } : {}) };
    return this.frames.write(create(ServerFrameSchema, frame));
  }
}

const serverTime = (instant: number) => EPOCH + BigInt(Math.round(instant * 1000));

const clamp = (frame: number) => Math.min(Math.max(frame, 0), FRAMES - 1);
