import type { Swatch } from "../people/palette";
import { plate } from "./plates";
import { type Pointing, TRAIL_MS } from "./pointers";

/** Somebody who points, by name and colour; nameless: oneself. */
export interface Pointed extends Pointing {
  readonly name: string;
  readonly swatch: Swatch;
}

/** How a screen is. */
export interface Glass {
  readonly width: number;
  readonly height: number;
  /** Pixels of the canvas for each of the page's. */
  readonly density: number;
  /** Milliseconds of the page's clock. */
  readonly now: number;
  /** The person wants little motion: nothing fades. */
  readonly isStill: boolean;
}

const WHOLE = 65_536;
/** An arrow's outline from its tip. */
const ARROW = [
  [0, 0],
  [0, 15.5],
  [4.2, 11.8],
  [7, 17.8],
  [9.6, 16.6],
  [6.9, 10.8],
  [12, 10.8],
] as const;

/** Draws where people point. @return whether a trail is still fading */
export function paintPointers(context: CanvasRenderingContext2D, pointed: readonly Pointed[], glass: Glass): boolean {
  let isFading = false;
  for (const one of pointed) {
    const [x, y] = [(one.x / WHOLE) * glass.width, (one.y / WHOLE) * glass.height];
    context.save();
    if (one.laser) {
      isFading = paintTrail(context, one, glass) || isFading;
      dot(context, x, y, one.swatch.fill, glass.density);
    } else {
      arrow(context, x, y, one.swatch.fill, glass.density);
    }
    if (one.name !== "") {
      label(context, one, x, y, glass);
    }
    context.restore();
  }
  return isFading;
}

/** Thinner and fainter the longer ago it was there. */
function paintTrail(context: CanvasRenderingContext2D, { trail, swatch }: Pointed, glass: Glass): boolean {
  const young = glass.isStill ? [] : trail.filter(({ at }) => glass.now - at < TRAIL_MS);
  context.lineCap = "butt"; // round ends would show through where they lie on each other
  context.strokeStyle = swatch.fill;
  young.forEach((to, n) => {
    const from = young[n - 1];
    if (from !== undefined) {
      const left = 1 - Math.max(0, glass.now - to.at) / TRAIL_MS;
      context.globalAlpha = left * left;
      context.lineWidth = (1.5 + 5 * left) * glass.density;
      context.beginPath();
      context.moveTo((from.x / WHOLE) * glass.width, (from.y / WHOLE) * glass.height);
      context.lineTo((to.x / WHOLE) * glass.width, (to.y / WHOLE) * glass.height);
      context.stroke();
    }
  });
  context.globalAlpha = 1;
  return young.length > 0;
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, fill: string, density: number): void {
  context.shadowColor = fill;
  context.shadowBlur = 12 * density;
  disc(context, x, y, 6 * density, fill);
  context.shadowBlur = 0;
  disc(context, x, y, 2.5 * density, "#ffffff");
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function arrow(context: CanvasRenderingContext2D, x: number, y: number, fill: string, density: number): void {
  context.beginPath();
  for (const [dx, dy] of ARROW) {
    context.lineTo(x + dx * density, y + dy * density);
  }
  context.closePath();
  context.lineJoin = "round";
  context.lineWidth = 2.5 * density;
  context.strokeStyle = "rgb(0 0 0 / 70%)";
  context.stroke();
  context.fillStyle = fill;
  context.fill();
}

/** The name beside the tip, on the side where there is room. */
function label(context: CanvasRenderingContext2D, one: Pointed, x: number, y: number, glass: Glass): void {
  const px = (value: number): number => value * glass.density;
  const made = plate(one, glass.density);
  const { width, height } = made;
  const left = x + px(14) + width > glass.width ? x - px(6) - width : x + px(14);
  const top = y + px(16) + height > glass.height ? y - px(8) - height : y + px(16);
  context.drawImage(made, Math.round(left), Math.round(top));
}
