import type { Download } from "./history-api";

/** Gives a file to the browser to keep. */
export function save({ name, blob }: Download): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  release(link.href);
}

/** A browser has begun with an address long before this. */
const BEGUN_MS = 60_000;

function release(address: string): void {
  setTimeout(() => URL.revokeObjectURL(address), BEGUN_MS);
}

/**
 * Shows a page in a tab of its own. The tab is opened before the page is there: later, browsers take it for an advertisement.
 */
export async function showPage(page: Promise<Blob>): Promise<void> {
  const tab = open("", "_blank");
  try {
    const address = URL.createObjectURL(await page);
    if (tab === null) {
      location.assign(address);
    } else {
      tab.opener = null;
      tab.location.replace(address);
    }
    release(address);
  } catch (failure) {
    tab?.close();
    throw failure;
  }
}
