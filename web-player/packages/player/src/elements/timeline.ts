import { html, LitElement, nothing } from "lit";
import type { Mark } from "../drawing/spans";
import { frameNumber, timecodeOf } from "../frames/numbering";
import type { Peaks } from "../sound/waveform";
import { RequestEvent } from "../store/requests";
import { type Clip, IDLE, type Scrubbing, type Transport } from "../store/view";
import { strings } from "../strings";
import { timelineStrings } from "../strings-timeline";
import { reset } from "../styles/shared";
import type { Part } from "../video/buffered";
import type { Thumbnail } from "../video/thumbnails";
import { HoverEvent } from "./timeline/hover-event";
import { flag, handleLayer, markLayer, near, otherLayer, tickLayer } from "./timeline/timeline-layers";
import "./timeline/timeline-rail";
import { timelineStyles } from "./timeline-styles";
import { type Vars, vars } from "./vars";

type Grip = "playhead" | "in" | "out";

/**
 * The clip from first to last frame: range, playhead, where others are dragging or rest elsewhere. Dragging scrubs, letting go
 * seeks.
 *
 * @fires sameframe-hover somebody points at a frame
 */
export class SameframeTimeline extends LitElement {
  static override readonly properties = {
    clip: { attribute: false },
    transport: { attribute: false },
    frame: { type: Number },
    scrubbing: { attribute: false },
    marks: { attribute: false },
    elsewhere: { attribute: false },
    loaded: { attribute: false },
    peaks: { attribute: false },
    thumbnail: { attribute: false },
    drag: { state: true },
    hover: { state: true },
    width: { state: true },
  };

