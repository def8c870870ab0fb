import type { MessageInitShape, SignalSchema } from "@sameframe/protocol";
import type { Time } from "./ports";
import type { SyncStatus } from "./room-events";

/** How often the badge is looked at, and how often the room is told. [ms] */
const LOOK = 500;
const TELL = 2_000;
/** At most 30 scrubs a second. [ms] */
const SCRUB = 1000 / 30;

type Signal = MessageInitShape<typeof SignalSchema>;

/** What a reporter asks and tells. */
export interface ReporterPorts {
  readonly time: Time;
  /** How things are now. */
  status(): SyncStatus;
  /** What the room is told of it. */
  signal(): Signal;
  send(signal: Signal): void;
  changed(status: SyncStatus): void;
}

/** Tells the room and the page how this client is doing, and passes scrubs on at a bounded rate. */
export class Reporter {
  #last: SyncStatus | undefined;
  #told = Number.NEGATIVE_INFINITY;
  #scrubbed = Number.NEGATIVE_INFINITY;
  #scrub: number | undefined;
  #cancelScrub = () => {};
  #cancelLook = () => {};

  constructor(private readonly ports: ReporterPorts) {}

  start(): void {
    this.#look();
  }

  stop(): void {
    this.#cancelLook();
    this.#cancelScrub();
  }

  /** Something happened that the badge may show at once. */
  refresh(): void {
    const status = this.ports.status();
    if (this.#last?.status === status.status && this.#last.pending === status.pending) return;
    this.#changed(status);
  }

  /** Tells the room now. */
  tell(): void {
    this.#told = this.ports.time.now();
    this.ports.send(this.ports.signal());
  }

  /** The first and the last of a drag are always passed on. */
  scrub(frame: number): void {
    this.#scrub = frame;
    const wait = this.#scrubbed + SCRUB - this.ports.time.now();
    this.#cancelScrub();
    if (wait <= 0) this.#passScrub();
    else this.#cancelScrub = this.ports.time.after(wait, () => this.#passScrub());
  }

  #passScrub(): void {
    if (this.#scrub === undefined) return;
    this.#scrubbed = this.ports.time.now();
    this.ports.send({ signal: { case: "scrub", value: { frame: this.#scrub } } });
    this.#scrub = undefined;
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

const isSame = (a: SyncStatus, b: SyncStatus) =>
  a.status === b.status &&
  a.pending === b.pending &&
  a.drift === b.drift &&
  a.showing === b.showing &&
  a.roundTrip === b.roundTrip;
