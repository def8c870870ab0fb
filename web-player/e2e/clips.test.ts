import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { readStrip } from "./strip";
import { STRIPS, type StripClip, strips } from "./strips";

interface Clip {
  file: string;
  folder: string;
  codec: string;
  frames: number;
  /** The middle of a frame's time on glass, in seconds. */
  middle(frame: number): number;
}

const bundled = resolve(import.meta.dirname, "../clips");

const CLIPS: Clip[] = [
  {
    file: "sameframe-24.mp4",
    folder: bundled,
    codec: 'video/mp4; codecs="avc1.640028"',
    frames: 240,
    middle: (frame) => (frame + 0.5) / 24,
  },
  {
    file: "sameframe-2997.webm",
    folder: bundled,
    codec: 'video/webm; codecs="vp9"',
    frames: 180,
    middle: (frame) => ((frame + 0.5) * 1001) / 30000,
  },
  ...Object.values(strips).map((clip: StripClip): Clip => {
    const middle = (slot: number) =>
      ((slot + 0.5) * clip.rate.denominator) / clip.rate.numerator + clip.firstPresentationUs / 1e6;
    const { file, contentType: codec } = clip;
    if (!clip.variableRate) return { file, folder: STRIPS, codec, frames: clip.frames, middle };
    // each picture begins where a picture of an even rate would, but every third one stays for two
    return { file, folder: STRIPS, codec, frames: 240, middle: (frame) => middle(frame + Math.floor(frame / 3)) };
  }),
];

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    const clip = CLIPS.find(({ file }) => request.url === `/${file}`);
    if (!clip) return response.setHeader("content-type", "text/html").end("<!doctype html><video muted></video>");
    const bytes = readFileSync(resolve(clip.folder, clip.file));
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [undefined, "0", ""];
    const [from, to] = [Number(first), last ? Number(last) : bytes.length - 1];
    response.writeHead(206, {
      "content-type": clip.codec,
      "accept-ranges": "bytes",
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
      "content-length": to - from + 1,
    });
    return response.end(bytes.subarray(from, to + 1));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe.each(CLIPS)("the clip $file", ({ file, codec, frames, middle }) => {
  it("can be played, and shows each frame where its number says", async () => {
    expect(await page.evaluate((type) => document.createElement("video").canPlayType(type), codec)).toBe("probably");
    await page.evaluate(async (source) => {
      const video = document.querySelector("video") as HTMLVideoElement;
      video.src = source;
      await new Promise((loaded, failed) => {
        video.onloadeddata = loaded;
        video.onerror = () => failed(new Error(video.error?.message));
      });
    }, file);
    for (const n of [0, 1, 23, 24, 25, 101, frames - 2, frames - 1]) {
      await page.evaluate(async (time) => {
        const video = document.querySelector("video") as HTMLVideoElement;
        const landed = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
        video.currentTime = time;
        await landed;
      }, middle(n));
      await expect.poll(() => page.evaluate(readStrip, "video"), { timeout: 10_000 }).toBe(n);
    }
  });
});
