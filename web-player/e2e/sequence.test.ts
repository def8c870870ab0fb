import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { historyPath } from "../packages/player/src/net/room-code";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { ask, expectSameFrame, newPage, Person } from "./people";
import { coloursAt } from "./pixels";
import { keeper } from "./review";
import { readStrip, stripSource } from "./strip";
import { writeStrips } from "./strip-pictures";
import { descriptor, STRIPS, strips } from "./strips";
import { Witness } from "./witness";

const SLOW = { timeout: 60_000 };
const FIRST = 1001;
const PICTURES = 240;
const NAME = `shot.[${FIRST}-${FIRST + PICTURES - 1}]`;

const folder = mkdtempSync(join(tmpdir(), "sameframe-sequence-"));
writeStrips(folder, "shot", FIRST, PICTURES);
writeStrips(folder, "gap", 1, 24);
writeStrips(folder, "late", FIRST - 10, 100);
copyFileSync(join(STRIPS, strips.webFilm.file), join(folder, strips.webFilm.file));

const house = cinema({ SAMEFRAME_MEDIA_DIR: folder });

/** On the machine of who looks: the picture with the number of the first frame has the strip of the eleventh. */
const own = mkdtempSync(join(tmpdir(), "sameframe-own-"));
writeStrips(own, "shot", FIRST - 10, PICTURES + 10);
const ownPictures = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => join(own, `shot.${String(first + n).padStart(4, "0")}.png`));

afterAll(() => {
  for (const it of [folder, own]) rmSync(it, { recursive: true, force: true });
});

const SHOT = {
  title: NAME,
  rate: { numerator: 24, denominator: 1 },
  frames: PICTURES,
  firstPresentationUs: 0,
  firstFrameNumber: FIRST,
  sources: [{ location: `media:${NAME}.png`, contentType: `image/png; sequence=${FIRST}-${FIRST + PICTURES - 1}` }],
};

/** Another version, with ten pictures before it, that ends sooner. */
const LATE = {
  ...SHOT,
  title: "late",
  frames: 100,
  firstFrameNumber: FIRST - 10,
  sources: [{ location: `media:late.[0991-1090].png`, contentType: "image/png; sequence=991-1090" }],
};
const GONE = { ...LATE, title: "gone", sources: [{ ...LATE.sources[0], location: "media:gone.[0991-1090].png" }] };
/** With five before it. */
const FILM = { ...descriptor(strips.webFilm), title: "film", firstFrameNumber: FIRST - 5 };

const hosts = (media: object = SHOT, policy: object = {}): Promise<Person> =>
  Person.hosts(house.browser, house.server.origin, "Ann", policy, { media });
const joins = (host: Person): Promise<Person> => Person.joins(house.browser, host.page.url(), "Ben");
const button = ({ page }: Person, name: string | RegExp): Locator => page.getByRole("button", { name });
const source = ({ page }: Person): Promise<string | null> =>
  page.locator("canvas[part=decoded]").getAttribute("data-source");

async function leave(witness: Witness, ...people: Person[]): Promise<void> {
  for (const { page } of people) await page.context().close();
  await witness.close();
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const kept = process.env.SAMEFRAME_PICTURES;
  if (kept) await page.screenshot({ path: `${kept}/${name}.png`, fullPage: true });
}

/** Keeps which frames the page shows, from its pixels, at each repainting. */
async function keepFrames({ page }: Person): Promise<() => Promise<number[]>> {
  await page.evaluate((read) => {
    const kept: number[] = [];
    Object.assign(window, { kept });
    const strip = new Function(`return ${read}`)() as (video: HTMLVideoElement) => number | null;
    const find = (root: ParentNode): HTMLVideoElement | null =>
      root.querySelector<HTMLVideoElement>("video[part=video]") ??
      [...root.querySelectorAll("*")].reduce<HTMLVideoElement | null>(
        (found, { shadowRoot }) => found ?? (shadowRoot === null ? null : find(shadowRoot)),
        null,
      );
    const video = find(document);
    const look = (): void => {
      const frame = video === null ? null : strip(video);
      if (frame !== null && frame !== kept.at(-1)) kept.push(frame);
      requestAnimationFrame(look);
    };
    look();
  }, stripSource);
  return () => page.evaluate(() => (window as unknown as { kept: number[] }).kept);
}

