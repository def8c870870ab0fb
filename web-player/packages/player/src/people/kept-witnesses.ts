import type { WitnessStore } from "@sameframe/sync";

const PREFIX = "sameframe.witness.";
const ORDER = "sameframe.witnesses";

/** Rooms whose record is remembered; of those that were seen longer ago it is forgotten. A room takes 20 kB at most. */
const ROOMS = 50;

/**
 * What this browser has seen of rooms' records, across reloads [WI9]. Names with a space in them are rooms, others are servers.
 * Where the browser keeps nothing, nothing is kept.
 */
export class KeptWitnesses implements WitnessStore {
  constructor(private readonly storage: Storage | undefined) {}

  load(name: string): string | undefined {
    return this.#attempt((storage) => storage.getItem(PREFIX + name)) ?? undefined;
  }

  save(name: string, text: string): void {
    this.#attempt((storage) => {
      if (name.includes(" ")) this.#seen(storage, name);
      if (text === "") storage.removeItem(PREFIX + name);
      else storage.setItem(PREFIX + name, text);
    });
  }

  #seen(storage: Storage, room: string): void {
    const others = (storage.getItem(ORDER) ?? "").split("\n").filter((name) => name !== "" && name !== room);
    for (const old of others.splice(ROOMS - 1)) {
      storage.removeItem(PREFIX + old);
    }
    storage.setItem(ORDER, [room, ...others].join("\n"));
  }

  #attempt<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return this.storage === undefined ? undefined : use(this.storage);
    } catch {
      return undefined; // full, or forbidden by the browser's settings
    }
  }
}

/** In the storage of this browser. */
export function keptHere(): KeptWitnesses {
  try {
    return new KeptWitnesses(globalThis.localStorage);
  } catch {
    return new KeptWitnesses(undefined); // private windows of some browsers
  }
}
