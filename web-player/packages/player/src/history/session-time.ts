import { locale } from "../language/language";
import { type Gap, gapAt } from "./gaps";

/** How many times as fast a session can go by. */
export const PACES = [1, 2, 4, 8, 16] as const;

/**
 * Where a session that goes by has come to: gaps are skipped, and it ends at its end.
 *
 * @param at where it was, in microseconds since the epoch
 * @param ms that went by since, of real time
 */
export function passed(at: number, ms: number, pace: number, gaps: readonly Gap[], end: number): number {
  let from = at;
  let left = ms * 1000 * pace;
  for (;;) {
    const here = gapAt(gaps, from);
    if (here !== undefined) {
      from = here.to;
      continue;
    }
    const next = gaps.find((gap) => gap.from > from)?.from ?? Number.POSITIVE_INFINITY;
    if (from + left < next) {
      return Math.min(Math.round(from + left), end);
    }
    left -= next - from;
    from = next;
  }
}

/** "8 h 05 min", "12 min", "40 s": as it is said. */
export function spokenLength(us: number): string {
  const minutes = Math.round(us / 60e6);
  if (minutes < 1) {
    return `${Math.round(us / 1e6)} s`;
  }
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  return hours > 0 ? `${hours} h ${String(minutes % 60).padStart(2, "0")} min` : `${minutes} min`;
}

/** Made when first wanted: by then it is known which language is spoken. Making one takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: "dateStyle" | "timeStyle", us: number): string {
  const where = locale();
  const known = formats.get(style + where) ?? new Intl.DateTimeFormat(where, { [style]: "medium" });
  formats.set(style + where, known);
  return known.format(us / 1000);
}

/** Time of day of an instant in microseconds. */
export function clockLabel(us: number): string {
  return format("timeStyle", us);
}

export function dayLabel(us: number): string {
  return format("dateStyle", us);
}
