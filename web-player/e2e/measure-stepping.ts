import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname } from "node:path";
import type { Browser } from "playwright-core";
import { expect, it } from "vitest";
import { STEPPING_CLIP } from "../scripts/stepping-clip.mjs";
import { openBrowser } from "./browser";
import { Person } from "./people";
import { Server } from "./server";
import { stripSource } from "./strip";
import { descriptor } from "./strips";

/** What `scripts/measure-stepping.mjs` was asked for. */
interface Wanted {
  readonly steps: number;
  readonly clip: string;
  readonly out: string;
}

/** Of one walk, in milliseconds from the input event to the picture. */
interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly missed: number;
}

type Watched = typeof globalThis & {
  step?: { readonly at: number; readonly wanted: number };
  took?: number | undefined;
  read: (video: HTMLVideoElement) => number | null;
};

/**
 * Has a page take the time from a key's event until the page has painted the picture of the frame that it leads to. The strip is
 * read after the instant was taken, so that reading does not count.
 */
async function watch(person: Person): Promise<void> {
  await person.page.evaluate(`globalThis.read = ${stripSource}`);
  await person.page.evaluate(() => {
    const page = globalThis as Watched;
    const room =
      document.querySelector("sameframe-room-page")?.shadowRoot?.querySelector("sameframe-room") ??
      document.querySelector("sameframe-room");
    const video = room?.shadowRoot?.querySelector("sameframe-stage")?.shadowRoot?.querySelector("video");
    if (!video) throw new Error("the page shows no video");
    document.addEventListener(
      "keydown",
      (event) => {
        const step = event.key === "ArrowLeft" ? -1 : 1;
        const wanted = (page.read(video) ?? Number.NaN) + step;
        page.took = undefined;
        page.step = { at: event.timeStamp, wanted };
        const look = () => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const painted = performance.now();
            if (page.read(video) === wanted) page.took = painted - event.timeStamp;
            else if (painted - event.timeStamp < 5_000) requestAnimationFrame(look);
            else page.took = -1;
          };
          port2.postMessage(0);
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
  });
}

/** One key after the other: back, forth, and forth again to as far on the other side. */
async function walk(person: Person, steps: number): Promise<Figures> {
  const took: number[] = [];
  for (const [key, count] of [
    ["ArrowLeft", steps],
    ["ArrowRight", 2 * steps],
    ["ArrowLeft", steps],
  ] as const) {
    for (let n = 0; n < count; n++) {
      await person.press(key);
      const handle = await person.page.waitForFunction(() => (globalThis as Watched).took);
      took.push((await handle.jsonValue()) as number);
    }
  }
  const sorted = took.filter((ms) => ms >= 0).sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), longest: at(1), missed: took.length - sorted.length };
}

async function measured(browser: Browser, server: Server, steps: number, withDecoder: boolean): Promise<Figures> {
  const media = descriptor(STEPPING_CLIP);
  const prepare = withDecoder
    ? undefined
    : async (page: Person["page"]) => void (await page.addInitScript("delete globalThis.VideoDecoder"));
  const ann = await Person.hosts(browser, server.origin, "Ann", {}, prepare ? { media, prepare } : { media });
  await ann.goTo(400);
  const glass = ann.page.locator("canvas[part=decoded]");
  const ready = withDecoder ? "48 48" : "0 0";
  await expect.poll(() => glass.getAttribute("data-at-hand"), { timeout: 60_000 }).toBe(ready);
  await expect.poll(() => ann.frame(), { timeout: 60_000 }).toBe(400);
  await watch(ann);
  const figures = await walk(ann, steps);
  await ann.page.context().close();
  return figures;
}

it("measures stepping", async () => {
  const { steps, clip, out } = JSON.parse(process.env.SAMEFRAME_MEASURE ?? "") as Wanted;
  const server = await Server.start({ SAMEFRAME_MEDIA_DIR: dirname(clip) });
  const browser = await openBrowser();
  try {
    const decoder = await measured(browser, server, steps, true);
    const video = await measured(browser, server, steps, false);
    const machine = { processors: cpus().length, model: cpus()[0]?.model, browser: browser.version() };
    writeFileSync(out, JSON.stringify({ clip: STEPPING_CLIP.file, steps: 4 * steps, machine, decoder, video }));
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
});
