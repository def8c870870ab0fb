import { historyPath } from "../net/room-code";

/** What an address's fragment says; a fragment never reaches a server. */
export interface Fragment {
  /** The entry to go to. */
  readonly seq: number | undefined;
  /** A token that was sent along. */
  readonly token: string | undefined;
}

/** Sequences are 32-bit on the wire. */
const LARGEST = 0xffff_ffff;

export function fragmentOf(hash: string): Fragment {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const seq = /^\d{1,10}$/.test(fields.get("seq") ?? "") ? Number(fields.get("seq")) : 0;
  return { seq: seq >= 1 && seq <= LARGEST ? seq : undefined, token: fields.get("token") || undefined };
}

/** Address of the moment after an entry. */
export function momentLink(origin: string, code: string, seq: number): string {
  return `${origin}${historyPath(code)}${seq > 0 ? `#seq=${seq}` : ""}`;
}
