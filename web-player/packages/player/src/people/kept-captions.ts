const KEY = "sameframe.captions";

/** Whether one wants captions, and in which language. */
export interface CaptionChoice {
  readonly on: boolean;
  /** As in `lang`; empty: whatever there is. */
  readonly lang: string;
}

const OFF: CaptionChoice = { on: false, lang: "" };

/** What this browser shows of captions, across rooms and reloads. Where nothing is kept there are none at first. */
export class KeptCaptions {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined = available()) {}

  load(): CaptionChoice {
    try {
      const [, on, lang = ""] = /^(on|off) ?(\S*)$/.exec(this.storage?.getItem(KEY) ?? "") ?? [];
      return on === undefined ? OFF : { on: on === "on", lang };
    } catch {
      return OFF;
    }
  }

  save({ on, lang }: CaptionChoice): void {
    try {
      this.storage?.setItem(KEY, `${on ? "on" : "off"} ${lang}`);
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
