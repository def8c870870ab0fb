/** What is said of image sequences. Sentences say what happened and what to do. */
export const sequenceStrings = {
  /** Where one is chosen: "shot.[1001-1100] · 100 pictures". */
  option: (title: string, pictures: number): string => `${title} · ${pictures} pictures`,
  pictures: (pictures: number): string => `${pictures} pictures`,
  rate: "Pictures per second",
  rateHint: "Files do not say how fast they are to be shown.",
  silent: "It is an image sequence: it has no sound.",
  /** What is played: "PNG sequence, no sound". */
  plays: (format: string): string => `${format} sequence, no sound`,
  /** Instead of a picture that is not there any more. */
  missing: (number: number): string => `Picture ${number} is missing or damaged`,
  noOwn: "An image sequence is played from the server only. Add your file as a version of this shot instead.",
} as const;
