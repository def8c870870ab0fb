import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { cinema } from "./cinema";
import { difference } from "./colours";
import { expectSameFrame, Person, type Prepare } from "./people";
import { stripSource } from "./strip";
import { descriptor, STRIPS, type StripClip, strips } from "./strips";
import { Witness } from "./witness";

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

/** What the canvas says of itself. */
const decoded = (page: Page, what: string): Promise<string | null> =>
  page.locator("canvas[part=decoded]").getAttribute(what);

async function restsOnDecoder(person: Person): Promise<void> {
  await expect.poll(() => decoded(person.page, "data-source"), { timeout: 20_000 }).toBe("decoder");
}

/** So many are at hand either way, or more: those that the frame has left are kept. */
async function hasAtHand(person: Person, pictures: number): Promise<void> {
  const fewer = async () => Math.min(...((await decoded(person.page, "data-at-hand")) ?? "0").split(" ").map(Number));
  await expect.poll(fewer, { timeout: 30_000 }).toBeGreaterThanOrEqual(pictures);
}

function hosts(clip: StripClip, prepare?: Prepare): Promise<Person> {
  const media = descriptor(clip);
  return Person.hosts(house.browser, house.server.origin, "Ann", {}, prepare ? { media, prepare } : { media });
}

it.each([strips.film, strips.webFilm])(
  "[XD1] steps of 48 frames either way in $file show each frame, and come from the decoder",
  async (clip: StripClip) => {
    const ann = await hosts(clip);
    const witness = await Witness.join(house.browser, house.server.origin, ann.code);
    await ann.goTo(240);
    await restsOnDecoder(ann);
    await hasAtHand(ann, 48);
    const walk: [key: string, steps: number][] = [
      ["ArrowLeft", -48],
      ["ArrowRight", 48],
      ["ArrowRight", 48],
    ];
    for (const [key, steps] of walk) {
      await hasAtHand(ann, 48);
      const from = await ann.frame();
      for (let n = 1; n <= 48; n++) {
        await ann.press(key);
        await expect.poll(() => ann.frame(), { timeout: 10_000, interval: 5 }).toBe(from + Math.sign(steps) * n);
        expect(await decoded(ann.page, "data-source")).toBe("decoder");
      }
    }
    expect(await ann.frame()).toBe(288);
    await witness.close();
    await ann.page.context().close();
  },
);

it("[XD4] what is played after steps goes on from there, and where it is paused the decoder shows the room's frame", async () => {
  const ann = await hosts(strips.film);
  const ben = await Person.joins(house.browser, ann.page.url(), "Ben");
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await ann.goTo(100);
  await restsOnDecoder(ann);
  await ann.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight");
  await expectSameFrame(witness, ann, ben);
  await ann.press("Space");
  await expect.poll(() => decoded(ann.page, "data-source"), { timeout: 10_000 }).toBe("video playing");
  await expectSameFrame(witness, ann, ben);
  await ben.press("Space");
  await restsOnDecoder(ann);
  await expectSameFrame(witness, ann, ben);
  // the room has heard from both that they show it
  const { frame } = await witness.playback();
  const agreement = async () => (await witness.seen()).values.agreement as { frame?: number } | undefined;
  await expect.poll(async () => (await agreement())?.frame, { timeout: 20_000 }).toBe(frame);
  // The witness says nothing of frames, and so is the only one who is missed.
  expect(await agreement()).toMatchObject({ same: 2, different: 1 });
  for (const { page } of [ann, ben]) await page.context().close();
  await witness.close();
});

it.each([strips.film, strips.webFilm])(
  "[XD5] $file plays backwards frame by frame, never forth, with the room",
  async (clip: StripClip) => {
    const ann = await hosts(clip);
    const witness = await Witness.join(house.browser, house.server.origin, ann.code);
    await ann.goTo(300);
    await restsOnDecoder(ann);
    await hasAtHand(ann, 48);
    await ann.page.getByLabel("Speed").selectOption({ label: "−1x" });
    await expect.poll(async () => (await witness.playback()).speed).toBe(-1000);
    await keepFrames(ann.page);
    await ann.press("Space");
    await expect.poll(() => lowest(ann.page), { timeout: 60_000 }).toBeLessThan(220);
    expect(await decoded(ann.page, "data-source")).toBe("decoder");
    await expectSameFrame(witness, ann);
    await ann.press("Space");
    await expect.poll(async () => (await witness.playback()).playing).toBe(false);
    const seen = (await frames(ann.page)).filter((frame) => frame >= 220);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBeGreaterThan(40);
    await expectSameFrame(witness, ann);
    await restsOnDecoder(ann);
    await witness.close();
    await ann.page.context().close();
  },
);

