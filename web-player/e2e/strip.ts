/**
 * Reads the frame's number from the picture that a `<video>` shows, or from the decoder's picture where that lies over it: 16 bits as blocks of 64 × 64 along the lower edge,
 * between a white and a black guard (`../clips/README.md` has the geometry). Answers `null` when no strip can be read:
 * nothing decoded yet, not a test clip, or a picture too damaged to be sure. A canvas is read as it is.
 *
 * Runs in the page, and so uses nothing from outside itself: `page.evaluate(readStrip, "video")`, or by
 * {@link stripSource} where a test wants to call it from its own code in the page.
 */
export function readStrip(video: HTMLVideoElement | HTMLCanvasElement | string): number | null {
  const BLOCKS = 18;
  const CELL = 8;
  const beneath = typeof video === "string" ? document.querySelector<HTMLVideoElement>(video) : video;
  const covering =
    beneath instanceof HTMLCanvasElement
      ? beneath
      : beneath?.parentNode?.querySelector<HTMLCanvasElement>("canvas[part=decoded]:not([hidden])");
  const element = covering ?? beneath;
  if (!element || (!(element instanceof HTMLCanvasElement) && (element.readyState < 2 || element.videoWidth === 0)))
    return null;
  const scale = (element instanceof HTMLCanvasElement ? element.width : element.videoWidth) / 1280;
  const page = window as { stripCanvas?: HTMLCanvasElement };
  page.stripCanvas ??= Object.assign(document.createElement("canvas"), { width: BLOCKS * CELL, height: CELL });
  const canvas = page.stripCanvas;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(
    element,
    64 * scale,
    656 * scale,
    BLOCKS * 64 * scale,
    64 * scale,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let frame = 0;
  for (let block = 0; block < BLOCKS; block++) {
    // green, in the middle of the block, where scaling and compression reach least
    const level = data[4 * ((CELL / 2) * canvas.width + block * CELL + CELL / 2) + 1] ?? 128;
    if (level > 80 && level < 175) return null;
    const white = level >= 175;
    if (block === 0 ? !white : block === BLOCKS - 1 && white) return null;
    if (block > 0 && block < BLOCKS - 1) frame = frame * 2 + (white ? 1 : 0);
  }
  return frame;
}

/** {@link readStrip} as the text of a function expression, to be put into a page. */
export const stripSource = `(${readStrip.toString()})`;
