import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Person } from "./people";

const SLOW = { timeout: 30_000 };

export const button = ({ page }: Person, name: string): Locator => page.getByRole("button", { name, exact: true });

export const tab = ({ page }: Person, name: string): Promise<void> =>
  page.getByRole("tab", { name, exact: true }).click();

/** Opens the tools for view, colour and comparison on a tab. */
export async function tools(person: Person, name: string): Promise<void> {
  await button(person, "View, colour, compare").click();
  await tab(person, name);
}

/** Where the picture is on the page, zoomed, turned and all. */
export async function box({ page }: Person): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await page.locator("sameframe-stage video[part=video]").boundingBox();
  if (!found) throw new Error("the page shows no picture");
  return found;
}

/** The video has a picture to show. */
export async function hasPicture({ page }: Person): Promise<void> {
  const ready = () => page.locator("video[part=video]").evaluate((video) => (video as HTMLVideoElement).readyState);
  await expect.poll(ready, SLOW).toBeGreaterThan(1);
}