/** Keeps by how many frames the second picture is off what belongs to the first, each time that the first is another one. */
async function keepApart({ page }: Person, ahead: number): Promise<() => Promise<number[]>> {
  await page.evaluate(
    ([read, off]) => {
      const apart: number[] = [];
      Object.assign(window, { apart });
      const strip = new Function(`return ${read}`)() as (it: Element | null) => number | null;
      const find = (root: ParentNode, what: string): Element | null =>
        root.querySelector(what) ??
        [...root.querySelectorAll("*")].reduce<Element | null>(
          (found, { shadowRoot }) => found ?? (shadowRoot === null ? null : find(shadowRoot, what)),
          null,
        );
      const [one, two] = [find(document, "[part=video]"), find(document, "[part=second]")];
      let before: number | null = null;
      const look = (): void => {
        const [first, second] = [strip(one), strip(two)];
        if (first !== null && second !== null && first !== before) apart.push(Math.abs(second - first - off));
        before = first ?? before;
        requestAnimationFrame(look);
      };
      look();
    },
    [stripSource, ahead] as const,
  );
  return () => page.evaluate(() => (window as unknown as { apart: number[] }).apart);
}

it("[SQ5] where anybody goes or steps, both pages show the frame that the ledger says, and the room agrees on it", async () => {
  const ann = await hosts();
  const ben = await joins(ann);
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await expectSameFrame(witness, ann, ben);
  expect(await source(ann)).toBe("sequence");
  for (const number of [FIRST + 120, FIRST + PICTURES - 1, FIRST, FIRST + 77]) {
    await ann.goTo(number);
    await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(number - FIRST);
    await expectSameFrame(witness, ann, ben);
  }
  for (const [key, frame] of [
    ["ArrowRight", 78],
    ["ArrowRight", 79],
    ["ArrowLeft", 78],
  ] as const) {
    await ben.press(key);
    await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(frame);
    await expectSameFrame(witness, ann, ben);
  }
  await ben.seek(0.5);
  await expect.poll(async () => (await witness.playback()).frame, SLOW).not.toBe(78);
  await expectSameFrame(witness, ann, ben);
  const { frame } = await witness.playback();
  const agreement = async () =>
    (await witness.seen()).values.agreement as { frame?: number; same?: number } | undefined;
  await expect.poll(async () => (await agreement())?.frame, SLOW).toBe(frame);
  // the witness says nothing of frames, and so is the only one who is missed
  expect(await agreement()).toMatchObject({ same: 2, different: 1 });
  await leave(witness, ann, ben);
});

it.each([
  ["1x", 1000, 20],
  ["−1x", -1000, 200],
  ["2x", 2000, 20],
  ["−2x", -2000, 200],
])(
  "[SQ5] played at %s both pages are within a frame of the playhead, and rest on the same one",
  async (label, speed, from) => {
    const ann = await hosts();
    const ben = await joins(ann);
    const witness = await Witness.join(house.browser, house.server.origin, ann.code);
    await ann.goTo(FIRST + from);
    await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(from);
    await expectSameFrame(witness, ann, ben);
    if (speed !== 1000) await ann.page.getByLabel("Speed").selectOption({ label });
    await expect.poll(async () => (await witness.playback()).speed, SLOW).toBe(speed);
    await ann.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(true);
    await expectSameFrame(witness, ann, ben);
    const kept = await keepFrames(ben);
    await expect.poll(async () => (await kept()).length, SLOW).toBeGreaterThan(20);
    await expectSameFrame(witness, ben, ann);
    await ben.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(false);
    await expectSameFrame(witness, ann, ben);
    await leave(witness, ann, ben);
  },
);

