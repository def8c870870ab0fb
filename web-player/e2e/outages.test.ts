import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { expectSameFrame, Person } from "./people";
import { record, takeRecording } from "./recorder";
import { Server } from "./server";
import { skewClock } from "./skew";
import { descriptor, STRIPS, strips } from "./strips";
import { Tunnel } from "./tunnel";
import { Witness } from "./witness";

const SLOW = { timeout: 20_000 };
const CUT_MS = 3_000;

let server: Server;
let browser: Browser;
let patty: Person;
let witness: Witness;

/** A clock that is an hour late and slow, and a recorder. */
async function prepare(page: Page): Promise<void> {
  await skewClock(page, { aheadMs: -3_600_000, ppm: -200 });
  await record(page);
}

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_MEDIA_DIR: STRIPS });
  browser = await openBrowser();
  patty = await Person.hosts(browser, server.origin, "Patty", {}, { media: descriptor(strips.long), prepare });
  witness = await Witness.join(browser, server.origin, patty.code);
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

async function plays(): Promise<void> {
  if (!(await witness.playback()).playing) await patty.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(true);
}

async function rests(): Promise<void> {
  if ((await witness.playback()).playing) await patty.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(false);
}

/** Waits until the room has played on for so long. */
async function playsOn(seconds: number): Promise<void> {
  const from = await witness.frameAt(Date.now());
  await expect.poll(() => witness.frameAt(Date.now()), SLOW).toBeGreaterThan(from + seconds * 24);
}

const link = (tunnel: Tunnel) => patty.page.url().replace(server.origin, tunnel.origin);

it("[SF11] a page that is opened late, far into ten minutes, is on the frame, at rest and playing", async () => {
  await patty.goTo(12_345);
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(12_345);
  const late = await Person.joins(browser, patty.page.url(), "Late", prepare);
  await expectSameFrame(witness, patty, late);
  await plays();
  await playsOn(1);
  const later = await Person.joins(browser, patty.page.url(), "Later", prepare);
  await expectSameFrame(witness, patty, late, later);
  await rests();
  await expectSameFrame(witness, patty, late, later);
  for (const { page } of [late, later]) await page.context().close();
});

it("[SF11] a page that was put to sleep and woken is on the frame, at rest and playing", async () => {
  const sam = await Person.joins(browser, patty.page.url(), "Sam", prepare);
  const session = await sam.page.context().newCDPSession(sam.page);
  await session.send("Debugger.enable");
  // A page that plays is not put to sleep for being called frozen: its code is stopped, too.
  const sleeps = async () => {
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await session.send("Debugger.pause");
  };
  const wakes = async () => {
    await session.send("Debugger.resume");
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await sam.page.bringToFront();
  };
  for (const isPlaying of [false, true]) {
    await plays();
    await expectSameFrame(witness, patty, sam);
    await sam.page.evaluate(() => {
      const page = window as unknown as { slept: number };
      let last = performance.now();
      page.slept = 0;
      setInterval(() => {
        page.slept = Math.max(page.slept, performance.now() - last);
        last = performance.now();
      }, 50);
    });
    await sleeps();
    await playsOn(1);
    const there = isPlaying ? 3_000 : 9_000;
    await patty.goTo(there);
    await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(there);
    await playsOn(3);
    if (!isPlaying) await rests();
    await wakes();
    await expectSameFrame(witness, patty, sam);
    const slept = await sam.page.evaluate(() => (window as unknown as { slept: number }).slept);
    expect(slept, "how long no code ran, in ms").toBeGreaterThan(3_000);
  }
  await rests();
  await expectSameFrame(witness, patty, sam);
  await sam.page.context().close();
});

it("[SF11] a page that is loaded behind another tab, where pictures are told seldom, is on the frame and stays there", async () => {
  const sam = await Person.joins(browser, patty.page.url(), "Sam", prepare);
  await rests();
  const tab = await sam.again();
  for (const frame of [21, 4_321]) {
    await patty.goTo(frame);
    await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(frame);
    await expectSameFrame(witness, patty, tab);
    await sam.page.reload();
    await sam.live();
    await expectSameFrame(witness, sam);
    await sam.page.locator(`sameframe-room[data-frame="${frame}"]`).waitFor(SLOW);
    await expectSameFrame(witness, sam);
  }
  await sam.page.context().close();
});

it("[SF12] who plays when the connection is lost plays on, and is on the frame when it is back", async () => {
  const tunnel = await Tunnel.to(server.origin);
  const kim = await Person.joins(browser, link(tunnel), "Kim", prepare);
  await plays();
  await expectSameFrame(witness, patty, kim);
  await playsOn(2);
  await takeRecording(kim.page);
  tunnel.dark();
  await playsOn(CUT_MS / 1000);
  await expectSameFrame(witness, kim);
  tunnel.light();
  await kim.live();
  await playsOn(1);
  await expectSameFrame(witness, patty, kim);
  const { seeks, pauses, pictures } = await takeRecording(kim.page);
  expect({ seeks, pauses }).toEqual({ seeks: [], pauses: [] });
  const frames = pictures.map(([, frame]) => frame);
  expect(frames).toEqual([...frames].sort((a, b) => a - b));
  await rests();
  await expectSameFrame(witness, patty, kim);
  await kim.page.context().close();
  tunnel.close();
});

it("[SF11] who was cut off for three seconds while the others went elsewhere is there when the connection is back", async () => {
  const tunnel = await Tunnel.to(server.origin);
  const kim = await Person.joins(browser, link(tunnel), "Kim", prepare);
  await rests();
  await expectSameFrame(witness, patty, kim);
  tunnel.dark();
  await patty.goTo(7_777);
  await plays();
  await playsOn(CUT_MS / 1000);
  tunnel.light();
  await expectSameFrame(witness, patty, kim);
  await rests();
  await expectSameFrame(witness, patty, kim);
  await kim.page.context().close();
  tunnel.close();
});
