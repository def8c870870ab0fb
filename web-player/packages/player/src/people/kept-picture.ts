import { Channel } from "@sameframe/protocol";
import { type Grading, NEUTRAL_GRADING } from "../gpu/grading";
import { COMPARISONS, USUAL_COMPARISON } from "../view/compared";
import { NEUTRAL_VIEW, type PictureView } from "../view/placement";

/** View and grade that one has for oneself. */
export interface KeptPicture {
  readonly view: PictureView | undefined;
  readonly grading: Grading | undefined;
}

const KEY = "sameframe.picture.";

/** What one had for oneself in a room, in this tab, before a reload. */
export function keptPicture(code: string, storage = available()): KeptPicture {
  try {
    const read: unknown = JSON.parse(storage?.getItem(KEY + code) ?? "{}");
    const { view, grading } = (read ?? {}) as Partial<KeptPicture>;
    return {
      view: isView(view) ? view : undefined,
      grading: isLike(grading, NEUTRAL_GRADING) ? grading : undefined,
    };
  } catch {
    return { view: undefined, grading: undefined };
  }
}

/** Keeps it for as long as the tab is open. */
export function keepPicture(code: string, kept: KeptPicture, storage = available()): void {
  try {
    const text = JSON.stringify(kept);
    if (storage !== undefined && storage.getItem(KEY + code) !== text) {
      storage.setItem(KEY + code, text);
    }
  } catch {
    // full, or forbidden by the browser's settings
  }
}

function isView(it: unknown): it is PictureView {
  const { comparison, ...model } = NEUTRAL_VIEW;
  const { comparison: kept = comparison } = (it ?? {}) as Partial<PictureView>;
  const isCompared = kept === undefined || (isLike(kept, USUAL_COMPARISON) && COMPARISONS.includes(kept.mode));
  return isCompared && isLike(it, model) && Channel[(it as PictureView).channel] !== undefined;
}

/** Whether something has the same fields, of the same kinds. */
function isLike<T extends object>(it: unknown, model: T): it is T {
  if (typeof it !== "object" || it === null) {
    return false;
  }
  const fields = it as Record<string, unknown>;
  return Object.entries(model).every(([name, value]) => {
    const field = fields[name];
    return typeof value === "object" && value !== null
      ? isLike(field, value as object)
      : typeof field === typeof value && (typeof field !== "number" || Number.isFinite(field));
  });
}

function available(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
