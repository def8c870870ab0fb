import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { Person } from "./people";
import { Server } from "./server";
import { tabTo } from "./tab-to";
import { Tunnel } from "./tunnel";
import { Witness } from "./witness";

const SLOW = { timeout: 20_000 };

/** A place on the picture, in parts of its width and height. */
type Place = readonly [x: number, y: number];
type Layer = "drawings" | "live";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

const button = ({ page }: Person, name: string): Locator => page.getByRole("button", { name, exact: true });

/** Where on the page a place of the picture is. */
async function at({ page }: Person, [x, y]: Place): Promise<[number, number]> {
  const box = await page.locator("sameframe-drawing-layer .picture").boundingBox();
  if (!box) throw new Error("the page shows no picture");
  return [box.x + box.width * x, box.y + box.height * y];
}

/** Presses at the first place and goes on to the others, without letting go. */
async function press(person: Person, [first, ...others]: readonly Place[]): Promise<void> {
  if (first === undefined) return;
  await person.page.mouse.move(...(await at(person, first)));
  await person.page.mouse.down();
  for (const place of others) await person.page.mouse.move(...(await at(person, place)), { steps: 6 });
}

async function drag(person: Person, ...places: readonly Place[]): Promise<void> {
  await press(person, places);
  await person.page.mouse.up();
}

/** Whether something is drawn within 0.6 % of the picture's width of a place. */
async function isDrawn({ page }: Person, [x, y]: Place, layer: Layer = "drawings"): Promise<boolean> {
  return page.locator(`canvas[data-layer=${layer}]`).evaluate(
    (canvas, place) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const reach = Math.ceil(width * 0.006);
      const [left, top] = [Math.round(place.x * width) - reach, Math.round(place.y * height) - reach];
      const data = (canvas as HTMLCanvasElement)
        .getContext("2d")
        ?.getImageData(left, top, 2 * reach + 1, 2 * reach + 1).data;
      return data?.some((value, n) => n % 4 === 3 && value > 60) ?? false;
    },
    { x, y },
  );
}

async function expectDrawn(person: Person, place: Place, is = true, layer: Layer = "drawings"): Promise<void> {
  const message = `${layer} at ${place} on ${await person.readout.inputValue()}`;
  await expect.poll(() => isDrawn(person, place, layer), { ...SLOW, message }).toBe(is);
}

async function rests(person: Person, number: number): Promise<void> {
  await person.goTo(number);
  await expect.poll(async () => (await person.shown()).frame, SLOW).toBe(number - 1001);
}

async function pair(policy: object = {}): Promise<[Person, Person]> {
  const patty = await Person.hosts(browser, server.origin, "Patty", policy);
  const sam = await Person.joins(browser, patty.page.url(), "Sam");
  await rests(patty, 1042);
  await expect.poll(async () => (await sam.shown()).frame, SLOW).toBe(41);
  return [patty, sam];
}

async function leave(...people: (Person | Witness)[]): Promise<void> {
  for (const person of people) await (person instanceof Person ? person.page.context().close() : person.close());
}

/** Counts from now on how often an element is rendered. */
async function countsRenders({ page }: Person, name: string): Promise<() => Promise<number>> {
  const element = page.locator(name);
  await element.evaluate((it) => {
    const counted = it as HTMLElement & { performUpdate(): void };
    const perform = counted.performUpdate.bind(counted);
    it.dataset.renders = "0";
    counted.performUpdate = () => {
      it.dataset.renders = String(Number(it.dataset.renders) + 1);
      perform();
    };
  });
  return async () => Number(await element.getAttribute("data-renders"));
}

/** What the ledger has of drawings. */
async function recorded(witness: Witness): Promise<readonly Record<string, unknown>[]> {
  const { values } = await witness.seen();
  return Object.entries(values).flatMap(([key, value]) =>
    key.startsWith("annotation/") ? [value as Record<string, unknown>] : [],
  );
}

