import type { Annotation } from "@sameframe/protocol";
import { paint } from "../drawing/paint";

/** Enough to see what a note is about; a server takes 2 MiB. */
const LONGEST_SIDE = 1280;
const QUALITY = 0.85;

/** A picture that was taken, encoded when it is needed. */
export type Still = () => Promise<Blob>;

/** What shows the picture: the video, or what covers it. */
export type Glass = HTMLVideoElement | HTMLCanvasElement;

/**
 * Takes what is on glass, with drawings.
 *
 * @return undefined: there is no picture, or this page may not read it
 */
export function takeStill(glass: Glass, annotations: readonly Annotation[]): Still | undefined {
  const [fullWidth, fullHeight] = sizeOf(glass);
  if (fullWidth === 0 || fullHeight === 0) {
    return undefined;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(fullWidth, fullHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(fullWidth * scale));
  canvas.height = Math.max(1, Math.round(fullHeight * scale));
  const context = canvas.getContext("2d");
  if (context === null) {
    return undefined;
  }
  const { width, height } = canvas;
  context.drawImage(glass, 0, 0, width, height);
  paint(context, annotations, { left: 0, top: 0, width, height });
  return isReadable(context) ? () => encoded(canvas) : undefined;
}

/** Of its picture; zeros if there is none. */
function sizeOf(glass: Glass): [width: number, height: number] {
  if (glass instanceof HTMLCanvasElement) {
    return [glass.width, glass.height];
  }
  return glass.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? [0, 0] : [glass.videoWidth, glass.videoHeight];
}

/** A medium of another site, which does not say that other pages may read it, taints what it is drawn upon. */
function isReadable(context: CanvasRenderingContext2D): boolean {
  try {
    context.getImageData(0, 0, 1, 1);
    return true;
  } catch {
    return false;
  }
}

function encoded(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("the picture could not be encoded")) : resolve(blob)),
      "image/jpeg",
      QUALITY,
    );
  });
}
