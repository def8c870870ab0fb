/** Why a picture comes from the `<video>` and not from the decoder. */
export type WhyVideo =
  /** Nothing is loaded yet. */
  | "empty"
  /** It plays: then the `<video>` is what shows it best. */
  | "playing"
  /** The decoder has not come to this frame yet. */
  | "decoding"
  /** The browser has no WebCodecs, or not on a page that is not secure. */
  | "no-decoder"
  /** It does not decode this codec there. */
  | "undecodable"
  /** The pictures are not evenly spaced, so that they have no numbers. */
  | "variable-rate"
  /** The medium lies elsewhere, where it does not let other pages read it, or it cannot be read any more. */
  | "unreadable"
  /** Its colours go beyond what a canvas shows. */
  | "high-dynamic-range"
  /** Its pictures are too large to keep enough of them. */
  | "too-large"
  /** The decoder failed. */
  | "broken";

/** Where the picture on glass comes from. */
export type PictureSource =
  | { readonly kind: "decoder" }
  /** It is a picture of an image sequence. */
  | { readonly kind: "sequence" }
  | { readonly kind: "video"; readonly why: WhyVideo };

/** The decoder cannot show this medium. */
export class NotDecodable extends Error {
  override readonly name = "NotDecodable";

  constructor(readonly why: WhyVideo) {
    super(why);
  }
}
