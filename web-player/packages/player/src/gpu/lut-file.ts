import { type CubeFault, isCubeProblem, LARGEST_CUBE_TEXT, type Lut, parseCube } from "./cube";

/** Why a LUT is not there. `unreachable`: its server is not there, or lets no page of another site read it. */
export type LutFault = CubeFault | "unreachable" | "held";

/** A LUT that was asked for. */
export type LutState =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly name: string }
  | { readonly kind: "ready"; readonly name: string; readonly lut: Lut }
  | { readonly kind: "failed"; readonly name: string; readonly fault: LutFault; readonly line: number };

const NONE: LutState = { kind: "none" };

/** The LUTs that may be applied: that of the grade, by its address, and before it a file that only this browser has. */
export class LutFiles {
  #address = "";
  #shared: LutState = NONE;
  #local: LutState = NONE;
  #loading = new AbortController();

  /** @param changed told when another LUT is to be applied, or it is known that none can */
  constructor(private readonly changed: () => void) {}

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

  /** The grade names this address; empty: none. */
  async follow(address: string): Promise<void> {
    if (address === this.#address) {
      return;
    }
    this.#address = address;
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const name = address.split(/[?#]/)[0]?.split("/").at(-1) || address;
    if (address === "" || !/^https?:\/\//i.test(address)) {
      this.#share(address === "" ? NONE : { kind: "failed", name, fault: "held", line: 0 });
      return;
    }
    this.#share({ kind: "loading", name });
    const state = await fetched(address, name, signal);
    if (!signal.aborted) {
      this.#share(state);
    }
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

function failed(name: string, fault: LutFault, line: number): LutState {
  return { kind: "failed", name, fault, line };
}
