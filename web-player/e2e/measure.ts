import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { it } from "vitest";
import { openBrowser } from "./browser";
import { Server } from "./server";
import { PLACES, Session } from "./session";
import { STRIPS, strips } from "./strips";

/** What `scripts/measure-browsers.mjs` was asked for. */
interface Wanted {
  readonly minutes: number;
  readonly pages: number;
  readonly clip: keyof typeof strips;
  readonly seed: number;
  readonly workload: "review" | "steady";
  readonly out: string;
}

it("measures", async () => {
  const wanted = JSON.parse(process.env.SAMEFRAME_MEASURE ?? "") as Wanted;
  const clip = strips[wanted.clip];
  const server = await Server.start({ SAMEFRAME_MEDIA_DIR: STRIPS });
  const browser = await openBrowser();
  try {
    const session = await Session.begin(browser, server, clip, PLACES.slice(0, wanted.pages), wanted.seed);
    const seconds = wanted.minutes * 60;
    const figures = await (wanted.workload === "steady" ? session.play(seconds) : session.run(seconds));
    const machine = { processors: cpus().length, model: cpus()[0]?.model, browser: browser.version() };
    const { workload, seed } = wanted;
    writeFileSync(wanted.out, JSON.stringify({ workload, seed, clip: clip.file, machine, ...figures }));
    await session.end();
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
});
