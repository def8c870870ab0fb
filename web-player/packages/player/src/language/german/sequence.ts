import type { sequenceStrings } from "../../strings-sequence";
import type { Translated } from "../translate";

export const sequence: Translated<typeof sequenceStrings> = {
  option: (title, pictures) => `${title} · ${pictures} Bilder`,
  pictures: (pictures) => `${pictures} Bilder`,
  rate: "Bilder pro Sekunde",
  rateHint: "Die Dateien sagen nicht, wie schnell sie zu zeigen sind.",
  silent: "Es ist eine Bildsequenz: sie hat keinen Ton.",
  plays: (format) => `${format}-Sequenz, ohne Ton`,
  missing: (number) => `Bild ${number} fehlt oder ist beschädigt`,
  noOwn: "Eine Bildsequenz wird nur vom Server abgespielt. Ihre Datei kann eine eigene Version dieses Shots werden.",
};
