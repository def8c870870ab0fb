import type { MatchKey } from "./descriptor";

/** SHA-256 of as much of a file as tells it apart: its first MiB. */
export const HEAD = "sha256-first-mib";
export const BYTES = "file-bytes";
export const NAME = "file-name";

const MIB = 1024 * 1024;

/** Characters of a match key at most, as the room takes them. */
const LONGEST = 256;

/** What tells a file apart: its first MiB (where the page is secure, so that browsers can digest), its size, its name. */
export async function fingerprint(file: File): Promise<readonly MatchKey[]> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  const digest = await subtle?.digest("SHA-256", await file.slice(0, MIB).arrayBuffer());
  return [
    ...(digest === undefined ? [] : [{ scheme: HEAD, value: hex(digest) }]),
    { scheme: BYTES, value: String(file.size) },
    { scheme: NAME, value: file.name.slice(0, LONGEST) },
  ];
}

/** What a list of match keys says by this scheme. */
export function keyOf(keys: readonly MatchKey[], scheme: string): string | undefined {
  return keys.find((key) => key.scheme === scheme)?.value;
}

/** Whether two files are the same by what is known of both: beginning and size where both were read, else size and name. */
export function isSameFile(some: readonly MatchKey[], other: readonly MatchKey[]): boolean {
  const agree = (scheme: string): boolean | undefined => {
    const [one, two] = [keyOf(some, scheme), keyOf(other, scheme)];
    return one === undefined || two === undefined ? undefined : one === two;
  };
  return agree(BYTES) === true && (agree(HEAD) ?? agree(NAME)) === true;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
