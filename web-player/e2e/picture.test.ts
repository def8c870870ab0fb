import { createReadStream } from "node:fs";
import { createServer, type Server as Files } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";
import { type Colour, coloursAt, deltaE } from "./pixels";
import { descriptor, STRIPS, strips } from "./strips";
import { tabTo } from "./tab-to";
import { box, button, hasPicture, tab, tools } from "./tools";
import { Witness } from "./witness";

const SLOW = { timeout: 30_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

const BARS = {
  title: "Bars",
  rate: { numerator: 24, denominator: 1 },
  frames: 48,
  firstPresentationUs: 0,
  sources: [{ location: "media:bars-709.mp4", contentType: "video/mp4" }],
};
const FILM = { ...descriptor(strips.webFilm), title: "Reel 1", firstFrameNumber: 1001 };

/** Where the bars are, in parts of the picture. */
const PLACES = [0.07, 0.18, 0.29, 0.4, 0.5, 0.6, 0.71, 0.82, 0.93].map((x) => [x, 0.3] as const);
/** Along the ramp from black to white; and near black. */
const RAMPS = [
  ...[0.25, 0.3, 0.4, 0.5, 0.6, 0.7].map((x) => [x, 0.71] as const),
  ...[0.2, 0.3, 0.68].map((x) => [x, 0.85] as const),
];

const hosts = (media: object, policy: object = {}): Promise<Person> =>
  Person.hosts(house.browser, house.server.origin, "Patty", policy, { media });
const joins = (host: Person, name = "Sam"): Promise<Person> => Person.joins(house.browser, host.page.url(), name);

const wide = async (person: Person): Promise<number> => Math.round((await box(person)).width);

/** The colours of the picture at places of it. */
async function colours(person: Person, places: readonly (readonly [number, number])[]): Promise<readonly Colour[]> {
  const { x, y, width, height } = await box(person);
  return coloursAt(
    person.page,
    places.map(([across, down]) => [x + across * width, y + down * height]),
  );
}

const isGraded = ({ page }: Person): Promise<boolean> =>
  page
    .locator("canvas[data-layer=graded]")
    .first()
    .evaluate((canvas) => !(canvas as HTMLCanvasElement).hidden);

async function type({ page }: Person, number: string, value: string): Promise<void> {
  const field = page.locator(`[data-number=${number}] .number`);
  await field.fill(value);
  await field.press("Enter");
}

async function leave(...people: Person[]): Promise<void> {
  for (const { page } of people) await page.context().close();
}

it("[PV1] zoom and pan are the room's: by wheel about the pointer, by hand, 1:1 and fit", async () => {
  const patty = await hosts(FILM);
  const sam = await joins(patty);
  await hasPicture(patty);
  await hasPicture(sam);
  const fit = await wide(sam);
  const before = await box(patty);
  const at = { x: before.x + before.width * 0.25, y: before.y + before.height * 0.25 };
  await patty.page.mouse.move(at.x, at.y);
  await patty.page.mouse.wheel(0, -600);
  await expect.poll(() => wide(sam), SLOW).toBeGreaterThan(fit * 1.5);
  const after = await box(patty);
  expect((at.x - after.x) / after.width).toBeCloseTo(0.25, 1);
  expect((at.y - after.y) / after.height).toBeCloseTo(0.25, 1);
  await patty.page.locator("sameframe-compare-layer .chip").waitFor(SLOW);

  const sams = (await box(sam)).x;
  await patty.page.mouse.down();
  await patty.page.mouse.move(at.x + 40, at.y + 30, { steps: 4 });
  await patty.page.mouse.up();
  await expect.poll(async () => (await box(patty)).x - after.x, SLOW).toBeGreaterThan(30);
  await expect.poll(async () => (await box(sam)).x, SLOW).not.toBe(sams);

  await patty.press("z");
  await expect.poll(() => wide(sam), SLOW).toBe(fit);
  await patty.press("z");
  await expect.poll(() => wide(sam), SLOW).toBe(320);
  const olga = await joins(patty, "Olga");
  await expect.poll(() => wide(olga), SLOW).toBe(320);
  await leave(patty, sam, olga);
});

it("[PV2] mirrored and turned for all, one channel alone; the history knows", async () => {
  const patty = await hosts(BARS);
  const sam = await joins(patty);
  const witness = await Witness.join(house.browser, house.server.origin, patty.code);
  await hasPicture(patty);
  await hasPicture(sam);
  const [left, right] = await colours(sam, [
    [0.2, 0.3],
    [0.8, 0.3],
  ]);
  await patty.press("x");
  await expect.poll(async () => deltaE((await colours(sam, [[0.2, 0.3]]))[0]!, right!), SLOW).toBeLessThan(3);
  expect(deltaE((await colours(sam, [[0.8, 0.3]]))[0]!, left!)).toBeLessThan(3);
  await tools(patty, "View");
  await button(patty, "Turn by a quarter, clockwise").click();
  await expect.poll(async () => (({ width, height }) => width < height)(await box(sam)), SLOW).toBe(true);
  const { y, height } = (await sam.page.locator("sameframe-stage").boundingBox())!;
  expect((await box(sam)).height).toBeLessThanOrEqual(height + 1);
  expect((await box(sam)).y).toBeGreaterThanOrEqual(y - 1);
  await patty.press("r");
  await expect.poll(() => isGraded(sam), SLOW).toBe(true);
  const greys = await colours(sam, [[0.5, 0.2]]);
  for (const [r, g, b] of greys) expect(Math.max(Math.abs(r - g), Math.abs(g - b))).toBeLessThan(2);
  const view = (await witness.seen()).values.view;
  expect(view).toMatchObject({ flipX: true, rotation: 90, channel: "CHANNEL_RED" });
  await button(patty, "Reset view").click();
  await expect.poll(() => isGraded(sam), SLOW).toBe(false);
  await leave(patty, sam);
});

it("[PV3] drawings stay where they were drawn, however the picture lies", async () => {
  const patty = await hosts(BARS);
  await hasPicture(patty);
  await patty.press("d");
  const spot = async ([across, down]: readonly [number, number]): Promise<[number, number]> => {
    const at = await box(patty);
    return [at.x + at.width * across, at.y + at.height * down];
  };
  await patty.page.mouse.move(...(await spot([0.4, 0.45])));
  await patty.page.mouse.down();
  await patty.page.mouse.move(...(await spot([0.6, 0.45])), { steps: 5 });
  await patty.page.mouse.up();
  const yellow = async (place: readonly [number, number]) => {
    const [ink] = await coloursAt(patty.page, [await spot(place)], 0);
    const [bar] = await coloursAt(patty.page, [await spot([place[0], place[1] + 0.08])], 0);
    return deltaE(ink!, bar!);
  };
  await expect.poll(() => yellow([0.5, 0.45]), SLOW).toBeGreaterThan(15);
  await patty.press("Escape");
  const { x, y, width, height } = await box(patty);
  await patty.page.mouse.move(x + width / 2, y + height * 0.45);
  await patty.page.mouse.wheel(0, -600);
  await patty.page.mouse.wheel(0, -600);
  await expect.poll(() => wide(patty), SLOW).toBeGreaterThan(width * 3);
  await expect.poll(() => yellow([0.5, 0.45]), SLOW).toBeGreaterThan(15);
  const sizes = await patty.page.locator("canvas[data-layer=drawings]").evaluate((it) => {
    const { width: across, height: down } = it as HTMLCanvasElement;
    return [across, down];
  });
  const stage = (await patty.page.locator("sameframe-stage").boundingBox())!;
  expect(sizes[0]).toBeLessThanOrEqual(Math.ceil(stage.width));
  expect(sizes[1]).toBeLessThanOrEqual(Math.ceil(stage.height));

  // on a screen with more pixels they are as sharp, though the page is as large as it was
  const screen = await patty.page.context().newCDPSession(patty.page);
  const density = { width: 1280, height: 800, deviceScaleFactor: 2, mobile: false };
  await screen.send("Emulation.setDeviceMetricsOverride", density);
  const across = () =>
    patty.page.locator("canvas[data-layer=drawings]").evaluate((it) => (it as HTMLCanvasElement).width);
  await patty.press("x");
  await expect.poll(async () => Math.abs((await across()) - 2 * sizes[0]!) <= 1, SLOW).toBe(true);
  await screen.send("Emulation.setDeviceMetricsOverride", { ...density, deviceScaleFactor: 1 });
  await patty.press("x");
  await expect.poll(across, SLOW).toBe(sizes[0]);

  // what is drawn while it is zoomed and mirrored lies there when it is not
  await patty.press("x", "d");
  await button(patty, "Pen").waitFor(SLOW);
  const now = (await patty.page.locator("sameframe-stage").boundingBox())!;
  await patty.page.mouse.move(now.x + now.width / 2, now.y + now.height / 2);
  await patty.page.mouse.down();
  await patty.page.mouse.move(now.x + now.width / 2, now.y + now.height / 2 + 60, { steps: 4 });
  await patty.page.mouse.up();
  const witness = await Witness.join(house.browser, house.server.origin, patty.code);
  const drawn = async () =>
    Object.entries((await witness.seen()).values).flatMap(([key, it]) =>
      key.startsWith("annotation/") ? [(it as { shape: { points: number[] } }).shape.points] : [],
    );
  await expect.poll(async () => (await drawn()).length, SLOW).toBe(2);
  const [first = 0, down = 0] = (await drawn())[1] ?? [];
  const place = await patty.page.locator("sameframe-stage").evaluate((it) => {
    const { place: picture } = it as unknown as { place: { placement: { view: { panX: number; panY: number } } } };
    return [0.5 + picture.placement.view.panX, 0.5 + picture.placement.view.panY];
  });
  expect(first / 65_536).toBeCloseTo(place[0]!, 2);
  expect(down / 65_536).toBeCloseTo(place[1]!, 2);
  await leave(patty);
});

it("[PV4] who may not change what is shared reads why, and has their own", async () => {
  const patty = await hosts(FILM, { control: "host" });
  const sam = await joins(patty);
  await hasPicture(sam);
  await sam.press("+");
  await tools(sam, "View");
  const why = "Only hosts set this for the room";
  await sam.page.locator("sameframe-compare-layer").getByText(why).waitFor(SLOW);
  await sam.page.getByRole("tabpanel", { name: "View" }).getByText(why).waitFor(SLOW);
  expect(await button(sam, "1:1").isDisabled()).toBe(true);
  const resting = await wide(sam);
  await button(sam, "Only for you").click();
  await expect.poll(() => button(sam, "1:1").isDisabled(), SLOW).toBe(false);
  await sam.press("+", "+");
  await expect.poll(() => wide(sam), SLOW).toBeGreaterThan(resting);
  await hasPicture(patty);
  expect(await patty.page.locator("sameframe-compare-layer .chip").count()).toBe(0);
  await leave(patty, sam);
});

it("[PV5] with colour off for oneself nobody else sees one's grade; what is off stays off over a reload", async () => {
  const patty = await hosts(BARS, { off: ["grade"] });
  const sam = await joins(patty);
  await hasPicture(patty);
  await hasPicture(sam);
  await tools(patty, "Colour");
  expect(await button(patty, "Only for you").getAttribute("aria-pressed")).toBe("true");
  await type(patty, "saturation", "0");
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  expect(await isGraded(sam)).toBe(false);
  await patty.page.reload();
  await patty.live();
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  await tools(patty, "Sync settings");
  const colour = patty.page.getByRole("switch", { name: "Colour" });
  expect(await colour.getAttribute("aria-checked")).toBe("false");
  expect(await patty.page.getByRole("switch", { name: "View" }).getAttribute("aria-checked")).toBe("true");
  for (const person of [patty, sam]) {
    if (person === sam) await tools(sam, "Sync settings");
    await person.page.getByRole("switch", { name: "Colour" }).click();
    await expect
      .poll(() => person.page.getByRole("switch", { name: "Colour" }).getAttribute("aria-checked"), SLOW)
      .toBe("true");
  }
  await expect.poll(() => isGraded(patty), SLOW).toBe(false);
  await tab(patty, "Colour");
  await type(patty, "exposure", "-1");
  await expect.poll(() => isGraded(sam), SLOW).toBe(true);
  await leave(patty, sam);
});

/** Half of an encoded value's light, encoded. */
const halved = (value: number): number => {
  const light = (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) / 2;
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
};
const luma = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

it("[PV6] exposure, contrast, saturation, gamma and a CDL come out as they are computed", async () => {
  const patty = await hosts(BARS);
  await hasPicture(patty);
  const plain = await colours(patty, PLACES);
  await tools(patty, "Colour");
  const each = (change: (value: number, colour: Colour) => number): readonly Colour[] =>
    plain.map((colour): Colour => {
      const [r, g, b] = colour.map((it) => 255 * Math.min(1, Math.max(0, change(it / 255, colour))));
      return [r ?? 0, g ?? 0, b ?? 0];
    });
  const expected: readonly [string, string, string, (value: number, colour: Colour) => number][] = [
    ["exposure", "-1", "0", halved],
    ["contrast", "0.5", "1", (value) => (value - 0.5) * 0.5 + 0.5],
    ["saturation", "0", "1", (_, colour) => luma(colour) / 255],
    ["gamma", "2", "1", (value) => Math.sqrt(value)],
  ];
  const near = async (wanted: readonly Colour[]) => {
    const seen = await colours(patty, PLACES);
    return Math.max(...seen.map((colour, n) => deltaE(colour, wanted[n] ?? [0, 0, 0])));
  };
  for (const [name, value, neutral, change] of expected) {
    await type(patty, name, value);
    await expect.poll(() => near(each(change)), { ...SLOW, message: name }).toBeLessThan(1.5);
    await type(patty, name, neutral);
    await expect.poll(() => isGraded(patty), SLOW).toBe(false);
  }
  for (const [cell, value] of [
    ["Slope, red", "0.5"],
    ["Slope, green", "0.5"],
    ["Slope, blue", "0.5"],
    ["Offset, red", "0.25"],
    ["Power, green", "2"],
  ] as const) {
    await patty.page.getByLabel(cell).fill(value);
    await patty.page.getByLabel(cell).press("Enter");
  }
  const cdl = plain.map(
    ([r, g, b]): Colour => [255 * ((r / 255) * 0.5 + 0.25), 255 * ((g / 255) * 0.5) ** 2, 255 * ((b / 255) * 0.5)],
  );
  await expect.poll(() => near(cdl), { ...SLOW, message: "CDL" }).toBeLessThan(1.5);
  await button(patty, "Reset colour").click();
  await expect.poll(() => near(plain), SLOW).toBeLessThan(0.5);
  expect(await patty.page.getByText("not for colour approval").count()).toBe(1);
  await leave(patty);
});

const cube = (change: (r: number, g: number, b: number) => readonly number[]): string => {
  const places = [0, 0.5, 1];
  const rows = places.flatMap((b) => places.flatMap((g) => places.map((r) => change(r, g, b).join(" "))));
  return `TITLE "test"\nLUT_3D_SIZE 3\n${rows.join("\n")}\n`;
};

it("[PV7] a LUT of this computer is applied for oneself, one by its address for all; a bad one says in which line", async () => {
  const looks = createServer((request, response) => {
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" });
    response.end(request.url === "/bad.cube" ? "LUT_3D_SIZE 2\n0 0\n" : cube((r, g, b) => [b, g, r]));
  });
  const port = await listening(looks);
  const patty = await hosts(BARS, { off: [] });
  const sam = await joins(patty);
  await hasPicture(patty);
  await hasPicture(sam);
  const plain = await colours(patty, PLACES);
  const differs = async (person: Person, wanted: readonly Colour[]) => {
    const seen = await colours(person, PLACES);
    return Math.max(...seen.map((colour, n) => deltaE(colour, wanted[n] ?? [0, 0, 0])));
  };
  await tools(patty, "Colour");
  const take = (text: string, name = "look.cube") =>
    patty.page
      .locator('input[type=file][accept^=".cube"]')
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await take(cube((r, g, b) => [1 - r, 1 - g, 1 - b]));
  const turned = plain.map(([r, g, b]): Colour => [255 - r, 255 - g, 255 - b]);
  await expect.poll(() => differs(patty, turned), SLOW).toBeLessThan(1.5);
  await patty.page.getByText("look.cube: only for you").waitFor(SLOW);
  expect(await isGraded(sam)).toBe(false);

  await button(patty, "Remove LUT").click();
  await take("LUT_3D_SIZE 2\n0 0 0\nnonsense\n", "bad.cube");
  await patty.page.getByText("bad.cube, line 3").waitFor(SLOW);
  await button(patty, "Remove LUT").click();

  await patty.page.getByLabel("Address of a .cube file").fill(`http://127.0.0.1:${port}/swap.cube`);
  await button(patty, "Use").click();
  const swapped = plain.map(([r, g, b]): Colour => [b, g, r]);
  for (const person of [patty, sam]) await expect.poll(() => differs(person, swapped), SLOW).toBeLessThan(1.5);
  await leave(patty, sam);
  looks.close();
});

it("[PV8] the same picture comes out of the video and out of the identity grade: no pop", async () => {
  const patty = await hosts(BARS);
  await hasPicture(patty);
  await tools(patty, "Colour");
  const take = (name: string, buffer: Buffer) =>
    patty.page.locator('input[type=file][accept^=".cube"]').setInputFiles({ name, mimeType: "text/plain", buffer });
  // so that the picture is as large as it will be
  await take("bad.cube", Buffer.from("no"));
  await patty.page.getByText("bad.cube, line 1").waitFor(SLOW);
  await button(patty, "Remove LUT").click();
  const plain = await colours(patty, [...PLACES, ...RAMPS]);
  await take("same.cube", Buffer.from(cube((r, g, b) => [r, g, b])));
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  const graded = await colours(patty, [...PLACES, ...RAMPS]);
  const differences = graded.map((colour, n) => deltaE(colour, plain[n] ?? [0, 0, 0]));
  expect(Math.max(...differences)).toBeLessThan(1);
  await leave(patty);
});

it("[PV10] a clip of a server that lets no other page read it is seen, and its grade is said to be impossible", async () => {
  const closed = files();
  const open = files({ "access-control-allow-origin": "*" });
  const [from, other] = [await listening(closed), await listening(open)];
  const at = (port: number) => ({
    ...BARS,
    sources: [{ location: `http://127.0.0.1:${port}/bars-709.mp4`, contentType: "video/mp4" }],
  });
  const patty = await hosts(at(from));
  await hasPicture(patty);
  await tools(patty, "Colour");
  await type(patty, "saturation", "0");
  await patty.page.getByText("Access-Control-Allow-Origin (CORS)").waitFor(SLOW);
  expect(await isGraded(patty)).toBe(false);
  const lucky = await hosts(at(other));
  await hasPicture(lucky);
  await tools(lucky, "Colour");
  await type(lucky, "saturation", "0");
  await expect.poll(() => isGraded(lucky), SLOW).toBe(true);
  await leave(patty, lucky);
  closed.close();
  open.close();
});

it("[PV11] a lost context of the graphics says so, and comes back by itself", async () => {
  const patty = await hosts(BARS);
  await hasPicture(patty);
  await tools(patty, "Colour");
  await type(patty, "saturation", "0");
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  const canvas = patty.page.locator("canvas[data-layer=graded]");
  const lose = await canvas.evaluateHandle((it) =>
    (it as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context"),
  );
  await lose.evaluate((it) => it?.loseContext());
  await patty.page.getByText("This browser cannot grade").waitFor(SLOW);
  await lose.evaluate((it) => it?.restoreContext());
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  await leave(patty);
});

it("[PV12] the tools for colour leave half of the height to the picture", async () => {
  const patty = await hosts(BARS);
  await hasPicture(patty);
  await tools(patty, "Colour");
  await expect
    .poll(async () => (await patty.page.locator("sameframe-stage").boundingBox())?.height, SLOW)
    .toBeGreaterThan(360);
  await leave(patty);
});

it("[PV12] all of it is reached by keyboard, and fits a page that is 360 px wide", async () => {
  const patty = await hosts(BARS);
  await patty.page.setViewportSize({ width: 360, height: 740 });
  await hasPicture(patty);
  await patty.press("v");
  const scrollWidth = () => patty.page.evaluate(() => document.documentElement.scrollWidth);
  await tabTo(patty.page, "View");
  await patty.press("ArrowRight");
  for (const name of ["View", "Colour", "Compare", "Sync settings"]) {
    await tab(patty, name);
    expect(await scrollWidth(), name).toBeLessThanOrEqual(360);
  }
  await tab(patty, "Colour");
  const exposure = patty.page.locator("[data-number=exposure] input[type=range]");
  await exposure.focus();
  await exposure.press("ArrowRight");
  await expect.poll(() => isGraded(patty), SLOW).toBe(true);
  await exposure.dblclick();
  await expect.poll(() => isGraded(patty), SLOW).toBe(false);
  await leave(patty);
});

function files(headers: Record<string, string> = {}): Files {
  return createServer((_, response) => {
    response.writeHead(200, { "content-type": "video/mp4", ...headers });
    createReadStream(resolve(STRIPS, "bars-709.mp4")).pipe(response);
  });
}

function listening(server: Files): Promise<number> {
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}
