import { historyPath } from "../net/room-code";

/** What an address's fragment says; a fragment never reaches a server. */
export interface Fragment {
  /** The entry to go to. */
  readonly seq: number | undefined;
  /** An instant after it, in microseconds since the epoch; undefined: the one right after it. */
  readonly at: number | undefined;
  /** A token that was sent along. */
  readonly token: string | undefined;
}

/** Sequences are 32-bit on the wire. */
const LARGEST = 0xffff_ffff;

export function fragmentOf(hash: string): Fragment {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const seq = /^\d{1,10}$/.test(fields.get("seq") ?? "") ? Number(fields.get("seq")) : 0;
  const at = /^\d{1,16}$/.test(fields.get("at") ?? "") ? Number(fields.get("at")) : undefined;
  const isNamed = seq >= 1 && seq <= LARGEST;
  return { seq: isNamed ? seq : undefined, at: isNamed ? at : undefined, token: fields.get("token") || undefined };
}

/** Address of the moment right after an entry, or of an instant after it. */
export function momentLink(origin: string, code: string, seq: number, at?: number): string {
  const instant = at === undefined ? "" : `&at=${at}`;
  return `${origin}${historyPath(code)}${seq > 0 ? `#seq=${seq}${instant}` : ""}`;
}
