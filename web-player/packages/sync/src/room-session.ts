import { type ClientFrameInit, protobufFrames, type ServerFrame } from "@sameframe/protocol";
import type { RoomCommand } from "./commands";
import { Connection } from "./connection";
import { Dispatch } from "./dispatch";
import { Emitter } from "./emitter";
import { OutgoingSignals, type SignalInit } from "./outgoing-signals";
import { platformSocket, platformTime, randomInstance, reportUncaught, type Time } from "./ports";
import { Readiness } from "./readiness";
import { Refusal } from "./refusal";
import { Replica } from "./replica";
import { Reporter } from "./reporter";
import type { RoomClientOptions } from "./room-client-options";
import type { ConnectionState, RoomEvents, SyncStatus } from "./room-events";
import { Screen } from "./screen";
import { ServerClock } from "./server-clock";
import { Tenure } from "./tenure";
import { type Transports, transportsOf } from "./transports";
import { WakeWatch } from "./wake-watch";
import { Witness } from "./witness";
import { memoryStore } from "./witness-store";

/** The code of a refusal that never reached the room. */
const TOO_MANY = "too-many-pending";

const CLIENT = { name: "sameframe-sync", version: "0.1.0" };

/** Wires the parts of one client instance: connection, clock, replica, screen and reports. */
export class RoomSession {
  readonly events = new Emitter<RoomEvents>();
  readonly clock = new ServerClock();
  readonly time: Time;
  readonly instance: string;
  readonly replica: Replica;
  readonly connection: Connection;
  readonly transports: Transports;
  readonly screen: Screen;
  readonly signals: OutgoingSignals;
  readonly witness: Witness;
  readonly #dispatch: Dispatch;
  readonly #reporter: Reporter;
  readonly #readiness: Readiness;
  readonly #wake: WakeWatch;
  readonly tenure: Tenure;
  #hidden = false;

