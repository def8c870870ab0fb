import type { Annotation } from "@sameframe/protocol";
import { html, LitElement } from "lit";
import { shownOn } from "../../drawing/paint";
import { isErased } from "../../history/erased";
import { fragmentOf } from "../../history/link";
import { frameOf } from "../../history/retrospect";
import type { Act } from "../../history/session-keys";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import type { EntryEvent } from "./entry-list";
import "../keys-sheet";
import type { SameframeKeysSheet } from "../keys-sheet";
import { SameframePastStage } from "./past-stage";
import type { ControlEvent } from "./session-controls";
import "./session-controls";
import "./session-header";
import { noticesOf } from "./session-notices";
import { sessionStyles } from "./session-styles";
import { letGo, listenToKeys, listenToReturn } from "./session-surroundings";
import "./session-table";
import type { MomentEvent, SameframeSessionTimeline } from "./session-timeline";
import "./session-timeline";
import { SessionVisit } from "./session-visit";
import "./side-panel";
import type { SameframeSidePanel } from "./side-panel";

const NOTHING: readonly Annotation[] = [];

const KEYS = [{ rows: strings.history.keys.all }];

/**
 * A session that is looked at afterwards. Reflects, for tests: `data-seq` (the entry that counts), `data-read` (how many were read),
 * `data-frame` (the frame on glass, from 0), `data-reading` (reading, done, cut, damaged), `data-following` (off, live, trying, waiting,
 * failed, damaged, erased), `data-running`.
 *
 * @fires sameframe-failed nothing could be read; detail: why
 * @fires sameframe-title the session's title is known; detail: the title
 */
export class SameframeSession extends LitElement {
  static override readonly properties = { code: {}, token: {}, muted: { state: true } };

  declare code: string;
  /** Grants `audit` for the room. */
  declare token: string;
  declare muted: boolean;
  readonly #stage = new SameframePastStage();
  #visit: SessionVisit | undefined;
  #stop: (() => void) | undefined;
  #title: string | undefined;

  static override readonly styles = [reset, buttons, forms, sessionStyles];

