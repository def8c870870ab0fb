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

  own: {
    open: "Eigene Bilder öffnen …",
    folder: "Eigenen Ordner öffnen …",
    back: "Zurück zu den Bildern des Raums",
    reading: "Ihre Bilder werden gelesen …",
    alike:
      "Sie stimmen mit allem überein, was von den Bildern des Raums bekannt ist. Ob es dieselben sind, lässt sich nicht sagen.",
    unlike: (is, expected) =>
      `Die Nummern stimmen, aber es sind ${is}, und die des Mediums ${expected}: bitte die Bilder vergleichen.`,
    numbers: (is, expected) =>
      `Ihre Bilder haben die Nummern ${is}, dieses Medium ${expected}. Andere werden gebraucht.`,
    gaps: (missing, first) =>
      missing === 1
        ? `Unter Ihren Bildern fehlt ${first}. Alle werden gebraucht.`
        : `Unter Ihren Bildern fehlen ${missing}, ${first} ist das erste. Alle werden gebraucht.`,
    none: "Keines davon ist ein Bild mit Nummer, wie shot.1001.png. Gebraucht werden PNG, JPEG oder WebP, alle einer Sequenz.",
  },
};
