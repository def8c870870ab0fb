import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { ask, Person } from "./people";
import { readStrip } from "./strip";
import { descriptor, STRIPS, strips } from "./strips";
import { tabTo } from "./tab-to";

const SLOW = { timeout: 20_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

const BROADCAST = { ...descriptor(strips.broadcast), dropFrame: true, firstFrameNumber: 1001 };

function host(media: object = BROADCAST, policy: object = {}): Promise<Person> {
  return Person.hosts(house.browser, house.server.origin, "Patty", policy, { media });
}

function leave(...people: Person[]): Promise<unknown> {
  return Promise.all(people.map(({ page }) => page.context().close()));
}

const field = ({ page }: Person): Locator => page.locator("sameframe-readout input");

async function type(person: Person, text: string): Promise<void> {
  await field(person).fill(text);
  await field(person).press("Enter");
}

/** Where in the timeline a part of its width is. */
async function along({ page }: Person, part: number): Promise<[number, number]> {
  const box = await page.getByRole("slider", { name: "Timeline" }).boundingBox();
  if (!box) throw new Error("the page shows no timeline");
  return [box.x + box.width * part, box.y + 20];
}

it("[TL1] a place is typed as any counting, and shown as the one that was chosen, over a reload", async () => {
  const patty = await host();
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  const typed: [string, number][] = [
    ["1042", 41],
    ["00:00:02;05", 65],
    ["3.003s", 90],
    ["6+04", 100],
    ["+24", 124],
    ["-4", 120],
  ];
  for (const [text, frame] of typed) {
    await type(patty, text);
    for (const person of [patty, sam]) await expect.poll(async () => (await person.shown()).frame, SLOW).toBe(frame);
  }
  for (const [name, shown] of [
    ["Timecode", "00:00:04;00"],
    ["Seconds", "4.004"],
    ["Feet+frames", "7+08"],
  ] as const) {
    await patty.page.getByLabel("What is shown large").selectOption({ label: name });
    await expect.poll(() => field(patty).inputValue(), SLOW).toBe(shown);
  }
  await patty.page.reload();
  await patty.live();
  await expect.poll(() => field(patty).inputValue(), SLOW).toBe("7+08");
  await patty.page.getByRole("button", { name: "00:00:04;00" }).click();
  await expect.poll(() => field(patty).inputValue(), SLOW).toBe("00:00:04;00");
  await type(patty, "tomorrow");
  await patty.page.getByText("That is no frame").waitFor(SLOW);
  expect((await sam.shown()).frame).toBe(120);
  await leave(patty, sam);
});

it("[TL2] who points at the timeline sees the frame, while the room rests", async () => {
  const patty = await host();
  const slider = patty.page.getByRole("slider", { name: "Timeline" });
  const small = slider.locator(".hover canvas");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(0);
  for (const part of [0.25, 0.75]) {
    await patty.page.mouse.move(...(await along(patty, part)));
    const number = Number(await slider.locator(".hover .flag").textContent()) - 1001;
    const seen = async () => {
      await small.evaluate((canvas) => {
        Object.assign(canvas, { readyState: 4, videoWidth: (canvas as HTMLCanvasElement).width });
      });
      return small.evaluate(readStrip as (canvas: HTMLElement | SVGElement) => number | null);
    };
    await expect.poll(seen, SLOW).toBe(number);
  }
  expect((await patty.shown()).frame).toBe(0);
  await patty.press("Space");
  await patty.page.locator("sameframe-room[data-playing=true]").waitFor(SLOW);
  await patty.page.mouse.move(...(await along(patty, 0.4)));
  await slider.locator(".hover .flag").waitFor(SLOW);
  expect(await small.count()).toBe(0);
  await leave(patty);
});

it("[TL3] the ends of the range are dragged", async () => {
  const patty = await host();
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  for (const [grip, to] of [
    ["in", 0.25],
    ["out", 0.75],
  ] as const) {
    const box = await patty.page.locator(`.handle.${grip}`).boundingBox();
    if (!box) throw new Error("the timeline has no handles");
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    await patty.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await patty.page.mouse.down();
    await patty.page.mouse.move(...(await along(patty, to)), { steps: 5 });
    await patty.page.mouse.up();
  }
  const range = () =>
    sam.page.locator("sameframe-timeline").evaluate((line) => {
      const { inPoint, outPoint } = (line as unknown as { transport: { inPoint: number; outPoint: number } }).transport;
      return [Math.round(inPoint / 10), Math.round(outPoint / 10)];
    });
  await expect.poll(range, SLOW).toEqual([15, 45]);
  await leave(patty, sam);
});

it("[TL4] what of the file is loaded stands on the timeline", async () => {
  const patty = await host();
  const loaded = () =>
    patty.page.locator(".loaded").evaluateAll((parts) => parts.at(-1)?.style.getPropertyValue("--to"));
  await expect.poll(async () => Number(await loaded()), SLOW).toBeGreaterThan(0.9);
  await leave(patty);
});

it("[TL5] who is on another frame than the room is seen there, if the room says so", async () => {
  const { origin } = house.server;
  const policy = { agreementRecord: "names", agreementMs: 5000 };
  const room = await ask(origin, "/v1/rooms", { name: "Host", media: BROADCAST, policy });
  const host = await Actor.enters(house.browser, origin, room);
  const patty = await Person.joins(house.browser, `${origin}/r/${room.code}`, "Patty");
  // Sam's player goes elsewhere by itself, cannot be brought back, and no decoder shows the right picture over it
  const sam = await Person.joins(house.browser, `${origin}/r/${room.code}`, "Sam", async (page) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "VideoDecoder");
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "currentTime") as Required<
        Pick<PropertyDescriptor, "get" | "set">
      >;
      Object.defineProperty(HTMLMediaElement.prototype, "currentTime", {
        get,
        set(seconds: number) {
          set.call(this, seconds > 4 ? seconds + 1 : seconds);
        },
      });
    });
  });
  await host.does({ seek: { frame: 150, medium: "m1" } });
  const ghost = patty.page.locator("[data-ghost=elsewhere]");
  await ghost.getByText(/^Sam: 11/).waitFor({ timeout: 60_000, state: "attached" });
  await host.does({ seek: { frame: 30, medium: "m1" } });
  await expect.poll(() => ghost.count(), SLOW).toBe(0);
  await leave(patty, sam);
});

