import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPlainBrowser } from "./browser";
import { type Admission, admit, ask } from "./people";
import { Server } from "./server";
import { skewClock, TRUE, type TrueClock } from "./skew";
import { stripSource } from "./strip";
import { descriptor, STRIPS, strips } from "./strips";
import { Witness } from "./witness";

/** What a page tells of its picture. */
interface Told {
  readonly at: number;
  readonly frame: number;
  readonly muted: boolean;
  /** Middle of the button that asks for a click, if there is one. */
  readonly button: { readonly x: number; readonly y: number } | null;
}

/**
 * Somebody whom nothing but a keyboard and a mouse ever touches. The page tells by its console how it is: whatever a test
 * evaluates in a page, looking for an element included, would count as a click of theirs.
 */
class Untouched {
  told: Told | undefined;

  private constructor(
    readonly page: Page,
    browser: Browser,
  ) {
    this.close = () => browser.close();
    page.on("console", (message) => {
      if (message.text().startsWith(SIGN)) this.told = JSON.parse(message.text().slice(SIGN.length)) as Told;
    });
  }

  readonly close: () => Promise<void>;

  static async comes(origin: string, admission: Admission): Promise<Untouched> {
    const browser = await openPlainBrowser();
    const page = await (await browser.newContext({ viewport: { width: 900, height: 600 } })).newPage();
    const somebody = new Untouched(page, browser);
    await skewClock(page, TRUE);
    await admit(page, admission);
    await page.addInitScript({ content: `(${tell})(${stripSource}, ${JSON.stringify(SIGN)})` });
    await page.goto(`${origin}/r/${admission.code}`);
    return somebody;
  }

  /** By how many frames it is off the room, by what it told last. */
  async off(witness: Witness): Promise<number> {
    const { told } = this;
    return told ? Math.abs(told.frame - (await witness.frameAt(told.at))) : Number.POSITIVE_INFINITY;
  }
}

const SIGN = "picture ";

/** Runs in the page, and so uses nothing from outside itself. */
function tell(readStrip: (video: HTMLVideoElement) => number | null, sign: string): void {
  const { trueClock } = window as unknown as { trueClock: TrueClock };
  const find = (root: ParentNode, selector: string): Element | null => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const { shadowRoot } of root.querySelectorAll("*")) {
      const inside = shadowRoot && find(shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  };
  setInterval(() => {
    const video = find(document, "video") as HTMLVideoElement | null;
    const frame = video && readStrip(video);
    if (!video || frame === null) return;
    const box = find(document, "[data-action=gesture]")?.getBoundingClientRect();
    const button = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    console.debug(sign + JSON.stringify({ at: trueClock.now(), frame, muted: video.muted, button }));
  }, 50);
}

const SLOW = { timeout: 30_000, interval: 50 };

let server: Server;
let browser: Browser;
let witness: Witness;
let ann: Untouched;
let ben: Untouched;

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_MEDIA_DIR: STRIPS });
  const host = await ask(server.origin, "/v1/rooms", { name: "Ann", media: descriptor(strips.film) });
  const guest = await ask(server.origin, `/v1/rooms/${host.code}/join`, { name: "Ben" });
  browser = await openBrowser();
  witness = await Witness.join(browser, server.origin, host.code);
  ann = await Untouched.comes(server.origin, host);
  ben = await Untouched.comes(server.origin, guest);
});

afterAll(async () => {
  for (const it of [ann, ben, browser]) await it?.close();
  await server?.[Symbol.asyncDispose]();
});

async function together(playing: boolean): Promise<void> {
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(playing);
  for (const it of [ann, ben]) await expect.poll(() => it.off(witness), SLOW).toBeLessThanOrEqual(playing ? 1 : 0);
}

it("[SF13] in browsers as people have them, with a keyboard and a mouse alone, everybody is on the frame", async () => {
  await together(false);
  await ann.page.keyboard.press("Space");
  await together(true);
  expect(ann.told?.muted).toBe(false);
  await expect.poll(() => ben.told?.muted, SLOW).toBe(true);
  await expect.poll(() => ben.told?.button, SLOW).not.toBeNull();
  const { x, y } = ben.told?.button ?? { x: 0, y: 0 };
  await ben.page.mouse.click(x, y);
  await expect.poll(() => ben.told, SLOW).toMatchObject({ muted: false, button: null });
  await together(true);
  await ben.page.keyboard.press("Space");
  await together(false);
  for (const [who, key] of [
    [ann, "ArrowRight"],
    [ben, "Shift+ArrowRight"],
    [ann, "End"],
    [ben, "Home"],
  ] as const) {
    const before = await witness.seq();
    await who.page.keyboard.press(key);
    await expect.poll(() => witness.seq(), SLOW).toBeGreaterThan(before);
    await together(false);
  }
  await ben.page.keyboard.press("Space");
  await together(true);
  expect(ben.told?.muted).toBe(false);
});
