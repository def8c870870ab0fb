import type { Triple } from "./cube";

/** How colours are changed, as a room has it. */
export interface Grading {
  /** Stops. */
  readonly exposure: number;
  readonly gamma: number;
  readonly contrast: number;
  readonly saturation: number;
  /** -100 (cool, green) to 100 (warm, magenta). */
  readonly temperature: number;
  readonly tint: number;
  readonly cdl: CdlNumbers;
  /** Address of a .cube file; empty: none. */
  readonly lut: string;
}

/** ASC color decision list. */
export interface CdlNumbers {
  readonly slope: Triple;
  readonly offset: Triple;
  readonly power: Triple;
  readonly saturation: number;
}

/** Changes nothing. */
export const NEUTRAL_CDL: CdlNumbers = { slope: [1, 1, 1], offset: [0, 0, 0], power: [1, 1, 1], saturation: 1 };

/** Changes nothing. */
export const NEUTRAL_GRADING: Grading = {
  exposure: 0,
  gamma: 1,
  contrast: 1,
  saturation: 1,
  temperature: 0,
  tint: 0,
  cdl: NEUTRAL_CDL,
  lut: "",
};

/** How much of red, green and blue a colour's brightness is made of (Rec. 709). */
export const LUMA: Triple = [0.2126, 0.7152, 0.0722];

/** Stops between red and blue at full temperature, and between green and the others at full tint. */
const WARMEST = 1;
const TINTED = 0.5;

/** Factors of linear light: exposure, and a white of another colour that is as bright. */
export function lightGains({ exposure, temperature, tint }: Grading): Triple {
  const warm = (temperature / 100) * (WARMEST / 2);
  const magenta = (tint / 100) * TINTED;
  const raw: Triple = [2 ** warm, 2 ** -magenta, 2 ** -warm];
  const bright = raw[0] * LUMA[0] + raw[1] * LUMA[1] + raw[2] * LUMA[2];
  const gain = 2 ** exposure / bright;
  return [raw[0] * gain, raw[1] * gain, raw[2] * gain];
}

/** Whether a picture looks as without it, its LUT aside. */
export function isNeutral(grading: Grading): boolean {
  const { lut: _, ...numbers } = grading;
  const { lut: __, ...none } = NEUTRAL_GRADING;
  return JSON.stringify(numbers) === JSON.stringify(none);
}
