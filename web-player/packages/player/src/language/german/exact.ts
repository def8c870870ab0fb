import type { WhyVideo } from "../../exact/source";
import type { exactStrings } from "../../strings-exact";
import type { Translated } from "../translate";

const WHY: Readonly<Record<WhyVideo, string>> = {
  empty: "nichts ist geladen",
  playing: "es wird abgespielt",
  decoding: "der Decoder ist noch nicht so weit",
  "no-decoder": "dieser Browser hat für solche Seiten keinen Decoder",
  undecodable: "dieser Browser dekodiert die Datei nur als Video",
  "variable-rate": "die Bildabstände sind ungleich",
  unreadable: "diese Seite darf die Datei nicht lesen",
  "high-dynamic-range": "hoher Dynamikumfang (HDR)",
  "too-large": "die Bilder sind zu groß",
  broken: "der Decoder ist ausgefallen",
};

export const exact: Translated<typeof exactStrings> = {
  source: (source) => {
    switch (source.kind) {
      case "decoder":
        return "Decoder";
      case "sequence":
        return "Bildsequenz";
      default:
        return `Video: ${WHY[source.why]}`;
    }
  },
};
