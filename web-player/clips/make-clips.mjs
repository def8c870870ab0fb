// Makes the two clips again. Needs ffmpeg with libx264 and libvpx, a Chromium (see ../scripts/find-chromium.mjs) and the
// DejaVu fonts: node clips/make-clips.mjs, after npm ci. The results are committed, since nobody else should need these.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../scripts/find-chromium.mjs";

const here = import.meta.dirname;
const rgb = (hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const palettes = (...all) => all.map((palette) => palette.split(" ").map(rgb));

const clips = [
  {
    file: "sameframe-24.mp4",
    title: "sameframe · 24 fps",
    frames: 240,
    base: 24,
    rate: "24",
    palettes: palettes(
      "20305c 8a5a86 f2a07b ffe2b8 6d5080 4c3f70 33305c 1f2145",
      "1d5c8f 5aa3c8 cfe6dc fff4d6 5b93a8 3b7690 275b77 163f5a",
      "2b2f66 b0587a f6a15e ffd49a 7d4a72 5a3a68 3c2d5c 241f46",
    ),
    // no B-frames: the first picture is at 0 whether or not a player honours edit lists
    codec:
      "-c:v libx264 -preset veryslow -crf 23 -bf 0 -refs 4 -level 4.0 -g 24 -keyint_min 24 -sc_threshold 0 -movflags +faststart",
  },
  {
    file: "sameframe-2997.webm",
    title: "sameframe · 29.97 fps",
    frames: 180,
    base: 30,
    rate: "30000/1001",
    palettes: palettes(
      "0f3d4c 2e7d7a a9d8b8 fdf6d8 3f8f86 2b7470 1d5a5b 103f44",
      "27406f 6b8cc0 e3d3e4 fff1ec 6b7fb0 4d6398 364a7b 22315a",
    ),
    codec: "-c:v libvpx-vp9 -b:v 0 -crf 32 -g 30 -row-mt 1 -deadline good -cpu-used 1 -lag-in-frames 0 -auto-alt-ref 0",
  },
];

const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  const source = readFileSync(resolve(here, "picture.js"), "utf8");
  await page.evaluate(async (text) => {
    const module = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    globalThis.drawFrame = (await import(module)).drawFrame;
    globalThis.canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  }, source);
  for (const clip of clips) await make(page, clip);
} finally {
  await browser.close();
}

/** Draws every frame of the clip and hands it to the encoder. */
async function make(page, clip) {
  const colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";
  const input = `-f image2pipe -framerate ${clip.rate} -c:v png -i -`;
  const output = `-vf ${colours} ${tags} ${clip.codec} -an -map_metadata -1 -fflags +bitexact -flags:v +bitexact`;
  const options = `-hide_banner -loglevel error -y ${input} ${output}`.split(" ");
  const encoder = spawn("ffmpeg", [...options, resolve(here, clip.file)], { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(encoder, "exit");
  for (let n = 0; n < clip.frames; n++) {
    const png = await page.evaluate(
      ([about, frame]) => {
        globalThis.drawFrame(globalThis.canvas.getContext("2d"), about, frame);
        return globalThis.canvas.toDataURL("image/png").split(",")[1];
      },
      [clip, n],
    );
    if (!encoder.stdin.write(Buffer.from(png, "base64"))) await once(encoder.stdin, "drain");
  }
  encoder.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while making ${clip.file}`);
  console.log(`${clip.file}: ${clip.frames} frames`);
}
