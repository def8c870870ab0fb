import { isLanguage, type Language } from "./language";

const KEY = "sameframe.language";

/** Which language somebody chose on our pages, kept in this browser. Where nothing can be kept, it is the browser's. */
export class KeptLanguage {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined = available()) {}

  /** Whether this browser keeps anything at all. */
  get isPossible(): boolean {
    return this.storage !== undefined;
  }

  load(): Language | undefined {
    try {
      const kept = this.storage?.getItem(KEY);
      return isLanguage(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether it could be kept. */
  save(language: Language): boolean {
    try {
      this.storage?.setItem(KEY, language);
      return this.storage !== undefined;
    } catch {
      return false; // full, or forbidden by the browser's settings
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
