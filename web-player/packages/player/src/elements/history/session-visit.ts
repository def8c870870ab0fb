import type { Entry } from "@sameframe/protocol";
import { platformTime, RoomView } from "@sameframe/sync";
import { isErased } from "../../history/erased";
import { Following } from "../../history/following";
import { type Fragment, momentLink } from "../../history/link";
import { Reading, type ReadingState } from "../../history/reading";
import { SessionRecord } from "../../history/record";
import { type Moment, Retrospect } from "../../history/retrospect";
import { HistoryApi } from "../../net/history-api";
import { PastCaptions } from "./past-captions";
import { type PastScreen, pastScreen } from "./past-screen";
import type { SameframePastStage } from "./past-stage";
import { repaints } from "./session-surroundings";

/** What a visit tells. */
export interface VisitListener {
  /** Something that is shown has changed; often. */
  changed(): void;
  /** Nothing could be read: why. */
  failed(failure: unknown): void;
  /** The room was erased: the visit is to be forgotten with all that it read. */
  erased(): void;
}

/** A session that is open on a page: it is read, and one of its moments is looked at. */
export class SessionVisit {
  readonly record = new SessionRecord();
  readonly api: HistoryApi;
  readonly screen: PastScreen;
  readonly captions: PastCaptions;
  readonly reading: Reading;
  readonly following: Following;
  readonly retrospect: Retrospect;
  /** How many entries were read, as of the last repaint. */
  seq = 0;
  latest = RoomView.EMPTY;
  moment: Moment | undefined;
  /** The frame on glass. */
  glass: number | undefined;
  /** An entry that an address named, and that is not there. */
  missed: number | undefined;
  #wanted: { readonly seq: number; readonly at: number | undefined } | undefined;
  #stopRepaint: (() => void) | undefined;

  private constructor(
    private readonly code: string,
    token: string,
    stage: SameframePastStage,
    private readonly listener: VisitListener,
  ) {
    const { record } = this;
    this.api = new HistoryApi(token);
    const damagedAt = () => (this.readingState.kind === "damaged" ? record.seq : undefined);
    this.screen = pastScreen(stage, this.api, code, damagedAt, (frame) => {
      this.glass = frame;
      listener.changed();
    });
    this.captions = new PastCaptions(stage, async (medium, source) => {
      const { sources } = await this.api.mediumAddresses(code, medium, damagedAt());
      return sources[source]?.url;
    });
    this.reading = new Reading(this.api, code, record, () => this.#grew());
    this.retrospect = new Retrospect(record, this.screen, repaints, (moment) => this.#moved(moment));
    const ports = { api: this.api, time: platformTime, random: Math.random };
    this.following = new Following(ports, code, {
      get seq() {
        return record.seq;
      },
      take: (entries) => this.#goesOn(entries),
      changed: () => listener.changed(),
      erased: () => listener.erased(),
      broken: (failure) => listener.failed(failure),
    });
  }

  /** How far the record was read, with what came since. */
  get readingState(): ReadingState {
    const following = this.following.state;
    return following.kind === "damaged" ? following : this.reading.state;
  }

  /** @param fragment says which entry to go to, if any */
  static open(
    { code, token, fragment }: { readonly code: string; readonly token: string; readonly fragment: Fragment },
    stage: SameframePastStage,
    listener: VisitListener,
  ): SessionVisit {
    const visit = new SessionVisit(code, token, stage, listener);
    visit.#wanted = fragment.seq === undefined ? undefined : { seq: fragment.seq, at: fragment.at };
    void visit.#jump();
    void visit.read();
    return visit;
  }

  /** Reads what was not read yet, and follows the room. */
  async read(): Promise<void> {
    try {
      await this.reading.read();
      if (this.reading.state.kind === "done" && !isErased(this.record.latest)) {
        this.following.begin(this.record.isOver);
      }
    } catch (failure) {
      this.listener.failed(failure);
    }
  }

  /**
   * To the moment after an entry; one that was not read yet is gone to as soon as it can be.
   *
   * @param at an instant before the next one, in microseconds since the epoch; any other is that of the entry
   */
  goToEntry(seq: number, at?: number): void {
    this.missed = undefined;
    this.retrospect.pause();
    if (seq > this.record.seq) {
      this.#wanted = { seq, at };
      void this.#jump();
      this.#grew();
      return;
    }
    this.#wanted = undefined;
    this.#land(seq, at);
  }

  /** Address of the moment that is looked at. */
  link(origin: string): string {
    const { seq = 0, at } = this.moment ?? {};
    const isRightAfter = this.record.rows[seq - 1]?.at === at;
    return momentLink(origin, this.code, seq, isRightAfter ? undefined : at);
  }

  #land(seq: number, at: number | undefined): void {
    const { rows } = this.record;
    const [from, until] = [rows[seq - 1]?.at ?? Number.POSITIVE_INFINITY, rows[seq]?.at ?? Number.POSITIVE_INFINITY];
    if (at !== undefined && at > from && at < until) {
      this.retrospect.goTo(at);
    } else {
      this.retrospect.goToEntry(seq);
    }
  }

  goTo(at: number, dragging: boolean): void {
    this.#wanted = undefined;
    this.missed = undefined;
    this.retrospect.pause();
    this.retrospect.goTo(at, dragging);
  }

  close(): void {
    this.#stopRepaint?.();
    this.reading.close();
    this.following.close();
    this.retrospect.close();
    this.captions.close();
  }

  /** What the room has done since. */
  #goesOn(entries: readonly Entry[]): boolean {
    const { record } = this;
    if (entries.length > 0) {
      this.retrospect.grow(() => {
        for (const entry of entries) {
          record.take(entry);
        }
      });
      this.#grew();
    }
    return record.isOver;
  }

  #moved(moment: Moment): void {
    const isOther = moment.room.medium?.id !== this.moment?.room.medium?.id;
    this.glass = isOther ? undefined : this.glass;
    this.moment = moment;
    this.listener.changed();
  }

  /** What was read is shown once a repaint, however many pieces came. */
  #repainted(): void {
    this.#stopRepaint?.();
    this.#stopRepaint = undefined;
    if (this.seq !== this.record.seq) {
      this.seq = this.record.seq;
      this.latest = this.record.latest;
      this.listener.changed();
    }
  }

  /** More was read: the first time there is a moment to look at, and perhaps now the one that was asked for. */
  #grew(): void {
    const wanted = this.#wanted;
    const { seq } = this.record;
    if (seq > 0 && wanted === undefined && this.moment === undefined) {
      this.retrospect.goToEntry(1);
    } else if (wanted !== undefined && seq > 0 && (seq >= wanted.seq || this.reading.state.kind !== "reading")) {
      this.#wanted = undefined;
      this.missed = wanted.seq > seq ? wanted.seq : undefined;
      this.#land(wanted.seq, wanted.at);
    }
    this.#stopRepaint ??= repaints(() => this.#repainted());
    this.listener.changed();
  }

  /** A moment far into a long record is asked for by itself, before all that led to it has come. */
  async #jump(): Promise<void> {
    const wanted = this.#wanted;
    const past = wanted === undefined ? undefined : await this.api.state(this.code, wanted.seq).catch(() => undefined);
    if (past !== undefined && this.#wanted === wanted) {
      const values = new Map(past.values.map((value) => [value.key, value]));
      this.retrospect.lookAt(past.seq, Math.max(past.at, wanted?.at ?? 0), new RoomView(values, 0));
    }
  }
}
