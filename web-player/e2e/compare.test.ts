import { expect, it } from "vitest";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { ask, Person } from "./people";
import { readStrip } from "./strip";
import { descriptor, STRIPS, strips } from "./strips";
import { box, button, hasPicture, tools } from "./tools";

const SLOW = { timeout: 30_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

const FILM = { ...descriptor(strips.webFilm), title: "Reel 1", firstFrameNumber: 1001 };

it("[PV9] another version beside, upon or within the picture, on the same frame, resting and playing; a shorter one ends", async () => {
  const patty = await Person.hosts(house.browser, house.server.origin, "Patty", {}, { media: FILM });
  const actor = await Actor.enters(
    house.browser,
    house.server.origin,
    await ask(house.server.origin, `/v1/rooms/${patty.code}/join`, { name: "Tool" }),
  );
  const short = { ...descriptor(strips.webFilm), title: "Reel 2", firstFrameNumber: 991, frames: 200 };
  await actor.does({ addMedium: { medium: short, shot: "s1" } });
  await hasPicture(patty);
  await tools(patty, "Compare");
  await patty.page.getByLabel("Compare with").selectOption({ label: "Reel 2" });
  const second = patty.page.locator("video[part=second]");
  const shown = async () => ({
    first: await patty.page
      .locator("video[part=video]")
      .evaluate(readStrip as (it: SVGElement | HTMLElement) => number | null),
    second: await second.evaluate(readStrip as (it: SVGElement | HTMLElement) => number | null),
  });
  await patty.goTo(1043);
  await expect.poll(shown, SLOW).toEqual({ first: 42, second: 52 });
  await patty.press("ArrowRight");
  await expect.poll(shown, SLOW).toEqual({ first: 43, second: 53 });

  const line = patty.page.getByRole("slider", { name: "Where the first picture ends" });
  await line.focus();
  await line.press("ArrowLeft");
  expect(await line.getAttribute("aria-valuenow")).toBe("49");
  expect(await patty.readout.inputValue()).toBe("1044");

  await button(patty, "Side by side").click();
  const [one, two] = [await box(patty), (await second.boundingBox())!];
  expect(one.x + one.width).toBeLessThanOrEqual(two.x + 1);
  await button(patty, "Difference").click();
  await patty.goTo(1001);
  await expect.poll(shown, SLOW).toEqual({ first: 0, second: 10 });

  await patty.press("Space");
  const apart = async () => {
    const { first, second: other } = await shown();
    return first === null || other === null ? 99 : Math.abs(other - first - 10);
  };
  await expect.poll(async () => (await shown()).first, SLOW).toBeGreaterThan(12);
  await expect.poll(apart, SLOW).toBeLessThanOrEqual(1);
  await patty.press("Space");
  await patty.goTo(1300);
  await expect.poll(shown, SLOW).toEqual({ first: 299, second: 199 });
  await patty.page.getByText("Reel 2 has ended: its last frame, 1190, stands.").waitFor(SLOW);
  await button(patty, "Wipe").click();

  // it is part of the view: with it on, others see the same, whenever they come; with one's own, only oneself
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  const samsLine = sam.page.getByRole("slider", { name: "Where the first picture ends" });
  await samsLine.waitFor(SLOW);
  expect(await samsLine.getAttribute("aria-valuenow")).toBe("49");
  await line.focus();
  await line.press("Shift+ArrowLeft");
  await expect.poll(() => samsLine.getAttribute("aria-valuenow"), SLOW).toBe("39");
  await tools(sam, "Compare");
  await button(sam, "Only for you").click();
  await sam.page.getByLabel("Compare with").selectOption({ label: "Nothing" });
  await expect.poll(() => samsLine.count(), SLOW).toBe(0);
  expect(await line.count()).toBe(1);
  await button(sam, "With the room").click();
  await samsLine.waitFor(SLOW);
  await sam.page.context().close();
  await patty.page.getByLabel("Compare with").selectOption({ label: "Nothing" });
  await expect.poll(() => second.count(), SLOW).toBe(0);
  await patty.page.context().close();
});
