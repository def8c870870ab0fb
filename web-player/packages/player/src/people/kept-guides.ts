import { type Guides, guidesOf, NO_GUIDES } from "../overlays/guides";

const KEY = "sameframe.guides";

/** What this browser shows over pictures, across rooms and reloads. Where nothing is kept, nothing is shown at first. */
export class KeptGuides {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined = available()) {}

  load(): Guides {
    try {
      return guidesOf(this.storage?.getItem(KEY) ?? null);
    } catch {
      return NO_GUIDES;
    }
  }

  save(guides: Guides): void {
    try {
      this.storage?.setItem(KEY, JSON.stringify(guides));
    } catch {
      // full, or forbidden by the browser's settings
    }
  }
}

function available(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // private windows of some browsers
  }
}
