import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { newPage, Person } from "./people";
import { Server } from "./server";
import { tabTo } from "./tab-to";

const SLOW = { timeout: 20_000 };
const WHAT = "What is recorded?";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start({});
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** The address of a room with a policy of its own. */
async function room(agreementRecord: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ name: "Patty", policy: { agreementRecord } });
  const answer = await fetch(`${server.origin}/v1/rooms`, { method: "POST", headers, body });
  return `${server.origin}/r/${((await answer.json()) as { code: string }).code}`;
}

describe("[PT2] people read that the session is recorded, and what is", () => {
  it("before they create a room and before they join one", async () => {
    const page = await newPage(browser);
    await page.goto(`${server.origin}/`);
    for (const form of ["create", "join"]) {
      const note = page.locator(`sameframe-${form}-form sameframe-recorded`);
      await note.getByText("This session is recorded.").waitFor(SLOW);
      await note.getByRole("button", { name: WHAT }).click();
      await note.getByText("Who is in the room").waitFor();
    }
    await page.close();
  });

  it.each([
    ["off", "Not kept: who looks at which frame"],
    ["counts", "How many see the frame"],
    ["names", "Who sees the frame"],
  ])(
    "at the door of a room that keeps agreements as %s, with the keyboard, and in the room",
    async (kept, sentence) => {
      const page = await newPage(browser);
      await page.goto(await room(kept));
      await tabTo(page, WHAT);
      const what = page.getByRole("button", { name: WHAT });
      expect(await what.getAttribute("aria-expanded")).toBe("false");
      await page.keyboard.press("Enter");
      await page.getByText(sentence).waitFor(SLOW);
      expect(await what.getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("Escape");
      await page.getByText(sentence).waitFor({ ...SLOW, state: "hidden" });

      await page.getByLabel("Your name").fill("Sam");
      await page.getByRole("button", { name: "Join" }).click();
      await Person.at(page);
      const mark = page.getByRole("button", { name: "Recorded" });
      await mark.waitFor(SLOW);
      await page.getByText(sentence).waitFor({ ...SLOW, state: "hidden" });
      await tabTo(page, "Recorded");
      await page.keyboard.press("Space");
      await page.getByText(sentence).waitFor(SLOW);
      expect(await page.locator("sameframe-room").getAttribute("data-playing")).toBe("false");
      await page.keyboard.press("Tab");
      await page.getByText(sentence).waitFor({ ...SLOW, state: "hidden" });
      await page.close();
    },
  );

  it("[PT3] inside, where the browser knows the name and there was no door; once, until it is put away", async () => {
    const page = await newPage(browser);
    await page.addInitScript(() => localStorage.setItem("sameframe.name", "Sam"));
    await page.goto(await room("names"));
    await Person.at(page);
    const notice = page.locator("sameframe-recorded-notice");
    await notice.getByRole("status").getByText("This session is recorded.").waitFor(SLOW);
    await tabTo(page, WHAT);
    await page.keyboard.press("Enter");
    await notice.getByText("Who sees the frame").waitFor(SLOW);
    await tabTo(page, "Got it");
    await page.keyboard.press("Enter");
    await notice.getByText("This session is recorded.").waitFor({ ...SLOW, state: "hidden" });
    expect(await notice.evaluate((it) => it.matches(":focus"))).toBe(true);
    await page.reload();
    await Person.at(page);
    await page.getByRole("button", { name: "Recorded" }).waitFor(SLOW);
    expect(await notice.getByText("This session is recorded.").isVisible()).toBe(false);
    await page.close();
  });

  it.each([360, 1440])("on a page %i px wide, where what it says fits", async (width) => {
    const page = await newPage(browser);
    await page.setViewportSize({ width, height: 740 });
    await page.goto(await room("names"));
    await page.getByLabel("Your name").fill("Sam");
    await page.getByRole("button", { name: WHAT }).click();
    const fits = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const box = await page.locator("sameframe-recorded .what").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    };
    await fits();
    await page.getByRole("button", { name: "Join" }).click();
    await Person.at(page);
    await page.getByRole("button", { name: "Recorded" }).click();
    await fits();
    await page.close();
  });
});
