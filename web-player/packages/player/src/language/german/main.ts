import type { strings } from "../../strings";
import type { Translated } from "../translate";
import { action } from "./action";
import { history } from "./history";
import { problem } from "./problem";
import { door, probe, recorded, start } from "./start";
import { count } from "./words";

export const main: Translated<typeof strings> = {
  product: "Sameframe",
  claim: "Alle auf demselben Bild.",

  language: { label: "Sprache" },

  start,
  probe,
  problem,
  door,
  recorded,
  action,
  history,

  header: {
    copyLink: "Link kopieren",
    copied: "Kopiert",
    copyInvite: "Einladung kopieren",
    copyFailed: "Von hier kopieren:",
    invite: (title, code, link) =>
      `${title === "" ? "Gemeinsam ansehen" : `„${title}“ gemeinsam ansehen`}, Bild für Bild:\n${link}\nRaumcode: ${code}`,
    leave: "Verlassen",
  },

  connection: {
    live: "Live",
    conflict: "Konflikt",
    alone: "Allein",
    connecting: "Verbindet …",
    reconnecting: "Verbindet neu …",
    reconnectingIn: (seconds) => `Verbindet neu in ${seconds} s`,
    retryIn: (seconds) => `Neu in ${seconds} s`,
    offline: "Offline",
    drift: (frames) =>
      frames === 0 ? "auf dem Bild" : `${frames > 0 ? "+" : "−"}${count(Math.abs(frames), "Bild", "Bilder")}`,
    roundTrip: (ms) => `${ms} ms zum Server und zurück`,
    reconnect: "Neu verbinden",
    now: "Jetzt",
    outside: "Wartet auf Einlass",
    outsideHint: "Der Host lässt Sie ein. Sie müssen nichts tun.",
    lost: "Verbindung verloren. Sie können weiter zusehen.",
    waiting: (actions) =>
      actions === 1
        ? "Verbindung verloren. Was Sie getan haben, wird gesendet, sobald sie wieder da ist."
        : `Verbindung verloren. Ihre ${actions} Aktionen werden gesendet, sobald sie wieder da ist.`,
  },

  roster: {
    title: "Im Raum",
    you: "Sie",
    host: "Host",
    away: "weg",
    expected: "kommt",
    waiting: "wartet auf Einlass",
    alone: "sieht sich allein um",
    letIn: "Einlassen",
    decline: "Ablehnen",
    about: (act, name) => `${act}: ${name}`,
    somebodyElse: "Als jemand anders eintreten",
    rename: "Namen ändern",
    save: "Speichern",
  },

  fork: {
    title: "Die Aufzeichnung dieses Raums ist nicht die, die dieser Browser früher gesehen hat.",
    otherKey:
      "Dieser Server signiert seine Aufzeichnungen mit einem anderen Schlüssel, als dieser Browser früher gesehen hat.",
    rewritten: (seq) => `Eintrag ${seq} ist jetzt ein anderer: die Aufzeichnung wurde dort oder davor geändert.`,
    "cut-off": (seq) =>
      `Sie endet vor Eintrag ${seq}, der hier war: das Ende wurde entfernt, oder ein älteres Backup eingespielt.`,
    "other-key": (_seq) => "Was er über früher sagt, kann von jemand anderem stammen.",
    todo: "Bitte den Betreiber des Servers fragen, und sichern, was dieser Browser gesehen hat: es lässt sich prüfen.",
    save: "Zeugendatei sichern",
    trust: "Diese Aufzeichnung annehmen",
    dismiss: "Ausblenden",
    file: (code) => `sameframe-zeuge-${code}.ndjson`,
    saveOwn: "Eigene Zeugendatei sichern",
  },

  lobby: {
    guest: "Der Host hat noch nicht begonnen.",
    host: "Nichts läuft, bis Sie beginnen.",
    start: "Beginnen",
  },

  conflict: {
    somebody: "Ein Host",
    superseded: (who) => `${who} war schneller. Was Sie getan haben, wurde nicht ausgeführt.`,
    viewer: "Zuschauer schauen zu; ein Host kann Sie zum Reviewer machen.",
    accept: "Den Raum zeigen",
  },

  alone: {
    begin: "Allein umsehen",
    since: "Sie sehen sich allein um: nichts hier bewegt den Raum.",
    back: "Zurück zum Raum",
  },

  transport: {
    label: "Wiedergabe",
    play: "Abspielen",
    pause: "Anhalten",
    back: "Ein Bild zurück",
    forward: "Ein Bild vor",
    start: "Zum In-Punkt",
    end: "Zum Out-Punkt",
    speed: "Tempo",
    reverse: "Rückwärts abspielen",
    loop: { once: "Am Ende anhalten", loop: "Schleife", pingPong: "Hin und her", through: "Weiter zum nächsten Shot" },
    loopMode: (now, next) => `Am Ende des Bereichs: „${now}“. Ändern in „${next}“`,
    setIn: "In-Punkt hier setzen",
    setOut: "Out-Punkt hier setzen",
    clearRange: "Ganzer Clip",
    mute: "Stumm",
    unmute: "Ton ein",
    fullscreen: "Vollbild",
    previousShot: "Voriger Shot",
    nextShot: "Nächster Shot",
    timeline: "Timeline",
    held: {
      lobby: "Nichts bewegt sich, bis der Host beginnt.",
      viewer:
        "Zuschauer sehen zu. Wer sich allein umsieht, hat einen eigenen Abspielkopf; ein Host kann Sie zum Reviewer machen.",
      host: "In diesem Raum steuert nur der Host. Wer sich allein umsieht, hat einen eigenen Abspielkopf.",
      lead: "Es steuert, wer die Steuerung hat. Bitten Sie darum, oder sehen Sie sich allein mit eigenem Abspielkopf um.",
    },
    position: (frame, last, timecode) => `Bild ${frame} von ${last}, ${timecode}`,
    frame: "Bild",
    frameCounted: "Bilder, ab 0 gezählt",
    frameProduction: (first) => `Bildnummern der Produktion, der Clip beginnt bei ${first}`,
    timecode: "Timecode",
    inexact: "nicht bildgenau",
    inexactHint:
      "Die Bildabstände dieses Clips sind ungleich, oder dieser Browser sagt nicht, welches Bild er zeigt: Sie können ein Bild neben den anderen liegen.",
    scrubbing: (name, frame) => `${name}: ${frame}`,
  },

  deck: "Timeline und Bedienung",

  video: {
    stage: "Bild",
    clickToPlay: "Klicken zum Abspielen",
    clickToHear: "Klicken für Ton",
    clickToPlayHint: "Ihr Browser startet Videos erst nach einem Klick.",
    loading: "Der Clip wird geladen …",
    buffering: "Puffert …",
    failed: "Der Clip kann hier nicht abgespielt werden.",
    why: {
      missing:
        "Die Datei ist nicht dort, wo sie sein sollte. Wer sie hinzugefügt hat, weiß mehr; oder Sie öffnen Ihre eigene Kopie. Der Raum geht weiter.",
      undecodable:
        "Dieser Browser kann ihn nicht dekodieren: Browser spielen H.264, VP9 und AV1. Eine Kopie in einem dieser Formate hilft; der Raum geht weiter.",
      insecure:
        "Die Adresse beginnt mit http://, was diese gesicherte Seite nicht laden darf. Eine https://-Adresse hilft; der Raum geht weiter.",
      unknown:
        "Er ist vielleicht weg, oder dieser Browser kann ihn nicht dekodieren. Der Raum geht ohne das Bild weiter.",
    },
    openOwn: "Eigene Kopie öffnen …",
    retry: "Neu laden",
    waitsFor: (people) => `Wartet auf ${people === 1 ? "eine Person" : `${people} Personen`} …`,
  },
};
