const KEY = "sameframe.told.";

/** Where the browser keeps nothing, it holds until the page is left. */
const here = new Set<string>();

/** Whether somebody has read in this tab that what they do in a room is recorded. */
export function isTold(visit: string): boolean {
  return here.has(visit) || storage((kept) => kept.getItem(KEY + visit)) !== undefined;
}

/** @param visit who it is, in which room of which server */
export function tell(visit: string): void {
  here.add(visit);
  storage((kept) => kept.setItem(KEY + visit, "1"));
}

function storage<T>(use: (kept: Storage) => T | null): T | undefined {
  try {
    return use(globalThis.sessionStorage) ?? undefined;
  } catch {
    return undefined; // full, or forbidden by the browser's settings
  }
}
