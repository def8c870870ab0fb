// Draws one frame of a test clip. Runs in a page; everything is computed from the frame's number, so that the clips can
// be made again to the last pixel of the drawing. All motion is periodic: the clips loop without a jump.

const WIDTH = 1280;
const HEIGHT = 720;
const BLOCK = 64;
const STRIP_X = 64;
const STRIP_Y = HEIGHT - BLOCK;
const BITS = 16;
const TURN = 2 * Math.PI;

/**
 * Draws frame `n` of a clip `{ title, frames, base, palettes }`: `base` is the number of frames that its timecode counts
 * as a second; a palette is sky (top, middle, bottom), sun, and four hills from far to near.
 */
export function drawFrame(context, clip, n) {
  const phase = n / clip.frames;
  sky(context, clip, phase);
  sun(context, clip, phase);
  hills(context, clip, phase);
  sweep(context, clip, n);
  captions(context, clip, n);
  strip(context, n);
}

function sky(context, clip, phase) {
  const gradient = context.createLinearGradient(0, 0, 0, STRIP_Y);
  gradient.addColorStop(0, tint(clip, phase, 0));
  gradient.addColorStop(0.55, tint(clip, phase, 1));
  gradient.addColorStop(1, tint(clip, phase, 2));
  context.fillStyle = gradient;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

function sun(context, clip, phase) {
  const x = 700 - 300 * Math.cos(TURN * phase);
  const y = 360 - 150 * Math.sin(TURN * phase);
  for (const [radius, alpha] of [
    [260, 0.05],
    [190, 0.07],
    [130, 0.1],
  ]) {
    context.fillStyle = `rgba(255, 244, 220, ${alpha})`;
    disc(context, x, y, radius);
  }
  context.fillStyle = tint(clip, phase, 3);
  disc(context, x, y, 84);
}

function hills(context, clip, phase) {
  // each layer moves by a whole number of its own waves, so that the end meets the beginning
  const layers = [
    { y: 430, height: 62, waves: 2, moves: 1 },
    { y: 492, height: 54, waves: 3, moves: 2 },
    { y: 556, height: 46, waves: 4, moves: 4 },
    { y: 618, height: 30, waves: 5, moves: 7 },
  ];
  layers.forEach(({ y, height, waves, moves }, layer) => {
    context.fillStyle = tint(clip, phase, 4 + layer);
    context.beginPath();
    context.moveTo(0, HEIGHT);
    for (let x = 0; x <= WIDTH; x += 8) {
      const at = TURN * ((waves * x) / WIDTH + moves * phase);
      context.lineTo(x, y - height * (0.7 * Math.sin(at) + 0.3 * Math.sin(2 * at + layer)));
    }
    context.lineTo(WIDTH, HEIGHT);
    context.fill();
  });
}

/** A ring with a mark per frame of the second, filled up to this one. */
function sweep(context, clip, n) {
  const [x, y] = [1136, 144];
  const now = n % clip.base;
  for (let mark = 0; mark < clip.base; mark++) {
    const angle = TURN * (mark / clip.base) - TURN / 4;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    context.strokeStyle = mark <= now ? "rgba(255, 255, 255, 0.95)" : "rgba(255, 255, 255, 0.25)";
    context.lineWidth = mark === now ? 10 : 5;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(x + 62 * cos, y + 62 * sin);
    context.lineTo(x + 82 * cos, y + 82 * sin);
    context.stroke();
  }
  context.fillStyle = "#ffffff";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = "bold 54px 'DejaVu Sans Mono', monospace";
  context.fillText(two(now), x, y + 3);
}

function captions(context, clip, n) {
  const seconds = Math.floor(n / clip.base);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = "#ffffff";
  context.font = "bold 136px 'DejaVu Sans Mono', monospace";
  context.fillText(String(n).padStart(4, "0"), 58, 190);
  context.font = "bold 42px 'DejaVu Sans Mono', monospace";
  context.fillText(`00:00:${two(seconds)}:${two(n % clip.base)}`, 66, 252);
  context.fillStyle = "rgba(255, 255, 255, 0.85)";
  context.font = "26px 'DejaVu Sans', sans-serif";
  context.fillText(clip.title, 66, 68);
}

/** The machine's part: a white block, the frame's number in 16 bits from the highest, a black block. */
function strip(context, n) {
  context.fillStyle = "#000000";
  context.fillRect(0, STRIP_Y, WIDTH, BLOCK);
  context.fillStyle = "#ffffff";
  for (let block = 0; block < BITS + 2; block++) {
    const white = block === 0 || (block <= BITS && ((n >> (BITS - block)) & 1) === 1);
    if (white) context.fillRect(STRIP_X + block * BLOCK, STRIP_Y, BLOCK, BLOCK);
  }
}

/** The clip's colours at this moment: its palettes, one after the other, each melting into the next. */
function tint(clip, phase, index) {
  const at = phase * clip.palettes.length;
  const from = clip.palettes[Math.floor(at) % clip.palettes.length][index];
  const to = clip.palettes[(Math.floor(at) + 1) % clip.palettes.length][index];
  const share = 0.5 - 0.5 * Math.cos(Math.PI * (at % 1));
  return `rgb(${from.map((value, channel) => Math.round(value + (to[channel] - value) * share)).join(", ")})`;
}

function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fill();
}

function two(number) {
  return String(number).padStart(2, "0");
}
