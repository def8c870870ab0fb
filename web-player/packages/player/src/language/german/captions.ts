import type { captionStrings } from "../../strings-captions";
import type { Translated } from "../translate";

export const captions: Translated<typeof captionStrings> = {
  show: "Untertitel",
  withKey: (key) => (key === "" ? "Untertitel" : `Untertitel (${key})`),
  none: "Keine Untertitel",
  on: (name) => `Untertitel: ${name}`,
  off: "Untertitel aus",
  failed: "Die Untertitel konnten nicht geladen werden.",
  wrong: "Die Untertitel sind keine WebVTT-Datei.",
};
