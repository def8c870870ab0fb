import type { notesStrings } from "../../strings-notes";
import type { Translated } from "../translate";
import { count } from "./words";

export const notes: Translated<typeof notesStrings> = {
  tabs: {
    label: "Personen, Shots, Notizen und Chat",
    people: "Personen",
    playlist: "Shots",
    notes: "Notizen",
    chat: "Chat",
    unread: "ungelesen",
  },

  refusal: {
    outside: "Sie sind nicht im Raum; hier lässt sich nichts schreiben.",
    viewer: "Zuschauer lesen mit. Ein Host kann Sie zum Reviewer machen.",
    off: "Notizen und Chat sind bei Ihnen ausgeschaltet.",
    empty: "Es ist noch kein Bild da, zu dem man etwas schreiben könnte.",
  },

  jump: {
    lobby: "Nichts bewegt sich, bis der Host beginnt.",
    viewer: "Zuschauer bewegen den Abspielkopf nicht. Wer sich allein umsieht, kommt dorthin.",
    host: "Nur der Host bewegt den Abspielkopf. Wer sich allein umsieht, kommt dorthin.",
    lead: "Den Abspielkopf bewegt, wer die Steuerung hat. Wer sich allein umsieht, kommt dorthin.",
  },

  notes: {
    here: "Notiz zu diesem Bild",
    on: (frame) => `Notiz zu ${frame}`,
    placeholder: "Notiz schreiben …",
    add: "Notiz hinzufügen",
    none: "Zu diesem Clip gibt es noch keine Notizen.",
    noneDetail:
      "Was hier geschrieben wird, bleibt bei dem Bild auf dem Schirm; mit dem ersten Zeichen wird angehalten.",
    elsewhere: "Zu anderen Clips",
    list: "Notizen",
    by: (author, frame) => `Notiz von ${author} zu ${frame}`,
    frames: (from, to) => (from === to ? from : `${from} – ${to}`),
    go: (frame, timecode) => `Zu ${frame} gehen, ${timecode}`,
    still: (frame) => `Standbild von Bild ${frame}`,
    edited: "bearbeitet",
    open: "offen",
    resolved: "erledigt",
    reply: "Antworten",
    replyTo: (author) => `Antwort an ${author}`,
    resolve: "Erledigt",
    reopen: "Wieder öffnen",
    edit: "Bearbeiten",
    editText: "Text bearbeiten",
    remove: "Entfernen",
    removeNote: (replies) =>
      replies === 0
        ? "Diese Notiz für alle entfernen?"
        : `Diese Notiz und ${replies === 1 ? "die Antwort darauf" : `die ${replies} Antworten darauf`} für alle entfernen?`,
    keep: "Behalten",
    save: "Speichern",
    cancel: "Abbrechen",
    about: (act, author, frame) => `${act}: ${author} zu ${frame}`,
    noStill: "Ohne Standbild hinzugefügt: Das Bild lässt sich hier nicht auslesen.",
    stillRefused: (why) => `Ohne Standbild hinzugefügt. ${why}`,
  },

  chat: {
    label: "Nachricht an alle",
    placeholder: "Nachricht an alle …",
    send: "Senden",
    log: "Nachrichten",
    none: "Noch keine Nachrichten.",
    noneDetail: "Alle im Raum lesen, was hier geschrieben wird, auch wer später kommt.",
    fresh: "Neu",
    toEnd: (messages) => count(messages, "neue Nachricht", "neue Nachrichten"),
    end: "Zur letzten Nachricht",
  },

  sending: "Wird gesendet …",
  keys: "Enter sendet, Umschalt+Enter beginnt eine neue Zeile",
};
