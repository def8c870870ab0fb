import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { expectSameFrame, Person } from "./people";
import { Server } from "./server";
import { descriptor, STRIPS, type StripClip, strips } from "./strips";
import { Witness } from "./witness";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_MEDIA_DIR: STRIPS });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

const exact: StripClip[] = Object.values(strips).filter((clip: StripClip) => !clip.variableRate);

it.each(exact)(
  "[SF9] both land on every frame of $file that is gone to, and where a pause leaves them",
  async (clip) => {
    const media = descriptor(clip);
    const ann = await Person.hosts(browser, server.origin, "Ann", {}, { media });
    const ben = await Person.joins(browser, ann.page.url(), "Ben");
    const witness = await Witness.join(browser, server.origin, ann.code);
    await expectSameFrame(witness, ann, ben);
    const last = clip.frames - 1;
    for (const [index, frame] of [last, 1, 249, 250, Math.floor(last / 3)].entries()) {
      await (index % 2 === 0 ? ann : ben).goTo(frame);
      await expect.poll(async () => (await witness.playback()).frame, { timeout: 10_000 }).toBe(frame);
      await expectSameFrame(witness, ann, ben);
    }
    await ben.press("Space");
    await expect
      .poll(() => witness.frameAt(Date.now()), { timeout: 20_000 })
      .toBeGreaterThan(Math.floor(last / 3) + 12);
    await ann.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, { timeout: 10_000 }).toBe(false);
    await expectSameFrame(witness, ann, ben);
    for (const { page } of [ann, ben]) await page.context().close();
    await witness.close();
  },
);
