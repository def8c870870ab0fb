import type { Locator } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";

const SLOW = { timeout: 20_000 };
const house = cinema();

let patty: Person;
let sam: Person;

beforeAll(async () => {
  const { browser, server } = house;
  patty = await Person.hosts(browser, server.origin, "Patty", {});
  sam = await Person.joins(browser, patty.page.url(), "Sam");
});

const layer = ({ page }: Person): Locator => page.locator("sameframe-overlay-layer");
const guide = (person: Person, name: string): Locator => layer(person).locator(`[data-guide=${name}]`);
const menu = ({ page }: Person): Locator => page.getByRole("button", { name: "Guides", exact: true });

it("[OV1] guides are one's own, lie on the picture, let clicks through, and are there again after a reload", async () => {
  await menu(patty).click();
  await patty.page.getByLabel("Mask", { exact: true }).selectOption("2.39");
  for (const name of ["Safe areas", "Thirds", "Centre"]) await patty.page.getByLabel(name).check();
  for (const name of ["mask", "action", "title", "thirds", "centre"]) await guide(patty, name).first().waitFor(SLOW);
  expect(await layer(sam).locator("[data-guide]").count()).toBe(0);

  const [picture, frame] = await Promise.all([
    patty.page.locator("sameframe-drawing-layer .picture").boundingBox(),
    layer(patty).locator("[data-guide=mask] .line").boundingBox(),
  ]);
  if (picture === null || frame === null) throw new Error("the page shows no frame");
  expect(Math.abs(frame.width / frame.height - 2.39)).toBeLessThan(0.05);
  expect(Math.abs(frame.x + frame.width / 2 - (picture.x + picture.width / 2))).toBeLessThan(2);
  const lies = await layer(patty).locator("svg").boundingBox();
  for (const side of ["x", "y", "width", "height"] as const) {
    expect(Math.abs((lies?.[side] ?? Number.NaN) - picture[side]), side).toBeLessThan(1);
  }

  await patty.press("Escape");
  await patty.page.getByLabel("Thirds").waitFor({ state: "detached" });
  const hit = await patty.page.evaluate(
    ([x, y]) => {
      let element = document.elementFromPoint(x ?? 0, y ?? 0);
      while (
        element?.shadowRoot?.elementFromPoint(x ?? 0, y ?? 0) &&
        element.shadowRoot.elementFromPoint(x ?? 0, y ?? 0) !== element
      ) {
        element = element.shadowRoot.elementFromPoint(x ?? 0, y ?? 0);
      }
      return element?.tagName ?? "";
    },
    [picture.x + picture.width / 2, picture.y + picture.height / 2],
  );
  expect(hit).not.toContain("OVERLAY");

  await patty.page.reload();
  await patty.live();
  await guide(patty, "thirds").waitFor(SLOW);
  await patty.page.locator("body").press("Shift+G");
  await expect.poll(() => layer(patty).locator("[data-guide]").count(), SLOW).toBe(0);
  await patty.page.locator("body").press("Shift+G");
  await guide(patty, "thirds").waitFor(SLOW);
});

it("[OV2] one's own name, the room and the time are burnt in, in four places", async () => {
  await menu(sam).click();
  await sam.page.getByLabel("Your name and the time").check();
  await sam.page.getByText("The room cannot demand a burn-in of others.").waitFor(SLOW);
  const burnt = guide(sam, "burnIn").locator("text");
  await expect.poll(() => burnt.count(), SLOW).toBe(8);
  const lines = await burnt.allTextContents();
  expect(lines.filter((it) => it === "Sam")).toHaveLength(4);
  expect(lines[1]).toMatch(new RegExp(`^${sam.code} · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$`));
});

it("[OV1] the menu fits a page that is 360 px wide", async () => {
  await sam.page.setViewportSize({ width: 360, height: 740 });
  const box = await sam.page.locator("sameframe-overlay-menu .menu").boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  const { scrollWidth, clientWidth } = await sam.page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});