it("[SQ9] a note has a still of its frame, a grade is seen, and who points at the timeline sees the frame", async () => {
  const ann = await hosts(SHOT, { off: [] });
  const ben = await joins(ann);
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await ann.goTo(FIRST + 41);
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(41);
  await expectSameFrame(witness, ann, ben);
  await ann.page.getByRole("tab", { name: /^Notes/ }).click();
  await ann.page.getByRole("textbox", { name: /^Note on/ }).fill("The cup is on the wrong side.");
  await button(ann, "Add note").click();
  await ben.page.getByRole("tab", { name: /^Notes/ }).click();
  const still = ben.page
    .locator("sameframe-note-list li")
    .filter({ hasText: "The cup" })
    .locator("sameframe-still img");
  await still.waitFor(SLOW);
  await still.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error("no picture");
    await image.decode();
    Object.assign(image, { readyState: 4, videoWidth: image.naturalWidth });
  });
  expect(await still.evaluate(readStrip as unknown as (image: HTMLElement | SVGElement) => number | null)).toBe(41);

  const slider = ann.page.getByRole("slider", { name: "Timeline" });
  const box = await slider.boundingBox();
  if (!box) throw new Error("the page shows no timeline");
  await ann.page.mouse.move(box.x + box.width * 0.75, box.y + 20);
  await slider.locator(".hover canvas").waitFor(SLOW);
  await keepPicture(ann.page, "sequence-wide");

  await button(ann, "View, colour, compare").click();
  await ann.page.getByRole("tab", { name: "Colour", exact: true }).click();
  const exposure = ann.page.locator("[data-number=exposure] .number");
  await exposure.fill("1");
  await exposure.press("Enter");
  await keepPicture(ann.page, "sequence-graded");
  const graded = ({ page }: Person): Locator => page.locator("canvas[data-layer=graded]").first();
  for (const person of [ann, ben]) {
    await expect.poll(() => graded(person).evaluate((it) => (it as HTMLCanvasElement).hidden), SLOW).toBe(false);
    const size = await graded(person).evaluate((it) => [
      (it as HTMLCanvasElement).width,
      (it as HTMLCanvasElement).height,
    ]);
    expect(size).toEqual([320, 180]);
  }
  await leave(witness, ann, ben);
});

it("[SQ8] a picture that has gone is said to be missing, at its frame; the others are shown", async () => {
  const ann = await hosts({
    ...SHOT,
    title: "gap",
    frames: 24,
    firstFrameNumber: 1,
    sources: [{ location: "media:gap.[0001-0024].png", contentType: "image/png; sequence=1-24" }],
  });
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await expectSameFrame(witness, ann);
  rmSync(join(folder, "gap.0020.png"));
  await ann.goTo(20);
  await expect.poll(() => ann.page.locator("sameframe-room").getAttribute("data-frame"), SLOW).toBe("19");
  await expect.poll(async () => (await ann.shown()).frame, SLOW).toBeNull();
  await keepPicture(ann.page, "sequence-missing");
  await ann.press("ArrowRight");
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(20);
  await expectSameFrame(witness, ann);
  await leave(witness, ann);
});

it("[SQ4] the start page offers sequences with their numbers and how many pictures they have, and asks for the rate", async () => {
  const page = await newPage(house.browser);
  await page.goto(`${house.server.origin}/`);
  await page.getByLabel("Your name").first().fill("Ann");
  await page.getByLabel("Clip").selectOption({ label: `${NAME} · ${PICTURES} pictures` });
  await page.getByText("24 fps, 240 frames, 0:10").waitFor(SLOW);
  await page.getByText("It is an image sequence: it has no sound.").waitFor(SLOW);
  await page.getByLabel("Pictures per second").selectOption({ label: "25" });
  await page.getByText("25 fps, 240 frames, 0:10").waitFor(SLOW);
  await keepPicture(page, "sequence-start");
  await page.setViewportSize({ width: 360, height: 740 });
  await keepPicture(page, "sequence-start-narrow");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Create room" }).click();
  await page.waitForURL("**/r/*");
  const ann = await Person.at(page);
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await expectSameFrame(witness, ann);
  await expect.poll(() => ann.readout.inputValue(), SLOW).toBe(String(FIRST));
  const medium = async () => (await witness.seen()).values["medium/m1"];
  expect(await medium()).toMatchObject({ frames: PICTURES, firstFrameNumber: FIRST, rate: { numerator: 25 } });

  await ann.page.getByRole("tab", { name: "Shots" }).click();
  await ann.page.locator("[data-plays]").getByText("PNG sequence, no sound").waitFor(SLOW);
  await button(ann, "Add").first().click();
  const gap = ann.page.locator("sameframe-shot-add li").filter({ hasText: "gap." });
  await gap
    .getByText(/^from 1\b.*\b\d+ pictures$/)
    .first()
    .waitFor(SLOW);
  await ann.page.getByLabel("Pictures per second").selectOption({ label: "30" });
  await keepPicture(ann.page, "sequence-add");
  await ann.page.setViewportSize({ width: 360, height: 740 });
  await keepPicture(ann.page, "sequence-add-narrow");
  await ann.page.setViewportSize({ width: 1280, height: 800 });
  await button(ann, /^Add gap\./)
    .first()
    .click();
  const added = async () => (await witness.seen()).values["medium/m2"];
  await expect.poll(added, SLOW).toMatchObject({ firstFrameNumber: 1, rate: { numerator: 30 } });
  await leave(witness, ann);
});

