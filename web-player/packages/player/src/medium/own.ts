import type { Medium } from "@sameframe/protocol";
import { isSequence } from "../sequence/notation";
import { findPictures } from "../sequence/own-pictures";
import { matchText, mayStand, picturesText } from "../store/source-view";
import type { OwnCopy, OwnPictures } from "../video/own-copies";
import { fingerprint } from "./fingerprint";
import { match } from "./match";

/** What came of files of this machine that somebody opened for a medium. */
export interface OwnFound {
  /** What the medium can be played from; undefined: not from these. */
  readonly copy: OwnCopy | OwnPictures | undefined;
  /** In words. */
  readonly said: string;
}

/**
 * Reads files, and compares them with the medium: one of a video, all pictures of a sequence.
 *
 * @throws ProbeError if they cannot be read
 */
export async function readOwn(medium: Medium, files: readonly File[]): Promise<OwnFound> {
  if (isSequence(medium)) {
    const found = await findPictures(medium, files);
    return { copy: found.copy, said: picturesText(found.match) };
  }
  const [file] = files;
  if (file === undefined) {
    return { copy: undefined, said: "" };
  }
  const { probe } = await import("./probe");
  const [grid, keys] = await Promise.all([probe(file), fingerprint(file)]);
  const found = match(medium, grid, keys);
  const { contentType, firstPresentationUs } = grid;
  const copy = mayStand(found) ? { file, contentType, firstPresentationUs, keys } : undefined;
  return { copy, said: matchText(found) };
}
