import { peopleStrings } from "../strings-people";

const say = peopleStrings.figures;

/** What who looks for a fault wants to know. Times are in milliseconds. */
export interface Figures {
  readonly connection: string;
  /** What it goes over. */
  readonly transport: string;
  /** By which this computer's clock is ahead of the server's. */
  readonly offset: number | undefined;
  readonly clockError: number | undefined;
  readonly roundTrip: number | undefined;
  /** Frames by which the picture is ahead. */
  readonly drift: number | undefined;
  readonly showing: number | undefined;
  /** Where the playhead is, in frames. */
  readonly due: number | undefined;
  /** Of real time. */
  readonly speed: number;
  readonly seeks: number;
  readonly trims: number;
  readonly landings: number;
  readonly corrected: number;
  readonly seq: number;
  readonly pending: number;
  readonly dropped: number;
  readonly presented: number;
  /** Where the picture on glass comes from. */
  readonly picture: string;
  readonly room: string;
  readonly instance: string;
}

type Row = readonly [label: string, value: string];

const number = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace("-", "−");
};

const optional = (value: number | undefined, text: (value: number) => string): string =>
  value === undefined ? say.none : text(value);

/** As rows: what, and how much. */
export function figureRows(figures: Figures): readonly Row[] {
  const { rows } = say;
  const ms = (digits: number) => (value: number) => say.ms(number(value, digits));
  return [
    [rows.connection, figures.connection],
    [rows.transport, figures.transport],
    [rows.roundTrip, optional(figures.roundTrip, ms(1))],
    [rows.offset, optional(figures.offset, ms(1))],
    [rows.clockError, optional(figures.clockError, (value) => say.plusMinus(number(value, 1)))],
    [rows.drift, optional(figures.drift, (value) => say.frames(number(value, 2)))],
    [
      rows.showing,
      say.pair(
        optional(figures.showing, String),
        optional(figures.due, (value) => number(value, 2)),
      ),
    ],
    [rows.speed, say.times(number(figures.speed, 3))],
    [rows.seeks, String(figures.seeks)],
    [rows.trims, String(figures.trims)],
    [rows.landings, say.pair(String(figures.landings), String(figures.corrected))],
    [rows.dropped, say.pair(String(figures.dropped), String(figures.presented))],
    [rows.picture, figures.picture],
    [rows.seq, String(figures.seq)],
    [rows.pending, String(figures.pending)],
    [rows.room, figures.room],
    [rows.instance, figures.instance],
  ];
}

/** As text to send to somebody: the rows, and the drift of the last minute from the oldest. */
export function figuresText(figures: Figures, curve: readonly (number | undefined)[]): string {
  const drifts = curve.map((drift) => optional(drift, (value) => number(value, 2))).join(" ");
  return [...figureRows(figures).map(([label, value]) => `${label}: ${value}`), `${say.curve}: ${drifts}`].join("\n");
}

/** So many values in the curve: one each half second, for a minute. */
export const CURVE = 120;

/** Frames from the middle of the curve to its edge. */
const SCALE = 2;

/**
 * The curve as points of lines in a box that is `CURVE` wide and 2 high, above is ahead; where nothing was known, a line ends.
 * What is beyond the edge is drawn on it.
 */
export function curveLines(curve: readonly (number | undefined)[]): readonly string[] {
  const first = CURVE - curve.length;
  const lines: string[][] = [[]];
  for (const [index, drift] of curve.entries()) {
    if (drift === undefined) {
      lines.push([]);
    } else {
      const height = 1 - Math.max(-1, Math.min(1, drift / SCALE));
      lines.at(-1)?.push(`${first + index},${Number(height.toFixed(3))}`);
    }
  }
  return lines.filter((line) => line.length > 0).map((line) => line.join(" "));
}
