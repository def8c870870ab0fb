import type { Page } from "playwright-core";

interface Hearing {
  heard: string[];
}

/** Has a page write down what its live regions say, as a screen reader would be told; before its first code runs. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(startListening);
}

/** What was said since this was asked for the last time. */
export async function heard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as Hearing).heard.splice(0));
}

/** Runs in the page, and so uses nothing from outside itself. */
function startListening(): void {
  const said: string[] = [];
  (window as unknown as Hearing).heard = said;
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]";
  const regionOf = (node: Node | null): Element | undefined => {
    for (let at = node; at !== null; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      if (at instanceof Element && at.matches(LIVE)) return at;
    }
    return undefined;
  };
  const say = (text: string | null | undefined): void => {
    const plain = (text ?? "").replace(/\s+/g, " ").trim();
    if (plain !== "" && said.at(-1) !== plain) said.push(plain);
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = regionOf(target);
      if (region === undefined || !region.checkVisibility()) continue;
      if (region.getAttribute("role") === "log") for (const node of addedNodes) say(node.textContent);
      else say(region.textContent);
    }
  });
  const watch = (root: Node): void => observer.observe(root, { childList: true, characterData: true, subtree: true });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
  watch(document);
}
