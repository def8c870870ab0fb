import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe";
import { cinema } from "./cinema";
import { Person } from "./people";

const SLOW = { timeout: 20_000 };
const house = cinema();

type Emulated = Parameters<Page["emulateMedia"]>[0];

const WISHES: readonly (readonly [string, Emulated])[] = [
  ["more contrast", { contrast: "more", forcedColors: "none", colorScheme: "dark" }],
  ["colours of the system, on dark", { contrast: null, forcedColors: "active", colorScheme: "dark" }],
  ["colours of the system, on light", { contrast: null, forcedColors: "active", colorScheme: "light" }],
];

let patty: Person;

beforeAll(async () => {
  patty = await Person.hosts(house.browser, house.server.origin, "Patty", {});
  await Person.joins(house.browser, patty.page.url(), "Sam");
});

/** Takes a picture of the whole page, where somebody wants to look at them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SAMEFRAME_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** How something looks while nobody points at it and the focus is elsewhere. */
async function lookOf(page: Page, what: Locator): Promise<string> {
  await page.mouse.move(640, 200);
  await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
  });
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  return (await what.screenshot()).toString("base64");
}

describe.each(WISHES)("[HC1] with %s", (name, emulated) => {
  beforeAll(() => patty.page.emulateMedia(emulated));

  it.each<[string, (page: Page) => Locator, (page: Page) => Promise<void>]>([
    [
      "a tab that is chosen",
      (page) => page.getByRole("tab", { name: /^Notes/ }),
      (page) => page.getByRole("tab", { name: /^Notes/ }).click(),
    ],
    [
      "a button that is pressed",
      (page) => page.getByRole("button", { name: "Draw", exact: true }),
      (page) => page.keyboard.press("d"),
    ],
    [
      "a colour that is chosen",
      (page) => page.getByRole("button", { name: "Yellow" }),
      (page) => page.getByRole("button", { name: "Yellow" }).click(),
    ],
    [
      "a switch that is on",
      (page) => page.getByRole("switch", { name: /^Lock the room/ }),
      (page) => page.getByRole("switch", { name: /^Lock the room/ }).click(),
    ],
    [
      "the playhead on the timeline",
      (page) => page.getByRole("slider", { name: "Timeline" }),
      (page) => page.keyboard.press("End"),
    ],
    [
      "the range on the timeline",
      (page) => page.getByRole("slider", { name: "Timeline" }),
      (page) => page.keyboard.press("i"),
    ],
  ])("%s looks other than before", async (what, find, change) => {
    const { page } = patty;
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: /^People/ }).click();
    if (what.startsWith("a colour")) {
      await page.keyboard.press("d");
      await page.getByRole("button", { name: "White" }).click();
    }
    if (what.startsWith("the")) {
      await page.keyboard.press("\\");
      await page.keyboard.press("Home");
      await expect.poll(() => page.locator("sameframe-room").getAttribute("data-frame"), SLOW).toBe("0");
    }
    if (what.startsWith("the range")) await page.keyboard.press("Shift+ArrowRight");
    const before = await lookOf(page, find(page));
    await change(page);
    await expect.poll(() => lookOf(page, find(page)), SLOW).not.toBe(before);
    if (what.startsWith("a switch")) await change(page);
    await page.keyboard.press("Escape");
  });

  it("a tab that is not chosen has no line below it, and the timeline's ground is the page's", async () => {
    const { page } = patty;
    const line = (it: Element) => {
      const { borderBottomColor, backgroundColor } = getComputedStyle(it);
      return [borderBottomColor, backgroundColor].map((colour) => colour.match(/\d+/g)?.slice(0, 3).join(" "));
    };
    await page.getByRole("tab", { name: /^Notes/ }).click();
    const [colour, ground] = await page.getByRole("tab", { name: /^Chat/ }).evaluate(line);
    expect(colour).toBe(ground);
    if (emulated?.forcedColors === "active") {
      const groundOf = (it: Element) => getComputedStyle(it).backgroundColor;
      const light = emulated.colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)";
      expect(await page.locator("sameframe-timeline").evaluate(groundOf)).toBe(light);
    }
  });

  it("what has the focus has a line around it", async () => {
    const { page } = patty;
    const play = page.getByRole("button", { name: /^Play$|^Pause$/ });
    const before = await lookOf(page, page.locator("sameframe-transport"));
    await play.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    expect((await page.locator("sameframe-transport").screenshot()).toString("base64")).not.toBe(before);
    const line = await play.evaluate((it) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      return [outlineStyle, outlineWidth];
    });
    expect(line).toEqual(["solid", "4px"]);
  });

  it("a program finds nothing wrong, with the tools open, too", async () => {
    const { page } = patty;
    // it computes with the page's colours, which are not those that are seen
    const unseen = emulated?.forcedColors === "active" ? ["color-contrast"] : [];
    await look(page, `contrast-${name}`);
    expect(await violations(page, ...unseen)).toEqual([]);
    await page.keyboard.press("d");
    await page.keyboard.press("v");
    await look(page, `contrast-tools-${name}`);
    expect(await violations(page, ...unseen)).toEqual([]);
    await page.keyboard.press("Escape");
  });
});

it("[HC2] where less motion is asked for, nothing moves by itself", async () => {
  const { page } = await Person.joins(house.browser, patty.page.url(), "Kim", (it) =>
    it.emulateMedia({ reducedMotion: "reduce" }),
  );
  const moving = () => page.evaluate(() => document.getAnimations().map((it) => it.constructor.name));
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: /^Notes/ }).click();
  await page.keyboard.press("d");
  expect(await moving()).toEqual([]);
  const rise = page.locator("sameframe-toasts p").evaluate((it) => getComputedStyle(it).animationName);
  await patty.press("Home");
  expect(await rise).toBe("none");
});
