interface Subtle {
  importKey(format: "spki", key: Uint8Array, algorithm: string, extractable: boolean, uses: string[]): Promise<unknown>;
  verify(algorithm: string, key: unknown, signature: Uint8Array, message: Uint8Array): Promise<boolean>;
}

const LABEL = "sameframe-head-1";

/**
 * Whether the owner of a key signed that a room's ledger has an entry [WI2]; false as well where the platform cannot say: it has no
 * Ed25519, or the page came over an insecure connection.
 *
 * @param room its code, with the dash
 * @param publicKey a SubjectPublicKeyInfo in DER
 */
export async function isSigned(
  publicKey: Uint8Array,
  room: string,
  { seq, hash, signature }: { readonly seq: number; readonly hash: Uint8Array; readonly signature: Uint8Array },
): Promise<boolean> {
  const { subtle } = (globalThis as { crypto?: { subtle?: Subtle } }).crypto ?? {};
  if (!subtle || signature.length === 0) return false;
  try {
    const key = await subtle.importKey("spki", publicKey, "Ed25519", false, ["verify"]);
    return await subtle.verify("Ed25519", key, signature, messageOf(room, seq, hash));
  } catch {
    return false;
  }
}

/** Label, room code, sequence in 8 bytes, the most significant first, and hash. */
function messageOf(room: string, seq: number, hash: Uint8Array): Uint8Array {
  const start = Array.from(LABEL + room, (letter) => letter.charCodeAt(0));
  const message = new Uint8Array(start.length + 8 + hash.length);
  message.set(start);
  new DataView(message.buffer).setBigUint64(start.length, BigInt(seq));
  message.set(hash, start.length + 8);
  return message;
}
