import type { PictureSource, WhyVideo } from "./exact/source";

const WHY: Readonly<Record<WhyVideo, string>> = {
  empty: "nothing is loaded",
  playing: "it plays",
  decoding: "the decoder is not there yet",
  "no-decoder": "this browser has no decoder for pages like this one",
  undecodable: "this browser decodes this file for video only",
  "variable-rate": "its pictures are not evenly spaced",
  unreadable: "the file cannot be read by this page",
  "high-dynamic-range": "it has a high dynamic range",
  "too-large": "its pictures are too large",
  broken: "the decoder failed",
};

/** Where the picture on glass comes from, in words. */
export const exactStrings = {
  source: (source: PictureSource): string => {
    switch (source.kind) {
      case "decoder":
        return "decoder";
      case "sequence":
        return "image sequence";
      default:
        return `video: ${WHY[source.why]}`;
    }
  },
} as const;
