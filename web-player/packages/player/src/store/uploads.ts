import type { FolderOffer, Sending } from "../net/media-folder-api";

/** Endings of what the media folder takes. */
export const TAKEN = [".mp4", ".m4v", ".mov", ".webm", ".vtt", ".cube"] as const;

/** Why a file is not sent, before the server is asked. */
export type UploadFault = "type" | "hidden" | "empty" | "large" | "space" | "exists";

/** How it is with one file. `failed`: the server, or the way to it, said no. */
export type UploadState =
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly sent: number }
  | { readonly kind: "storing" }
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly fault: UploadFault }
  | { readonly kind: "failed"; readonly failure: unknown };

/** A file that is, was or will be sent. */
export interface UploadRow {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly state: UploadState;
}

/** What a list of uploads needs of the page around. */
export interface UploadsPage {
  readonly offer: FolderOffer;
  /** Whether the folder is known to have a file of this name. */
  has(name: string): boolean;
  put(file: File, sending: Sending): Promise<void>;
  changed(): void;
  /** A file is in the folder. */
  stored(name: string): void;
}

interface Item {
  readonly id: number;
  readonly file: File;
  state: UploadState;
  replace: boolean;
  readonly ending: AbortController;
}

/** Files on their way into the server's media folder, one after the other: two at a time would only take twice as long each. */
export class Uploads {
  #items: Item[] = [];
  #count = 0;
  #isSending = false;

  constructor(private readonly page: UploadsPage) {}

  get rows(): readonly UploadRow[] {
    return this.#items.map(({ id, file, state }) => ({ id, name: file.name, bytes: file.size, state }));
  }

  /** Whether anything is still to come. */
  get isBusy(): boolean {
    return this.#items.some(({ state }) => isOpen(state));
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      this.#count++;
      const fault = this.#fault(file);
      const state: UploadState = fault === undefined ? { kind: "waiting" } : { kind: "refused", fault };
      this.#items.push({ id: this.#count, file, state, replace: false, ending: new AbortController() });
    }
    this.page.changed();
    void this.#next();
  }

  /** Sends a file that was refused, or failed, once more: in place of the one that has its name. */
  replace(id: number): void {
    this.#again(id, true);
  }

  retry(id: number): void {
    this.#again(id, false);
  }

  /** Ends one that is under way, and takes it off the list. */
  drop(id: number): void {
    const item = this.#items.find((it) => it.id === id);
    this.#items = this.#items.filter((it) => it !== item);
    item?.ending.abort();
    this.page.changed();
  }

  /** Ends all of them. */
  close(): void {
    for (const { ending } of this.#items) {
      ending.abort();
    }
    this.#items = [];
  }

  #fault({ name, size }: File): UploadFault | undefined {
    const { offer } = this.page;
    if (name.startsWith(".")) {
      return "hidden";
    }
    if (!TAKEN.some((ending) => name.toLowerCase().endsWith(ending))) {
      return "type";
    }
    if (size === 0) {
      return "empty";
    }
    if (size > offer.largest) {
      return "large";
    }
    if (size > offer.free) {
      return "space";
    }
    return this.page.has(name) ? "exists" : undefined;
  }

  #again(id: number, replace: boolean): void {
    const item = this.#items.find((it) => it.id === id);
    if (item !== undefined && !isOpen(item.state) && item.state.kind !== "done") {
      item.replace ||= replace;
      this.#put(item, { kind: "waiting" });
      void this.#next();
    }
  }

  async #next(): Promise<void> {
    const item = this.#items.find(({ state }) => state.kind === "waiting");
    if (item === undefined || this.#isSending) {
      return;
    }
    this.#isSending = true;
    this.#put(item, { kind: "sending", sent: 0 });
    const { file, replace, ending } = item;
    const progress = (sent: number): void =>
      this.#put(item, sent < file.size ? { kind: "sending", sent } : { kind: "storing" });
    try {
      await this.page.put(file, { replace, signal: ending.signal, progress });
      this.#put(item, { kind: "done" });
      this.page.stored(file.name);
    } catch (failure) {
      this.#put(
        item,
        codeOf(failure) === "exists" ? { kind: "refused", fault: "exists" } : { kind: "failed", failure },
      );
    } finally {
      this.#isSending = false;
      void this.#next();
    }
  }

  #put(item: Item, state: UploadState): void {
    item.state = state;
    if (this.#items.includes(item)) {
      this.page.changed();
    }
  }
}

/** How far a file is, in whole percent: 100 only when it is in the folder. */
export function percentOf({ bytes, state }: UploadRow): number {
  switch (state.kind) {
    case "sending":
      return Math.min(99, Math.floor((100 * state.sent) / bytes));
    case "storing":
      return 99;
    case "done":
      return 100;
    default:
      return 0;
  }
}

/** The last quarter that a file has passed, in percent: what is read out, since every percent would be too much. */
export function quarterOf(row: UploadRow): number {
  return Math.floor(percentOf(row) / 25) * 25;
}

function isOpen({ kind }: UploadState): boolean {
  return kind === "waiting" || kind === "sending" || kind === "storing";
}

function codeOf(failure: unknown): unknown {
  return failure instanceof Error ? Reflect.get(failure, "code") : undefined;
}