it("[TL6] the mark under the playhead is seen", async () => {
  const patty = await host();
  await type(patty, "1101");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(100);
  await patty.page.getByRole("tab", { name: "Notes" }).click();
  await patty.page.getByRole("textbox", { name: /note/i }).fill("The cup");
  await patty.page.getByRole("textbox", { name: /note/i }).press("Enter");
  const mark = patty.page.locator("[data-mark='100']");
  await mark.waitFor(SLOW);
  const [under, line] = [await mark.boundingBox(), await patty.page.locator(".playhead").boundingBox()];
  if (!under || !line) throw new Error("the timeline has neither mark nor playhead");
  expect(under.y + under.height).toBeGreaterThan(line.y + line.height + 4);
  expect(under.width).toBeGreaterThan(line.width + 6);
  await type(patty, "1131");
  await expect.poll(async () => (await mark.boundingBox())?.width ?? 0, SLOW).toBeLessThan(under.width);
  await leave(patty);
});

it("[PG7] timeline, sound and keys fit a page that is 360 px wide, and are reached by Tab", async () => {
  const patty = await host();
  await patty.page.setViewportSize({ width: 360, height: 740 });
  await tabTo(patty.page, "Frame");
  await tabTo(patty.page, "What is shown large");
  await tabTo(patty.page, "Mute");
  await tabTo(patty.page, "Sound");
  await patty.press("Enter");
  await tabTo(patty.page, "Volume");
  await tabTo(patty.page, "Sound against picture");
  const sheet = await patty.page.locator("sameframe-sound .sheet").boundingBox();
  expect(sheet && sheet.x >= 0 && sheet.x + sheet.width <= 360).toBe(true);
  await patty.press("Escape");
  const wide = () => patty.page.evaluate(() => document.documentElement.scrollWidth);
  for (const name of ["Frame", "Timecode", "Seconds", "Feet+frames"]) {
    await patty.page.getByLabel("What is shown large").selectOption({ label: name });
    await expect.poll(wide, SLOW).toBeLessThanOrEqual(360);
  }
  await leave(patty);
});
