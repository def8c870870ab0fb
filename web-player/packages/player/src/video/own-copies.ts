import type { Medium } from "@sameframe/protocol";
import type { MatchKey, MediumDescriptor } from "../medium/descriptor";
import { isSameFile } from "../medium/fingerprint";
import type { Address } from "./addresses";

/** A file of this machine that has been read. */
export interface OwnCopy {
  readonly file: File;
  readonly contentType: string;
  readonly firstPresentationUs: number;
  readonly keys: readonly MatchKey[];
}

/** Pictures of this machine for an image sequence, by number. */
export interface OwnPictures {
  /** "shot.[1001-1100].png" */
  readonly name: string;
  readonly contentType: string;
  readonly pictures: ReadonlyMap<number, Blob>;
}

/** What a file of this machine is as the copy of the medium that was made of it. */
export function copyOf(file: File, { sources, firstPresentationUs, matchKeys = [] }: MediumDescriptor): OwnCopy {
  return { file, contentType: sources[0]?.contentType ?? "", firstPresentationUs, keys: matchKeys };
}

/** By the codes of rooms. */
const brought = new Map<string, OwnCopy>();

/** A room was made with this file: it is played from it, in this very document, as no other can have the file. */
export function bring(code: string, copy: OwnCopy): void {
  brought.set(code, copy);
}

/** The file of this machine with which a room was made in this document. */
export function broughtTo(code: string): OwnCopy | undefined {
  return brought.get(code);
}

/** The files of this machine that media are played from here, until the room is closed. */
export class OwnCopies {
  #held: readonly OwnCopy[] = [];
  readonly #bound = new Map<string, OwnCopy | OwnPictures>();
  readonly #urls = new Map<OwnCopy, string>();

  /** Every medium that is this very file is played from it. */
  hold(copy: OwnCopy): void {
    this.#held = [...this.#held, copy];
  }

  /** This medium is played from it, whatever is known of both. */
  bind(medium: string, copy: OwnCopy | OwnPictures): void {
    this.#bound.set(medium, copy);
  }

  /** Back to what the room has. */
  release({ id, matchKeys }: Medium): void {
    this.#bound.delete(id);
    this.#held = this.#held.filter(({ keys }) => !isSameFile(keys, matchKeys));
  }

  /** Where a medium is played from; undefined: there is no copy of it here. */
  of(medium: Medium | undefined): Address | undefined {
    const copy = medium && this.#of(medium);
    if (copy === undefined) {
      return undefined;
    }
    if ("pictures" in copy) {
      const { name, contentType, pictures } = copy;
      return { url: "", contentType, own: { name, firstPresentationUs: 0, pictures } };
    }
    const { file, contentType, firstPresentationUs } = copy;
    const url = this.#urls.get(copy) ?? URL.createObjectURL(file);
    this.#urls.set(copy, url);
    return { url, contentType, own: { name: file.name, firstPresentationUs } };
  }

  close(): void {
    for (const url of this.#urls.values()) {
      URL.revokeObjectURL(url);
    }
    this.#urls.clear();
    this.#bound.clear();
    this.#held = [];
  }

  #of({ id, matchKeys }: Medium): OwnCopy | OwnPictures | undefined {
    return this.#bound.get(id) ?? this.#held.find(({ keys }) => isSameFile(keys, matchKeys));
  }
}
