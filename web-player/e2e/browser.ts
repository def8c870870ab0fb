import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../scripts/find-chromium.mjs";

/** For every browser of the tests. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Several pages at once would otherwise be slowed down when another one is in front. */
const SEVERAL_PAGES = [
  "--disable-renderer-backgrounding",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
];

/**
 * Opens the system's Chromium, which the caller closes. Pages may play before anybody has clicked.
 *
 * @param name another name for this machine: a browser takes pages from there for those of any machine
 */
export async function openBrowser(name?: string): Promise<Browser> {
  const names = name === undefined ? [] : [`--host-resolver-rules=MAP ${name} 127.0.0.1`];
  return chromium.launch({
    executablePath: await findChromium(),
    args: [...FLAGS, ...SEVERAL_PAGES, ...names, "--autoplay-policy=no-user-gesture-required"],
  });
}

/** Opens the system's Chromium as people have it: it lets nobody play unasked, and slows down what is not in front. */
export async function openPlainBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS, ignoreDefaultArgs: SEVERAL_PAGES });
}
