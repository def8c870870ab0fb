import { Category, Channel, ComparisonMode, type Grade, type Rgb, type View } from "@sameframe/protocol";
import type { GradeInit, ViewInit } from "@sameframe/sync";
import type { Triple } from "../gpu/cube";
import { type Grading, NEUTRAL_CDL, NEUTRAL_GRADING } from "../gpu/grading";
import { COMPARISONS, type Comparison, USUAL_COMPARISON } from "../view/compared";
import { NEUTRAL_VIEW, type PictureView } from "../view/placement";
import type { Sharing } from "./shared-value";

/** What shares view and grade, of sync's room client. */
export interface PictureCommands {
  setView(view: ViewInit): Promise<number>;
  setGrade(grade: GradeInit): Promise<number>;
  dragView(view: ViewInit): void;
  dragGrade(grade: GradeInit): void;
}

export function sharedView(link: PictureCommands): Sharing<PictureView> {
  const views = latest(viewOf);
  return {
    category: Category.VIEW,
    neutral: NEUTRAL_VIEW,
    read: ({ view }) => view && views(view),
    dragged: ({ signal }) => (signal?.signal.case === "view" ? viewOf(signal.signal.value) : undefined),
    drag: (view) => link.dragView(viewInit(view)),
    set: (view) => link.setView(viewInit(view)),
  };
}

export function sharedGrading(link: PictureCommands): Sharing<Grading> {
  const gradings = latest(gradingOf);
  return {
    category: Category.GRADE,
    neutral: NEUTRAL_GRADING,
    read: ({ grade }) => grade && gradings(grade),
    dragged: ({ signal }) => (signal?.signal.case === "grade" ? gradingOf(signal.signal.value) : undefined),
    drag: (grading) => link.dragGrade(gradeOf(grading)),
    set: (grading) => link.setGrade(gradeOf(grading)),
  };
}

/** A view as a room has it. */
export function viewOf({ panX, panY, zoom, rotation, flipX, flipY, channel, comparison }: View): PictureView {
  const isKnown = channel !== Channel.UNSPECIFIED && Channel[channel] !== undefined;
  return {
    panX,
    panY,
    zoom: zoom > 0 ? zoom : 1,
    rotation,
    flipX,
    flipY,
    channel: isKnown ? channel : Channel.COLOR,
    comparison: comparison && {
      medium: comparison.medium,
      mode: COMPARISONS.find((mode) => MODES[mode] === comparison.mode) ?? USUAL_COMPARISON.mode,
      wipe: comparison.wipe,
      gain: Math.max(1, comparison.gain),
    },
  };
}

/** A view as a room takes it. */
export function viewInit({ comparison, ...view }: PictureView): ViewInit {
  return comparison === undefined ? view : { ...view, comparison: { ...comparison, mode: MODES[comparison.mode] } };
}

const MODES: Readonly<Record<Comparison, ComparisonMode>> = {
  wipe: ComparisonMode.WIPE,
  beside: ComparisonMode.BESIDE,
  difference: ComparisonMode.DIFFERENCE,
};

/** A grade as a room has it. */
export function gradingOf({ exposure, gamma, contrast, saturation, temperature, tint, cdl, lut }: Grade): Grading {
  return {
    exposure,
    gamma: gamma > 0 ? gamma : 1,
    contrast,
    saturation,
    temperature,
    tint,
    cdl:
      cdl === undefined
        ? NEUTRAL_CDL
        : {
            slope: tripleOf(cdl.slope, NEUTRAL_CDL.slope),
            offset: tripleOf(cdl.offset, NEUTRAL_CDL.offset),
            power: tripleOf(cdl.power, NEUTRAL_CDL.power),
            saturation: cdl.saturation,
          },
    lut,
  };
}

/** A grade as a room takes it. */
export function gradeOf({ cdl, ...grading }: Grading): GradeInit {
  const { slope, offset, power, saturation } = cdl;
  return {
    ...grading,
    cdl: { slope: rgbOf(slope), offset: rgbOf(offset), power: rgbOf(power), saturation },
  };
}

/** The same result for the same value, as it is asked for with every frame. */
function latest<From, To>(make: (from: From) => To): (from: From) => To {
  let last: { readonly from: From; readonly to: To } | undefined;
  return (from) => {
    last = last?.from === from ? last : { from, to: make(from) };
    return last.to;
  };
}

function tripleOf(rgb: Rgb | undefined, otherwise: Triple): Triple {
  return rgb === undefined ? otherwise : [rgb.red, rgb.green, rgb.blue];
}

function rgbOf([red, green, blue]: Triple): { red: number; green: number; blue: number } {
  return { red, green, blue };
}
