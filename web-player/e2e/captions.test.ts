import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Actor } from "./actor";
import { violations } from "./axe";
import { cinema } from "./cinema";
import { ask, newPage, Person } from "./people";
import { descriptor, STRIPS, strips } from "./strips";

const SLOW = { timeout: 30_000 };
const clip = strips.film;

/** Times are on the clip's own timeline, on which its first picture is two frames late. */
const captions = (one: string, two: string) => `WEBVTT

00:00:01.083 --> 00:00:02.083
<v Anna>${one}

00:00:02.083 --> 00:00:03.083
${two}
`;

const folder = mkdtempSync(join(tmpdir(), "sameframe-captions-"));
copyFileSync(join(STRIPS, clip.file), join(folder, clip.file));
writeFileSync(join(folder, "strip-24.en.vtt"), captions("Was it you?", "It was the light."));
writeFileSync(join(folder, "strip-24.de.vtt"), captions("Warst du das?", "Es war das Licht."));
writeFileSync(join(folder, "wrong.vtt"), "1\n00:00:01,000 --> 00:00:02,000\nSubRip");

const house = cinema({ SAMEFRAME_MEDIA_DIR: folder });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = (page: Page): Promise<string> =>
  page.locator("sameframe-captions-layer").evaluate((it) => it.shadowRoot?.querySelector("p")?.textContent ?? "");
const choice = (page: Page): Locator => page.locator("sameframe-captions-choice").locator("[data-action=captions]");

let patty: Person;
let sam: Person;

beforeAll(async () => {
  const { browser, server } = house;
  const media = descriptor(clip) as { sources: object[] };
  media.sources.push(
    { location: "media:strip-24.en.vtt", contentType: "text/vtt; lang=en" },
    { location: "media:strip-24.de.vtt", contentType: 'text/vtt; lang=de; label="Deutsch"' },
  );
  patty = await Person.hosts(browser, server.origin, "Patty", {}, { media });
  sam = await Person.joins(browser, patty.page.url(), "Sam");
});

async function onFrame(person: Person, frame: number): Promise<void> {
  await person.goTo(frame);
  await expect.poll(() => person.page.locator("sameframe-room").getAttribute("data-frame"), SLOW).toBe(String(frame));
}

it("[CP6] captions are off at first, are switched by C or a choice, and say what belongs to the frame at rest", async () => {
  const { page } = patty;
  await onFrame(patty, 24);
  expect(await words(page)).toBe("");
  await patty.press("c");
  await expect.poll(() => words(page), SLOW).toBe("Was it you?");
  expect(await words(sam.page)).toBe("");
  await onFrame(patty, 47);
  await expect.poll(() => words(page), SLOW).toBe("Was it you?");
  await patty.press("ArrowRight");
  await expect.poll(() => words(page), SLOW).toBe("It was the light.");
  await choice(page).selectOption({ label: "Deutsch" });
  await expect.poll(() => words(page), SLOW).toBe("Es war das Licht.");
  await patty.press("c");
  await expect.poll(() => words(page), SLOW).toBe("");
});

it("[CP6] what was chosen is there after a reload, and follows what plays", async () => {
  const { page } = patty;
  await patty.press("c");
  await onFrame(patty, 30);
  await page.reload();
  await patty.live();
  await expect.poll(() => words(page), SLOW).toBe("Warst du das?");
  await page.getByLabel("Speed").selectOption("250");
  await patty.press("Space");
  await expect.poll(() => words(page), SLOW).toBe("Es war das Licht.");
  await patty.press("Space");
  await page.getByLabel("Speed").selectOption("1000");
});

it("[CP6] the words lie on the picture, large enough to be read, also at 360 px", async () => {
  const { page } = patty;
  await onFrame(patty, 30);
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(viewport);
    const line = page.locator("sameframe-captions-layer p");
    await line.waitFor(SLOW);
    const [box, stage] = [await line.boundingBox(), await page.locator("sameframe-stage").boundingBox()];
    if (!box || !stage) throw new Error("there are no words");
    expect(box.x).toBeGreaterThanOrEqual(stage.x);
    expect(box.x + box.width).toBeLessThanOrEqual(stage.x + stage.width);
    expect(box.y).toBeGreaterThan(stage.y + stage.height / 2);
    expect(box.y + box.height).toBeLessThanOrEqual(stage.y + stage.height);
    expect(await line.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize))).toBeGreaterThanOrEqual(16);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    expect(await violations(page)).toEqual([]);
    const pictures = process.env.SAMEFRAME_PICTURES;
    if (pictures) await page.screenshot({ path: `${pictures}/captions-${viewport.width}.png` });
  }
});

it("[CP7] captions that are not there, or are none, say so", async () => {
  const media = descriptor(clip) as { sources: object[] };
  media.sources.push({ location: "media:wrong.vtt", contentType: "text/vtt" });
  const kim = await Person.hosts(house.browser, house.server.origin, "Kim", {}, { media });
  await choice(kim.page).click(SLOW);
  await expect.poll(() => words(kim.page), SLOW).toBe("The captions are no WebVTT file.");
  rmSync(join(folder, "wrong.vtt"));
  await kim.page.reload();
  await kim.live();
  await expect.poll(() => words(kim.page), SLOW).toBe("The captions could not be loaded.");
  await kim.page.context().close();
});

it("[CP9] the history page has them, switched by C or a choice as in the room", async () => {
  const { browser, server } = house;
  const media = descriptor(clip) as { sources: object[] };
  media.sources.push({ location: "media:strip-24.en.vtt", contentType: "text/vtt; lang=en" });
  const room = await ask(server.origin, "/v1/rooms", { name: "Ann", media });
  const ann = await Actor.enters(browser, server.origin, room);
  const sought = await ann.does({ seek: { frame: 30, medium: "m1" } });
  await ann.does({ seek: { frame: 60, medium: "m1" } });
  await ann.does({ closeRoom: {} });
  const page = await newPage(browser);
  const audit = { code: room.code, title: "", at: Date.now(), token: room.auditToken };
  await page.addInitScript((it) => localStorage.setItem(`sameframe.audit.${it.code}`, JSON.stringify(it)), audit);
  await page.goto(`${server.origin}/history/${room.code}#seq=${sought}`);
  await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
  await page.locator('sameframe-session[data-frame="30"]').waitFor(SLOW);
  expect(await words(page)).toBe("");
  await page.keyboard.press("c");
  await expect.poll(() => words(page), SLOW).toBe("Was it you?");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => words(page), SLOW).toBe("It was the light.");
  const pictures = process.env.SAMEFRAME_PICTURES;
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(viewport);
    await page.locator("sameframe-captions-layer p").waitFor(SLOW);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    if (pictures) await page.screenshot({ path: `${pictures}/captions-history-${viewport.width}.png` });
  }
  expect(await violations(page)).toEqual([]);
  await choice(page).click(SLOW);
  await expect.poll(() => words(page), SLOW).toBe("");
  await page.context().close();
});

it("[CP8] a room that is made with a clip of the media folder has its captions", async () => {
  const lee = await Person.creates(house.browser, house.server.origin, "Lee", "Reel", { clip: "strip-24" });
  await expect
    .poll(() => choice(lee.page).locator("option").allTextContents(), SLOW)
    .toEqual(["No captions", "German", "English"]);
  await lee.page.context().close();
});