  constructor(private readonly options: RoomClientOptions) {
    const { socket = platformSocket, time = platformTime, random = Math.random, format = protobufFrames } = options;
    const { events, clock } = this;
    this.time = time;
    this.tenure = new Tenure(time, () => void this.#renewal());
    this.instance = options.instance ?? randomInstance();
    this.replica = new Replica(this.instance, events);
    this.witness = new Witness(options.server, options.room, options.witnesses ?? memoryStore(), (fork) =>
      events.emit("fork", fork),
    );
    const url = `${options.server.replace(/^http/, "ws").replace(/\/$/, "")}/v1/socket`;
    // Whoever brings sockets of their own means those.
    const load = options.socket ? undefined : () => import("./stream");
    this.transports = transportsOf(time, { name: "websocket", socket }, load);
    this.connection = new Connection(
      { url, format, transports: this.transports, time, random },
      {
        hello: () => this.#hello(),
        received: (frame) => this.#received(frame),
        welcomed: () => this.#welcomed(),
        ponged: ({ t1, t2, t3 }, at) => this.#ponged(Number(t1) / 1000, t2, t3, at),
        changed: (state) => this.#changed(state),
        defect: (detail) => events.emit("defect", detail),
      },
    );
    const send = (signal: SignalInit) => this.#signal(signal);
    this.signals = new OutgoingSignals(time, send);
    this.#dispatch = new Dispatch({ replica: this.replica, connection: this.connection, clock, time, events });
    this.#reporter = new Reporter({
      time,
      status: () => this.sync,
      signal: () => this.#status(),
      send,
      changed: (status) => events.emit("sync", status),
    });
    this.#readiness = new Readiness({
      isLive: () => this.connection.isLive,
      say: (command) =>
        this.#dispatch.give(command, true).then(
          () => true,
          (refusal: unknown) => !(refusal instanceof Refusal && refusal.code === TOO_MANY),
        ),
    });
    events.on("room", (view) => this.#readiness.take(view));
    this.#wake = new WakeWatch(time, ({ clockStopped }) => this.#woke(clockStopped));
    this.screen = new Screen(options.media, {
      time,
      clock,
      profile: options.profile ?? "default",
      events,
      // A refusal is told as a notice.
      acted: (move) => void this.give(move).catch(() => {}),
      tell: () => this.#reporter.tell(),
      changed: () => this.#reporter.refresh(),
      found: (medium, isPlayable, frames) => this.#readiness.found(medium, isPlayable, frames),
    });
  }

  open(): void {
    this.connection.open();
    this.#reporter.start();
    this.#wake.start();
  }

  /** Connects now, or checks the connection; the network or the page is back, perhaps the machine. */
  reconnect(): void {
    this.#wake.look();
    this.connection.reconnect();
  }

  close(): void {
    this.connection.close({ kind: "closed" });
  }

  /** Gives the connection the time of another token of the same person, and uses that from now on. Empty: the server makes one. */
  renew(accessToken: string): void {
    const { connection, tenure } = this;
    if (connection.isLive) {
      tenure.offered = accessToken;
      connection.send({ frame: { case: "renew", value: { accessToken } } });
    } else tenure.made = accessToken || tenure.made;
  }

  async #renewal(): Promise<void> {
    const { token } = this.options;
    this.events.emit("expiring", undefined);
    try {
      this.renew(typeof token === "string" ? "" : await token());
    } catch {
      // the next attempt to connect asks again, and says what is wrong
    }
  }

  get sync(): SyncStatus {
    const { drift, showing } = this.screen;
    return {
      status: this.#inStep(),
      conflict: this.replica.conflict,
      drift,
      showing,
      roundTrip: this.clock.roundTrip,
      pending: this.replica.unanswered.filter(({ unasked }) => !unasked).length,
      clockError: this.clock.errorAt(this.time.now()),
    };
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  set hidden(hidden: boolean) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    if (hidden) this.witness.keep();
    this.#reporter.tell();
  }

  /** Shows what a command will probably do, and sends it as soon as there is a connection. */
  give(command: RoomCommand): Promise<number> {
    const answer = this.#dispatch.give(command);
    this.#reporter.refresh();
    return answer;
  }

  /** The person takes the room as it is, after a conflict. */
  acceptRoom(): void {
    this.replica.accept();
    this.#reporter.refresh();
  }

  #inStep(): SyncStatus["status"] {
    if (!this.connection.isLive) return "offline";
    if (this.replica.conflict) return "conflict";
    if (this.screen.look.isPrivate) return "private";
    return this.screen.isSettled && !this.replica.isPending ? "synced" : "syncing";
  }

  async #hello(): Promise<ClientFrameInit> {
    const { token, categories = [], client = CLIENT } = this.options;
    const accessToken = typeof token === "string" ? (this.tenure.made ?? token) : await token();
    const { mark } = this.replica;
    const witness = this.witness.ask();
    const { room } = this.options;
    const hello = { accessToken, room, categories: [...categories], client, instance: this.instance, witness };
    return { frame: { case: "hello", value: mark ? { ...hello, resume: mark } : hello } };
  }

  #received(frame: ServerFrame): void {
    for (const one of frame.messages) {
      const { message } = one;
      if (message.case === "welcome" && normalCode(message.value.code) !== normalCode(this.options.room)) {
        this.#elsewhere(message.value.code);
        return;
      }
      this.tenure.take(one);
      const tellsTime = message.case === "welcome" || message.case === "waiting";
      if (tellsTime) this.clock.presume(message.value.serverTime, this.time.now());
    }
    const defect = this.replica.take(frame);
    if (defect) {
      this.connection.fail(defect);
      return;
    }
    this.witness.take(frame);
    this.#dispatch.answered();
    this.#reporter.refresh();
  }

  /** The token was for another room than was asked for: nothing of that is shown [LB10]. */
  #elsewhere(code: string): void {
    const detail = `It is for ${code}, and room is ${this.options.room}: pass the token of this room.`;
    this.events.emit("notice", { code: "wrong-room", title: "The token is for another room", detail });
    this.close();
  }

  #welcomed(): void {
    this.#dispatch.connected();
    this.#readiness.connected();
    this.#reporter.tell();
  }

  #ponged(sent: number, arrived: bigint, answered: bigint, received: number): void {
    const { isSet } = this.clock;
    const before = this.clock.at(received);
    this.clock.take(sent, arrived, answered, received);
    if (!isSet || Math.abs(this.clock.at(received) - before) > 1) this.screen.again();
    this.#reporter.refresh();
  }

  #changed(state: ConnectionState): void {
    if (state.kind !== "live") this.witness.keep();
    if (state.kind === "closed") this.#end();
    this.events.emit("state", state);
    this.#reporter.refresh();
  }

  #end(): void {
    // First, so that the player stays where it is: what is unanswered now may well have happened.
    this.screen.close();
    this.#dispatch.end();
    this.signals.stop();
    this.#reporter.stop();
    this.#wake.stop();
    this.tenure.end();
  }

  #woke(clockStopped: boolean): void {
    // The timers of a hidden page may be late without any sleep, and its page says when it is seen again.
    if (!clockStopped && this.#hidden) return;
    if (clockStopped) this.clock.forget();
    // An attempt has timers of its own, which are late as well: on a machine that is merely slow it is not begun anew.
    if (clockStopped || !this.connection.isTrying) this.connection.reconnect();
    // A plan's timers stood still as well.
    this.screen.again();
  }

  /** Signals are of this moment: without a connection nobody hears them. One that cannot be sent is a program's fault. */
  #signal(signal: SignalInit): void {
    try {
      if (this.connection.isLive) this.connection.send({ frame: { case: "signal", value: signal } });
    } catch (error) {
      reportUncaught(error);
    }
  }

  #status(): SignalInit {
    const value = {
      roundTripUs: Math.round((this.clock.roundTrip ?? 0) * 1000),
      frame: this.screen.showing ?? 0,
      medium: this.screen.medium,
      seq: this.replica.seq,
      buffering: this.screen.isBuffering,
      hidden: this.#hidden,
      inexact: this.screen.isInexact,
      startUs: Math.max(0, Math.round(this.screen.startDelay * 1000)),
      seekUs: Math.round(this.screen.seekDelay * 1000),
    };
    return { signal: { case: "status", value } };
  }
}

const normalCode = (code: string) => code.replaceAll("-", "").toUpperCase();
