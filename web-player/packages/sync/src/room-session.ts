import { type ClientFrameInit, PROTOBUF, type ServerFrame, type Welcome } from "@sameframe/protocol";
import { commandOf, type RoomCommand } from "./commands";
import { Connection } from "./connection";
import { Emitter } from "./emitter";
import { Follower, type PlayerProblem } from "./follower";
import type { MediaEvent, MediaPort } from "./media-port";
import type { PendingOperation } from "./pending-operations";
import { MICRO, positionAt, rateOf } from "./playhead";
import { platformSocket, platformTime, randomInstance, type Time } from "./ports";
import { Refusal } from "./refusal";
import { Replica } from "./replica";
import { Reporter } from "./reporter";
import type { RoomClientOptions } from "./room-client-options";
import type { ConnectionState, RoomEvents, SyncStatus } from "./room-events";
import { ServerClock } from "./server-clock";

const CLIENT = { name: "sameframe-sync", version: "0.1.0" };

const TITLES: Record<PlayerProblem, string> = {
  "play-blocked": "The browser does not let the clip play by itself",
  "medium-unplayable": "The clip cannot be played here",
  "player-broken": "The player cannot go on",
};

/** When an operation whose outcome the room could not tell is sent again. [ms] */
const RESEND = 1_000;

/** Wires the parts of one client instance: connection, clock, replica, player and reports. */
export class RoomSession {
  readonly events = new Emitter<RoomEvents>();
  readonly clock = new ServerClock();
  readonly time: Time;
  readonly instance: string;
  readonly replica: Replica;
  readonly connection: Connection;
  readonly #follower: Follower | undefined;
  readonly #reporter: Reporter;
  #cancelResend = () => {};
  #hidden = false;

