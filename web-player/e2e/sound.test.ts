import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person, type Prepare } from "./people";
import { descriptor, STRIPS, strips } from "./strips";

const SLOW = { timeout: 20_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

const LOUD = { ...descriptor(strips.sound), firstFrameNumber: 1001 };

/** What the page did with sound. */
interface Heard {
  /** The loudest sample of each piece that was played by itself. */
  snippets: number[];
  seconds: HTMLAudioElement[];
}

/** Remembers second sounds and snippets. Runs in the page. */
function eavesdrop(): void {
  const heard: Heard = { snippets: [], seconds: [] };
  Object.assign(window, { heard });
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = create(name, options);
    if (made instanceof HTMLAudioElement) heard.seconds.push(made);
    return made;
  }) as typeof document.createElement;
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (...when) {
    heard.snippets.push(Math.max(...(this.buffer?.getChannelData(0) ?? [])));
    start.apply(this, when);
  };
}

const listening: Prepare = async (page) => {
  await page.addInitScript(eavesdrop);
};

function host(prepare: Prepare = listening, media: object = LOUD): Promise<Person> {
  return Person.hosts(house.browser, house.server.origin, "Patty", {}, { media, prepare });
}

const leave = (...people: Person[]) => Promise.all(people.map(({ page }) => page.context().close()));

async function sheet({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: "Sound", exact: true }).click();
}

/** A click into the picture puts the sheet away, and keys go to the player. */
async function away({ page }: Person): Promise<void> {
  await page.locator("sameframe-stage").click();
  await expect.poll(() => page.locator("sameframe-sound .sheet").count(), SLOW).toBe(0);
}

const snippets = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard.snippets);

/** How loud the waveform is in a part of it, 0 to 1. */
function wave(page: Page, part: number): Promise<number> {
  return page.locator("canvas[data-waveform]").evaluate((canvas, at) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const brush = (canvas as HTMLCanvasElement).getContext("2d");
    const column = brush?.getImageData(Math.floor(at * width), 0, 1, height).data ?? [];
    return [...column].filter((value, n) => n % 4 === 3 && value > 0).length / height;
  }, part);
}

it("[SN1] volume and mute are for oneself; the volume is there after a reload", async () => {
  const patty = await host();
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  const video = ({ page }: Person) =>
    page.locator("video").evaluate((it) => [(it as HTMLVideoElement).volume, (it as HTMLVideoElement).muted]);
  await sheet(patty);
  await patty.page.locator(".sheet").getByRole("slider", { name: "Volume" }).fill("0.3");
  await expect.poll(() => video(patty), SLOW).toEqual([0.3, false]);
  await away(patty);
  await patty.press("m");
  await expect.poll(() => video(patty), SLOW).toEqual([0.3, true]);
  await patty.page.getByRole("button", { name: "Unmute" }).click();
  await expect.poll(() => video(patty), SLOW).toEqual([0.3, false]);
  await patty.page.reload();
  await patty.live();
  await expect.poll(() => video(patty), SLOW).toEqual([0.3, false]);
  expect(await video(sam)).toEqual([1, false]);
  await leave(patty, sam);
});

it.each([-300, 300])("[SN2] sound comes %i ms after its picture, which goes on as it did", async (delay) => {
  const patty = await host();
  await patty.press("m", "m"); // a click or a key lets a page sound
  await sheet(patty);
  await patty.page.getByRole("slider", { name: "Sound against picture" }).fill(String(delay));
  await away(patty);
  await patty.press("Space");
  // where the second sound is, measured from the picture, in milliseconds
  const apart = () =>
    patty.page.evaluate(() => {
      const { seconds } = (window as unknown as { heard: Heard }).heard;
      const [second] = seconds.filter(({ paused }) => !paused);
      const find = (root: Document | ShadowRoot): HTMLVideoElement | null => {
        for (const it of root.querySelectorAll("*")) {
          const found = it instanceof HTMLVideoElement ? it : it.shadowRoot && find(it.shadowRoot);
          if (found) return found;
        }
        return null;
      };
      const video = find(document);
      if (!second || !video || video.paused || video.volume !== 0) return Number.NaN;
      return 1000 * (video.currentTime - second.currentTime);
    });
  await expect.poll(async () => Math.abs((await apart()) - delay), { ...SLOW, interval: 50 }).toBeLessThan(60);
  await patty.press("Space");
  await patty.page.locator("sameframe-room[data-playing=false]").waitFor(SLOW);
  await expect.poll(apart, SLOW).toBeNaN();
  await sheet(patty);
  await patty.page.getByRole("button", { name: "Together" }).click();
  await expect.poll(() => patty.page.locator("video").evaluate((it) => (it as HTMLVideoElement).volume), SLOW).toBe(1);
  await leave(patty);
});

it("[SN3] who switches it on hears the frames to which they step and drag", async () => {
  const patty = await host();
  await patty.goTo(1451);
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(450);
  await patty.press("ArrowRight");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(451);
  expect(await snippets(patty.page)).toEqual([]);
  await sheet(patty);
  await patty.page.getByLabel("Hear sound while scrubbing").check();
  await away(patty);
  await patty.press("ArrowRight");
  await expect.poll(async () => Math.max(...(await snippets(patty.page))), SLOW).toBeGreaterThan(0.4);
  const before = (await snippets(patty.page)).length;
  const box = await patty.page.getByRole("slider", { name: "Timeline" }).boundingBox();
  if (!box) throw new Error("the page shows no timeline");
  await patty.page.mouse.move(box.x + 0.2 * box.width, box.y + 20);
  await patty.page.mouse.down();
  await expect.poll(async () => (await snippets(patty.page)).length, SLOW).toBeGreaterThan(before);
  expect((await snippets(patty.page)).at(-1)).toBeLessThan(0.01); // there it is silent
  await patty.page.mouse.up();
  await leave(patty);
});

it("[SN4] a clip with sound has its waveform on the timeline", async () => {
  const patty = await host();
  await expect.poll(() => wave(patty.page, 0.9).catch(() => 0), SLOW).toBeGreaterThan(0.3);
  expect(await wave(patty.page, 0.25)).toBe(0);
  await leave(patty);
});

it("[SN5] where sound cannot be decoded, the clip plays, and scrubbing says that it has none", async () => {
  const patty = await host(async (page) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "AudioDecoder");
    });
  });
  await sheet(patty);
  await patty.page.getByLabel("Hear sound while scrubbing").check();
  await away(patty);
  await patty.press("ArrowRight");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(1);
  await sheet(patty);
  await patty.page.getByText("gives no sound while scrubbing").waitFor(SLOW);
  await away(patty);
  await patty.press("Space");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBeGreaterThan(5);
  expect(await patty.page.locator("canvas[data-waveform]").count()).toBe(0);
  await leave(patty);
});

it("[SN5] where the second sound does not come, the clip sounds with its picture, and that is said", async () => {
  const patty = await host(async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(HTMLAudioElement.prototype, "src", {
        set() {
          setTimeout(() => this.dispatchEvent(new Event("error")));
        },
      });
    });
  });
  await sheet(patty);
  await patty.page.getByRole("slider", { name: "Sound against picture" }).fill("100");
  await patty.page.getByText("no sound that could be moved").waitFor(SLOW);
  await away(patty);
  await patty.press("Space");
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBeGreaterThan(5);
  expect(await patty.page.locator("video").evaluate((it) => (it as HTMLVideoElement).volume)).toBe(1);
  await leave(patty);
});