  constructor() {
    super();
    this.muted = false;
    this.#stage.addEventListener("sameframe-retry", () => this.#visit?.screen.retry());
    this.#stage.addEventListener("sameframe-gesture", () => this.#visit?.screen.unmute());
    this.#stage.video.addEventListener("volumechange", () => {
      this.muted = this.#stage.video.muted;
    });
    this.addEventListener("click", letGo);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const linked = (): void => {
      const { seq, at } = fragmentOf(location.hash);
      if (seq !== undefined) {
        this.#visit?.goToEntry(seq, at);
      }
    };
    const stopKeys = listenToKeys((act) => this.#act(act));
    addEventListener("hashchange", linked);
    const stopReturn = listenToReturn(() => this.#visit?.following.again());
    this.#stop = () => {
      stopKeys();
      stopReturn();
      removeEventListener("hashchange", linked);
    };
    this.requestUpdate("token", undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#visit?.close();
    this.#visit = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has("code") || changed.has("token")) && this.isConnected && this.token !== "") {
      this.#open();
    }
  }

  #open(): void {
    const { code, token } = this;
    this.#visit?.close();
    this.#visit = SessionVisit.open({ code, token, fragment: fragmentOf(location.hash) }, this.#stage, {
      changed: () => this.requestUpdate(),
      failed: (detail) => this.dispatchEvent(new CustomEvent("sameframe-failed", { detail })),
      erased: () => this.#forget(),
    });
  }

  /** What was read had what is gone now: the session is read again, without it. */
  #forget(): void {
    this.#stage.annotations = NOTHING;
    this.#open();
    this.requestUpdate();
  }

  protected override render() {
    const visit = this.#visit;
    if (visit?.moment === undefined) {
      return html`<p class="waiting" role="status">${strings.history.loading.opening}</p>`;
    }
    const { record, latest, moment, seq, missed, api } = visit;
    const erased = isErased(latest);
    const state = erased ? "erased" : (latest.card?.closed ?? 0n) > 0n ? "closed" : "open";
    const reading = visit.readingState;
    const following = visit.following.state;
    const frame = visit.glass ?? frameOf(moment);
    const { medium, annotations, view } = moment.room;
    visit.captions.look(medium, frame);
    this.#stage.view = view;
    this.#stage.erased = erased;
    this.#stage.annotations = frame === undefined ? NOTHING : shownOn(annotations.values(), medium?.id, frame);
    return html`
      <sameframe-session-header
        .heading=${latest.card?.title ?? ""}
        .code=${this.code}
        .from=${record.from}
        .to=${record.to}
        .people=${record.presences.lanes.length}
        .state=${state}
        .progress=${reading.kind === "reading" ? strings.history.loading.reading(seq) : ""}
        .live=${following.kind === "live"}
        .atEnd=${moment.seq >= seq}
        @sameframe-end=${() => visit.goToEntry(seq)}
      ></sameframe-session-header>
      <div class="notices">${noticesOf(
        { reading, following, state, entries: seq, missed, alarm: api.alarm },
        { readOn: () => void visit.read(), lookAgain: () => visit.following.again() },
      )}</div>
      ${this.#stage}
      <sameframe-session-controls
        role="region"
        aria-label=${strings.transport.label}
        .moment=${moment}
        .entries=${seq}
        .link=${visit.link(location.origin)}
        .muted=${this.muted}
        .captions=${visit.captions.choice}
        @sameframe-control=${this.#controlled}
      ></sameframe-session-controls>
      <sameframe-side-panel
        .record=${record}
        .seq=${seq}
        .current=${moment.seq}
        .api=${api}
        .code=${this.code}
        @sameframe-entry=${(event: EntryEvent) => visit.goToEntry(event.detail)}
      ></sameframe-side-panel>
      <section class="timeline" aria-label=${strings.history.timeline.label}>
        <sameframe-session-timeline
          .record=${record}
          .seq=${seq}
          .moment=${moment}
          @sameframe-moment=${({ detail }: MomentEvent) => visit.goTo(detail.at, detail.dragging)}
        ></sameframe-session-timeline>
        <sameframe-session-table .record=${record} .seq=${seq}></sameframe-session-table>
      </section>
      <sameframe-keys-sheet .groups=${KEYS}></sameframe-keys-sheet>
    `;
  }

  protected override updated(): void {
    const { seq = 0, moment, glass, readingState, following, latest } = this.#visit ?? {};
    this.dataset.read = String(seq);
    this.dataset.seq = String(moment?.seq ?? "");
    this.dataset.frame = String(glass ?? "");
    this.dataset.running = String(moment?.running ?? false);
    this.dataset.reading = readingState?.kind ?? "";
    this.dataset.following = following?.state.kind ?? "";
    const title = latest?.card?.title;
    if (title !== undefined && title !== this.#title) {
      this.#title = title;
      this.dispatchEvent(new CustomEvent("sameframe-title", { detail: title }));
    }
  }

  #controlled({ detail }: ControlEvent): void {
    switch (detail.kind) {
      case "previous":
      case "next":
        this.#act({ kind: "entries", by: detail.kind === "next" ? 1 : -1 });
        break;
      case "mute":
        this.#stage.video.muted = !this.#stage.video.muted;
        break;
      case "pace":
        this.#act(detail);
        break;
      default:
        this.#act({ kind: detail.kind });
    }
  }

  #act(act: Act): unknown {
    const visit = this.#visit;
    switch (act.kind) {
      case "toggle":
        return visit?.retrospect.toggle();
      case "entries":
        return visit?.retrospect.step(act.by);
      case "frames":
        return visit?.retrospect.stepFrames(act.by);
      case "begin":
        return visit?.goToEntry(1);
      case "end":
        return visit?.goToEntry(visit.record.seq);
      case "pace":
        return visit?.retrospect.setPace(act.pace);
      case "zoom":
        return this.#part<SameframeSessionTimeline>("sameframe-session-timeline")?.zoom(act.factor);
      case "fit":
        return this.#part<SameframeSessionTimeline>("sameframe-session-timeline")?.fit();
      case "search":
        return this.#part<SameframeSidePanel>("sameframe-side-panel")?.search();
      case "captions":
        return visit?.captions.toggle();
      case "help":
        return this.#part<SameframeKeysSheet>("sameframe-keys-sheet")?.toggle();
    }
  }

  #part<T extends Element>(name: string): T | null {
    return this.renderRoot.querySelector<T>(name);
  }
}

customElements.define("sameframe-session", SameframeSession);
