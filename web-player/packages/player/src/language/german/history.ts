import type { historyStrings } from "../../strings-history";
import type { Translated } from "../translate";
import { historyCheck } from "./history-check";
import { told } from "./history-told";
import { count, number } from "./words";

const entriesOf = (value: number): string => count(value, "Eintrag", "Einträge");

export const history: Translated<typeof historyStrings> = {
  title: "Verlauf der Sitzungen",
  open: "Verlauf",
  of: (room) => `Verlauf von ${room}`,
  all: "Alle Sitzungen",
  person: (id) => `Person ${id}`,
  clip: (id) => `Clip ${id}`,
  erased: "Gelöschte Sitzung",

  list: {
    search: "Sitzungen suchen",
    searchHint: "Titel, Code, Person oder Clip",
    state: "Zustand",
    any: "Jeder Zustand",
    states: { open: "Offen", closed: "Geschlossen", erased: "Gelöscht" },
    loading: "Sitzungen werden gesucht …",
    more: "Weitere Sitzungen",
    none: "Keine Sitzung passt.",
    noneDetail: "Weniger oder andere Wörter helfen, oder ein anderer Zustand.",
    empty: "Dieser Browser kennt noch keine Sitzung.",
    emptyDetail:
      "Räume, die hier angelegt werden, erscheinen von selbst. Für jeden anderen braucht es den Code und das Audit-Token, das beim Anlegen geantwortet wurde.",
    kept: "Das sind die Sitzungen, deren Audit-Token dieser Browser hat.",
    keptDetail: "Mit dem Token eines Betreibers sind alle Sitzungen dieses Servers zu sehen.",
    people: (names) => `Mit ${names}`,
    entries: entriesOf,
    unreadable: "Nicht zu lesen:",
    alarm: "Die Aufzeichnung stimmt nicht mit dem überein, was ein Zeuge gesehen hat.",
    forget: (room) => `Token von ${room} vergessen`,
    columns: { session: "Sitzung", when: "Wann", state: "Zustand", entries: "Aufzeichnung" },
  },

  token: {
    title: "Sitzung öffnen",
    room: "Raumcode",
    label: "Audit-Token",
    operator: "Token des Betreibers",
    hint: "Wer einen Raum anlegt, bekommt sein Audit-Token, auditToken in der Antwort. Es liest den Verlauf dieses Raums und kann ihn schließen und löschen; das Token einer Person liest ihn nicht, auch nicht das des Hosts.",
    kept: "Nur in diesem Browser gemerkt, und nie in einer Adresse.",
    enter: "Öffnen",
    useOperator: "Alle Sitzungen auflisten",
    missing: "Hier gehört das Token hin: ein langer Text mit zwei Punkten.",
    needed: "Diese Sitzung braucht ihr Audit-Token.",
    neededDetail:
      "Wer den Raum angelegt hat, hat es als auditToken bekommen. In dem Browser, in dem der Raum angelegt wurde, öffnet sich der Verlauf von selbst.",
    expired: "Das Audit-Token ist abgelaufen.",
    expiredDetail: "Der Betreiber des Servers kann ein neues geben; es gehört hierher.",
    bad: "Das ist kein Token dieses Servers.",
    badDetail: "Bitte ganz einfügen, ohne Anführungszeichen, wie es beim Anlegen des Raums geantwortet wurde.",
    noList: "Dieses Token listet keine Sitzungen auf.",
    noListDetail:
      "Es gehört einer Person. Sitzungen werden mit dem Token eines Betreibers aufgelistet; eine einzelne wird mit ihrem eigenen auditToken gelesen.",
    other: "Dieses Token öffnet diese Sitzung nicht.",
    otherDetail:
      "Es gilt für einen anderen Raum, oder gehört einer Person. Der Verlauf wird mit dem auditToken genau dieses Raums gelesen.",
  },

  loading: {
    opening: "Die Sitzung wird geöffnet …",
    reading: (read) => `Liest … ${entriesOf(read)}`,
    jumping: (seq) => `Geht zu Eintrag ${number(seq)} …`,
  },

  notice: {
    damaged: (seq) =>
      seq === undefined
        ? "Die Aufzeichnung ist beschädigt."
        : `Die Aufzeichnung ist ab Eintrag ${number(seq)} beschädigt.`,
    damagedDetail: (what, sound) =>
      `${what}. Was davor liegt, ${entriesOf(sound)}, ist hier zu sehen. Der Betreiber kann die Aufzeichnung aus einem Backup wiederherstellen.`,
    alarm: "Die Aufzeichnung ist nicht, was früher von ihr gesehen wurde.",
    alarmDetail: (seq, what) =>
      `${historyCheck.seen(seq, what)} Was da ist, ist hier zu sehen. Der Betreiber kann die Aufzeichnung aus einem Backup wiederherstellen.`,
    cut: "Der Server war weg, während die Aufzeichnung gelesen wurde.",
    cutDetail: "Was bisher kam, ist zu sehen.",
    readOn: "Weiterlesen",
    erased: "Diese Sitzung wurde gelöscht.",
    erasedDetail:
      "Namen, Titel, Texte und Zeichnungen sind endgültig weg. Dass etwas geschah, wann und in welcher Reihenfolge, ist noch hier und lässt sich prüfen.",
    unfollowed: "Der Raum ist offen, aber was dort geschieht, kommt nicht an.",
    unfollowedDetail: "Es wird von selbst wieder versucht.",
    lookAgain: "Noch einmal nachsehen",
    noSuch: (seq) => `Einen Eintrag ${number(seq)} gibt es nicht; dies ist der letzte.`,
    report: "Dieser Server macht keine Berichte.",
    failed: (what) => `${what} konnte nicht heruntergeladen werden.`,
    unknown: "Diesen Raum gibt es nicht.",
    unknownDetail: "Bitte den Code in der Adresse prüfen. Vielleicht war es ein anderer Server.",
    badLink: "Diese Adresse hat keinen Raumcode.",
    badLinkDetail: "In der Liste stehen die Sitzungen, die es gibt.",
  },

  header: {
    open: "offen",
    closed: "geschlossen",
    erased: "gelöscht",
    people: (people) => count(people, "Person", "Personen"),
    room: "Zum Raum",
    live: "Live",
    liveDetail: "Der Raum geht weiter: was dort geschieht, ist zu sehen, wie es kommt.",
    liveClick: "Der Raum geht weiter: was dort geschieht, ist zu sehen, wie es kommt. Ein Klick führt ans Ende.",
    toEnd: "ans Ende",
  },

  timeline: {
    label: "Timeline der Sitzung",
    hint: "Ziehen zeigt einen Moment, Mausrad oder + und − zoomen, Umschalt und Mausrad verschieben.",
    frame: "Bild",
    clips: "Clip",
    marks: "Marken",
    empty: (length) => `niemand hier · ${length}`,
    idle: (length) => `nichts geschah · ${length}`,
    zoomIn: "Hineinzoomen",
    zoomOut: "Herauszoomen",
    fit: "Ganze Sitzung",
    position: (time, sentence) => (sentence === "" ? time : `${time}, ${sentence}`),
    legend: {
      note: "Notiz",
      annotation: "Zeichnung",
      agreed: "dasselbe Bild",
      disagreed: "nicht dasselbe Bild",
      chat: "Nachricht",
    },
    table: "Was geschah, als Tabelle",
    tablePeople: "Wer da war",
    tableClips: "Was gezeigt wurde",
    columns: { name: "Name", from: "Von", to: "Bis", length: "Dauer" },
  },

  stage: {
    none: "Nichts war zu sehen.",
    failed: "Der Clip kann nicht gezeigt werden.",
    failedDetail:
      "Die Datei ist weg, oder dieser Browser kann sie nicht dekodieren. Die Aufzeichnung ist auch ohne sie vollständig.",
    erasedDetail:
      "Die Sitzung wurde gelöscht, und mit ihr, wo ihre Clips waren. Die Aufzeichnung ist auch ohne sie vollständig.",
    loading: "Der Clip wird geladen …",
    shown: (frame) => `Bild ${frame}`,
  },

  controls: {
    play: "Sitzung abspielen",
    pause: "Anhalten",
    previous: "Voriger Eintrag",
    next: "Nächster Eintrag",
    pace: "Tempo der Sitzung",
    paceValue: (pace) => `${pace}×`,
    now: "Moment",
    entry: (seq, of) => `Eintrag ${number(seq)} von ${number(of)}`,
    before: "Vor dem ersten Eintrag",
    copy: "Link kopieren",
    mute: "Stumm",
    unmute: "Ton ein",
    help: "Tasten",
    stopped: "der Raum stand",
    played: (speed) => `der Raum spielte mit ${speed}`,
  },

  panel: {
    label: "Einträge, Notizen und Exporte",
    entries: "Einträge",
    notes: "Notizen",
    takeAlong: "Export",
    search: "Einträge suchen",
    everything: "Alles",
    everybody: "Alle",
    category: "Worum es geht",
    participant: "Wer",
    count: (shown, all) => (shown === all ? entriesOf(all) : `${number(shown)} von ${number(all)} Einträgen`),
    printed: (first, all) =>
      `Auf Papier sind nur die ersten ${number(first)} von ${number(all)} Einträgen; der Export hat alle.`,
    none: "Kein Eintrag passt.",
    clear: "Alle zeigen",
    noNotes: "Niemand hat eine Notiz geschrieben.",
    resolved: "erledigt",
    unresolved: "offen",
    reply: (name) => `${name} hat geantwortet`,
    still: (frame) => `Standbild von Bild ${frame}`,
    frames: (from, to) => (from === to ? from : `${from} – ${to}`),
    toMoment: "Zu dem Moment, in dem sie geschrieben wurde",
    categories: {
      room: "Raum",
      roster: "Personen",
      media: "Clips und Playlist",
      playback: "Wiedergabe",
      view: "Ansicht",
      grade: "Grading",
      annotations: "Zeichnungen",
      notes: "Notizen und Chat",
    },
  },

  export: {
    title: "Mitnehmen",
    formats: {
      ledger: ["Signierte Aufzeichnung", "jeder Eintrag mit seinem Beweis, .ndjson"],
      notes: ["Notizen", "Tabelle, .csv"],
      entries: ["Einträge", "Tabelle, .csv"],
      otio: ["Timeline", "OpenTimelineIO, .otio"],
      edl: ["Marker", "CMX-3600-EDL, .edl"],
      avid: ["Marker für Avid", "Text, .txt"],
    },
    markersOf: "Marker von",
    erased: "Dateien haben keine Namen, Titel und Texte: diese Sitzung wurde gelöscht.",
    busy: "Wird heruntergeladen …",
    report: "Bericht zum Drucken",
    reportHint: "öffnet sich in einem neuen Tab, auf Englisch",
    print: "Diese Seite drucken",
    verify: "Um sie ohne diesen Server zu prüfen, die signierte Aufzeichnung herunterladen und ausführen:",
  },

  check: historyCheck.check,

  keys: {
    title: "Tasten",
    close: "Schließen",
    all: [
      ["Leertaste", "die Sitzung abspielen oder anhalten"],
      ["← →", "ein Eintrag zurück oder vor, mit Umschalt zehn"],
      [", .", "ein Bild zurück oder vor, mit Umschalt zehn"],
      ["Pos1 Ende", "an den Anfang oder ans Ende"],
      ["1 bis 5", "Tempo der Sitzung, 1× bis 16×"],
      ["+ −", "die Timeline zoomen"],
      ["0", "die ganze Sitzung"],
      ["C", "Untertitel, ein und aus"],
      ["/", "Einträge suchen"],
      ["?", "diese Liste"],
    ],
  },

  told,
};