it.each<[string, string, StripClip, string]>([
  ["has no WebCodecs", "video no-decoder", strips.film, "delete globalThis.VideoDecoder"],
  [
    "does not decode the codec",
    "video undecodable",
    strips.webFilm,
    "VideoDecoder.isConfigSupported = async (config) => ({ supported: false, config })",
  ],
  [
    "has a decoder that fails",
    "video broken",
    strips.webFilm,
    "VideoDecoder.prototype.decode = () => { throw new DOMException('No more', 'EncodingError'); }",
  ],
])("[XD6] where the browser %s the video shows every frame, and the page says so", async (_, source, clip, script) => {
  const prepare: Prepare = async (page) => {
    await page.addInitScript(script);
  };
  await stepsOnVideo(await hosts(clip, prepare), source);
});

it("[XD6] a medium of another site that lets no other page read it is shown by the video, and the page says so", async () => {
  const path = join(STRIPS, strips.webFilm.file);
  const elsewhere = createServer((request, response) => {
    const { size } = statSync(path);
    const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [];
    const [start, end] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
    response.writeHead(206, {
      "content-type": "video/webm",
      "accept-ranges": "bytes",
      "content-range": `bytes ${start}-${end}/${size}`,
      "content-length": end - start + 1,
    });
    createReadStream(path, { start, end }).pipe(response);
  });
  await new Promise<void>((listening) => elsewhere.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void elsewhere.close());
  const { port } = elsewhere.address() as AddressInfo;
  const { contentType, ...rest } = descriptor(strips.webFilm) as { contentType?: string };
  const sources = [{ location: `http://localhost:${port}/a.webm`, contentType: contentType ?? "video/webm" }];
  const ann = await Person.hosts(house.browser, house.server.origin, "Ann", {}, { media: { ...rest, sources } });
  // its pixels cannot be read here either: the frame is what the page says
  await ann.goTo(100);
  await expect.poll(() => decoded(ann.page, "data-source"), { timeout: 20_000 }).toBe("video unreadable");
  await ann.press("ArrowRight");
  await expect
    .poll(() => ann.page.locator("sameframe-room").getAttribute("data-frame"), { timeout: 20_000 })
    .toBe("101");
  await ann.page.context().close();
});

it.each(["bars-709.mp4", "bars-601.mp4", "bars-709.webm"])(
  "[XD7] the video and the decoder show the same colours of %s",
  async (file) => {
    const timing = { rate: { numerator: 24, denominator: 1 }, frames: 48, firstPresentationUs: 0 };
    const contentType = file.endsWith(".webm") ? 'video/webm; codecs="vp9"' : 'video/mp4; codecs="avc1.64001f"';
    const ann = await hosts({ file, contentType, ...timing });
    await ann.goTo(12);
    await restsOnDecoder(ann);
    const stage = ann.page.locator("sameframe-stage");
    const box = await stage.boundingBox();
    if (!box) throw new Error("the page shows no stage");
    const covered = await ann.page.screenshot({ clip: box });
    await ann.page.locator("canvas[part=decoded]").evaluate((canvas) => canvas.toggleAttribute("hidden", true));
    const bare = await ann.page.screenshot({ clip: box });
    const { mean, largest } = await difference(ann.page, covered, bare);
    console.log(file, { mean, largest });
    expect(mean).toBeLessThan(0.5);
    expect(largest).toBeLessThan(1);
    await ann.page.context().close();
  },
);

async function stepsOnVideo(ann: Person, source: string): Promise<void> {
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  await ann.goTo(100);
  await expect.poll(() => decoded(ann.page, "data-source"), { timeout: 20_000 }).toBe(source);
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowRight"]) {
    await ann.press(key);
    await expectSameFrame(witness, ann);
  }
  expect(await decoded(ann.page, "data-source")).toBe(source);
  await witness.close();
  await ann.page.context().close();
}

type Keeping = typeof globalThis & { kept: number[] };

/** Has a page keep the frame on glass each time that it is repainted. */
async function keepFrames(page: Page): Promise<void> {
  await page.evaluate(`globalThis.readGlass = ${stripSource}; globalThis.kept = [];`);
  await page.locator("video").evaluate((video) => {
    const { kept, readGlass } = globalThis as Keeping & { readGlass: (video: Element) => number | null };
    const look = () => {
      const frame = readGlass(video);
      if (frame !== null && frame !== kept.at(-1)) kept.push(frame);
      requestAnimationFrame(look);
    };
    look();
  });
}

const frames = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as Keeping).kept);

const lowest = async (page: Page): Promise<number> => Math.min(...(await frames(page)));
