import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { type Admission, Person } from "./people";
import { tabTo } from "./tab-to";

const SLOW = { timeout: 20_000 };
const NARROW = { width: 360, height: 740 };
const CLIPS = resolve(import.meta.dirname, "clips");

const house = cinema({ SAMEFRAME_MEDIA_DIR: CLIPS });

let patty: Person;
let sam: Person;

beforeAll(async () => {
  const { browser, server } = house;
  patty = await Person.hosts(browser, server.origin, "Patty", {});
  sam = await Person.joins(browser, patty.page.url(), "Sam");
  for (const who of [patty, sam]) await tab(who).click();
});

const tab = ({ page }: Person): Locator => page.getByRole("tab", { name: "Shots" });
const button = ({ page }: Person, name: RegExp | string): Locator =>
  page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) });
const row = ({ page }: Person, title: string): Locator =>
  page.locator("sameframe-playlist li").filter({ has: page.getByTitle(title, { exact: true }) });
const titles = ({ page }: Person): Promise<string[]> =>
  page.locator("sameframe-playlist .title").evaluateAll((all) => all.map((it) => it.textContent?.trim() ?? ""));
const status = (person: Person, title: string): Locator =>
  person.page.getByLabel(`Status of ${title}`, { exact: true });

async function expectTitles(expected: readonly string[], ...people: Person[]): Promise<void> {
  for (const person of people) await expect.poll(() => titles(person), SLOW).toEqual(expected);
}

/** Adds files of the server by what they are called. */
async function adds(person: Person, ...names: string[]): Promise<void> {
  for (const name of names) {
    await button(person, "Add").first().click();
    await button(person, `Add ${name}`).click();
  }
}

it("[LS2] files of the server are shots with their timing; those of one name are formats of one medium", async () => {
  await adds(patty, "strip-2997");
  await expectTitles(["Shot 10", "strip-2997"], patty, sam);
  await row(sam, "strip-2997").getByText("600 f · 29.97 fps").waitFor(SLOW);
  await adds(patty, "strip-24");
  await expectTitles(["Shot 10", "strip-2997", "strip-24", "strip-24"], patty, sam);
  await patty.page.locator("sameframe-adding").getByText("has another timing").waitFor(SLOW);
  await button(patty, "Dismiss strip-24").click();
  await row(patty, "strip-24").nth(1).getByRole("button", { name: /^More/ }).click();
  await button(patty, "Take off").click();
  await button(patty, "Take off").click();
  await expectTitles(["Shot 10", "strip-2997", "strip-24"], patty, sam);
});

it("[LS2] what cannot be read stays with the reason, and a file of this machine is a shot for all", async () => {
  await button(patty, "Add").first().click();
  await patty.page.locator("#own").setInputFiles([
    { name: "broken.mp4", mimeType: "video/mp4", buffer: Buffer.from("no video") },
    { name: "strip-5994.mp4", mimeType: "video/mp4", buffer: readFileSync(resolve(CLIPS, "strip-5994.mp4")) },
  ]);
  await expectTitles(["Shot 10", "strip-2997", "strip-24", "strip-5994"], patty, sam);
  const failed = patty.page.locator("sameframe-adding li");
  await expect
    .poll(() => failed.allInnerTexts(), SLOW)
    .toEqual([expect.stringContaining("broken This is not a video")]);
  await button(patty, "Dismiss broken").click();

  await button(patty, "Add").first().click();
  await patty.page.getByLabel("By address").fill("no address");
  await patty.press("Enter");
  await patty.page.getByText("Give the address of a video").waitFor(SLOW);
  await button(patty, "Close").click();
});

it("[LS1] a choice shows the shot to all; the status is said to all, with a shape", async () => {
  await button(patty, /^Go to shot 2/).click();
  for (const who of [patty, sam]) {
    await expect.poll(() => row(who, "strip-2997").getAttribute("aria-current"), SLOW).toBe("true");
  }
  await sam.page.locator("[data-last-action]").getByText("Patty went on to “strip-2997”").waitFor(SLOW);
  await status(sam, "strip-2997").selectOption("needsWork");
  await expect.poll(() => status(patty, "strip-2997").inputValue(), SLOW).toBe("needsWork");
  const label = status(patty, "strip-2997").locator("option:checked");
  expect((await label.textContent())?.trim()).toBe("✕ Needs work");
  await status(patty, "strip-24").selectOption("approved");
  await sam.page.locator("sameframe-playlist .head").getByText("1 approved").waitFor(SLOW);
});

it("[LS1] who looks around alone goes to a shot without the room", async () => {
  await sam.page.getByRole("button", { name: "Look around alone" }).click();
  await button(sam, /^Go to shot 1/).click();
  await expect.poll(() => row(sam, "Shot 10").getAttribute("aria-current"), SLOW).toBe("true");
  expect(await row(patty, "strip-2997").getAttribute("aria-current")).toBe("true");
  await sam.page.locator("[data-action=alone]").first().click();
  await expect.poll(() => row(sam, "strip-2997").getAttribute("aria-current"), SLOW).toBe("true");
});

it("[LS1] another version is added to its shot, and chosen for all", async () => {
  await row(patty, "strip-24").getByRole("button", { name: /^More/ }).click();
  await button(patty, "Add a version").click();
  await patty.page.getByRole("heading", { name: "Add a version of strip-24" }).waitFor(SLOW);
  await button(patty, "Add strip-variable").click();
  const version = sam.page.getByLabel("Version of strip-variable");
  await version.waitFor(SLOW);
  await row(sam, "strip-variable").getByText("not frame-exact").waitFor(SLOW);
  expect(await version.locator("option").allInnerTexts()).toEqual(["v1", "v2"]);
  await version.selectOption({ label: "v1" });
  await expect.poll(() => row(patty, "strip-24").getAttribute("aria-current"), SLOW).toBe("true");
});

