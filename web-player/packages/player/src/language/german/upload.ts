import type { uploadStrings } from "../../strings-upload";
import type { Translated } from "../translate";

export const upload: Translated<typeof uploadStrings> = {
  choose: "Auf den Server laden …",
  hint: "Oder Dateien hier ablegen: MP4, MOV, WebM, Untertitel (.vtt), LUTs (.cube).",
  list: "Uploads",
  progress: (sent, all, percent) => `${sent} von ${all}, ${percent} %`,
  waiting: "Wartet auf die davor",
  storing: "Wird gespeichert …",
  done: "Auf dem Server",
  megabytes: (count) => `${count} MB`,
  cancel: (name) => `Upload von ${name} abbrechen`,
  dismiss: (name) => `${name} von dieser Liste nehmen`,
  replace: "Ersetzen",
  replaceOf: (name) => `${name} auf dem Server ersetzen`,
  retry: "Noch einmal",
  retryOf: (name) => `${name} noch einmal hochladen`,
  begun: (name) => `${name} wird hochgeladen.`,
  quarter: (name, percent) => `${name}: ${percent} %.`,
  stored: (name) => `${name} ist auf dem Server.`,
  stopped: (name) => `${name} wurde nicht hochgeladen.`,
  fault: {
    type: "Dateien dieser Art nimmt der Server nicht: MP4, M4V, MOV, WebM, .vtt oder .cube.",
    hidden: "Der Name beginnt mit einem Punkt: der Server würde sie nicht zeigen. Bitte vorher umbenennen.",
    empty: "Die Datei ist leer.",
    large: (most) => `Die Datei ist größer, als der Server nimmt: höchstens ${most}.`,
    space: (free) => `Auf dem Server ist kein Platz dafür: ${free} sind frei.`,
    exists: "Der Server hat eine Datei mit diesem Namen.",
  },
  refused: "Auf diesen Server können Sie nichts laden.",
};
