import type { Category, Entry, Mark, ServerFrame, ServerMessage, Welcome } from "@sameframe/protocol";
import type { RoomCommand } from "./commands";
import { type Conflict, ConflictWatch } from "./conflict";
import type { Emitter } from "./emitter";
import { LedgerCursor } from "./ledger-cursor";
import { type Outcome, type PendingOperation, PendingOperations } from "./pending-operations";
import { foresee } from "./predictor";
import type { Refusal } from "./refusal";
import type { RoomEvents } from "./room-events";
import { RoomState } from "./room-state";
import type { RoomView } from "./room-view";

/** This client's copy of the room: takes in the server's frames, and one's own commands ahead of them. */
export class Replica {
  readonly #cursor = new LedgerCursor();
  readonly #pending = new PendingOperations();
  readonly #conflicts = new ConflictWatch();
  readonly #state = new RoomState((category: Category) => this.#pending.isHeld(category));
  #wasWelcomed = false;
  /** Since when this client is back, until what it missed has come. */
  #resumeSince: bigint | undefined;
  #announced = this.#state.view;

  constructor(
    private readonly instance: string,
    private readonly events: Emitter<RoomEvents>,
  ) {}

  get view(): RoomView {
    return this.#state.view;
  }

  /** Where to resume. */
  get mark(): Mark | undefined {
    return this.#cursor.mark;
  }

  get seq(): number {
    return this.#cursor.seq;
  }

  /** Whether something is not answered yet. */
  get isPending(): boolean {
    return this.#pending.size > 0;
  }

  /** What was refused although it was shown as done, until that is over. */
  get conflict(): Conflict | undefined {
    return this.#conflicts.conflict;
  }

  /** The person takes the room as it is. */
  accept(): void {
    this.#conflicts.accept();
  }

  /** What has not been answered, in order. */
  get unanswered(): readonly PendingOperation[] {
    return this.#pending.all;
  }

  /**
   * Takes a command of one's own, and shows what it will probably do.
   *
   * @param now server time in microseconds
   * @param transit microseconds that the command will take to the room
   * @param unasked nobody gave it
   */
  give(command: RoomCommand, now: bigint, transit: bigint, unasked = false): [PendingOperation, Promise<number>] {
    const prediction = foresee(command, now, transit);
    const given = this.#pending.add(command, this.seq, prediction, unasked);
    given[0].shown = this.#state.predict(prediction);
    this.#announce();
    return given;
  }

  /** Takes in a frame. What is wrong with it, if it breaks the rules: nothing of it was taken in then. */
  take(frame: ServerFrame): string | undefined {
    const welcome = frame.messages.find(isWelcome)?.message.value as Welcome | undefined;
    if (welcome) this.#welcomed(welcome);
    const defect = this.#cursor.defectOf(frame);
    if (defect) {
      this.#cursor.forget();
      return defect;
    }
    for (const message of frame.messages) this.#takeIn(message);
    this.#cursor.advance(frame);
    if (frame.range) this.#tellResumed(frame);
    this.#announce();
    return undefined;
  }

  /** Nothing will be answered any more. */
  abandon(refusal: Refusal): void {
    for (const outcome of this.#pending.abandon(refusal)) this.#end(outcome);
    this.#announce();
  }

  #welcomed(welcome: Welcome): void {
    this.#resumeSince = this.#wasWelcomed ? welcome.serverTime : undefined;
    this.#wasWelcomed = true;
    this.#cursor.begin(welcome.resumed);
    this.#state.identify(welcome.you);
    for (const outcome of this.#pending.welcomed(welcome.nextOp, welcome.limits?.pendingOperations ?? 0)) {
      this.#decided(outcome);
    }
  }

  #takeIn({ message }: ServerMessage): void {
    switch (message.case) {
      case "snapshot":
        this.#state.replace(message.value.room?.values ?? []);
        break;
      case "entry":
        this.#entry(message.value);
        break;
      case "settled":
        this.#decided(this.#pending.settled(message.value.op, message.value.seq, message.value.problem));
        break;
      case "signal":
        this.events.emit("signal", message.value);
        break;
      case "welcome":
      case "pong":
      case "bye":
      case "waiting":
      case "renewed":
      case undefined:
        break;
    }
  }

  #entry(entry: Entry): void {
    const own = entry.instance === this.instance && entry.participant === this.view.you;
    this.#state.apply(entry.events);
    if (own) this.#decided(this.#pending.echoed(entry.op, entry.seq));
    const participant = this.view.participants.get(entry.participant);
    const late = this.#resumeSince !== undefined && entry.at < this.#resumeSince;
    this.events.emit("entry", { entry, participant, own, late });
  }

  /** The room has decided something of one's own. */
  #decided(outcome: Outcome | undefined): void {
    if (!outcome) return;
    this.#end(outcome);
    if (outcome.operation.unasked) return;
    this.#conflicts.decided(outcome);
    if (outcome.refusal) this.events.emit("notice", outcome.refusal);
  }

  /** Shows the ledger again where nothing is pending any more, or where a prediction turned out wrong. */
  #end({ operation: { category }, refusal }: Outcome): void {
    if (!refusal && this.#pending.isHeld(category)) return;
    this.#state.restore(category, this.#pending.predictions(category));
  }

  #tellResumed(frame: ServerFrame): void {
    if (this.#resumeSince === undefined) return;
    const since = this.#resumeSince;
    const isMissed = ({ message }: ServerMessage) => message.case === "entry" && message.value.at < since;
    const isSnapshot = frame.messages.some(({ message }) => message.case === "snapshot");
    this.#resumeSince = undefined;
    const count = frame.messages.filter(isMissed).length;
    this.events.emit("resumed", isSnapshot ? { kind: "snapshot" } : { kind: "entries", count });
  }

  #announce(): void {
    if (this.#announced === this.view) return;
    this.#announced = this.view;
    this.events.emit("room", this.view);
  }
}

const isWelcome = ({ message }: ServerMessage) => message.case === "welcome";
