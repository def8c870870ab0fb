import type { Picture } from "../exact/reel";
import { sequenceStrings } from "../strings-sequence";

/** A picture that says that there is none of this number, so that nobody takes another one for it. */
export function missingPicture(
  number: number,
  { width, height }: { readonly width: number; readonly height: number },
): Picture {
  return {
    width,
    height,
    bytes: 0,
    paint: (context) => {
      context.fillStyle = "#1c1c1c";
      context.fillRect(0, 0, width, height);
      context.strokeStyle = "#5a5a5a";
      context.lineWidth = Math.max(1, height / 200);
      context.beginPath();
      context.moveTo(0, 0);
      context.lineTo(width, height);
      context.moveTo(width, 0);
      context.lineTo(0, height);
      context.stroke();
      context.fillStyle = "#f0f0f0";
      context.font = `${Math.max(10, height / 18)}px sans-serif`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(sequenceStrings.missing(number), width / 2, height / 3, width * 0.9);
    },
    close: () => {},
  };
}
