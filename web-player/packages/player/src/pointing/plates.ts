import type { Swatch } from "../people/palette";

/** Of letters, and of the plate on which they are, in the page's pixels. */
const LETTERS = 12;
const HEIGHT = 20;
const BESIDE = 7;
const ROUND = 5;

/** Characters of a name that are shown. */
const LONGEST = 24;

/** So many are kept. */
const MOST = 64;

const made = new Map<string, HTMLCanvasElement>();

/** A name on its colour, made once: letters take longer than all else of a pointer. @param density pixels for each of the page's */
export function plate(
  { name, swatch }: { readonly name: string; readonly swatch: Swatch },
  density: number,
): HTMLCanvasElement {
  const key = [density, swatch.fill, swatch.ink, name].join(" ");
  const known = made.get(key);
  if (known !== undefined) {
    return known;
  }
  if (made.size === MOST) {
    made.clear();
  }
  const canvas = make(name, swatch, density);
  made.set(key, canvas);
  return canvas;
}

function make(name: string, { fill, ink }: Swatch, density: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const words = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  const font = `600 ${LETTERS * density}px system-ui, sans-serif`;
  if (context !== null) {
    context.font = font;
    canvas.width = Math.ceil(context.measureText(words).width + 2 * BESIDE * density);
    canvas.height = Math.ceil(HEIGHT * density);
    context.font = font; // a canvas that is resized begins anew
    context.textBaseline = "middle";
    context.fillStyle = fill;
    context.beginPath();
    context.roundRect(0, 0, canvas.width, canvas.height, ROUND * density);
    context.fill();
    context.fillStyle = ink;
    context.fillText(words, BESIDE * density, canvas.height / 2 + 0.5 * density);
  }
  return canvas;
}
