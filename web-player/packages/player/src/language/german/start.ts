import type { strings } from "../../strings";
import type { Translated } from "../translate";

type Texts = Translated<typeof strings>;

export const start: Texts["start"] = {
  create: "Neuer Raum",
  createHint: "Sie bekommen einen Link zum Weitergeben. Wer ihn öffnet, sieht dasselbe Bild wie Sie.",
  join: "In einen Raum",
  joinHint: "Mit dem Code oder dem Link, den Sie bekommen haben.",
  name: "Ihr Name",
  nameHint: "Für alle im Raum zu sehen",
  title: "Titel",
  titleHint: "Etwa „Trailer, Schnitt 4“",
  firstFrame: "Nummer des ersten Bildes",
  firstFrameHint: "Wenn gewünscht, etwa 1001",
  firstFrameWrong: "Eine Bildnummer ist eine ganze Zahl ab 0, zum Beispiel 1001.",
  clip: "Clip",
  own: "Video auf diesem Rechner",
  ownOption: "Eine Datei dieses Rechners …",
  ownNote:
    "Die Datei selbst bleibt hier: Sie sehen sie von hier, bis Sie die Seite neu laden. Die anderen öffnen ihre eigene Kopie; geprüft wird, ob es dieselbe ist.",
  ownUpload: "Wird sie unter demselben Namen auf den Server geladen, läuft sie bei allen.",
  ownMissing: "Wählen Sie das Video auf diesem Rechner.",
  byAddress: "Adresse des Videos",
  byAddressOption: "Ein anderes Video, mit seiner Adresse …",
  addressHint: "https://… zu einer MP4- oder WebM-Datei",
  code: "Code oder Link",
  codeHint: "XXXX-XXXX",
  createButton: "Raum anlegen",
  joinButton: "Eintreten",
  creating: "Wird angelegt …",
  joining: "Tritt ein …",
  recent: "Letzte Räume",
  forget: (room) => `${room} vergessen`,
  untitled: "Raum ohne Titel",
  filesFailed: "Die Liste der Clips konnte nicht geladen werden.",
  noFiles: "Der Server hat keine Clips; die Adresse eines Videos oder eine Datei dieses Rechners wird gebraucht.",
  measuring: "Der Clip wird gelesen …",
  measured: (rate, frames, length) => `${rate} fps, ${frames} Bilder, ${length}`,
  variable:
    "Die Bildabstände sind ungleich (variable Bildrate). Es kann sein, dass nicht alle genau dasselbe Bild sehen.",
  stream: "Es ist ein Stream (HLS). Es kann sein, dass nicht alle genau dasselbe Bild sehen.",
  undecodable: "Dieser Browser kann ihn nicht dekodieren; andere vielleicht schon.",
  nameMissing: "Ein Name wird gebraucht: die anderen sehen ihn.",
  codeWrong: "Das ist kein Raumcode. Codes sehen aus wie ABCD-2345: Buchstaben ohne I und O, Ziffern von 2 bis 9.",
  addressMissing: "Die Adresse des Videos wird gebraucht; sie beginnt mit https:// oder http://.",
};

export const door: Texts["door"] = {
  joinTitle: "In diesen Raum",
  room: (code) => `Raum ${code}`,
  enter: "Eintreten",
  entering: "Tritt ein …",
  badLink: "Dieser Link hat keinen Raumcode.",
  badLinkDetail: "Bitte noch einmal um den Link bitten, oder auf der Startseite mit dem Code eintreten.",
  expired: "Sie müssen neu eintreten.",
  outside: "Sie sind nicht im Raum.",
  ended: "Der Raum ist für Sie geschlossen.",
  left: "Sie haben den Raum verlassen.",
  leftDetail: "Sie können jederzeit zurückkommen.",
  retry: "Noch einmal versuchen",
  home: "Zur Startseite",
  loading: "Der Raum wird geöffnet …",
};

export const recorded: Texts["recorded"] = {
  mark: "Aufgezeichnet",
  sentence: "Diese Sitzung wird aufgezeichnet.",
  what: "Was wird aufgezeichnet?",
  understood: "Verstanden",
  attendance: "Wer im Raum ist, mit dem angegebenen Namen, und wann.",
  acts: "Was alle abspielen, schreiben, zeichnen und entscheiden, mit Namen und Uhrzeit.",
  agreements: {
    off: "Nicht festgehalten: wer welches Bild sieht.",
    counts: "Wie viele das Bild sehen, auf dem der Raum steht; nicht wer.",
    names: "Wer das Bild sieht, auf dem der Raum steht, und wer nicht.",
    unknown: "Wenn der Raum es festhält: wer das Bild sieht, auf dem er steht.",
  },
  not: "Nie aufgezeichnet: Ton, Bilder von Ihnen, Zeiger und Nachrichten zwischen Browsern.",
};

export const probe: Texts["probe"] = {
  unreachable: "Dieses Video konnte nicht gelesen werden.",
  unreachableDetail:
    "Entweder stimmt die Adresse nicht, oder ihre Website lässt andere Seiten nicht lesen (CORS). Bitte die Adresse prüfen, oder die Datei in den Medienordner des Servers legen.",
  format: "Das ist kein Video, das hier gelesen werden kann.",
  formatDetail: "MP4 (H.264) oder WebM (VP9, AV1) geht.",
  noVideo: "In dieser Datei ist kein Bild.",
  noVideoDetail: "Eine Datei mit Videospur wird gebraucht.",
  damaged: "Das Timing dieses Videos ließ sich nicht bestimmen.",
  damagedDetail: "Die Datei ist vielleicht beschädigt oder unvollständig. Ein neuer Export als MP4 oder WebM hilft.",
};
