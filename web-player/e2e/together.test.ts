import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { ask, newPage, Person } from "./people";
import { Server } from "./server";
import { tabTo } from "./tab-to";
import { Tunnel } from "./tunnel";

const SLOW = { timeout: 20_000 };

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

const hosts = (policy: object = {}, prepare?: (page: Page) => Promise<void>) =>
  Person.hosts(browser, server.origin, "Patty", policy, prepare === undefined ? {} : { prepare });
const joins = (patty: Person, name = "Sam") => Person.joins(browser, patty.page.url(), name);
const button = ({ page }: Person, name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
const row = ({ page }: Person, name: string): Locator => page.locator("sameframe-roster li").filter({ hasText: name });
const badge = ({ page }: Person): Locator => page.locator("[data-sync]");
const toast = ({ page }: Person, text: string | RegExp): Locator => page.locator("sameframe-toasts").getByText(text);
const menu = (person: Person, of: string): Locator => button(person, `Options for ${of}`);
const item = ({ page }: Person, name: string): Locator => page.getByRole("menuitem", { name, exact: true });

async function leave(...people: Person[]): Promise<void> {
  for (const { page } of people) await page.context().close();
}

/** As a page does that is hidden, or seen again. */
async function hide({ page }: Person, hidden: boolean): Promise<void> {
  await page.evaluate((is) => {
    Object.defineProperty(document, "hidden", { value: is, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

it("[PP1] the roster says how good a connection is, who is not looking, and who only watches", async () => {
  const patty = await hosts();
  const sam = await joins(patty);
  for (const name of ["Patty", "Sam"]) {
    await row(patty, name)
      .getByRole("img", { name: /^(Good|Fair|Poor) connection, \d+ ms$/ })
      .waitFor(SLOW);
  }
  await hide(sam, true);
  await row(patty, "Sam").getByText("not looking").waitFor(SLOW);
  await hide(sam, false);
  await row(patty, "Sam")
    .getByText("not looking")
    .waitFor({ ...SLOW, state: "detached" });
  await menu(patty, "Sam").click();
  await item(patty, "Make viewer").click();
  for (const person of [patty, sam]) await row(person, "Sam").getByText("Viewer", { exact: true }).waitFor(SLOW);
  await toast(sam, "Patty made you viewer").waitFor(SLOW);
  await leave(patty, sam);
});

it("[PG13] a refusal is said until the room has moved on, or the right has come; viewers read that viewers watch", async () => {
  const patty = await hosts({ control: "lead" });
  const sam = await joins(patty);
  const warning = sam.page.locator("[data-warning]");
  const isOver = async () => {
    await expect.poll(() => warning.textContent(), SLOW).toBe("");
    await sam.page.locator("[data-sync=synced]").waitFor(SLOW);
  };
  await row(sam, "Patty").getByText("Leads").waitFor(SLOW);
  await sam.press("ArrowRight");
  await warning.getByText("You do not have the lead; ask for it first.").waitFor(SLOW);
  await sam.page.locator("[data-sync=conflict]").waitFor(SLOW);
  await patty.press("ArrowRight");
  await isOver();
  await sam.press("ArrowRight");
  await warning.getByText("You do not have the lead").waitFor(SLOW);
  await menu(patty, "Sam").click();
  await item(patty, "Hand over the lead").click();
  await isOver();
  await menu(patty, "Sam").click();
  await item(patty, "Make viewer").click();
  await row(sam, "Sam").getByText("Viewer", { exact: true }).waitFor(SLOW);
  await sam.press("Space");
  await warning.getByText("Viewers watch; ask the host to make you a reviewer.").waitFor(SLOW);
  await menu(patty, "Sam").click();
  await item(patty, "Make reviewer").click();
  await isOver();
  await leave(patty, sam);
});

it("[PG16] who may not drive sees so by the buttons, reads why, and may alone", async () => {
  const patty = await hosts({ control: "host" });
  const sam = await joins(patty);
  const held = ({ page }: Person) => page.locator("sameframe-transport [aria-disabled=true]");
  const play = sam.page.locator("[data-action=play]");
  await held(sam).first().waitFor(SLOW);
  expect(await sam.page.locator("sameframe-transport :is(button, select):not([aria-disabled=true])").count()).toBe(0);
  expect(await play.getAttribute("title")).toContain("Only the host drives");
  expect(await held(patty).count()).toBe(0);
  await play.click({ force: true }); // as a person does, who is not kept from it
  await sam.page.locator("[data-warning]").getByText("Only the host drives in this room; ask the host.").waitFor(SLOW);
  await button(sam, "Look around alone").click();
  await expect.poll(() => held(sam).count(), SLOW).toBe(0);
  await sam.page.getByRole("button", { name: "One frame forward", exact: true }).click();
  await expect.poll(() => sam.readout.inputValue(), SLOW).not.toBe(await patty.readout.inputValue());
  await leave(patty, sam);
});

it("[PP2] the menu of a person works by keyboard; removing asks first, and can be taken back", async () => {
  const patty = await hosts();
  const sam = await joins(patty);
  await menu(patty, "Sam").waitFor(SLOW);
  expect(await sam.page.getByRole("button", { name: /^Options for/ }).count()).toBe(0);
  await tabTo(patty.page, "Options for Sam");
  await patty.press("Enter");
  await item(patty, "Make host").waitFor(SLOW);
  const { width, height } = (await patty.page.getByRole("menu").boundingBox())!;
  expect(width).toBeLessThan(300);
  expect(height).toBeGreaterThan(160);
  await patty.press("Escape");
  await item(patty, "Make host").waitFor({ ...SLOW, state: "hidden" });
  const focused = () =>
    patty.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent?.trim() ?? "";
    });
  await patty.press("Enter");
  await expect.poll(focused, SLOW).toBe("Make host");
  await patty.press("End");
  expect(await focused()).toBe("Remove from the room …");
  await patty.press("ArrowDown", "ArrowUp", "Enter");
  const question = patty.page.getByRole("group", { name: /^Remove Sam\?/ });
  await question.waitFor(SLOW);
  expect(await focused()).toBe("Cancel");
  await patty.press("Escape");
  await question.waitFor({ ...SLOW, state: "detached" });
  expect(await row(patty, "Sam").count()).toBe(1);
  await menu(patty, "Sam").click();
  await item(patty, "Remove from the room …").click();
  await button(patty, "Remove").click();
  await sam.page.getByRole("alert").filter({ hasText: "You are not in the room" }).waitFor(SLOW);
  await expect.poll(() => row(patty, "Sam").count(), SLOW).toBe(0);
  await patty.page.getByText("Removed (1)").click();
  await button(patty, "Let in Sam").click();
  await patty.page.getByText("Removed (1)").waitFor({ ...SLOW, state: "detached" });
  await leave(patty, sam);
});

it("[PP3] the lead is asked for, handed over and given back, and everybody sees who has it", async () => {
  const patty = await hosts({ control: "lead" });
  const sam = await joins(patty);
  await row(sam, "Patty").getByText("Leads").waitFor(SLOW);
  await button(sam, "Ask for the lead").click();
  await row(patty, "Sam").getByText("asks for the lead").waitFor(SLOW);
  await toast(patty, "Sam asked for the lead").waitFor(SLOW);
  await sam.page.locator("[data-lead]").getByText("Patty has the lead. You are next.").waitFor(SLOW);
  await menu(patty, "Sam").click();
  await item(patty, "Hand over the lead").click();
  for (const person of [patty, sam]) await row(person, "Sam").getByText("Leads").waitFor(SLOW);
  await sam.goTo(1042);
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1042");
  await button(sam, "Give the lead back").click();
  await patty.page.locator("[data-lead]").getByText("Nobody has the lead.").waitFor(SLOW);
  await button(patty, "Take the lead").click();
  await row(sam, "Patty").getByText("Leads").waitFor(SLOW);
  await leave(patty, sam);
});

it("[PP4] a host locks the room and unlocks it; who comes meanwhile reads that", async () => {
  const patty = await hosts();
  const sam = await joins(patty);
  const lock = patty.page.getByRole("switch", { name: /^Lock the room/ });
  await lock.click();
  await patty.page.getByRole("switch", { checked: true }).waitFor(SLOW);
  await toast(sam, "Patty locked the room").waitFor(SLOW);
  expect(await sam.page.getByRole("switch").count()).toBe(0);
  const page = await newPage(browser);
  await page.goto(patty.page.url());
  await page.getByLabel("Your name").fill("Olga");
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("alert").filter({ hasText: "locked" }).waitFor(SLOW);
  await lock.click();
  await page.getByRole("button", { name: "Try again" }).click();
  await Person.at(page);
  await row(patty, "Olga").waitFor(SLOW);
  await page.context().close();
  await leave(patty, sam);
});

it("[PP5] in a room with many people, comings and goings are said together", async () => {
  const patty = await hosts();
  const page = await newPage(browser);
  await page.goto(`${server.origin}/v1/openapi.json`);
  const tokens: string[] = [];
  for (let n = 1; n <= 15; n++) {
    const { accessToken } = await ask(server.origin, `/v1/rooms/${patty.code}/join`, { name: `Guest ${n}` });
    tokens.push(accessToken);
  }
  await expect.poll(() => patty.page.locator("sameframe-roster [data-count]").textContent(), SLOW).toBe("16");
  await page.evaluate((all) => {
    for (const accessToken of all) {
      const socket = new WebSocket(`${location.origin.replace("http", "ws")}/v1/socket`, ["sameframe.v1.json"]);
      const instance = `i${Math.random()}`.replace(".", "");
      socket.onopen = () => socket.send(JSON.stringify({ hello: { accessToken, instance } }));
    }
  }, tokens);
  await toast(patty, /^\d+ people came$/).waitFor(SLOW);
  expect(await toast(patty, /joined$/).count()).toBe(0);
  await page.context().close();
  await leave(patty);
});

it("[PP6] the invitation has title, code and link, and a QR code of the link", async () => {
  const patty = await hosts();
  await patty.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(patty, "Invite people").click();
  const dialog = patty.page.getByRole("dialog", { name: "Invite people" });
  await dialog.getByRole("img", { name: "QR code of the link to “Trailer, cut 4”" }).waitFor(SLOW);
  const url = patty.page.url();
  expect(await dialog.getByLabel("Link", { exact: true }).inputValue()).toBe(url);
  await dialog.getByRole("button", { name: "Copy invitation" }).click();
  await dialog.getByRole("button", { name: "Copied" }).waitFor(SLOW);
  const text = await patty.page.evaluate(() => navigator.clipboard.readText());
  for (const part of ["“Trailer, cut 4”", url, patty.code]) expect(text).toContain(part);
  await patty.press("Escape");
  await dialog.waitFor({ ...SLOW, state: "hidden" });
  // the keys are the player's again
  await patty.press("ArrowRight");
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1002");
  await leave(patty);
});

describe("[PP8] the start page", () => {
  it("makes a room by the rules that were chosen", async () => {
    const page = await newPage(browser);
    await page.goto(`${server.origin}/`);
    await page.getByLabel("Your name").first().fill("Patty");
    await page.getByText("Rules of the room").click();
    await page.getByLabel("Who drives").selectOption({ label: "One at a time: who has the lead" });
    await page.getByLabel("Begin in a lobby").check();
    await page.getByLabel("Waiting room").check();
    await page.getByLabel("What is recorded").selectOption({ label: "How many are on the frame" });
    await page.getByLabel("Places").fill("0");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.getByRole("alert").filter({ hasText: "1 to 1000 places" }).waitFor(SLOW);
    await page.getByLabel("Places").fill("3");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.waitForURL("**/r/*");
    const patty = await Person.at(page);
    await page.locator("[data-lead]").getByText("You have the lead").waitFor(SLOW);
    await page.locator("[data-warning]").getByText("Nothing plays until you start").waitFor(SLOW);
    const found = await (await fetch(`${server.origin}/v1/rooms/${patty.code}`)).json();
    expect(found.recorded.frameAgreements).toBe("counts");
    const sam = await Person.waits(browser, page.url(), "Sam");
    await button(patty, "Let in Sam").click();
    await sam.live();
    await leave(patty, sam);
  });

  it("knows one's name and the rooms that one was in", async () => {
    const patty = await hosts();
    const { page } = patty;
    await page.evaluate(() => localStorage.setItem("sameframe.name", "Patty"));
    await page.goto(`${server.origin}/`);
    expect(await page.getByLabel("Your name").first().inputValue()).toBe("Patty");
    await page
      .getByRole("link", { name: /Trailer, cut 4/ })
      .first()
      .click();
    await patty.live();
    await leave(patty);
  });
});

it("[SB2] the badge opens what there is to know of the connection, and what can be done about it", async () => {
  const patty = await hosts();
  const sam = await joins(patty);
  await patty.goTo(1042);
  await patty.page.locator("[data-sync=synced]").waitFor(SLOW);
  await tabTo(patty.page, "In sync");
  await patty.press("Enter");
  const panel = patty.page.getByRole("dialog", { name: "Connection" });
  const value = (name: string) => panel.locator(`[data-row=${name}]`);
  await expect.poll(() => value("together").textContent(), SLOW).toContain("Both on 1042");
  expect(await value("drift").textContent()).toBe("On the frame");
  expect(await value("trip").textContent()).toMatch(/^\d+ ms/);
  expect(await value("offset").textContent()).toMatch(/server/);
  expect(await value("code").textContent()).toBe(patty.code);
  await panel.getByRole("button", { name: "Leave the room’s playhead" }).click();
  await patty.page.locator("[data-sync=private]").waitFor(SLOW);
  await panel.getByRole("button", { name: "Back to the room’s playhead" }).click();
  await patty.page.locator("[data-sync=synced]").waitFor(SLOW);
  await patty.press("Escape");
  await panel.waitFor({ ...SLOW, state: "hidden" });
  await badge(patty).click();
  await panel.getByRole("button", { name: "Leave the room", exact: true }).click();
  await patty.page.getByText("You have left the room").waitFor(SLOW);
  await leave(patty, sam);
});

it("[SB3] everybody reads whether all are on the frame, and who is not and why", async () => {
  const patty = await hosts();
  const sam = await joins(patty);
  const olga = await joins(patty, "Olga");
  await sam.goTo(1042);
  const together = ({ page }: Person) => page.locator("[data-together]");
  for (const person of [patty, sam, olga]) await together(person).getByText("All 3 on 1042").waitFor(SLOW);
  await button(olga, "Look around alone").click();
  await together(patty).getByText("2 of 3 on 1042").waitFor(SLOW);
  await hide(sam, true);
  await together(patty).getByText("1 of 3 on 1042").waitFor(SLOW);
  await patty.page.setViewportSize({ width: 1600, height: 800 });
  const named = patty.page.locator("[data-others]");
  await named.getByText(/^(Sam is not looking|Olga looks around alone) \+1$/).waitFor(SLOW);
  expect((await badge(patty).getAttribute("title"))?.split("\n").sort().slice(0, 2)).toEqual([
    "Olga looks around alone",
    "Sam is not looking",
  ]);
  await badge(patty).click();
  const panel = patty.page.getByRole("dialog", { name: "Connection" });
  await panel.getByText("Olga looks around alone").waitFor(SLOW);
  await panel.getByText("Sam is not looking").waitFor(SLOW);
  await leave(patty, sam, olga);
});

it("[SB4] who was cut off reads on which frame they are back, and how much was caught up", async () => {
  const patty = await hosts();
  const tunnel = await Tunnel.to(server.origin);
  const sam = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Sam");
  await patty.goTo(1042);
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1042");
  tunnel.dark();
  await sam.page.locator("[data-sync=waiting]").waitFor(SLOW);
  await patty.goTo(1100);
  await sam.page.getByText(/in sync \d+ s ago/).waitFor(SLOW);
  tunnel.light();
  await sam.page.getByRole("button", { name: "Now" }).click();
  await toast(sam, /^Back on 1100, \d+ entr(y|ies) caught up$/).waitFor(SLOW);
  await sam.page.locator("[data-sync=synced]").waitFor(SLOW);
  await leave(patty, sam);
  tunnel.close();
});

it("[SB6] Ctrl+Shift+D and a double click on the badge show figures, which are copied as text", async () => {
  const patty = await hosts();
  await patty.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const figures = patty.page.getByRole("region", { name: "Figures" });
  await patty.press("Control+Shift+D");
  await figures.getByText("clock offset").waitFor(SLOW);
  await figures.getByRole("button", { name: "Copy" }).click();
  await figures.getByRole("button", { name: "Copied" }).waitFor(SLOW);
  const text = await patty.page.evaluate(() => navigator.clipboard.readText());
  for (const line of [/^round trip: [\d.]+ ms$/m, /^sequence: \d+$/m, /^dropped \/ presented: \d+ \/ \d+$/m]) {
    expect(text).toMatch(line);
  }
  await patty.press("Control+Shift+D");
  await figures.waitFor({ ...SLOW, state: "hidden" });
  await badge(patty).dblclick();
  await figures.getByText("clock offset").waitFor(SLOW);
  await patty.page.getByRole("dialog", { name: "Connection" }).waitFor({ ...SLOW, state: "hidden" });
  await leave(patty);
});

it("[SB7] at 360 px all of it fits", async () => {
  const patty = await hosts({ control: "lead", lobby: true });
  const { page } = patty;
  await page.setViewportSize({ width: 360, height: 640 });
  const sam = await joins(patty, "Maximiliane von Hohenlohe-Schillingsfürst");
  const within = async (what: Locator) => {
    await what.waitFor(SLOW);
    const box = await what.boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 361)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  await within(page.locator("sameframe-lobby"));
  await button(patty, "Start").click();
  await within(row(patty, "Maximiliane"));
  await menu(patty, "Maximiliane von Hohenlohe-Schillingsfürst").click();
  await within(page.getByRole("menu"));
  await item(patty, "Remove from the room …").click();
  await within(page.getByRole("group", { name: /^Remove Maximiliane/ }));
  await button(patty, "Cancel").click();
  await badge(patty).click();
  await within(page.getByRole("dialog", { name: "Connection" }));
  await page.getByRole("dialog").getByRole("button", { name: "Invite people" }).click();
  await within(page.getByRole("dialog", { name: "Invite people" }));
  await patty.press("Escape", "Control+Shift+D");
  await within(page.getByRole("region", { name: "Figures" }));
  await leave(patty, sam);
});