it("[DR1] a stroke is seen by the other before it ends; who joins later sees all drawings", async () => {
  const [patty, sam] = await pair();
  await patty.press("d");
  await press(patty, [
    [0.2, 0.3],
    [0.6, 0.3],
  ]);
  await expectDrawn(patty, [0.4, 0.3], true, "live");
  await expectDrawn(sam, [0.4, 0.3], true, "live");
  expect(await isDrawn(sam, [0.4, 0.3])).toBe(false);
  await patty.page.mouse.up();
  for (const person of [patty, sam]) {
    await expectDrawn(person, [0.4, 0.3]);
    await expectDrawn(person, [0.4, 0.3], false, "live");
  }
  await sam.page.locator("sameframe-toasts").getByText("Patty drew on 1042").waitFor(SLOW);

  const shapes: [string, Place, Place, Place][] = [
    ["Line", [0.1, 0.5], [0.2, 0.6], [0.15, 0.55]],
    ["Arrow", [0.3, 0.5], [0.4, 0.6], [0.35, 0.55]],
    ["Rectangle", [0.5, 0.5], [0.6, 0.6], [0.55, 0.5]],
    ["Ellipse", [0.7, 0.5], [0.8, 0.6], [0.75, 0.5]],
  ];
  for (const [tool, from, to] of shapes) {
    await button(patty, tool).click();
    await drag(patty, from, to);
  }
  await button(patty, "Text").click();
  await patty.page.mouse.click(...(await at(patty, [0.1, 0.75])));
  await patty.page.getByLabel("Text in the picture").fill("too bright");
  await patty.press("Enter");
  const olga = await Person.joins(browser, patty.page.url(), "Olga");
  await expect.poll(async () => (await olga.shown()).frame, SLOW).toBe(41);
  for (const person of [patty, sam, olga]) {
    for (const [, , , middle] of shapes) await expectDrawn(person, middle);
    await expectDrawn(person, [0.4, 0.3]);
    await expectDrawn(person, [0.115, 0.775]);
    expect(await person.page.locator("sameframe-timeline [data-mark='41']").count()).toBe(1);
  }
  await leave(patty, sam, olga);
});

it("[DR2] drawing while it plays pauses the room on the frame that is drawn on", async () => {
  const [patty, sam] = await pair();
  const witness = await Witness.join(browser, server.origin, patty.code);
  await sam.press("d");
  await sam.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(true);
  await drag(sam, [0.2, 0.4], [0.5, 0.4]);
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(false);
  const { frame } = await witness.playback();
  await expect.poll(async () => (await recorded(witness)).map((it) => it.firstFrame), SLOW).toEqual([frame]);
  for (const person of [patty, sam]) await expectDrawn(person, [0.35, 0.4]);
  await leave(patty, sam, witness);
});

it("[DR3] on the frame, from in to out, or held until the next drawing", async () => {
  const [patty, sam] = await pair();
  const frames = patty.page.getByLabel("On which frames");
  await patty.press("d");
  await drag(patty, [0.2, 0.2], [0.4, 0.2]);
  await rests(patty, 1020);
  await frames.selectOption("hold");
  await drag(patty, [0.2, 0.4], [0.4, 0.4]);
  await rests(patty, 1030);
  await patty.press("i");
  await rests(patty, 1050);
  await patty.press("o");
  await frames.selectOption("range");
  await drag(patty, [0.2, 0.6], [0.4, 0.6]);
  await button(patty, "Whole clip").click();
  const seen: [number, boolean, boolean, boolean][] = [
    [1019, false, false, false],
    [1020, false, true, false],
    [1030, false, true, true],
    [1041, false, true, true],
    [1042, true, false, true],
    [1050, false, false, true],
  ];
  for (const [number, ...is] of seen) {
    await rests(sam, number);
    for (const [n, y] of [0.2, 0.4, 0.6].entries()) await expectDrawn(sam, [0.3, y], is[n]);
  }
  await button(sam, "Draw").click();
  await button(sam, "Show drawings of the frames around").click();
  await rests(sam, 1044);
  await expectDrawn(sam, [0.3, 0.2]);
  await sam.press(",");
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1042");
  await sam.press(",");
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1030");
  await sam.press(".");
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1042");
  await leave(patty, sam);
});

