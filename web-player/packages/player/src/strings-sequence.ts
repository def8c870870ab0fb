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

  /** Pictures of one's own machine instead of the room's. */
  own: {
    open: "Open your own pictures …",
    folder: "Open your own folder …",
    back: "Back to the room’s pictures",
    reading: "Your pictures are read …",
    alike: "They agree with all that is known of the room’s pictures. Whether they are the same cannot be told.",
    unlike: (is: string, expected: string): string =>
      `Their numbers are right, but they are ${is}, and this medium’s are ${expected}: compare the pictures.`,
    numbers: (is: string, expected: string): string =>
      `Your pictures have the numbers ${is}, this medium ${expected}. Choose others.`,
    gaps: (missing: number, first: number): string =>
      missing === 1
        ? `Picture ${first} is missing among yours. Choose all of them.`
        : `${missing} pictures are missing among yours, ${first} is the first. Choose all of them.`,
    none: "None of them is a picture with a number, such as shot.1001.png. Choose PNG, JPEG or WebP files, all of a sequence.",
  },
} as const;
