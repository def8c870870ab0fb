import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { newPage, Person } from "./people";
import { Server } from "./server";

const SLOW = { timeout: 20_000 };
const PIN = "7319";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** Makes a room with a PIN on the start page. */
async function patty(): Promise<Person> {
  return Person.creates(browser, server.origin, "Patty", "Secret", { pin: PIN });
}

/** At the door of a room, with a name typed in. */
async function atTheDoor(url: string, name: string, width = 1280): Promise<Page> {
  const page = await newPage(browser);
  await page.setViewportSize({ width, height: 780 });
  await page.goto(url);
  await page.getByRole("alert").filter({ hasText: "or it has a PIN" }).waitFor(SLOW);
  await page.getByLabel("Your name").fill(name);
  return page;
}

const live = (page: Page): Promise<void> => page.locator('sameframe-room[data-connection="live"]').waitFor(SLOW);

/** Nothing of a page sticks out to the side. */
const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Where somebody looks at pages by eye. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMEFRAME_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

it.each([1280, 360])(
  "[PN9] a room asks for its PIN, says that it was wrong, and opens to the right one, %i px wide",
  async (width) => {
    const host = await patty();
    const page = await atTheDoor(host.page.url(), "Sam", width);
    await picture(page, `door-${width}`);
    expect(await page.title()).not.toContain("Secret");
    await page.getByLabel("PIN").fill("0000");
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "this is not its PIN" }).waitFor(SLOW);
    await picture(page, `wrong-${width}`);
    expect(await sticksOut(page)).toBe(false);
    expect(await page.getByLabel("Your name").inputValue()).toBe("Sam");
    await page.getByLabel("PIN").fill(PIN);
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await live(page);
    await page.reload();
    await live(page);
    expect(page.url()).not.toContain(PIN);
    await page.close();
    await host.page.close();
  },
);

it("[PN9] one joins by code and PIN on the start page, which says what is no PIN", async () => {
  const host = await patty();
  const page = await newPage(browser);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${server.origin}/`);
  const join = page.locator("sameframe-join-form");
  await join.getByLabel("Code or link").fill(host.page.url());
  await join.getByLabel("Your name").fill("Sam");
  await join.getByLabel("PIN").fill("12");
  await join.getByRole("button", { name: "Join" }).click();
  await join.getByRole("alert").filter({ hasText: "4 to 64 characters" }).waitFor(SLOW);
  expect(await sticksOut(page)).toBe(false);
  await picture(page, "start-360");
  await join.getByLabel("PIN").fill(PIN);
  await join.getByRole("button", { name: "Join" }).click();
  await live(page);
  await page.close();
  await host.page.close();
});

it("[PN9] who knocks waits, and is in the room when the host lets them in", async () => {
  const host = await patty();
  const page = await atTheDoor(host.page.url(), "Kim", 360);
  await page.getByRole("button", { name: "Ask to be let in" }).click();
  await page.getByRole("status").filter({ hasText: "Waiting for a host" }).waitFor(SLOW);
  await picture(page, "waiting-360");
  await host.page.getByRole("button", { name: "Let in Kim" }).click(SLOW);
  await live(page);
  await page.close();
  await host.page.close();
});

it("[PN9] a host changes the PIN and takes it away, while others stay", async () => {
  const host = await patty();
  const page = await atTheDoor(host.page.url(), "Sam");
  await page.getByLabel("PIN").fill(PIN);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await live(page);

  await host.page.locator('[data-action="pin"]').click(SLOW);
  const panel = host.page.locator("sameframe-pin-panel");
  await panel.locator('[data-pin="on"]').waitFor(SLOW);
  await picture(host.page, "panel-1280");
  await panel.getByLabel("New PIN").fill("2468");
  await panel.getByRole("button", { name: "Change PIN" }).click();
  await panel.getByText("The PIN is set").waitFor(SLOW);
  const late = await atTheDoor(host.page.url(), "Zoe");
  await late.getByLabel("PIN").fill("2468");
  await late.getByRole("button", { name: "Join", exact: true }).click();
  await live(late);
  await panel.getByRole("button", { name: "Remove PIN" }).click();
  await panel.getByText("The PIN is gone").waitFor(SLOW);
  expect(await page.locator("sameframe-room").getAttribute("data-connection")).toBe("live");

  const open = await newPage(browser);
  await open.goto(host.page.url());
  await open.getByLabel("Your name").fill("Ola");
  await open.getByRole("button", { name: "Join" }).click();
  await live(open);
  for (const each of [open, late, page, host.page]) await each.close();
});