it("[DR4] undo, redo, eraser and clearing take away and bring back what is one's own", async () => {
  const [patty, sam] = await pair();
  const [first, second, theirs]: Place[] = [
    [0.3, 0.3],
    [0.3, 0.5],
    [0.3, 0.7],
  ];
  await sam.press("d");
  await drag(sam, [0.2, 0.7], [0.4, 0.7]);
  await patty.press("d");
  await drag(patty, [0.2, 0.3], [0.4, 0.3]);
  await drag(patty, [0.2, 0.5], [0.4, 0.5]);
  for (const place of [first!, second!, theirs!]) await expectDrawn(sam, place);
  await patty.press("Control+z");
  await expectDrawn(sam, second!, false);
  await patty.press("Control+z");
  await expectDrawn(sam, first!, false);
  expect(await button(patty, "Undo").isDisabled()).toBe(true);
  await patty.press("Control+Shift+z", "Control+Shift+z");
  for (const place of [first!, second!, theirs!]) await expectDrawn(sam, place);
  await button(patty, "Eraser").click();
  await drag(patty, [0.25, 0.25], [0.25, 0.4]);
  await expectDrawn(sam, first!, false);
  await patty.press("Control+z");
  await expectDrawn(sam, first!);
  await button(sam, "Eraser").click();
  await drag(sam, [0.25, 0.25], [0.25, 0.8]);
  await expectDrawn(patty, theirs!, false);
  for (const place of [first!, second!]) await expectDrawn(patty, place);
  await button(patty, "Clear this frame").click();
  for (const person of [patty, sam]) {
    for (const place of [first!, second!, theirs!]) await expectDrawn(person, place, false);
  }
  await patty.press("Escape");
  await expect.poll(() => button(patty, "Eraser").count(), SLOW).toBe(0);
  await leave(patty, sam);
});

it("[DR5] what is drawn while the connection is gone is there at once, and in the room afterwards", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", {});
  const tunnel = await Tunnel.to(server.origin);
  const sam = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Sam");
  await sam.press("d");
  await drag(sam, [0.2, 0.3], [0.4, 0.3]);
  await expectDrawn(patty, [0.3, 0.3]);
  await button(sam, "Green").click();
  tunnel.dark();
  await sam.page.locator("sameframe-situation").getByText("Connection lost").waitFor(SLOW);
  await drag(sam, [0.2, 0.5], [0.4, 0.5]);
  await expectDrawn(sam, [0.3, 0.5]);
  expect(await isDrawn(patty, [0.3, 0.5])).toBe(false);
  tunnel.light();
  await sam.page.evaluate(() => dispatchEvent(new Event("online")));
  for (const person of [patty, sam]) {
    for (const y of [0.3, 0.5]) await expectDrawn(person, [0.3, y]);
  }
  expect(await button(sam, "Green").getAttribute("aria-pressed")).toBe("true");
  await sam.press("Control+z");
  await expectDrawn(patty, [0.3, 0.5], false);
  await leave(patty, sam);
  tunnel.close();
});

it("[DR6] who may not draw reads why, and switches drawings on where that is it", async () => {
  const [patty, sam] = await pair({ off: ["annotations"] });
  await patty.press("d");
  await patty.page.getByText("Drawings are switched off for you").waitFor(SLOW);
  expect(await button(patty, "Pen").isDisabled()).toBe(true);
  await button(patty, "Switch on").click();
  await expect.poll(() => button(patty, "Pen").isDisabled(), SLOW).toBe(false);
  await drag(patty, [0.2, 0.3], [0.4, 0.3]);
  await expectDrawn(patty, [0.3, 0.3]);
  expect(await isDrawn(sam, [0.3, 0.3])).toBe(false);
  await leave(patty, sam);
});

