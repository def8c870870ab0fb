import { html, LitElement, nothing } from "lit";
import type { SessionRecord } from "../../history/record";
import type { Moment } from "../../history/retrospect";
import { clockLabel } from "../../history/session-time";
import { layoutOf } from "../../history/timeline-layout";
import { paintTimeline } from "../../history/timeline-paint";
import { instantOf, type Painting, xOf } from "../../history/timeline-picture";
import { panned, rescaled, revealing, Timescale, type Window, zoomed } from "../../history/timescale";
import { strings } from "../../strings";
import { buttons, painted, reset } from "../../styles/shared";
import { vars } from "../vars";
import { timelineStyles } from "./timeline-styles";

const say = strings.history.timeline;

/** One step of the wheel, and of a key. */
const WHEEL = 1.0016;
const STEP = 0.6;

/** Somebody points at a moment. */
export type MomentEvent = CustomEvent<{ readonly at: number; readonly dragging: boolean }>;

/**
 * A session as a picture: people as lanes, the frame as a curve, clips as bands, what happened as marks.
 *
 * @fires sameframe-moment somebody goes to an instant
 */
export class SameframeSessionTimeline extends LitElement {
  static override readonly properties = {
    record: { attribute: false },
    seq: { attribute: false },
    moment: { attribute: false },
    hover: { state: true },
    window: { state: true },
    width: { state: true },
  };

  declare record: SessionRecord;
  /** How much of the record was read: what is drawn depends on it. */
  declare seq: number;
  declare moment: Moment;
  declare hover: number | undefined;
  /** Undefined: the whole session. */
  declare window: Window | undefined;
  declare width: number;
  readonly #canvas = document.createElement("canvas");
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? 0);
  });
  #scale = Timescale.of(0, 0, []);
  #isDragging = false;

  static override readonly styles = [reset, buttons, timelineStyles, painted];

  constructor() {
    super();
    this.width = 0;
    this.seq = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("seq")) {
      const before = this.#scale;
      this.#scale = Timescale.of(this.record.from, this.record.to, this.record.gaps.all);
      this.window = this.window && rescaled(this.window, before, this.#scale);
    }
    if (changed.has("moment") && this.window !== undefined && !this.#isDragging) {
      this.window = revealing(this.window, this.#scale.placeOf(this.moment.at), this.#scale.length);
    }
  }

  protected override render() {
    const { layout } = this.#painting;
    const row = this.record.rows[this.moment.seq - 1];
    const text = say.position(clockLabel(this.moment.at), row?.text ?? "");
    return html`
      <div class="zoom">
        ${this.#button("−", say.zoomOut, () => this.zoom(1 / STEP))} ${this.#button("+", say.zoomIn, () => this.zoom(STEP))}
        ${this.#button("↔", say.fit, () => this.fit())}
      </div>
      <div
        class="picture"
        role="slider"
        tabindex="0"
        aria-label=${say.label}
        aria-description=${say.hint}
        aria-valuemin="0"
        aria-valuemax=${this.record.seq}
        aria-valuenow=${this.moment.seq}
        aria-valuetext=${text}
        ${vars({ "--height": `${layout.height}px` })}
        @pointerdown=${this.#pressed}
        @pointermove=${this.#moved}
        @pointerup=${this.#released}
        @pointercancel=${this.#released}
        @pointerleave=${this.#left}
        @wheel=${this.#wheeled}
      >
        ${this.#canvas} ${this.#line("cursor", this.moment.at)}
        ${this.hover === undefined ? nothing : [this.#line("hover", this.hover), this.#flag(this.hover)]}
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (["seq", "window", "width", "record"].some((name) => changed.has(name))) {
      this.#paint();
    }
  }

  /** Shows a longer (above 1) or shorter part, about the moment. */
  zoom(factor: number): void {
    this.#zoomAbout(factor, this.#scale.placeOf(this.moment.at));
  }

  /** Shows the whole session. */
  fit(): void {
    this.window = undefined;
  }

  get #painting(): Painting {
    const { record } = this;
    const { lanes } = record.presences;
    return {
      layout: layoutOf(this.width, lanes.length),
      scale: this.#scale,
      window: this.#window,
      end: record.to,
      courses: record.courses,
      gaps: record.gaps.all,
      lanes,
      marks: record.marks,
    };
  }

  get #window(): Window {
    return this.window ?? { left: 0, right: this.#scale.length };
  }

  #button(text: string, label: string, act: () => void) {
    return html`<button type="button" class="icon" aria-label=${label} title=${label} @click=${act}>${text}</button>`;
  }

  #line(kind: "cursor" | "hover", at: number) {
    const painting = this.#painting;
    const x = xOf(painting, at);
    const isInView = x >= painting.layout.left - 1 && x <= painting.layout.width + 1;
    return isInView ? html`<div class=${kind} ${vars({ "--x": `${x}px` })}></div>` : nothing;
  }

  #flag(at: number) {
    const painting = this.#painting;
    const x = xOf(painting, at);
    const row = this.record.rows[this.record.seqAt(at) - 1];
    const place = { "--x": `${x}px`, "--part": String(x / Math.max(1, painting.layout.width)) } as const;
    return html`<div class="flag" ${vars(place)}>${say.position(clockLabel(at), row?.text ?? "")}</div>`;
  }

  #paint(): void {
    const { layout } = this.#painting;
    const context = this.#canvas.getContext("2d");
    if (context === null || layout.width === 0) {
      return;
    }
    const density = globalThis.devicePixelRatio || 1;
    this.#canvas.width = Math.round(layout.width * density);
    this.#canvas.height = Math.round(layout.height * density);
    context.setTransform(density, 0, 0, density, 0, 0);
    paintTimeline(context, this.#painting);
  }

  #instant(event: PointerEvent | WheelEvent): number {
    const box = this.#canvas.getBoundingClientRect();
    return instantOf(this.#painting, event.clientX - box.left);
  }

  #pressed(event: PointerEvent): void {
    if (event.button === 0) {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      this.#isDragging = true;
      this.#go(event);
    }
  }

  #moved(event: PointerEvent): void {
    this.hover = event.pointerType === "touch" ? undefined : this.#instant(event);
    if (this.#isDragging) {
      this.#go(event);
    }
  }

  #released(event: PointerEvent): void {
    if (this.#isDragging) {
      this.#isDragging = false;
      this.#go(event);
    }
  }

  #left(): void {
    this.hover = undefined;
  }

  #go(event: PointerEvent): void {
    const detail = { at: this.#instant(event), dragging: this.#isDragging };
    this.dispatchEvent(new CustomEvent("sameframe-moment", { detail }));
  }

  #wheeled(event: WheelEvent): void {
    event.preventDefault();
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    const { left, right } = this.#window;
    if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      this.window = panned(this.#window, (across / Math.max(1, this.width)) * (right - left), this.#scale.length);
    } else {
      this.#zoomAbout(WHEEL ** event.deltaY, this.#scale.placeOf(this.#instant(event)));
    }
  }

  #zoomAbout(factor: number, place: number): void {
    const next = zoomed(this.#window, factor, place, this.#scale.length);
    this.window = next.right - next.left >= this.#scale.length ? undefined : next;
  }
}

customElements.define("sameframe-session-timeline", SameframeSessionTimeline);