it.each([
  ["a sequence beside a sequence", SHOT, LATE, 10],
  ["a sequence beside a video", FILM, LATE, 5],
  ["a video beside a sequence", SHOT, FILM, 5],
])("[SQ10] %s is on the frame with the same number, resting and playing", async (_, first, second, ahead) => {
  const ann = await hosts(first);
  const tool = await ask(house.server.origin, `/v1/rooms/${ann.code}/join`, { name: "Tool" });
  const actor = await Actor.enters(house.browser, house.server.origin, tool);
  for (const medium of [second, GONE]) await actor.does({ addMedium: { medium, shot: "s1" } });
  const read = readStrip as unknown as (it: HTMLElement | SVGElement) => number | null;
  const other = ann.page.locator("[part=second]");
  const one = ann.page.locator("video[part=video]");
  const shown = async () => [await one.evaluate(read), await other.evaluate(read)];
  await button(ann, "View, colour, compare").click();
  await ann.page.getByRole("tab", { name: "Compare", exact: true }).click();
  const compare = (label: string) => ann.page.getByLabel("Compare with").selectOption({ label });
  await compare(second.title);

  const from = first.firstFrameNumber;
  await ann.goTo(from + 40);
  await expect.poll(shown, SLOW).toEqual([40, 40 + ahead]);
  for (const [key, frame] of [
    ["ArrowRight", 41],
    ["ArrowRight", 42],
    ["ArrowLeft", 41],
  ] as const) {
    await ann.press(key);
    await expect.poll(shown, SLOW).toEqual([frame, frame + ahead]);
  }
  await keepPicture(ann.page, `compare-wipe-${second.title}-${first.title}`);
  await button(ann, "Side by side").click();
  const glass = ann.page.locator(first === SHOT ? "canvas[part=decoded]" : "video[part=video]");
  const [left, right] = [await glass.boundingBox(), await other.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 9e9)).toBeLessThanOrEqual((right?.x ?? 0) + 1);
  await keepPicture(ann.page, `compare-beside-${second.title}-${first.title}`);
  await button(ann, "Difference").click();
  await keepPicture(ann.page, `compare-difference-${second.title}-${first.title}`);
  if (first === SHOT && second === LATE) {
    const stage = await ann.page.locator("sameframe-stage").boundingBox();
    const middle = [(stage?.x ?? 0) + (stage?.width ?? 0) / 2, (stage?.y ?? 0) + (stage?.height ?? 0) / 3] as const;
    await expect.poll(() => coloursAt(ann.page, [middle]), SLOW).toEqual([[0, 0, 0]]);
    const graded = ann.page.locator("canvas[data-layer=graded]:not([hidden])");
    for (const both of [2, 0]) {
      await ann.press("r");
      await expect.poll(() => graded.count(), SLOW).toBe(both);
    }
  }

  await ann.goTo(from);
  await expect.poll(shown, SLOW).toEqual([0, ahead]);
  await ann.press("Space");
  const apart = await keepApart(ann, ahead);
  await expect.poll(async () => (await apart()).length, SLOW).toBeGreaterThan(20);
  await expect.poll(async () => Math.max(...(await apart()).slice(-10)), SLOW).toBeLessThanOrEqual(1);
  await ann.press("Space");
  if (second === LATE) {
    await ann.goTo(from + 200);
    await expect.poll(shown, SLOW).toEqual([200, 99]);
    await ann.page.getByText("late has ended: its last frame, 1090, stands.").waitFor(SLOW);
  }
  await compare("gone");
  await ann.page.getByText("gone cannot be loaded.").waitFor(SLOW);
  await compare("Nothing");
  await expect.poll(() => other.count(), SLOW).toBe(0);
  await actor.leaves();
  await ann.page.context().close();
});

