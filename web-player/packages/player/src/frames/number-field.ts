/** Frame numbers are 32-bit on the wire; productions stay far below. */
const LARGEST = 100_000_000;

/** The frame number that somebody typed: 0 for nothing, undefined for what is no whole number from 0. */
export function frameOfText(text: string): number | undefined {
  if (!/^\d*$/.test(text)) {
    return undefined;
  }
  const number = Number(text);
  return number <= LARGEST ? number : undefined;
}
