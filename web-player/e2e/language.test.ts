import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { violations } from "./axe";
import { openBrowser } from "./browser";
import { type Admission, admit, ask, Person } from "./people";
import { Server } from "./server";

const SLOW = { timeout: 30_000 };
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** Names and titles are people's own, and stay as they are. */
const CLIP = {
  title: "Einstellung 10",
  rate: { numerator: 24000, denominator: 1001 },
  frames: 240,
  firstPresentationUs: 0,
  firstFrameNumber: 1001,
  sources: [{ location: "media:sameframe-24.mp4", contentType: "video/mp4" }],
};

/** Words of the English pages that no German sentence has. */
const ENGLISH = /\b(?:the|you|your|room|note|notes|picture|frames?|hosts?'|join|play|loop|with|session)\b/i;

/** A page of somebody else, in a language of its own. */
let lang = "de";
let body = "";
const platform: HttpServer = createServer((_, answer) => {
  answer.writeHead(200, { "content-type": "text/html" });
  answer.end(`<!doctype html><html lang="${lang}"><head><title>Muster</title></head><body>${body}</body></html>`);
});

let server: Server;
let browser: Browser;
let admission: Admission;

beforeAll(async () => {
  await new Promise<void>((listens) => platform.listen(0, "127.0.0.1", listens));
  server = await Server.start({ SAMEFRAME_ORIGINS: home() });
  browser = await openBrowser();
  admission = await ask(server.origin, "/v1/rooms", { name: "Patty", title: "Muster, Dienstag", media: CLIP });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  platform.close();
});

function home(): string {
  return `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
}

/** A page of a browser whose owner reads German. */
async function german(viewport = WIDE, locale = "de-DE"): Promise<Page> {
  return (await browser.newContext({ viewport, locale })).newPage();
}

const langOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);
const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** Everything that can be read on a page, or is read out, in shadow trees as well. */
async function said(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? "");
      if (node instanceof Element) {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(node.getAttribute(name) ?? "");
        for (const child of node.shadowRoot?.childNodes ?? []) walk(child);
      }
      if (!(node instanceof HTMLElement && node.localName === "noscript"))
        for (const child of node.childNodes) walk(child);
    };
    walk(document.documentElement);
    return [...new Set(texts.map((it) => it.trim()).filter((it) => it !== ""))];
  });
}

async function expectGerman(page: Page): Promise<void> {
  const texts = await said(page);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.filter((text) => ENGLISH.test(text) && text !== "English")).toEqual([]);
}

/** Takes a picture of it, where somebody wants to look at them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMEFRAME_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

it.each([
  ["wide", WIDE],
  ["at 360 px", NARROW],
] as const)("[LG7] the start page is German for a browser that is, %s", async (name, viewport) => {
  const page = await german(viewport);
  await page.goto(`${server.origin}/`);
  await page.getByRole("button", { name: "Raum anlegen" }).waitFor(SLOW);
  await page.getByText("Regeln des Raums").click();
  expect(await langOf(page)).toBe("de");
  await expectGerman(page);
  expect(await violations(page)).toEqual([]);
  expect(await widthOf(page)).toBeLessThanOrEqual(viewport.width);
  await look(page, `start-${name}`);
});

it.each([
  ["wide", WIDE],
  ["at 360 px", NARROW],
] as const)("[LG7] the room is German, with each of its tabs and tools, %s", async (name, viewport) => {
  const page = await german(viewport);
  await admit(page, admission);
  await page.goto(`${server.origin}/r/${admission.code}`);
  await Person.at(page);
  expect(await langOf(page)).toBe("de");
  const badge = page.locator("[data-sync=synced] > svg + span");
  await badge.waitFor(SLOW);
  expect(await badge.evaluate((it) => it.scrollWidth - it.clientWidth), "what the badge lacks").toBe(0);
  await page
    .getByText("23,976 fps")
    .first()
    .waitFor({ ...SLOW, state: "attached" });
  const open: readonly (readonly [string, () => Promise<void>])[] = [
    ["Personen", () => page.getByRole("tab", { name: /^Personen/ }).click()],
    ["Shots", () => page.getByRole("tab", { name: /^Shots/ }).click()],
    ["Notizen", () => page.getByRole("tab", { name: /^Notizen/ }).click()],
    ["Chat", () => page.getByRole("tab", { name: /^Chat/ }).click()],
    ["Zeichnen", () => page.keyboard.press("d")],
    ["Ansicht", () => page.keyboard.press("v")],
    ["Tasten", () => page.keyboard.press("?")],
    ["Verbindung", () => page.getByRole("button", { name: /Verbindung, und wer/ }).click()],
  ];
  for (const [what, opens] of open) {
    await page.keyboard.press("Escape");
    await opens();
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await expectGerman(page);
    expect(await violations(page), what).toEqual([]);
    expect(await widthOf(page), what).toBeLessThanOrEqual(viewport.width);
    await look(page, `room-${what}-${name}`);
    await page.keyboard.press("Escape");
  }
});

it("[LG7] title and code are whole and lie upon nothing in the German header, however wide the page", async () => {
  const page = await german();
  await admit(page, admission);
  await page.goto(`${server.origin}/r/${admission.code}`);
  await Person.at(page);
  const header = page.locator("sameframe-room-header");
  for (const width of [1280, 1180, 1100, 1000, 900, 800]) {
    await page.setViewportSize({ width, height: 700 });
    const title = header.locator("h1");
    const lacks = () => title.evaluate((it) => it.scrollWidth - it.clientWidth);
    await expect.poll(lacks, { ...SLOW, message: `what the title lacks at ${width} px` }).toBe(0);
    const code = await header.locator("[data-code]").boundingBox();
    const recorded = await header.locator("sameframe-recorded").boundingBox();
    expect((code?.x ?? 0) + (code?.width ?? 0), `${width} px`).toBeLessThanOrEqual(recorded?.x ?? 0);
  }
  await page.context().close();
});

it("[LG7] what happens in a room is told in German, of oneself with another verb", async () => {
  const page = await german();
  await admit(page, admission);
  await page.goto(`${server.origin}/r/${admission.code}`);
  const patty = await Person.at(page);
  const last = page.locator("[data-last-action]");
  await page.getByRole("slider", { name: "Timeline" }).waitFor(SLOW);
  await patty.press("ArrowRight");
  await expect.poll(() => last.textContent(), SLOW).toMatch(/^Sie sind auf 10\d\d gegangen$/);
  const sam = await Person.joins(browser, `${server.origin}/r/${admission.code}`, "Sam");
  await expect.poll(() => last.textContent(), SLOW).toBe("Sam ist gekommen");
  await sam.page.context().close();
});

it.each([
  ["wide", WIDE],
  ["at 360 px", NARROW],
] as const)("[LG7] the history is German, %s", async (name, viewport) => {
  const page = await german(viewport);
  await page.goto(`${server.origin}/history`);
  await page.getByRole("heading", { name: "Verlauf der Sitzungen" }).waitFor(SLOW);
  expect([await langOf(page), await page.title()]).toEqual(["de", "Verlauf der Sitzungen · Sameframe"]);
  await expectGerman(page);
  expect(await violations(page)).toEqual([]);
  await look(page, `history-list-${name}`);
  await page.goto("about:blank");
  await page.goto(`${server.origin}/history/${admission.code}#token=${admission.auditToken}`);
  await page.getByText("Patty hat den Raum angelegt").first().waitFor(SLOW);
  for (const tab of ["Einträge", "Notizen", "Export"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expectGerman(page);
    expect(await violations(page), tab).toEqual([]);
    expect(await widthOf(page), tab).toBeLessThanOrEqual(viewport.width);
    await look(page, `history-${tab}-${name}`);
  }
  const [report] = await Promise.all([
    page.context().waitForEvent("page", SLOW),
    page.getByRole("button", { name: "Bericht zum Drucken" }).click(),
  ]);
  await report.getByRole("heading", { name: "Sitzungen und Anwesenheit" }).waitFor(SLOW);
  expect(await langOf(report)).toBe("de");
  await expectGerman(report);
  expect(await violations(report)).toEqual([]);
  expect(await widthOf(report)).toBeLessThanOrEqual(viewport.width);
  await look(report, `report-${name}`);
});

it("[LG7] what the server refuses is told in German, and where there is nothing as well", async () => {
  const page = await german();
  await page.goto(`${server.origin}/r/ABCD-2345`);
  await page.getByText("Diesen Raum gibt es nicht").waitFor(SLOW);
  await page.goto(`${server.origin}/r/`);
  await page.getByRole("heading", { name: "Unter dieser Adresse gibt es nichts" }).waitFor(SLOW);
  expect([await langOf(page), await violations(page)]).toEqual(["de", []]);
  await page.getByRole("link", { name: "zur Startseite" }).click();
  await page.getByRole("button", { name: "Raum anlegen" }).waitFor(SLOW);
});

it("[LG8] the language that is chosen at the foot of the start page stays", async () => {
  const page = await german();
  await page.goto(`${server.origin}/`);
  await page.getByLabel("Sprache").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Create room" }).waitFor(SLOW);
  await page.reload();
  await page.getByRole("button", { name: "Create room" }).waitFor(SLOW);
  expect(await langOf(page)).toBe("en");
  await page.goto(`${server.origin}/history`);
  await page.getByRole("heading", { name: "Session history" }).waitFor(SLOW);
  await page.goto(`${server.origin}/`);
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await page.getByRole("button", { name: "Raum anlegen" }).waitFor(SLOW);
});

it.each([
  ["de-AT", "en-US", "Personen", "de"],
  ["en", "de-DE", "People", "en"],
  ["fr", "de-DE", "Personen", "de"],
  ["fr", "it-IT", "People", "en"],
] as const)("[LG9] in a page in %s, of a browser in %s, the player says %s", async (theirs, locale, tab, spoken) => {
  lang = theirs;
  body = `<script type="module" src="${server.origin}/sameframe-player.js"></script>
    <sameframe-player room="${admission.code}" token="${admission.accessToken}"></sameframe-player>`;
  const page = await german(WIDE, locale);
  await page.goto(`${home()}/`);
  await page.getByRole("tab", { name: new RegExp(`^${tab}`) }).waitFor(SLOW);
  expect(await langOf(page)).toBe(theirs);
  expect(await page.locator("sameframe-room").getAttribute("lang")).toBe(spoken);
  if (spoken === "de") await expectGerman(page);
});
