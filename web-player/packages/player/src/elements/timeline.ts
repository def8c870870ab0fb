import { html, LitElement, nothing } from "lit";

import type { Mark } from "../drawing/spans";
import { frameNumber, timecodeOf } from "../frames/numbering";
import { swatch } from "../people/palette";
import { RequestEvent } from "../store/requests";
import { type Clip, IDLE, type Scrubbing, type Transport } from "../store/view";
import { strings } from "../strings";
import { reset } from "../styles/shared";
import { placed } from "./timeline-marks";
import { timelineStyles } from "./timeline-styles";
import { ticks } from "./timeline-ticks";
import { type Vars, vars } from "./vars";

type Grip = "playhead" | "in" | "out";

/** The clip from first to last frame: range, playhead, where others are dragging. Dragging scrubs, letting go seeks. */
export class SameframeTimeline extends LitElement {
  static override readonly properties = {
    clip: { attribute: false },
    transport: { attribute: false },
    frame: { type: Number },
    scrubbing: { attribute: false },
    marks: { attribute: false },
    drag: { state: true },
    hover: { state: true },
    width: { state: true },
  };

  declare clip: Clip | undefined;
  declare transport: Transport;
  declare frame: number;
  declare scrubbing: readonly Scrubbing[];
  /** Frames on which drawings begin. */
  declare marks: readonly Mark[];
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
        <div class="rail"><div class="range"></div><div class="played"></div></div>
        ${clip === undefined ? nothing : [this.#ticks(clip), this.#marks(clip)]}
        ${clip === undefined ? nothing : html`<div class="handle in" data-grip="in"></div><div class="handle out" data-grip="out"></div>`}
        ${this.scrubbing.map(({ person, frame: theirs }) => {
          const { fill, ink } = swatch(person.color);
          const flag = strings.transport.scrubbing(person.name, number(theirs));
          return html`<div class="ghost" ${vars({ "--at": at(theirs + 0.5), "--fill": fill, "--ink": ink })}>
            <span class="flag">${flag}</span>
          </div>`;
        })}
        <div class="playhead"></div>
        ${drag === undefined ? nothing : this.#label(drag.frame, "drag")}
        ${this.hover === undefined || drag !== undefined ? nothing : this.#label(this.hover, "hover")}
      </div>
    `;
  }

  #label(frame: number, why: "drag" | "hover") {
    const { clip } = this;
    const at = clip === undefined ? "0" : String((frame + 0.5) / clip.frames);
    return html`<div class=${why} ${vars({ "--at": at })}>
      <span class="flag">${clip === undefined ? frame : frameNumber(clip, frame)}</span>
    </div>`;
  }

  #ticks(clip: Clip) {
    return ticks(clip.frames, clip.firstFrameNumber, this.width).map(
      ({ frame, number }) => html`<div class="tick" ${vars({ "--at": String(frame / clip.frames) })}>${number}</div>`,
    );
  }

  /** A bar for each place where there are drawings or notes, in the colours of those who made them. */
  #marks({ frames }: Clip) {
    return placed(this.marks, frames, this.width).map(({ frame, colors }) => {
      const fills = colors.slice(0, 3).map((color) => html`<i ${vars({ "--fill": swatch(color).fill })}></i>`);
      return html`<div class="mark" data-mark=${frame} ${vars({ "--at": String((frame + 0.5) / frames) })}>${fills}</div>`;
    });
  }

  #text(frame: number): string {
    const { clip } = this;
    return clip === undefined
      ? ""
      : strings.transport.position(
          frameNumber(clip, frame),
          frameNumber(clip, clip.frames - 1),
          timecodeOf(clip, frame),
        );
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
      this.hover =
        this.clip === undefined || event.pointerType === "touch" ? undefined : this.#frameOf(event, "playhead");
    } else {
      this.#dragTo(event, this.drag.grip);
    }
  }

  #dragTo(event: PointerEvent, grip: Grip): void {
    const frame = this.#frameOf(event, grip);
    if (this.drag?.frame === frame) {
      return;
    }
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
    this.hover = undefined;
  }
}

customElements.define("sameframe-timeline", SameframeTimeline);
