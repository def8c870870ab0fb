import { checked } from "./checked-options";
import { type CommandName, type FieldsOf, makeCommand, unsendable } from "./commands";
import type { PointerInit, StrokeInit } from "./outgoing-signals";
import type { Look } from "./private-playhead";
import { RoomActs } from "./room-acts";
import type { GradeInit, ViewInit } from "./room-api";
import type { RoomClientOptions } from "./room-client-options";
import type { ConnectionState, RoomEvents, SyncStatus } from "./room-events";
import { RoomSession } from "./room-session";
import type { RoomView } from "./room-view";
import type { Fork } from "./witness";

/** Who leaves does not want to wait. [ms] */
const LEAVE_WITHIN = 2_000;

/** A room, joined: what is shown of it, what can be done in it, and the player that is kept on its frame. */
export class RoomClient extends RoomActs implements AsyncDisposable {
  readonly #session: RoomSession;

  private constructor(session: RoomSession) {
    super();
    this.#session = session;
  }

  /**
   * Joins, and stays until it is closed: a connection that is lost is made again. Returns at once: commands may be given
   * before the room has answered, and wait for it.
   *
   * @throws OptionError if an option cannot work
   */
  static connect(options: RoomClientOptions): RoomClient {
    const session = new RoomSession(checked(options));
    session.open();
    return new RoomClient(session);
  }

  /** Calls `handler` at each event of this name, until the result is called. */
  on<Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void): () => void {
    return this.#session.events.on(name, handler);
  }

  /** What is shown of the room: one's own acts are in it before the room has answered. */
  get room(): RoomView {
    return this.#session.replica.view;
  }

  /** Sequence in the room's ledger up to which everything has been taken in. */
  get seq(): number {
    return this.#session.replica.seq;
  }

  /** Where the connection is. */
  get state(): ConnectionState {
    return this.#session.connection.state;
  }

  /** What the latest connection goes over: the stream is for where WebSocket is blocked. */
  get transport(): "websocket" | "stream" {
    return this.#session.transports.last.name;
  }

  /** Id of this client instance, as entries and signals name it. */
  get instance(): string {
    return this.#session.instance;
  }

  /** Server time in microseconds since the epoch, at a local instant in milliseconds of `Time.now`. */
  serverTimeAt(now = this.#session.time.now()): bigint {
    return this.#session.clock.microsAt(now);
  }

  /** Where the playhead is that is followed here, in frames; undefined before anything is known. */
  playheadAt(now = this.#session.time.now()): number | undefined {
    return this.#session.screen.playheadAt(now);
  }

  /** The frame that should be on glass. */
  get frame(): number | undefined {
    const playhead = this.playheadAt();
    return playhead === undefined ? undefined : Math.floor(playhead);
  }

  /** How well this client is in step. */
  get sync(): SyncStatus {
    return this.#session.sync;
  }

  /** The private playhead, for as long as the room's is not followed: out of sync by choice, or with playback off. */
  get look(): Look {
    return this.#session.screen.look;
  }

  /** Takes the room as it is, after a conflict. */
  acceptRoom(): void {
    this.#session.acceptRoom();
  }

  /** What was found when the room's record was compared with what was seen here earlier; undefined: nothing wrong. */
  get fork(): Fork | undefined {
    return this.#session.witness.fork;
  }

  /**
   * What was seen here of the room's record, as text: a line of JSON each, which `sameframe.jar verify --witness` reads. A line
   * has the server's signature if it could be verified here.
   */
  witnesses(): string {
    return this.#session.witness.text;
  }

  /** Forgets what was seen, after a {@link fork} that is explained: from now on the record counts as it is. */
  forgetWitnesses(): void {
    this.#session.witness.forget();
  }

  /** Whether nobody can see the page: the room is told. */
  get hidden(): boolean {
    return this.#session.hidden;
  }

  set hidden(hidden: boolean) {
    this.#session.hidden = hidden;
  }

  /** Without a connection, or an answer within two seconds, it only closes: the room notices by itself. */
  override async leave(): Promise<number> {
    const { connection, time } = this.#session;
    if (connection.isLive) {
      connection.isLeaving = true;
      const answered = this.act("leave", {}).catch(() => {});
      let cancel = () => {};
      const late = new Promise<void>((resolve) => {
        cancel = time.after(LEAVE_WITHIN, resolve);
      });
      await Promise.race([answered, late]);
      cancel();
    }
    this.close();
    return this.seq;
  }

  /**
   * Passes a drag of the playhead on, at most 30 times a second. Letting go is a `seek`. A drag of the private playhead is
   * nothing to the room, and not passed on.
   */
  scrub(frame: number): void {
    if (!this.#session.screen.look.isPrivate) this.#session.signals.scrub(frame);
  }

  /** Passes a drag of the view on, at most 30 times a second. Letting go is `setView`. */
  dragView(view: ViewInit): void {
    this.#session.signals.view(view);
  }

  /** Passes a drag of the grade on, at most 30 times a second. Letting go is `setGrade`. */
  dragGrade(grade: GradeInit): void {
    this.#session.signals.grade(grade);
  }

  /** Tells where one points, at most 30 times a second. */
  point(pointer: PointerInit): void {
    this.#session.signals.pointer(pointer);
  }

  /** Passes a stroke on while it is being drawn, at most 30 times a second. Letting go is `addAnnotation`. */
  draw(stroke: StrokeInit): void {
    this.#session.signals.stroke(stroke);
  }

  /** Tells another client instance something about a direct connection, at once; lost without a connection. */
  rtc(to: number, instance: string, payload: string): void {
    this.#session.signals.rtc(to, instance, payload);
  }

  /** Asks the player again to do what it could not: from a gesture, after the notice `play-blocked`. */
  retryPlayer(): void {
    this.#session.screen.again();
  }

  /** Connects now: after giving up, or because the network or the page is back. Checks a live connection. */
  reconnect(): void {
    this.#session.reconnect();
  }

  /** The token that counts in place of the one that was given: made by the server, or taken by it in {@link renew}. */
  get token(): string | undefined {
    return this.#session.tenure.made;
  }

  /**
   * Goes on with another token of the same participant or account, without connecting anew. What the server takes counts for later
   * connections as well; empty: it makes another of its own.
   */
  renew(token: string): void {
    this.#session.renew(token);
  }

  /** Ends it, on this side only: the room keeps the place for a while. */
  close(): void {
    this.#session.close();
  }

  /** What `await using` does at the end of its block: {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  /** Shows what a command will probably do, and sends it. */
  protected override act<Name extends CommandName>(name: Name, fields: FieldsOf<Name>): Promise<number> {
    const command = makeCommand(name, fields);
    const refusal = unsendable(command);
    return refusal ? Promise.reject(refusal) : this.#session.give(command);
  }

  /** The frame that a person here means; undefined while a private playhead is followed. */
  protected override get frameForRoom(): number | undefined {
    return this.#session.screen.frameForRoom;
  }
}
