/** Colours of one participant: the spot, and the text that is read on it. */
export interface Swatch {
  readonly fill: string;
  readonly ink: string;
}

const DARK = "#101010";
const LIGHT = "#ffffff";

/**
 * Twelve colours for participants, told apart with the common kinds of colour blindness because they differ in lightness
 * as well as in hue; initials and names always stand beside them. Index = Participant.color.
 */
export const PALETTE: readonly Swatch[] = [
  { fill: "#0bafff", ink: DARK },
  { fill: "#ffef38", ink: DARK },
  { fill: "#00a874", ink: DARK },
  { fill: "#ff6abb", ink: DARK },
  { fill: "#704fca", ink: LIGHT },
  { fill: "#ff5f34", ink: DARK },
  { fill: "#7be7ff", ink: DARK },
  { fill: "#ae065e", ink: LIGHT },
  { fill: "#ffffbf", ink: DARK },
  { fill: "#0030ee", ink: LIGHT },
  { fill: "#b4a800", ink: DARK },
  { fill: "#b22100", ink: LIGHT },
];

const NOBODY: Swatch = { fill: "#8a8a8a", ink: DARK };

/** The swatch for a colour index; grey for one that this player does not know. */
export function swatch(color: number): Swatch {
  return PALETTE[color] ?? NOBODY;
}
