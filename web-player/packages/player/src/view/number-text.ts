/**
 * The number that a text says, kept within what it may be; with a comma or a point, and with the minus of typography too.
 *
 * @return undefined: it says none
 */
export function numberOf(text: string, least: number, most: number): number | undefined {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  const value = /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined;
}
