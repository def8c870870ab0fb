import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { readStrip } from "./strip";

const CLIPS = [
  { file: "sameframe-24.mp4", type: "video/mp4", codec: 'video/mp4; codecs="avc1.640028"', fps: 24, frames: 240 },
  {
    file: "sameframe-2997.webm",
    type: "video/webm",
    codec: 'video/webm; codecs="vp9"',
    fps: 30000 / 1001,
    frames: 180,
  },
];

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    const clip = CLIPS.find(({ file }) => request.url === `/${file}`);
    if (!clip) return response.setHeader("content-type", "text/html").end("<!doctype html><video muted></video>");
    const bytes = readFileSync(resolve(import.meta.dirname, "../clips", clip.file));
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [undefined, "0", ""];
    const [from, to] = [Number(first), last ? Number(last) : bytes.length - 1];
    response.writeHead(206, {
      "content-type": clip.type,
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

describe.each(CLIPS)("the clip $file", ({ file, codec, fps, frames }) => {
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
      await page.evaluate(
        async (time) => {
          const video = document.querySelector("video") as HTMLVideoElement;
          const landed = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
          video.currentTime = time;
          await landed;
        },
        (n + 0.5) / fps,
      );
      await expect.poll(() => page.evaluate(readStrip, "video"), { timeout: 10_000 }).toBe(n);
    }
  });
});
