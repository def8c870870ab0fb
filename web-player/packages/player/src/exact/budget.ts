/** What a browser tells of its machine. */
export interface Machine {
  /** Gigabytes of memory, rounded and at most 8 or 32; browsers other than Chromium do not say. */
  readonly memory: number | undefined;
  /** It is a telephone or a tablet: pages that take much are closed there. */
  readonly handheld: boolean;
}

/** The machine that this page is on. */
export function machine(): Machine {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return { memory: deviceMemory, handheld: matchMedia("(hover: none) and (pointer: coarse)").matches };
}

const MIB = 2 ** 20;

/** How many bytes decoded pictures may take. */
export function bytesFor({ memory = 4, handheld }: Machine): number {
  if (handheld || memory < 4) {
    return 128 * MIB;
  }
  return (memory < 8 ? 320 : 640) * MIB;
}

/** Further than this from the playhead nobody steps without a pause. */
const REACH = 48;

/** Fewer pictures than this are not worth a decoder. */
const FEWEST = 9;

/** How many pictures of so many bytes are wanted around the playhead; 0: they are too large to keep any. */
export function capacityFor(bytes: number, perPicture: number): number {
  const fitting = Math.min(fittingIn(bytes, perPicture), 2 * REACH + 1);
  return fitting < FEWEST ? 0 : fitting;
}

/** How many are kept: as many again that the playhead has left, so that going back there decodes none anew. */
export function keptFor(bytes: number, perPicture: number): number {
  return Math.min(fittingIn(bytes, perPicture), 2 * (2 * REACH + 1));
}

const fittingIn = (bytes: number, perPicture: number): number => Math.floor(bytes / Math.max(1, perPicture));
