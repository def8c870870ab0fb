import type { historyStrings } from "../../strings-history";
import type { Translated } from "../translate";
import { has, number } from "./words";

/** What is told of entries that are no sentence in the room. */
export const told: Translated<typeof historyStrings>["told"] = {
  created: (who) => `${has(who)} den Raum angelegt`,
  other: (who) => `${has(who)} etwas geändert, das diese Seite nicht kennt`,
  agreed: (people, frame) =>
    people === 1 ? `Bild ${frame} war auf dem einen Schirm` : `Alle ${number(people)} zeigten Bild ${frame}`,
  disagreed: (people, of, frame) => `${number(people)} von ${number(of)} zeigten Bild ${frame} nicht`,
  loaded: (who, title) => `${has(who)} „${title}“ geladen`,
  notLoaded: (who, title) => `${has(who)} „${title}“ nicht bereit`,
  view: (who) => `${has(who)} die Ansicht verschoben`,
  grade: (who) => `${has(who)} das Grading geändert`,
  redrew: (who, frame) => `${has(who)} eine Zeichnung auf ${frame} geändert`,
  erased: (who) => `${has(who)} eine Zeichnung entfernt`,
  wrote: (who) => `${has(who)} eine Nachricht geschrieben`,
  edited: (who) => `${has(who)} eine Notiz bearbeitet`,
  waits: (names) => (names === "" ? "Die Wiedergabe hat gewartet" : `Die Wiedergabe hat auf ${names} gewartet`),
  goesOn: "Die Wiedergabe hat nicht länger gewartet",
  hostIsBack: "Ein Host ist wieder da",
  place: (who) => `${has(who)} einen Platz`,
  categories: (who) => `${has(who)} gewählt, was ankommen soll`,
  playhead: (who) => `${has(who)} den Abspielkopf bewegt`,
  playlist: (who) => `${has(who)} die Playlist geändert`,
};
