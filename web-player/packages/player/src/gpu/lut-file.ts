import { type CubeFault, isCubeProblem, LARGEST_CUBE_TEXT, type Lut, parseCube } from "./cube";

/** Why a LUT is not there. `unreachable`: its server is not there, or lets no page of another site read it. */
export type LutFault = CubeFault | "unreachable" | "held" | "gone";

/** A LUT that was asked for. */
export type LutState =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly name: string }
  | { readonly kind: "ready"; readonly name: string; readonly lut: Lut }
  | { readonly kind: "failed"; readonly name: string; readonly fault: LutFault; readonly line: number };

/** Before the name of a file that the server holds. */
const OWN = "media:";

const NONE: LutState = { kind: "none" };

/** The LUTs that may be applied: that of the grade, by its address, and before it a file that only this browser has. */
export class LutFiles {
  #location = "";
  #shared: LutState = NONE;
  #local: LutState = NONE;
  #loading = new AbortController();

  /**
   * @param changed told when another LUT is to be applied, or it is known that none can
   * @param addressOf a short-lived address of a LUT that the server holds, by its location `media:NAME`
   */
  constructor(
    private readonly changed: () => void,
    private readonly addressOf?: (location: string) => Promise<string>,
  ) {}

  /** What is applied, or would be. */
  get state(): LutState {
    return this.#local.kind === "none" ? this.#shared : this.#local;
  }

  get isLocal(): boolean {
    return this.#local.kind !== "none";
  }

  get lut(): Lut | undefined {
    return this.state.kind === "ready" ? this.state.lut : undefined;
  }

  /** The grade names this address, or a file of the server as `media:NAME`; empty: none. */
  async follow(location: string): Promise<void> {
    if (location === this.#location) {
      return;
    }
    this.#location = location;
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const name = nameOf(location);
    const isServed = location.startsWith(OWN) && this.addressOf !== undefined;
    if (location === "" || !(isServed || /^https?:\/\//i.test(location))) {
      this.#share(location === "" ? NONE : failed(name, "held", 0));
      return;
    }
    this.#share({ kind: "loading", name });
    const state = isServed ? await this.#served(location, name, signal) : await fetched(location, name, signal);
    if (!signal.aborted) {
      this.#share(state);
    }
  }

  /** A file of the server: an address that has expired by the time it is used is asked for once more. */
  async #served(location: string, name: string, signal: AbortSignal): Promise<LutState> {
    let state: LutState = failed(name, "held", 0);
    for (let tries = 0; tries < 2 && !signal.aborted; tries++) {
      try {
        state = await fetched((await this.addressOf?.(location)) ?? "", name, signal);
      } catch (failure) {
        const status = failure instanceof Error ? Reflect.get(failure, "status") : 0;
        return failed(name, status === 404 ? "gone" : status === 403 ? "held" : "unreachable", 0);
      }
      if (state.kind !== "failed" || state.fault !== "unreachable") {
        return state;
      }
    }
    return state;
  }

  /** Applies a file of this browser. */
  async take(file: File): Promise<void> {
    const { name } = file;
    this.#local = { kind: "loading", name };
    this.changed();
    this.#local = file.size > LARGEST_CUBE_TEXT ? failed(name, "large", 1) : stateOf(name, await file.text());
    this.changed();
  }

  /** Drops the file of this browser. */
  drop(): void {
    this.#local = NONE;
    this.changed();
  }

  close(): void {
    this.#loading.abort();
  }

  #share(state: LutState): void {
    this.#shared = state;
    this.changed();
  }
}

/** What people call a LUT by. */
function nameOf(location: string): string {
  return location.startsWith(OWN)
    ? location.slice(OWN.length)
    : location.split(/[?#]/)[0]?.split("/").at(-1) || location;
}

async function fetched(address: string, name: string, signal: AbortSignal): Promise<LutState> {
  try {
    const answer = await fetch(address, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    const { ok, headers } = answer;
    if (!ok || Number(headers.get("content-length") ?? 0) > LARGEST_CUBE_TEXT) {
      await answer.body?.cancel();
      return failed(name, ok ? "large" : "unreachable", 1);
    }
    const text = await bounded(answer);
    return text === undefined ? failed(name, "large", 1) : stateOf(name, text);
  } catch {
    return failed(name, "unreachable", 0); // or superseded, which nobody looks at
  }
}

/** The text of an answer, read no further than a LUT can be long. */
async function bounded({ body }: Response): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LARGEST_CUBE_TEXT) {
      await reader?.cancel();
      return undefined;
    }
  }
  return text;
}

function stateOf(name: string, text: string): LutState {
  const read = parseCube(text);
  return isCubeProblem(read) ? failed(name, read.fault, read.line) : { kind: "ready", name, lut: read };
}

function failed(name: string, fault: LutFault, line: number): LutState & { readonly kind: "failed" } {
  return { kind: "failed", name, fault, line };
}
