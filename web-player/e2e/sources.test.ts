import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";

const SLOW = { timeout: 20_000 };
const CLIPS = resolve(import.meta.dirname, "clips");
const house = cinema({ SAMEFRAME_MEDIA_DIR: CLIPS });

const rate = { numerator: 24, denominator: 1 };
const GREY = { title: "Grey", rate, frames: 480, firstPresentationUs: 0, firstFrameNumber: 1001 };
const held = (name: string, more: object = {}) => ({ location: `media:${name}`, contentType: "", ...more });

const shots = ({ page }: Person): Promise<void> => page.getByRole("tab", { name: "Shots" }).click();
const plays = ({ page }: Person): Promise<string | null> => page.locator("[data-plays]").textContent();
const said = ({ page }: Person): Locator => page.locator("sameframe-source-note [role=status]");
const own = ({ page }: Person): Locator => page.locator("sameframe-source-note input[type=file]");
const failed = ({ page }: Person): Locator => page.locator("sameframe-stage [role=alert][data-why]");
const clip = (name: string): string => resolve(CLIPS, name);

async function hosts(media: object): Promise<Person> {
  const { browser, server } = house;
  const person = await Person.hosts(browser, server.origin, "Patty", {}, { media });
  await shots(person);
  return person;
}

it("[SO1] of two sources the one is played that the browser decodes, and the page says which", async () => {
  const sources = [
    held("strip-2997.mp4", { contentType: 'video/mp4; codecs="zzzz"' }),
    held("strip-24.webm", { contentType: 'video/webm; codecs="vp9"', width: 640, height: 360 }),
  ];
  const patty = await hosts({ ...GREY, sources });
  await expect
    .poll(() => plays(patty), SLOW)
    .toBe("Plays here: VP9 · 640 × 360 · the best of 2 formats for this browser");
  expect(await patty.page.locator("video").getAttribute("src")).toContain("strip-24.webm");
  await patty.page.context().close();
});

it("[SO3] [LC1] [LC2] what is not there says so; a copy is compared, and plays on the same frame", async () => {
  const patty = await hosts({ ...GREY, sources: [held("gone.mp4")] });
  await failed(patty).waitFor(SLOW);
  expect(await failed(patty).getAttribute("data-why")).toBe("missing");
  await failed(patty).getByRole("button", { name: "Open your own copy" }).waitFor(SLOW);

  await own(patty).setInputFiles(clip("strip-2997.webm"));
  await expect.poll(() => said(patty).textContent(), SLOW).toContain("29.97 frames per second, this medium 24");
  expect(await failed(patty).count()).toBe(1);

  await own(patty).setInputFiles(clip("strip-24.mp4"));
  await expect.poll(() => said(patty).textContent(), SLOW).toContain("Its timing is right");
  await expect.poll(() => plays(patty), SLOW).toBe("Plays here: your own copy, strip-24.mp4");
  await patty.goTo(1101);
  // its first picture is later on its own timeline than that of the medium
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(100);

  await patty.page.getByRole("button", { name: "Back to the room’s file" }).click();
  await failed(patty).waitFor(SLOW);
  await patty.page.context().close();
});

it("[LC1] an own copy takes the place of what was decoded of the room's file, and so does that again", async () => {
  // a file that is another than the room says, so that one sees which it is
  const patty = await hosts({ ...GREY, sources: [held("bars-709.mp4")] });
  const decoded = () => patty.page.locator("canvas[part=decoded]").getAttribute("data-source");
  const strip = async () => [await decoded(), (await patty.shown()).frame];
  await patty.goTo(1011);
  await expect.poll(strip, SLOW).toEqual(["decoder", null]);
  await own(patty).setInputFiles(clip("strip-24.mp4"));
  await expect.poll(() => plays(patty), SLOW).toBe("Plays here: your own copy, strip-24.mp4");
  await expect.poll(strip, SLOW).toEqual(["decoder", 10]);
  await patty.press("ArrowRight");
  await expect.poll(strip, SLOW).toEqual(["decoder", 11]);
  await patty.page.getByRole("button", { name: "Back to the room’s file" }).click();
  await expect.poll(strip, SLOW).toEqual(["decoder", null]);
  await patty.page.context().close();
});

it("[LC1] who added a file of their own sees it; others open theirs, which is found to be the same", async () => {
  const { browser } = house;
  const patty = await hosts({ ...GREY, sources: [held("strip-24.webm")] });
  const sam = await Person.joins(browser, patty.page.url(), "Sam");
  await shots(sam);
  await patty.page.getByRole("button", { name: "Add", exact: true }).first().click();
  await patty.page.locator("#own").setInputFiles({
    name: "brought along.mp4",
    mimeType: "video/mp4",
    buffer: readFileSync(clip("strip-5994.mp4")),
  });
  await patty.page.getByRole("button", { name: /^Go to shot 2/ }).click();
  await expect.poll(() => plays(patty), SLOW).toContain("your own copy, brought along.mp4");
  await failed(sam).waitFor(SLOW);
  await own(sam).setInputFiles(clip("strip-5994.mp4"));
  await expect.poll(() => said(sam).textContent(), SLOW).toContain("the same file");
  for (const who of [patty, sam]) await expect.poll(async () => (await who.shown()).frame, SLOW).toBe(0);
  for (const who of [patty, sam]) await who.page.context().close();
});

it("[SO2] the next shot is fetched while the room rests", async () => {
  const patty = await hosts({ ...GREY, sources: [held("strip-24.webm")] });
  const ranges: string[] = [];
  patty.page.on("request", (request) => {
    const range = request.headers().range;
    if (request.url().includes("strip-10min") && range === "bytes=0-1048575") ranges.push(request.resourceType());
  });
  await patty.page.getByRole("button", { name: "Add", exact: true }).first().click();
  await patty.page.getByRole("button", { name: "Add strip-10min" }).click();
  await expect.poll(() => ranges, SLOW).toEqual(["fetch"]);
  await patty.page.context().close();
});
