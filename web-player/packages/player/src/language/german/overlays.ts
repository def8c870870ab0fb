import type { overlayStrings } from "../../strings-overlays";
import type { Translated } from "../translate";

export const overlays: Translated<typeof overlayStrings> = {
  open: "Hilfslinien",
  title: "Über dem Bild, nur für Sie",
  mask: "Maske",
  masks: {
    none: "Wie es ist",
    "2.39": "2,39 : 1",
    "2.00": "2 : 1",
    "1.85": "1,85 : 1",
    "1.78": "16 : 9",
    "1.66": "1,66 : 1",
    "1.33": "4 : 3",
    "1.00": "1 : 1",
    "0.56": "9 : 16",
  },
  guides: {
    safe: "Sichere Bereiche, 93 % und 90 %",
    thirds: "Drittel",
    centre: "Mitte",
    burnIn: "Ihr Name und die Uhrzeit",
  },
  note: "In diesem Browser gemerkt. Der Raum kann von anderen keine Einblendung verlangen.",
  demanded: "In diesem Browser gemerkt. Die Seite um den Player verlangt Ihren Namen und die Uhrzeit.",
  action: "Action",
  writing: "Titel",
};
