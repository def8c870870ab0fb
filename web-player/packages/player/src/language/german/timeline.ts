import type { timelineStrings } from "../../strings-timeline";
import type { Translated } from "../translate";
import { number } from "./words";

export const timeline: Translated<typeof timelineStrings> = {
  counting: {
    choose: "Was groß gezeigt wird",
    names: { frame: "Bild", timecode: "Timecode", seconds: "Sekunden", feet: "Fuß+Bilder" },
    show: (name) => `${name}. Ein Klick zeigt es groß`,
    meaning: {
      frame: "Bild",
      timecode: "Timecode",
      seconds: "Sekunden ab dem ersten Bild",
      feet: "Fuß und Bilder von 35-mm-Film, 16 je Fuß",
    },
    hint: "Bild, Timecode (1:05), Sekunden (2.5s) oder Fuß+Bilder (3+08) eingeben, oder +24, um von hier weiterzugehen.",
    rate: (rate) => `${rate} fps`,
    wrong: "Das ist kein Bild, kein Timecode, keine Sekunden und keine Fuß+Bilder.",
  },

  elsewhere: (name, frame) => `${name}: ${frame}`,
  handle: {
    in: "Ziehen verschiebt den In-Punkt",
    out: "Ziehen verschiebt den Out-Punkt",
  },
  marked: (position) => `${position}, Zeichnung oder Notiz`,
  loaded: "Geladen",

  sound: {
    open: "Ton",
    title: "Ton, nur für Sie",
    volume: "Lautstärke",
    percent: (percent) => `${number(percent)} %`,
    delay: "Ton gegen Bild",
    delayed: (ms) => (ms === 0 ? "gleichzeitig" : ms > 0 ? `${ms} ms nach dem Bild` : `${-ms} ms vor dem Bild`),
    nudge: (ms) => (ms < 0 ? `− ${-ms} ms` : `+ ${ms} ms`),
    together: "Gleichzeitig",
    delayFailed: "Der Ton dieses Clips lässt sich hier nicht verschieben; er läuft, wie er ist.",
    scrub: "Ton beim Scrubben hören",
    scrubFailed: "Dieser Browser oder dieser Clip gibt beim Scrubben keinen Ton.",
    mute: "Stumm",
    unmute: "Ton ein",
  },
};
