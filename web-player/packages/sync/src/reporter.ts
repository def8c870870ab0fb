import type { SignalInit } from "./outgoing-signals";
import type { Time } from "./ports";
import type { SyncStatus } from "./room-events";

/** How often the badge is looked at, and how often the room is told. [ms] */
const LOOK = 500;
const TELL = 2_000;

/** What a reporter asks and tells. */
export interface ReporterPorts {
  readonly time: Time;
  /** How things are now. */
  status(): SyncStatus;
  /** What the room is told of it. */
  signal(): SignalInit;
  send(signal: SignalInit): void;
  changed(status: SyncStatus): void;
}

/** Tells the room and the page how this client is doing. */
export class Reporter {
  #last: SyncStatus | undefined;
  #told = Number.NEGATIVE_INFINITY;
  #cancelLook = () => {};

  constructor(private readonly ports: ReporterPorts) {}

  start(): void {
    this.#look();
  }

  stop(): void {
    this.#cancelLook();
  }

  /** Something happened that the badge may show at once. */
  refresh(): void {
    const status = this.ports.status();
    if (!this.#last || !isAlike(this.#last, status)) this.#changed(status);
  }

  /** Tells the room now. */
  tell(): void {
    this.#told = this.ports.time.now();
    this.ports.send(this.ports.signal());
  }

  #look(): void {
    const status = this.ports.status();
    if (!this.#last || !isSame(this.#last, status)) this.#changed(status);
    if (this.ports.time.now() - this.#told >= TELL) this.tell();
    this.#cancelLook = this.ports.time.after(LOOK, () => this.#look());
  }

  #changed(status: SyncStatus): void {
    this.#last = status;
    this.ports.changed(status);
  }
}

/** Whether the badge shows the same in words. */
const isAlike = (a: SyncStatus, b: SyncStatus) =>
  a.status === b.status && a.pending === b.pending && a.conflict === b.conflict;

const isSame = (a: SyncStatus, b: SyncStatus) =>
  isAlike(a, b) && a.drift === b.drift && a.showing === b.showing && a.roundTrip === b.roundTrip;
