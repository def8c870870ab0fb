import type { Page } from "playwright-core";

/** How far apart colours are, as CIE76 has it: below 1 nobody sees it. */
export interface Difference {
  readonly mean: number;
  /** Of all but a thousandth of the points, where neighbours have the same colour, so that scaling at edges does not count. */
  readonly largest: number;
}

/** Compares two pictures of the same size, encoded, with a page's help. */
export function difference(page: Page, one: Buffer, other: Buffer): Promise<Difference> {
  return page.evaluate(compare, [one.toString("base64"), other.toString("base64")] as const);
}

/** Runs in a page, and so uses nothing from outside itself. */
async function compare([one, other]: readonly [string, string]): Promise<Difference> {
  const read = async (base64: string): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const linear = (level: number) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
  const cube = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const lab = (data: Uint8ClampedArray, at: number): [number, number, number] => {
    const [r, g, b] = [0, 1, 2].map((n) => linear((data[at + n] ?? 0) / 255)) as [number, number, number];
    const x = cube((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = cube(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = cube((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const [a, b] = [await read(one), await read(other)];
  const { width, height } = a;
  const isFlat = (data: Uint8ClampedArray, x: number, y: number): boolean =>
    [-2, 2].every((d) =>
      [0, 1, 2].every((n) => {
        const here = data[4 * (y * width + x) + n] ?? 0;
        const beside = data[4 * (y * width + x + d) + n] ?? 0;
        const above = data[4 * ((y + d) * width + x) + n] ?? 0;
        return Math.abs(here - beside) <= 1 && Math.abs(here - above) <= 1;
      }),
    );
  const all: number[] = [];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      if (!isFlat(a.data, x, y) || !isFlat(b.data, x, y)) continue;
      const at = 4 * (y * width + x);
      const [p, q] = [lab(a.data, at), lab(b.data, at)];
      const off = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      all.push(off);
    }
  }
  all.sort((one, other) => one - other);
  const sum = all.reduce((before, off) => before + off, 0);
  return { mean: sum / all.length, largest: all[Math.floor(0.999 * all.length)] ?? Number.NaN };
}
