import type { Page } from "playwright-core";

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** What a page looks like at places of it, in its pixels; averaged over a square of 5 × 5 unless `spread` says less. */
export async function coloursAt(
  page: Page,
  places: readonly (readonly [x: number, y: number])[],
  spread = 2,
): Promise<readonly Colour[]> {
  const png = (await page.screenshot()).toString("base64");
  return page.evaluate(
    async ([data, at, reach]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      return at.map(([x, y]): [number, number, number] => {
        const side = 2 * reach + 1;
        const square = context?.getImageData(Math.round(x) - reach, Math.round(y) - reach, side, side).data ?? [];
        const sums = [0, 0, 0];
        for (let n = 0; n < square.length; n++) {
          if (n % 4 < 3) sums[n % 4] = (sums[n % 4] ?? 0) + (square[n] ?? 0);
        }
        const [r = 0, g = 0, b = 0] = sums.map((sum) => sum / (side * side));
        return [r, g, b];
      });
    },
    [png, places, spread] as const,
  );
}

/** How different two colours look, by CIE 1976 (ΔE*ab) of what sRGB means; below 1 nobody sees it. */
export function deltaE(one: Colour, other: Colour): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(...a.map((value, n) => value - (b[n] ?? 0)));
}

function labOf(colour: Colour): readonly number[] {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const curve = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
