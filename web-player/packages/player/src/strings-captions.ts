/** What is said about captions. */
export const captionStrings = {
  show: "Captions",
  withKey: (key: string): string => (key === "" ? "Captions" : `Captions (${key})`),
  none: "No captions",
  on: (name: string): string => `Captions: ${name}`,
  off: "Captions off",
  failed: "The captions could not be loaded.",
  wrong: "The captions are no WebVTT file.",
} as const;
