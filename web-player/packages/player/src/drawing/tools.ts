import { ShapeKind } from "@sameframe/protocol";
import { PALETTE, swatch } from "../people/palette";

/** What a pointer does to the picture. */
export type Tool = "pen" | "line" | "arrow" | "rectangle" | "ellipse" | "text" | "eraser" | "laser";

/** On which frames a drawing is seen: this one; the room's range; from this one until the next drawing. */
export type Span = "frame" | "range" | "hold";

export type Colour = "own" | "white" | "yellow" | "red" | "pink" | "blue" | "green" | "black";
export type Width = "thin" | "medium" | "thick";

/** How somebody draws at the moment. */
export interface Settings {
  readonly tool: Tool;
  readonly colour: Colour;
  readonly width: Width;
  readonly span: Span;
  /** Drawings of the frames around are seen faintly. */
  readonly ghosts: boolean;
}

export const TOOLS: readonly Tool[] = ["pen", "line", "arrow", "rectangle", "ellipse", "text", "eraser", "laser"];
export const COLOURS: readonly Colour[] = ["own", "white", "yellow", "red", "pink", "blue", "green", "black"];
export const SPANS: readonly Span[] = ["frame", "range", "hold"];

/** In 65,536ths of the picture's width. */
export const WIDTHS: Readonly<Record<Width, number>> = { thin: 130, medium: 290, thick: 720 };

export const FIRST_SETTINGS: Settings = { tool: "pen", colour: "own", width: "medium", span: "frame", ghosts: false };

/** The kinds of shapes that tools make; the others make none. */
export const KINDS: Readonly<Partial<Record<Tool, ShapeKind>>> = {
  pen: ShapeKind.FREEHAND,
  line: ShapeKind.LINE,
  arrow: ShapeKind.ARROW,
  rectangle: ShapeKind.RECTANGLE,
  ellipse: ShapeKind.ELLIPSE,
  text: ShapeKind.TEXT,
};

/** From the people's palette, which is told apart with the common kinds of colour blindness. */
const FILLS: Readonly<Record<Exclude<Colour, "own">, string>> = {
  white: "#ffffff",
  yellow: PALETTE[1]?.fill ?? "#ffef38",
  red: PALETTE[5]?.fill ?? "#ff5f34",
  pink: PALETTE[3]?.fill ?? "#ff6abb",
  blue: PALETTE[0]?.fill ?? "#0bafff",
  green: PALETTE[2]?.fill ?? "#00a874",
  black: "#101010",
};

/** @param own the colour that the person has in the room */
export function fillOf(colour: Colour, own: number): string {
  return colour === "own" ? swatch(own).fill : FILLS[colour];
}

/** The colours to choose from: one's own first, none twice. */
export function coloursFor(own: number): readonly Colour[] {
  const { fill } = swatch(own);
  return COLOURS.filter((colour) => colour === "own" || FILLS[colour] !== fill);
}

/** CSS's #rrggbb as 0xRRGGBBAA. */
export function colorNumber(fill: string): number {
  return ((Number.parseInt(fill.slice(1), 16) << 8) | 0xff) >>> 0;
}
