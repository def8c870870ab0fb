import { numberText } from "../language/language";

/** Frames per second as an exact fraction. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Rates of film and television; everything else in the wild is a rounding of one of these, or unusual on purpose. */
const STANDARD: readonly Rate[] = [
  { numerator: 24000, denominator: 1001 },
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 30000, denominator: 1001 },
  { numerator: 30, denominator: 1 },
  { numerator: 48000, denominator: 1001 },
  { numerator: 48, denominator: 1 },
  { numerator: 50, denominator: 1 },
  { numerator: 60000, denominator: 1001 },
  { numerator: 60, denominator: 1 },
  { numerator: 100, denominator: 1 },
  { numerator: 120000, denominator: 1001 },
  { numerator: 120, denominator: 1 },
];

/** 24 and 24000/1001 differ by a thousandth; half of that is as far as a measurement may be off. */
const SNAP = 0.0004;

/** Those among which people choose. */
export const USUAL_RATES = STANDARD;

/** Frames per second as a number. */
export function perSecond(rate: Rate): number {
  return rate.numerator / rate.denominator;
}

/**
 * The exact rate behind a measured one: the nearest standard rate within 0.04 %, else a whole rate, else thousandths.
 *
 * @param measured frames per second, above 0
 */
export function snapRate(measured: number): Rate {
  if (!(measured > 0) || !Number.isFinite(measured)) {
    throw new RangeError(`measured rate: ${measured} (expected: > 0)`);
  }
  const off = (rate: Rate): number => Math.abs(perSecond(rate) - measured) / measured;
  const nearest = STANDARD.reduce((best, rate) => (off(rate) < off(best) ? rate : best));
  if (off(nearest) <= SNAP) {
    return nearest;
  }
  const whole = { numerator: Math.max(1, Math.round(measured)), denominator: 1 };
  return off(whole) <= SNAP
    ? whole
    : reduced({ numerator: Math.max(1, Math.round(measured * 1000)), denominator: 1000 });
}

/** As people say it: "24", "23.976", "29.97"; in German "23,976". */
export function rateLabel(rate: Rate): string {
  return numberText(perSecond(rate));
}

function reduced(rate: Rate): Rate {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  const divisor = common(rate.numerator, rate.denominator);
  return { numerator: rate.numerator / divisor, denominator: rate.denominator / divisor };
}