  declare clip: Clip | undefined;
  declare transport: Transport;
  declare frame: number;
  declare scrubbing: readonly Scrubbing[];
  /** Frames on which drawings or notes begin. */
  declare marks: readonly Mark[];
  /** Who shows another frame than the room's. */
  declare elsewhere: readonly Scrubbing[];
  declare loaded: readonly Part[];
  /** How loud it is; undefined: that is not known. */
  declare peaks: Peaks | undefined;
  /** The small picture that was made last. */
  declare thumbnail: Thumbnail | undefined;
  declare drag: { readonly grip: Grip; readonly frame: number; readonly from: number } | undefined;
  declare hover: number | undefined;
  declare width: number;
  readonly #size = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0;
  });

  static override readonly styles = [reset, timelineStyles];

  constructor() {
    super();
    this.transport = IDLE;
    this.frame = 0;
    this.scrubbing = [];
    this.marks = [];
    this.elsewhere = [];
    this.loaded = [];
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override render() {
    const { clip, drag } = this;
    const frames = clip?.frames ?? 1;
    const frame = drag?.grip === "playhead" ? drag.frame : this.frame;
    const inPoint = drag?.grip === "in" ? drag.frame : this.transport.inPoint;
    const outPoint = drag?.grip === "out" ? drag.frame : this.transport.outPoint;
    const at = (position: number): string => String(clip === undefined ? 0 : position / frames);
    const place: Vars = {
      "--at": at(frame + 0.5),
      "--from": at(inPoint),
      "--to": clip === undefined ? "1" : at(outPoint + 1),
    };
    const number = (value: number): number => (clip === undefined ? value : frameNumber(clip, value));
    return html`
      <div
        class="track"
        role="slider"
        tabindex="0"
        aria-label=${strings.transport.timeline}
        aria-valuemin=${number(0)}
        aria-valuemax=${number(frames - 1)}
        aria-valuenow=${number(frame)}
        aria-valuetext=${this.#text(frame)}
        aria-disabled=${clip === undefined}
        ${vars(place)}
        @pointerdown=${this.#pressed}
        @pointermove=${this.#moved}
        @pointerup=${this.#released}
        @pointercancel=${this.#dropped}
        @pointerleave=${this.#left}
      >
        <sameframe-timeline-rail
          class="rail"
          .loaded=${clip === undefined ? [] : this.loaded}
          .peaks=${this.peaks}
          .width=${this.width}
        ></sameframe-timeline-rail>
        ${
          clip === undefined
            ? nothing
            : [
                tickLayer(clip, this.width),
                markLayer(this.marks, clip, this.width, frame),
                handleLayer(),
                otherLayer(clip, this.scrubbing, this.elsewhere),
              ]
        }
        <div class="playhead"></div>
        ${drag === undefined ? nothing : flag(clip, drag.frame, "drag")}
        ${this.hover === undefined || drag !== undefined ? nothing : flag(clip, this.hover, "hover", near(clip, this.hover, this.thumbnail, this.width))}
      </div>
    `;
  }

  #text(frame: number): string {
    const { clip } = this;
    if (clip === undefined) {
      return "";
    }
    const last = frameNumber(clip, clip.frames - 1);
    const position = strings.transport.position(frameNumber(clip, frame), last, timecodeOf(clip, frame));
    return this.marks.some((mark) => mark.frame === frame) ? timelineStrings.marked(position) : position;
  }

  #frameOf(event: PointerEvent, grip: Grip): number {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const frames = this.clip?.frames ?? 1;
    const exact = ((event.clientX - box.left) / Math.max(1, box.width)) * frames;
    const frame = Math.min(frames - 1, Math.max(0, Math.floor(exact)));
    if (grip === "in") {
      return Math.min(frame, this.transport.outPoint);
    }
    return grip === "out" ? Math.max(frame, this.transport.inPoint) : frame;
  }

  #pressed(event: PointerEvent): void {
    if (event.button !== 0 || this.clip === undefined) {
      return;
    }
    const grip = event.target instanceof HTMLElement ? event.target.dataset.grip : undefined;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#dragTo(event, grip === "in" || grip === "out" ? grip : "playhead");
  }

  #moved(event: PointerEvent): void {
    if (this.drag === undefined) {
      const isHover = this.clip !== undefined && event.pointerType !== "touch";
      this.#pointAt(isHover ? this.#frameOf(event, "playhead") : undefined);
    } else {
      this.#dragTo(event, this.drag.grip);
    }
  }

  #dragTo(event: PointerEvent, grip: Grip): void {
    const frame = this.#frameOf(event, grip);
    if (this.drag?.frame === frame) {
      return;
    }
    this.#pointAt(undefined); // who drags sees the frame itself
    this.drag = { grip, frame, from: this.drag?.from ?? this.frame };
    if (grip === "playhead") {
      this.dispatchEvent(new RequestEvent({ kind: "scrub", frame }));
    }
  }

  #released(): void {
    const { drag, transport } = this;
    this.drag = undefined;
    switch (drag?.grip) {
      case "playhead":
        this.dispatchEvent(new RequestEvent({ kind: "seek", frame: drag.frame }));
        break;
      case "in":
        this.#range(drag.frame, transport.outPoint);
        break;
      case "out":
        this.#range(transport.inPoint, drag.frame);
        break;
      case undefined:
    }
  }

  #range(inPoint: number, outPoint: number): void {
    this.dispatchEvent(new RequestEvent({ kind: "range", inPoint, outPoint }));
  }

  /** The drag was taken away: back to where it began. */
  #dropped(): void {
    if (this.drag?.grip === "playhead") {
      this.dispatchEvent(new RequestEvent({ kind: "scrub", frame: this.drag.from }));
    }
    this.drag = undefined;
  }

  #left(): void {
    this.#pointAt(undefined);
  }

  #pointAt(frame: number | undefined): void {
    if (frame !== this.hover) {
      this.hover = frame;
      this.dispatchEvent(new HoverEvent(frame));
    }
  }
}

customElements.define("sameframe-timeline", SameframeTimeline);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-timeline": SameframeTimeline;
  }
}
