/**
 * Where a client keeps what it has seen of rooms, so that a later one can compare [WI4]: named texts, a few kilobytes each. What
 * cannot be kept is simply not there; a store that throws is reported as an uncaught error, and nothing else suffers.
 */
export interface WitnessStore {
  /** The text that was saved last under this name; undefined if there is none. */
  load(name: string): string | undefined;
  /** Keeps a text under a name, in place of an earlier one; the empty text takes it away. */
  save(name: string, text: string): void;
}

/** Keeps for as long as the client lives. */
export function memoryStore(): WitnessStore {
  const texts = new Map<string, string>();
  return { load: (name) => texts.get(name), save: (name, text) => void texts.set(name, text) };
}
