import type { Alarm, Check, Damage, EntryHash } from "../net/history-api";

/** What checking a record came to, by the server and by what this browser has kept of it. */
export type Verdict =
  /** It is chained, and agrees with what was seen of it: by the server, and in `kept` entries by this browser. */
  | { readonly kind: "whole"; readonly kept: number }
  | { readonly kind: "damaged"; readonly damage: Damage }
  /** The server has seen something else. */
  | { readonly kind: "alarm"; readonly alarm: Alarm }
  /** This browser has seen another entry there. */
  | { readonly kind: "rewritten"; readonly seq: number }
  /** This browser has seen an entry behind the end. */
  | { readonly kind: "cut-off"; readonly seq: number };

/** What a witness file has of a room; lines of other rooms and those that are none are passed over. */
export function keptOf(text: string | undefined, code: string): readonly EntryHash[] {
  return (text ?? "").split("\n").flatMap((line) => {
    try {
      const { room, seq, hash } = JSON.parse(line);
      return room === code && Number.isInteger(seq) && seq > 0 && typeof hash === "string" ? [{ seq, hash }] : [];
    } catch {
      return [];
    }
  });
}

/** @param kept what this browser has seen of the record, for which the check was asked */
export function verdictOf({ damage, alarm, entries, hashes = [] }: Check, kept: readonly EntryHash[]): Verdict {
  if (damage !== undefined) {
    return { kind: "damaged", damage };
  }
  if (alarm !== undefined) {
    return { kind: "alarm", alarm };
  }
  const now = new Map(hashes.map(({ seq, hash }) => [seq, hash]));
  const compared = kept.filter(({ seq }) => now.has(seq));
  const other = compared.find(({ seq, hash }) => now.get(seq) !== hash);
  if (other !== undefined) {
    return { kind: "rewritten", seq: other.seq };
  }
  const beyond = kept.find(({ seq }) => seq > entries && !now.has(seq));
  return beyond === undefined ? { kind: "whole", kept: compared.length } : { kind: "cut-off", seq: beyond.seq };
}