it("[SQ11] pictures of one's own are compared, and played instead of the room's, until one goes back", async () => {
  const ann = await hosts();
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await ann.goTo(FIRST + 40);
  const frame = async () => (await ann.shown()).frame;
  await expect.poll(frame, SLOW).toBe(40);
  await ann.page.getByRole("tab", { name: "Shots" }).click();
  const said = ann.page.locator("sameframe-source-note [role=status]");
  const files = ann.page.locator("sameframe-source-note input[data-own=files]");
  for (const [pictures, text] of [
    [[join(STRIPS, strips.webFilm.file)], "None of them is a picture with a number"],
    [ownPictures(FIRST - 10, FIRST - 1), "have the numbers 991–1000, this medium 1001–1240"],
    [ownPictures(FIRST, FIRST + 99), "140 pictures are missing among yours, 1101 is the first"],
  ] as const) {
    await files.setInputFiles([...pictures]);
    await expect.poll(() => said.textContent(), SLOW).toContain(text);
    expect(await frame()).toBe(40);
  }
  await keepPicture(ann.page, "sequence-own-refused");
  await ann.page.locator("sameframe-source-note input[data-own=folder]").setInputFiles(own);
  await expect.poll(() => said.textContent(), SLOW).toContain("They agree with all that is known");
  const plays = () => ann.page.locator("[data-plays]").textContent();
  await expect.poll(plays, SLOW).toMatch(/^Plays here: your own copy, .*\/shot\.\[1001-1240\]\.png$/);
  await expect.poll(frame, SLOW).toBe(50);
  await ann.press("ArrowRight");
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(41);
  await expect.poll(frame, SLOW).toBe(51);
  await keepPicture(ann.page, "sequence-own");
  await button(ann, "Back to the room’s pictures").click();
  await expect.poll(frame, SLOW).toBe(41);
  await expect.poll(plays, SLOW).toBe("Plays here: PNG sequence, no sound");
  await leave(witness, ann);
});

it("[SQ11] a sequence that the server does not have is played by who has its pictures, on the frame of the others", async () => {
  const medium = { ...GONE, frames: 100, firstFrameNumber: FIRST };
  const sources = [{ location: "media:gone.[1001-1100].png", contentType: "image/png; sequence=1001-1100" }];
  const ann = await hosts({ ...medium, sources });
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  const failed = ann.page.locator("sameframe-stage [role=alert][data-why=missing]");
  await failed.waitFor(SLOW);
  const chosen = ann.page.waitForEvent("filechooser");
  await failed.getByRole("button", { name: "Open your own copy" }).click();
  await (await chosen).setFiles(ownPictures(FIRST, FIRST + 99));
  await expect.poll(() => failed.count(), SLOW).toBe(0);
  await ann.goTo(FIRST + 99);
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(99);
  await expect.poll(async () => (await ann.shown()).frame, SLOW).toBe(109);
  await leave(witness, ann);
});

it("[SQ9] the history shows what was looked at", async () => {
  const room = await ask(house.server.origin, "/v1/rooms", { name: "Ann", title: "Trailer, cut 4", media: SHOT });
  const ann = await Actor.enters(house.browser, house.server.origin, room);
  const sought = await ann.does({ seek: { frame: 123, medium: "m1" } });
  await ann.leaves();
  const page = await keeper(house.browser, room);
  await page.goto(`${house.server.origin}${historyPath(room.code)}#seq=${sought}`);
  const shown = () =>
    page
      .locator("sameframe-past-stage video")
      .evaluate(readStrip as unknown as (it: HTMLElement | SVGElement) => number | null);
  await expect.poll(shown, SLOW).toBe(123);
  await page.context().close();
});
