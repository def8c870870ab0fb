import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { cinema } from "./cinema";
import { keeper, type Review, review } from "./review";
import { descriptor, STRIPS, strips } from "./strips";

const SLOW = { timeout: 60_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

let room: Review;

/** A second medium, with a note of its own. */
beforeAll(async () => {
  room = await review(house.browser, house.server);
  await room.patty.does({ addMedium: { medium: { ...descriptor(strips.film), title: "Reel 2" } } });
  await room.sam.does({ addNote: { medium: "m2", firstFrame: 7, lastFrame: 7, text: "Second reel, too loud." } });
});

async function text(page: Page, button: string): Promise<readonly [string, string]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
}

it("[HP7] markers are of the medium that is chosen, which the page shows; other files are of all", async () => {
  const page = await keeper(house.browser, room);
  await page.goto(`${house.server.origin}/history/${room.code}`);
  await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
  await page.getByRole("tab", { name: "Export" }).click();
  const choice = page.getByLabel("Markers of");
  expect(await choice.locator("option").allTextContents()).toEqual(["Reel 1", "Reel 2"]);
  expect(await choice.inputValue()).toBe("m1");
  for (const [medium, own, other] of [
    ["m1", "The cup", "Second reel"],
    ["m2", "Second reel", "The cup"],
  ] as const) {
    await choice.selectOption(medium);
    for (const [format, ending] of [
      ["edl", "edl"],
      ["avid", "txt"],
    ] as const) {
      const [file, content] = await text(page, `[data-format=${format}]`);
      expect(file).toBe(`${room.code}.${medium}.${ending}`);
      expect(content).toContain(own);
      expect(content).not.toContain(other);
    }
    const [file, notes] = await text(page, "[data-format=notes]");
    expect(file).toBe(`${room.code}.notes.csv`);
    expect(notes).toMatch(/The cup[\s\S]*Second reel/);
  }
  await page.context().close();
});
