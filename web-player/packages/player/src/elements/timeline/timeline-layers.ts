import { html, nothing, type TemplateResult } from "lit";
import type { Mark } from "../../drawing/spans";
import { frameNumber } from "../../frames/numbering";
import { swatch } from "../../people/palette";
import type { Clip, Scrubbing } from "../../store/view";
import { strings } from "../../strings";
import { timelineStrings } from "../../strings-timeline";
import type { Thumbnail } from "../../video/thumbnails";
import { isUnder, placed } from "../timeline-marks";
import { ticks } from "../timeline-ticks";
import { vars } from "../vars";

/** A picture of so far away stands for one that is not there yet. */
const NEAR_PX = 24;

/** Numbers below the timeline. */
export function tickLayer(clip: Clip, width: number): readonly TemplateResult[] {
  return ticks(clip.frames, clip.firstFrameNumber, width).map(
    ({ frame, number }) => html`<div class="tick" ${vars({ "--at": String(frame / clip.frames) })}>${number}</div>`,
  );
}

/**
 * A pin for each place where there are drawings or notes, in the colours of those who made them; the one under the playhead is
 * larger.
 */
export function markLayer(marks: readonly Mark[], { frames }: Clip, width: number, playhead: number) {
  return placed(marks, frames, width).map((mark) => {
    const fills = mark.colors.slice(0, 3).map((color) => html`<i ${vars({ "--fill": swatch(color).fill })}></i>`);
    const isHere = isUnder(mark, playhead);
    const at = String(((isHere ? playhead : mark.frame) + 0.5) / frames);
    return html`<div class="mark ${isHere ? "here" : ""}" data-mark=${mark.frame} ${vars({ "--at": at })}>${fills}</div>`;
  });
}

/** What the ends of the range are dragged by. */
export function handleLayer(): TemplateResult {
  const { handle } = timelineStrings;
  return html`<div class="handle in" data-grip="in" title=${handle.in}></div>
    <div class="handle out" data-grip="out" title=${handle.out}></div>`;
}

/** Others with their names, once each: who drags is where they drag, who shows another frame is there. */
export function otherLayer(clip: Clip, scrubbing: readonly Scrubbing[], elsewhere: readonly Scrubbing[]) {
  const dragging = new Set(scrubbing.map(({ person }) => person.id));
  const resting = elsewhere.filter(({ person }) => !dragging.has(person.id));
  const ghost = (why: "scrubbing" | "elsewhere") => (it: Scrubbing) => {
    const { person, frame } = it;
    const { fill, ink } = swatch(person.color);
    const place = { "--at": String((frame + 0.5) / clip.frames), "--fill": fill, "--ink": ink };
    return html`<div class="ghost ${why}" data-ghost=${why} ${vars(place)}>
      <span class="flag">${strings.transport.scrubbing(person.name, frameNumber(clip, frame))}</span>
    </div>`;
  };
  return [...scrubbing.map(ghost("scrubbing")), ...resting.map(ghost("elsewhere"))];
}

/** The number of a frame, above it; with its picture, if there is one. */
export function flag(clip: Clip | undefined, frame: number, why: "drag" | "hover", picture?: HTMLCanvasElement) {
  const at = clip === undefined ? "0" : String((frame + 0.5) / clip.frames);
  return html`<div class=${why} ${vars({ "--at": at })}>
    <span class="flag ${picture === undefined ? "" : "film"}">
      ${picture ?? nothing}<span>${clip === undefined ? frame : frameNumber(clip, frame)}</span>
    </span>
  </div>`;
}

/** Until the picture of a frame is there, one of a frame close by stands for it. */
export function near(
  clip: Clip | undefined,
  frame: number,
  thumbnail: Thumbnail | undefined,
  width: number,
): HTMLCanvasElement | undefined {
  const reach = Math.max(1, (NEAR_PX / Math.max(1, width)) * (clip?.frames ?? 1));
  const isNear = thumbnail !== undefined && Math.abs(thumbnail.frame - frame) <= reach;
  return isNear ? thumbnail.picture : undefined;
}