it("[DR10] where others point is seen with their names, and no longer when they go", async () => {
  const [patty, sam] = await pair();
  await sam.page.mouse.move(...(await at(sam, [0.5, 0.5])));
  await expectDrawn(patty, [0.503, 0.512], true, "live");
  expect(await isDrawn(sam, [0.503, 0.512], "live")).toBe(false);
  await patty.press("d");
  await button(patty, "Pen").waitFor(SLOW);
  const rendered = await countsRenders(patty, "sameframe-draw-tools");
  await sam.page.mouse.move(...(await at(sam, [0.3, 0.6])), { steps: 30 });
  await expectDrawn(patty, [0.303, 0.612], true, "live");
  expect(await rendered()).toBe(0);
  await button(patty, "Line").click();
  await expect.poll(rendered, SLOW).toBeGreaterThan(0);
  await patty.press("d");
  await sam.page.mouse.move(...(await at(sam, [0.5, 1.3])));
  await expectDrawn(patty, [0.503, 0.512], false, "live");
  await sam.page.keyboard.down("p");
  await sam.page.mouse.move(...(await at(sam, [0.3, 0.3])));
  await sam.page.mouse.move(...(await at(sam, [0.4, 0.3])), { steps: 8 });
  for (const person of [patty, sam]) await expectDrawn(person, [0.4, 0.3], true, "live");
  await sam.page.keyboard.up("p");
  await expectDrawn(patty, [0.4, 0.3], false, "live");
  await sam.page.mouse.move(...(await at(sam, [0.5, 0.5])));
  await expectDrawn(patty, [0.503, 0.512], true, "live");
  await leave(sam);
  await expectDrawn(patty, [0.503, 0.512], false, "live");
  await leave(patty);
});

it("[DR7] the tools fit a page that is 360 px wide, and are reached by keyboard", async () => {
  const [patty, sam] = await pair();
  await sam.page.setViewportSize({ width: 360, height: 740 });
  await tabTo(sam.page, "Draw");
  await sam.press("Enter");
  await tabTo(sam.page, "Rectangle");
  await sam.press("Enter");
  expect(await button(sam, "Rectangle").getAttribute("aria-pressed")).toBe("true");
  const wide = () => sam.page.evaluate(() => document.documentElement.scrollWidth);
  expect(await wide()).toBeLessThanOrEqual(360);
  for (const name of ["Pen", "Laser pointer", "Undo", "Done"]) {
    const box = await button(sam, name).boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(360);
  }
  await drag(sam, [0.2, 0.2], [0.6, 0.6]);
  for (const person of [sam, patty]) await expectDrawn(person, [0.4, 0.2]);
  await leave(patty, sam);
});

it("[PG14] where a page is not secure, as over HTTP from another machine, one sees the same frame, draws and writes", async () => {
  const host = await Person.hosts(browser, server.origin, "Patty", {});
  const plain = await openBrowser("review.test");
  try {
    const origin = server.origin.replace("127.0.0.1", "review.test");
    const sam = await Person.joins(plain, `${origin}/r/${host.code}`, "Sam");
    expect(await sam.page.evaluate(() => isSecureContext)).toBe(false);
    await host.goTo(1031);
    await expect.poll(() => sam.page.locator("sameframe-room").getAttribute("data-frame"), SLOW).toBe("30");
    await sam.press("d");
    await drag(sam, [0.3, 0.6], [0.6, 0.6]);
    await expect.poll(() => isDrawn(host, [0.45, 0.6]), SLOW).toBe(true);
    await sam.page.getByRole("tab", { name: "Notes" }).click();
    await sam.page.getByLabel("Note on this frame").fill("Hold it longer.");
    await sam.page.getByRole("button", { name: "Add note" }).click();
    await host.page.locator("[data-last-action]").getByText("Sam wrote a note on 1031").waitFor(SLOW);
  } finally {
    await plain.close();
  }
});