  constructor(private readonly options: RoomClientOptions) {
    const { socket = platformSocket, time = platformTime, random = Math.random, format = PROTOBUF } = options;
    this.time = time;
    this.instance = options.instance ?? randomInstance();
    this.replica = new Replica(this.instance, this.events);
    const url = `${options.server.replace(/^http/, "ws").replace(/\/$/, "")}/v1/socket`;
    this.connection = new Connection(
      { url, format, socket, time, random },
      {
        hello: () => this.#hello(),
        received: (frame) => this.#received(frame),
        welcomed: (welcome) => this.#welcomed(welcome),
        ponged: ({ t1, t2, t3 }, at) => this.#ponged(Number(t1) / 1000, t2, t3, at),
        changed: (state) => this.#changed(state),
        defect: (detail) => this.events.emit("defect", detail),
      },
    );
    this.#reporter = new Reporter({
      time,
      status: () => this.sync,
      signal: () => this.#statusSignal(),
      send: (signal) => this.#sendIfLive({ frame: { case: "signal", value: signal } }),
      changed: (status) => this.events.emit("sync", status),
    });
    this.#follower = options.media && this.#follow(options.media);
  }

  open(): void {
    this.connection.open();
    this.#reporter.start();
  }

  close(): void {
    this.connection.close({ kind: "closed" });
  }

  get sync(): SyncStatus {
    const isSettled = !this.replica.isPending && (this.#follower?.isSettled ?? true);
    return {
      status: !this.connection.isLive ? "offline" : isSettled ? "synced" : "syncing",
      drift: this.#follower?.drift,
      showing: this.#follower?.showing,
      roundTrip: this.clock.roundTrip,
      pending: this.replica.unanswered.length,
      clockError: this.clock.errorAt(this.time.now()),
    };
  }

  /** The playhead at a local instant, in frames. */
  playheadAt(local: number): number | undefined {
    const { playback, medium } = this.replica.view;
    if (!playback || !medium) return undefined;
    return Number(positionAt(playback, rateOf(medium), this.clock.microsAt(local))) / Number(MICRO);
  }

  /** The frame that a person here means: the one on glass while it plays, the one landed on while it rests. */
  get frameHere(): number | undefined {
    const shown = this.replica.view.playback?.playing ? this.#follower?.showingInStep : undefined;
    const playhead = this.playheadAt(this.time.now());
    return shown ?? (playhead === undefined ? undefined : Math.floor(playhead));
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  set hidden(hidden: boolean) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.#reporter.tell();
  }

  /** Asks the player again. */
  retryPlayer(): void {
    this.#follower?.again();
  }

  scrub(frame: number): void {
    this.#reporter.scrub(frame);
  }

  /** Shows what a command will probably do, and sends it as soon as there is a connection. */
  give(command: RoomCommand): Promise<number> {
    if (this.connection.state.kind === "closed") return Promise.reject(closed());
    try {
      const transit = BigInt(Math.round((this.clock.roundTrip ?? 0) * 500));
      const [operation, answer] = this.replica.give(command, this.clock.microsAt(this.time.now()), transit);
      if (this.connection.isLive) this.#send(operation);
      this.#reporter.refresh();
      return answer;
    } catch (refusal) {
      if (refusal instanceof Refusal) this.events.emit("notice", refusal);
      return Promise.reject(refusal);
    }
  }

  async #hello(): Promise<ClientFrameInit> {
    const { token, categories = [], client = CLIENT } = this.options;
    const accessToken = typeof token === "string" ? token : await token();
    const { mark } = this.replica;
    const hello = { accessToken, categories: [...categories], client, instance: this.instance };
    return { frame: { case: "hello", value: mark ? { ...hello, resume: mark } : hello } };
  }

  #received(frame: ServerFrame): void {
    for (const { message } of frame.messages) {
      if (message.case === "welcome") this.clock.presume(message.value.serverTime, this.time.now());
    }
    const defect = this.replica.take(frame);
    if (defect) {
      this.connection.fail(defect);
      return;
    }
    if (this.replica.unanswered.some(({ unavailable }) => unavailable)) this.#resendSoon();
    this.#reporter.refresh();
  }

  /** Everything that is unanswered is sent again as it was [OE4]. */
  #welcomed(welcome: Welcome): void {
    if (normalCode(welcome.code) !== normalCode(this.options.code)) {
      this.events.emit("defect", `asked for room ${this.options.code}, was let into ${welcome.code}`);
    }
    for (const operation of this.replica.unanswered) this.#send(operation);
    this.#reporter.tell();
  }

  #ponged(sent: number, arrived: bigint, answered: bigint, received: number): void {
    const before = this.clock.at(received);
    this.clock.take(sent, arrived, answered, received);
    if (Math.abs(this.clock.at(received) - before) > 1) this.#follower?.again();
    this.#reporter.refresh();
  }

  #changed(state: ConnectionState): void {
    if (state.kind === "closed") this.#end();
    this.events.emit("state", state);
    this.#reporter.refresh();
  }

  #end(): void {
    this.#cancelResend();
    this.replica.abandon(closed());
    this.#follower?.close();
    this.#reporter.stop();
  }

  #resendSoon(): void {
    this.#cancelResend();
    this.#cancelResend = this.time.after(RESEND, () => {
      if (!this.connection.isLive) return;
      for (const operation of this.replica.unanswered) if (operation.unavailable) this.#send(operation);
    });
  }

  #send(operation: PendingOperation): void {
    operation.sent = true;
    operation.unavailable = false;
    const { op, base, command } = operation;
    this.connection.send({ frame: { case: "command", value: { op, baseSeq: base, command } } });
  }

  #sendIfLive(frame: ClientFrameInit): void {
    if (this.connection.isLive) this.connection.send(frame);
  }

  #statusSignal() {
    const { showing, roundTrip } = this.sync;
    const { playback } = this.replica.view;
    const value = {
      roundTripUs: Math.round((roundTrip ?? 0) * 1000),
      frame: showing ?? 0,
      // Nothing on glass is a frame of no medium.
      medium: showing === undefined ? "" : (playback?.medium ?? ""),
      seq: this.replica.seq,
      buffering: this.#follower?.isBuffering ?? false,
      hidden: this.#hidden,
    };
    return { signal: { case: "status", value } } as const;
  }

  #follow(media: MediaPort): Follower {
    const follower = new Follower(media, this.time, this.clock, {
      landed: (landed) => {
        this.events.emit("landed", landed);
        this.#reporter.tell();
      },
      acted: (event) => void this.#act(event),
      broken: (code, detail) => this.events.emit("notice", { code, title: TITLES[code], detail }),
      changed: () => this.#reporter.refresh(),
      buffering: () => this.#reporter.tell(),
    });
    this.events.on("room", (view) => follower.follow(view));
    return follower;
  }

  /** What a person did to the player itself becomes the room's. */
  async #act(event: MediaEvent): Promise<void> {
    const command = commandOf(event, this.frameHere);
    // A refusal has been told as a notice.
    if (command) await this.give(command).catch(() => {});
  }
}

const normalCode = (code: string) => code.replaceAll("-", "").toUpperCase();

const closed = () => new Refusal("closed", "The room was left", "This window is not in the room any more; join again.");
