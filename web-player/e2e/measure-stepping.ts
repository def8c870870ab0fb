import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
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
  /** Steps in a second. */
  readonly rate: number;
  readonly clip: string;
  readonly out: string;
}

/** Half of the steps are below the first, 95 of 100 below the second. [ms] */
interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

/** Of one walk, in milliseconds from the input event. */
interface Figures {
  /** Until an element is given a picture. */
  readonly given: Quantiles;
  /** Until the page has painted it. */
  readonly painted: Quantiles;
  /** Steps whose picture was not painted before that of a later one. */
  readonly passed: number;
}

interface Step {
  readonly at: number;
  readonly wanted: number;
  given?: number;
  painted?: number;
}

type Watched = typeof globalThis & {
  steps: Step[];
  read: (video: HTMLVideoElement) => number | null;
};

/**
 * Has a page take the time from a key's event until it has painted the picture of the frame that it leads to: until a message comes
 * that is sent in the repaint after an element was given a picture. The strip is read after the instant was taken, so that reading
 * does not count.
 */
async function watch(person: Person, from: number): Promise<void> {
  await person.page.evaluate(`globalThis.read = ${stripSource}`);
  await person.page.evaluate((first) => {
    const page = globalThis as Watched;
    page.steps = [];
    const room =
      document.querySelector("sameframe-room-page")?.shadowRoot?.querySelector("sameframe-room") ??
      document.querySelector("sameframe-room");
    const stage = room?.shadowRoot?.querySelector("sameframe-stage")?.shadowRoot;
    const [video, canvas] = [stage?.querySelector("video"), stage?.querySelector("canvas[part=decoded]")];
    if (!video || !canvas) throw new Error("the page shows no video");
    let wanted = first;
    document.addEventListener(
      "keydown",
      ({ key, timeStamp }) => {
        wanted += key === "ArrowLeft" ? -1 : 1;
        page.steps.push({ at: timeStamp, wanted });
      },
      { capture: true },
    );
    const look = () => {
      const latest = page.steps.at(-1);
      if (latest) latest.given ??= performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now();
          const frame = page.read(video);
          const step = page.steps.findLast(({ wanted, at }) => wanted === frame && at <= painted);
          if (step) step.painted ??= painted;
        };
        port2.postMessage(0);
      });
    };
    canvas.addEventListener("change", look);
    const presented = () => {
      look();
      video.requestVideoFrameCallback(presented);
    };
    video.requestVideoFrameCallback(presented);
  }, from);
}

/** A key that is held: so many steps a second back, forth, and forth again to as far on the other side, and back. */
async function walk(person: Person, steps: number, perSecond: number): Promise<Figures> {
  let due = performance.now();
  for (const [key, count] of [
    ["ArrowLeft", steps],
    ["ArrowRight", 2 * steps],
    ["ArrowLeft", steps],
  ] as const) {
    for (let n = 0; n < count; n++) {
      await pause(Math.max(0, due - performance.now()));
      // what came late is not made up for: nobody's key is faster for that
      due = Math.max(due, performance.now()) + 1000 / perSecond;
      await person.press(key);
    }
  }
  await pause(3_000);
  const all = await person.page.evaluate(() => (globalThis as Watched).steps);
  const since = (of: (step: Step) => number | undefined) =>
    quantiles(all.map((step) => (of(step) ?? Number.POSITIVE_INFINITY) - step.at));
  return {
    given: since(({ given }) => given),
    painted: since(({ painted }) => painted),
    passed: all.filter(({ painted }) => painted === undefined).length,
  };
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}

async function measured(
  browser: Browser,
  server: Server,
  { steps, rate }: Wanted,
  withDecoder: boolean,
): Promise<Figures> {
  const media = descriptor(STEPPING_CLIP);
  const prepare = withDecoder
    ? undefined
    : async (page: Person["page"]) => void (await page.addInitScript("delete globalThis.VideoDecoder"));
  const ann = await Person.hosts(browser, server.origin, "Ann", {}, prepare ? { media, prepare } : { media });
  await ann.goTo(400);
  const glass = ann.page.locator("canvas[part=decoded]");
  const atHand = async () => Math.min(...((await glass.getAttribute("data-at-hand")) ?? "").split(" ").map(Number));
  if (withDecoder) await expect.poll(atHand, { timeout: 60_000 }).toBeGreaterThanOrEqual(steps);
  await expect.poll(() => ann.frame(), { timeout: 60_000 }).toBe(400);
  await pause(2_000);
  await watch(ann, 400);
  const figures = await walk(ann, steps, rate);
  await ann.page.context().close();
  return figures;
}

it("measures stepping", async () => {
  const wanted = JSON.parse(process.env.SAMEFRAME_MEASURE ?? "") as Wanted;
  const { steps, rate, clip, out } = wanted;
  const server = await Server.start({ SAMEFRAME_MEDIA_DIR: dirname(clip) });
  const browser = await openBrowser();
  try {
    const decoder = await measured(browser, server, wanted, true);
    const video = await measured(browser, server, wanted, false);
    const machine = { processors: cpus().length, model: cpus()[0]?.model, browser: browser.version() };
    writeFileSync(out, JSON.stringify({ clip: STEPPING_CLIP.file, steps: 4 * steps, rate, machine, decoder, video }));
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
});
