import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { violations } from "./axe";
import { cinema } from "./cinema";
import { newPage, Person } from "./people";

const house = cinema();

let patty: Person;

beforeAll(async () => {
  patty = await Person.creates(house.browser, house.server.origin, "Patty", "Trailer, cut 4");
  await Person.joins(house.browser, patty.page.url(), "Sam");
});

it("[AX1] the start page, the door and the list of sessions have nothing that a program finds inaccessible", async () => {
  const page = await newPage(house.browser);
  for (const path of ["/", patty.page.url().replace(house.server.origin, ""), "/history"]) {
    await page.goto(house.server.origin + path);
    await page.locator("button, input").first().waitFor();
    expect(await violations(page), path).toEqual([]);
  }
});

it.each([
  ["people", async () => {}],
  ["shots", (page: Page) => page.getByRole("tab", { name: /^Shots/ }).click()],
  ["notes", (page: Page) => page.getByRole("tab", { name: /^Notes/ }).click()],
  ["chat", (page: Page) => page.getByRole("tab", { name: /^Chat/ }).click()],
  ["drawing", (page: Page) => page.keyboard.press("d")],
  ["view", (page: Page) => page.keyboard.press("v")],
  ["keys", (page: Page) => page.keyboard.press("?")],
] as const)("[AX1] the room has nothing that a program finds inaccessible: %s", async (_, open) => {
  const { page } = patty;
  await page.keyboard.press("Escape");
  await open(page);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
});

it.each(["Entries", "Notes", "Export"])(
  "[AX1] a session has nothing that a program finds inaccessible: %s",
  async (tab) => {
    const page = await patty.page.context().newPage();
    await page.goto(`${house.server.origin}/history/${patty.code}`);
    await page.getByText("Patty created the room").first().waitFor();
    await page.getByRole("tab", { name: tab }).click();
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
);
