import type { playlistStrings } from "../../strings-playlist";
import type { Translated } from "../translate";
import { count } from "./words";

export const playlist: Translated<typeof playlistStrings> = {
  tab: "Shots",
  label: "Playlist",
  count: (shots) => count(shots, "Shot", "Shots"),
  approved: (shots) => `${shots} freigegeben`,
  none: "In der Playlist sind keine Shots.",
  noneDetail: "„Hinzufügen“ bringt den ersten, oder ein Video, das hierher gezogen wird.",
  add: "Hinzufügen",
  close: "Schließen",

  refusal: {
    outside: "Sie sind nicht im Raum; hier lässt sich nichts ändern.",
    viewer: "Zuschauer schauen zu. Ein Host kann Sie zum Reviewer machen.",
    host: "In diesem Raum steuert nur der Host. Wer sich allein umsieht, kommt zu jedem Shot.",
    lead: "Es steuert, wer die Steuerung hat. Wer sich allein umsieht, kommt zu jedem Shot.",
  },

  verdict: "Status",
  verdictOf: (title) => `Status von ${title}`,
  verdicts: {
    open: "Offen",
    approved: "Freigegeben",
    needsWork: "Überarbeiten",
    couldBeBetter: "Geht besser",
  },
  shapes: { open: "○", approved: "✓", needsWork: "✕", couldBeBetter: "△" },

  go: (place, title) => `Zu Shot ${place} gehen, ${title}`,
  current: "im Bild",
  length: (frames, rate) => `${frames} Bilder · ${rate} fps`,
  inexact: "nicht bildgenau",
  version: (version) => `v${version}`,
  versionOf: (title) => `Version von ${title}`,
  versions: (version, title) => `v${version} ${title}`,
  move: (title) => `${title} verschieben: ziehen, oder Pfeil nach oben und unten`,
  moved: (title, place, of) => `${title} ist Shot ${place} von ${of}`,
  more: (title) => `Mehr zu ${title}`,
  addVersion: "Version hinzufügen",
  remove: "Herausnehmen",
  removeQuestion: "Diesen Shot für alle aus der Playlist nehmen? Notizen und Zeichnungen bleiben in der Aufzeichnung.",
  keep: "Behalten",

  form: {
    shot: "Shots hinzufügen",
    version: (title) => `Version von ${title} hinzufügen`,
    first: "Nummer des ersten Bildes",
    ownNumbers: "Was eigene Nummern hat, behält sie, solange Sie keine andere eingeben.",
    from: (number) => `ab ${number}`,
    firstWrong: "Eine ganze Zahl wird gebraucht, zum Beispiel 1001.",
    held: "Auf dem Server",
    holding: "Die Liste wird geladen …",
    filter: "Filtern",
    noneHeld: "Im Medienordner des Servers ist sonst nichts.",
    noMatch: "Keine Datei heißt so.",
    heldFailed: "Die Liste der Dateien des Servers konnte nicht geladen werden.",
    addOne: (title) => `${title} hinzufügen`,
    addAll: (files) => `Alle ${files} hinzufügen`,
    sources: (formats) => `${formats} Formate`,
    listed: "in der Liste",
    address: "Mit Adresse",
    addressHint: "https://… zu MP4, WebM oder HLS",
    addressAdd: "Hinzufügen",
    addressWrong: "Die Adresse eines Videos wird gebraucht; sie beginnt mit https:// oder http://.",
    own: "Von diesem Rechner",
    ownChoose: "Dateien wählen …",
    ownNote:
      "Die Datei selbst bleibt hier. Die anderen sehen den Shot auch und öffnen ihre eigene Kopie; dabei wird geprüft, ob es dieselbe ist.",
  },

  adding: {
    label: "Wird hinzugefügt",
    waiting: "wartet",
    reading: "wird gelesen …",
    sending: "wird hinzugefügt …",
    dismiss: (title) => `${title} ausblenden`,
    apart: (left) =>
      left === 1
        ? "Eine Datei dieses Namens hat ein anderes Timing und ist ein eigener Shot."
        : `${left} Dateien dieses Namens haben ein anderes Timing und sind eigene Shots.`,
  },

  source: {
    label: "Was hier läuft",
    plays: (what) => `Hier läuft: ${what}`,
    oneOf: (of) => `das beste von ${of} Formaten für diesen Browser`,
    file: "die Datei des Raums",
    own: (name) => `Ihre eigene Kopie, ${name}`,
    open: "Eigene Kopie öffnen …",
    back: "Zurück zur Datei des Raums",
    reading: "Ihre Datei wird gelesen …",
    same: "Es ist dieselbe Datei wie die, die hinzugefügt wurde.",
    timing: "Das Timing stimmt. Ob die Bilder dieselben sind, lässt sich nicht sagen.",
    other:
      "Das Timing stimmt, aber es ist eine andere Datei als die, die hinzugefügt wurde: bitte die Bilder vergleichen.",
    rate: (is, expected) =>
      `Ihre Datei hat ${is} Bilder pro Sekunde, dieses Medium ${expected}. Eine andere Datei wird gebraucht.`,
    frames: (is, expected) =>
      `Ihre Datei hat ${is} Bilder, dieses Medium ${expected}. Eine andere Datei wird gebraucht.`,
    variable: "Die Bildabstände Ihrer Datei sind ungleich. Ein Export mit konstanter Bildrate hilft.",
  },

  drop: "Videos hier ablegen, um sie hinzuzufügen",
};
