import type { Page } from "playwright-core";

/** More stops than any page has. */
const STOPS = 60;

/** Presses Tab until what has the focus is called so, at the beginning of its name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(nameOfFocused);
    if (focused.startsWith(name)) return;
    passed.push(focused);
  }
  throw new Error(`${name}: not reached by Tab; passed ${passed.join(" | ")}`);
}

/** Runs in the page, and so uses nothing from outside itself. */
function nameOfFocused(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null;
  return (element?.getAttribute("aria-label") ?? label?.textContent ?? element?.textContent ?? "").trim();
}