it("[LS3] a shot is dragged to another place, and moved by arrow keys with the focus", async () => {
  const grip = row(patty, "strip-5994").locator("[data-grip]");
  await grip.scrollIntoViewIfNeeded();
  const first = row(patty, "Shot 10");
  const from = await grip.boundingBox();
  if (from === null) throw new Error("the playlist shows no such shot");
  await patty.page.mouse.move(from.x + 10, from.y + 10);
  await patty.page.mouse.down();
  // to where it is now: what is said of the shot above the list may come or go meanwhile
  const dropped = async () => {
    const to = (await first.boundingBox())!;
    await patty.page.mouse.move(to.x + 20, to.y + 4, { steps: 8 });
    return first.getAttribute("data-drop");
  };
  await expect.poll(dropped, SLOW).not.toBeNull();
  await patty.page.mouse.up();
  await expectTitles(["strip-5994", "Shot 10", "strip-2997", "strip-24"], patty, sam);

  await grip.focus();
  await patty.press("ArrowDown", "ArrowDown", "ArrowUp");
  await expectTitles(["Shot 10", "strip-5994", "strip-2997", "strip-24"], patty, sam);
  await patty.page.locator("sameframe-playlist").getByText("strip-5994 is shot 2 of 4").waitFor({ state: "attached" });
  await patty.press("ArrowUp");
  await expectTitles(["strip-5994", "Shot 10", "strip-2997", "strip-24"], patty, sam);
});

it("[LS4] who may not drive reads why, and still says what they think", async () => {
  const { browser, server } = house;
  const host = await Person.hosts(browser, server.origin, "Hanna", { control: "host" });
  const guest = await Person.joins(browser, host.page.url(), "Gus");
  await tab(guest).click();
  const add = button(guest, "Add");
  await add.waitFor(SLOW);
  expect(await add.isDisabled()).toBe(true);
  expect(await add.getAttribute("title")).toContain("Only the host drives");
  expect(await button(guest, /^Go to shot 1/).isDisabled()).toBe(true);
  await status(guest, "Shot 10").selectOption("couldBeBetter");
  await tab(host).click();
  await expect.poll(() => status(host, "Shot 10").inputValue(), SLOW).toBe("couldBeBetter");
  for (const who of [host, guest]) await who.page.context().close();
});

it("[PV14] the server's LUTs are not asked for by who may not set the room's colours", async () => {
  const { browser, server } = house;
  const host = await Person.hosts(browser, server.origin, "Hanna", { control: "host" });
  const guest = await Person.joins(browser, host.page.url(), "Gus");
  const asked = new Map([host, guest].map((who) => [who, 0]));
  for (const who of asked.keys()) {
    who.page.on("request", (it) => it.url().endsWith("/luts") && asked.set(who, (asked.get(who) ?? 0) + 1));
    await button(who, "View, colour, compare").click();
    await who.page.getByRole("tab", { name: "Colour", exact: true }).click();
  }
  await expect.poll(() => asked.get(host), SLOW).toBe(1);
  expect(asked.get(guest)).toBe(0);
  for (const who of [host, guest]) await who.page.context().close();
});

it("[LS6] it is done by keyboard, and nothing scrolls sideways at 360 px", async () => {
  await tab(patty).focus();
  await patty.press("ArrowLeft", "ArrowRight");
  await tabTo(patty.page, "Status of Shot 10");
  await patty.press("ArrowDown");
  await expect.poll(() => status(sam, "Shot 10").inputValue(), SLOW).toBe("approved");
  await tabTo(patty.page, "Go to shot 3");
  await patty.press("Enter");
  await expect.poll(() => row(sam, "strip-2997").getAttribute("aria-current"), SLOW).toBe("true");
  await sam.page.setViewportSize(NARROW);
  await button(sam, "Add").first().click();
  await button(sam, /^More about strip-2997/).click();
  const { scrollWidth, clientWidth } = await sam.page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

it("[LS5] two hundred shots are one list, of which only what is in sight is laid out", async () => {
  const { browser, server } = house;
  let admission: Admission | undefined;
  const host = await Person.hosts(
    browser,
    server.origin,
    "Hanna",
    {},
    {
      answered: (it) => {
        admission = it;
      },
    },
  );
  if (admission === undefined) throw new Error("not admitted");
  const actor = await Actor.enters(browser, server.origin, admission);
  const medium = {
    rate: { numerator: 24, denominator: 1 },
    frames: 240,
    sources: [{ location: "media:sameframe-24.mp4", contentType: "video/mp4" }],
  };
  for (let n = 2; n <= 200; n++) await actor.does({ addMedium: { medium: { ...medium, title: `Shot ${n * 10}` } } });
  await tab(host).click();
  await host.page.getByText("200 shots").waitFor(SLOW);
  const skipped = () =>
    host.page
      .locator("sameframe-shot")
      .evaluateAll((all) => all.filter((it) => !it.checkVisibility({ contentVisibilityAuto: true })).length);
  await expect.poll(skipped, SLOW).toBeGreaterThan(150);
  await host.page.getByLabel("Go to shot 200").scrollIntoViewIfNeeded();
  await button(host, /^Go to shot 200/).click();
  await expect.poll(() => row(host, "Shot 2000").getAttribute("aria-current"), SLOW).toBe("true");
  await host.page.context().close();
});
