import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, it } from "vitest";
import { cinema } from "./cinema";
import { newPage, Person } from "./people";
import { type Colour, coloursAt, deltaE } from "./pixels";
import { STRIPS } from "./strips";

const SLOW = { timeout: 60_000 };
const FOLDER = mkdtempSync(join(tmpdir(), "sameframe-media-"));

/** Each test, and each second try of one, begins with an empty folder. */
beforeEach(() => {
  for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
});

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const house = cinema({ SAMEFRAME_MEDIA_DIR: FOLDER, SAMEFRAME_UPLOAD_KEEP_FREE: "0" });

const place = (page: Page) => page.locator("sameframe-upload input[type=file]");

/** Keeps a picture of the page, wide and narrow, where one is wanted. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMEFRAME_PICTURES;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: true });
    await page.setViewportSize(size);
  }
}

/** How fast a page sends. @param bytes a second; -1: as fast as it can */
async function sends(page: Page, bytes: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", conditions);
}

it("[UP6] only whose tab has a good token sees where files are uploaded; it leaves the address, and a bad one says so", async () => {
  const page = await newPage(house.browser);
  await page.goto(`${house.server.origin}/`);
  await page.getByRole("button", { name: "Create room" }).waitFor(SLOW);
  expect(await page.locator("sameframe-upload").count()).toBe(0);

  const token = house.server.pass("upload");
  await page.goto("about:blank");
  await page.goto(`${house.server.origin}/#token=${token}`);
  await page.getByRole("button", { name: "Upload to the server …" }).waitFor(SLOW);
  expect(page.url()).toBe(`${house.server.origin}/`);
  await page.reload();
  await page.getByRole("button", { name: "Upload to the server …" }).waitFor(SLOW);

  const [head, body] = token.split(".");
  await page.goto("about:blank");
  await page.goto(`${house.server.origin}/#token=${head}.${body}.c2ln`);
  await page.getByText("You cannot upload to this server.").waitFor(SLOW);
  await page.context().close();
});

it("[UP7] the operator uploads a clip, sees how far it is, and plays it in a room made with it; one is ended, one replaced", async () => {
  const page = await newPage(house.browser);
  await page.goto(`${house.server.origin}/#token=${house.server.pass("upload", "create")}`);
  await page.getByRole("button", { name: "Upload to the server …" }).waitFor(SLOW);
  await picture(page, "upload");

  await sends(page, 100_000);
  await place(page).setInputFiles(["strip-10min.mp4", "strip-24.webm"].map((name) => join(STRIPS, name)));
  await page.getByText(/^[\d.]+ MB of 0\.5 MB, [1-9]\d? %$/).waitFor(SLOW);
  await picture(page, "upload-under-way");
  expect(readdirSync(FOLDER).filter((name) => !name.startsWith("."))).toEqual([]);
  await page.getByRole("button", { name: "Cancel the upload of strip-10min.mp4" }).click();
  await sends(page, -1);
  await page.locator("[data-upload=done]").waitFor(SLOW);
  await expect.poll(() => readdirSync(FOLDER), SLOW).toEqual(["strip-24.webm"]);
  expect(readFileSync(join(FOLDER, "strip-24.webm"))).toEqual(readFileSync(join(STRIPS, "strip-24.webm")));

  await place(page).setInputFiles([join(STRIPS, "strip-24.webm"), join(STRIPS, "make-bars.mjs")]);
  await page.getByText("The server has a file of this name.").waitFor(SLOW);
  await page.getByText("The server takes no files of this type").waitFor(SLOW);
  await picture(page, "upload-refused");
  await page.getByRole("button", { name: "Replace strip-24.webm on the server" }).click();
  await expect.poll(() => page.locator("[data-upload=done]").count(), SLOW).toBe(2);

  await expect.poll(() => page.getByLabel("Clip").inputValue(), SLOW).toBe("media:strip-24.webm");
  await page.getByLabel("Your name").first().fill("Patty");
  await page.getByRole("button", { name: "Create room" }).click();
  await page.waitForURL("**/r/*");
  const patty = await Person.at(page);
  await patty.goTo(100);
  await expect.poll(() => patty.frame(), SLOW).toBe(100);
  await patty.press("Space");
  await expect.poll(() => patty.frame(), SLOW).toBeGreaterThan(101);
  await page.context().close();
});

it("[PV14] a LUT that was uploaded is chosen in the tools, and all pages of the room show it", async () => {
  const page = await newPage(house.browser);
  await page.goto(`${house.server.origin}/#token=${house.server.pass("upload")}`);
  const rows = [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => `${b} ${g} ${r}`)));
  const look = Buffer.from(`LUT_3D_SIZE 2\n${rows.join("\n")}\n`);
  await place(page).setInputFiles([join(STRIPS, "bars-709.mp4")]);
  await place(page).setInputFiles([{ name: "swap.cube", mimeType: "text/plain", buffer: look }]);
  await expect.poll(() => page.locator("[data-upload=done]").count(), SLOW).toBe(2);
  await page.context().close();

  const media = {
    title: "Bars",
    rate: { numerator: 24, denominator: 1 },
    frames: 48,
    firstPresentationUs: 0,
    sources: [{ location: "media:bars-709.mp4", contentType: "video/mp4" }],
  };
  const patty = await Person.hosts(house.browser, house.server.origin, "Patty", { off: [] }, { media });
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  for (const person of [patty, sam]) {
    const ready = () => person.page.locator("video[part=video]").evaluate((it) => (it as HTMLVideoElement).readyState);
    await expect.poll(ready, SLOW).toBeGreaterThan(1);
  }
  await patty.page.getByRole("button", { name: "View, colour, compare", exact: true }).click();
  await patty.page.getByRole("tab", { name: "Colour", exact: true }).click();
  const plain = await colours(patty);
  await picture(patty.page, "lut-choice");
  await patty.page.getByLabel("LUT of the server").selectOption({ label: "swap.cube" });
  await patty.page.getByText("swap.cube", { exact: true }).waitFor(SLOW);

  const swapped = plain.map(([r, g, b]): Colour => [b, g, r]);
  const differs = async (person: Person): Promise<number> =>
    Math.max(...(await colours(person)).map((colour, n) => deltaE(colour, swapped[n] ?? [0, 0, 0])));
  for (const person of [patty, sam]) await expect.poll(() => differs(person), SLOW).toBeLessThan(1.5);
  await picture(patty.page, "lut-chosen");
  await sam.page.reload();
  await sam.live();
  await expect.poll(() => differs(sam), SLOW).toBeLessThan(1.5);
  for (const person of [patty, sam]) await person.page.context().close();
});

/** Of the bars, left to right. */
async function colours({ page }: Person): Promise<readonly Colour[]> {
  const box = await page.locator("sameframe-stage video[part=video]").boundingBox();
  if (!box) throw new Error("the page shows no picture");
  return coloursAt(
    page,
    [0.07, 0.29, 0.5, 0.71, 0.93].map((across) => [box.x + across * box.width, box.y + 0.3 * box.height] as const),
  );
}
