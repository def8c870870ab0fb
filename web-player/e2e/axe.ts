import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What of WCAG 2.2, level A and AA, a program can see that a page does not keep; `besides`: rules that are left out. */
export async function violations(page: Page, ...besides: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (ids) => {
    type Found = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Found[] }> } };
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const rules = Object.fromEntries(ids.map((id) => [id, { enabled: false }]));
    const found = await axe.run({ runOnly: { type: "tag", values: runOnly }, rules });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ""}`),
    );
  }, besides);
}
