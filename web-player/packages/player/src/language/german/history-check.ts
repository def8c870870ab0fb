import type { historyStrings } from "../../strings-history";
import type { Translated } from "../translate";
import { number } from "./words";

/** What the server says of an entry that it has seen; the room's key is told apart. */
function seen(seq: number, what: string): string {
  return seq === 0 ? `Der Schlüssel des Raums: ${what}.` : `Eintrag ${number(seq)}: ${what}.`;
}

function sound(entries: number): string {
  if (entries === 0) return "Davor ist kein Eintrag in Ordnung.";
  return entries === 1
    ? "Der eine Eintrag davor ist in Ordnung."
    : `Die ${number(entries)} Einträge davor sind in Ordnung.`;
}

function there(entries: number): string {
  if (entries === 0) return "Kein Eintrag ist da.";
  return entries === 1 ? "Ein Eintrag ist da." : `Die ${number(entries)} Einträge, die da sind, folgen aufeinander.`;
}

const check: Translated<typeof historyStrings>["check"] = {
  title: "Aufzeichnung prüfen",
  hint: "Der Server berechnet jeden Hash der Kette neu; verglichen wird mit denen, die gemerkt wurden.",
  busy: "Wird geprüft …",
  whole: (entries) =>
    entries === 1
      ? "Die Aufzeichnung ist heil: ihr einer Eintrag beginnt die Kette."
      : `Die Aufzeichnung ist heil: alle ${number(entries)} Einträge folgen aufeinander.`,
  agrees: (kept) => {
    const server = "Sie stimmt mit dem letzten Hash überein, den der Server von ihr gemerkt hat";
    if (kept === 0) return `${server}. Dieser Browser hat keinen gemerkt.`;
    return kept === 1
      ? `${server}, und mit dem einen, den dieser Browser gemerkt hat.`
      : `${server}, und mit den ${number(kept)}, die dieser Browser gemerkt hat.`;
  },
  head: "Hash des letzten Eintrags",
  note: "Diesen Hash an einem anderen Ort aufheben: wer ihn hat, merkt, wenn die Aufzeichnung später umgeschrieben wird.",
  broken: (seq) => `Eintrag ${number(seq)} ist nicht, wie er aufgezeichnet wurde.`,
  brokenSomewhere: "Die Aufzeichnung ist nicht, wie sie war.",
  brokenDetail: (what, entries) => `${what}. ${sound(entries)}`,
  alarm: "Die Aufzeichnung ist nicht, was früher von ihr gesehen wurde.",
  alarmDetail: (seq, what, entries) => `${seen(seq, what)} ${there(entries)}`,
  rewritten: (seq) => `Eintrag ${number(seq)} ist nicht der, den dieser Browser gesehen hat.`,
  rewrittenDetail:
    "Die Aufzeichnung wurde dort oder davor umgeschrieben. Die Zeugendatei, die man auf der Seite des Raums sichern kann, zeigt es anderen.",
  cutOff: (seq) => `Dieser Browser hat Eintrag ${number(seq)} gesehen, den es nicht gibt.`,
  cutOffDetail: (entries) =>
    `Die Aufzeichnung endet mit Eintrag ${number(entries)}: ihr Ende wurde abgeschnitten. Die Zeugendatei, die man auf der Seite des Raums sichern kann, zeigt es anderen.`,
};

/** What the check of a record says. */
export const historyCheck = { seen, check } as const;
