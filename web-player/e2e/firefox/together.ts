import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../browser";
import { ask, Person } from "../people";
import { Server } from "../server";
import { descriptor, STRIPS, strips } from "../strips";
import { Witness } from "../witness";
import { Firefox } from "./firefox";
import { FoxPerson } from "./fox-person";

const PATIENCE = { timeout: 20_000, interval: 50 };

/** Looks at a page that plays, one after the other. */
const LOOKS = 60;

let server: Server;
let firefox: Firefox;
let chromium: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_MEDIA_DIR: STRIPS });
  firefox = await Firefox.start();
  chromium = await openBrowser();
  console.log(firefox.version);
});

afterAll(async () => {
  await chromium?.close();
  await firefox?.close();
  await server?.[Symbol.asyncDispose]();
});

describe.each([
  ["H.264 with B-frames", strips.film],
  ["VP9, 29.97 fps", strips.webBroadcast],
])("[SF1] Firefox and Chromium in one room: %s", (_, clip) => {
  let fox: FoxPerson;
  let patty: Person;
  let witness: Witness;

  beforeAll(async () => {
    const host = await ask(server.origin, "/v1/rooms", { name: "Fox", title: "Trailer", media: descriptor(clip) });
    fox = await FoxPerson.enters(firefox, server.origin, host);
    patty = await Person.joins(chromium, `${server.origin}/r/${host.code}`, "Patty");
    witness = await Witness.join(chromium, server.origin, host.code);
  });

  afterAll(async () => {
    await patty?.page.context().close();
    await witness?.close();
  });

  async function expectBoth(frame: number): Promise<void> {
    await expect.poll(async () => (await witness.playback()).frame, PATIENCE).toBe(frame);
    await expect.poll(async () => (await fox.shown()).frame, PATIENCE).toBe(frame);
    await expect.poll(async () => (await patty.shown()).frame, PATIENCE).toBe(frame);
  }

  it("[SF1] lands on the very frame after seeks of the other, and after its own steps", async () => {
    for (const frame of [100, 7, 333, 0, 479]) {
      await patty.goTo(frame);
      await expectBoth(frame);
    }
    await fox.press("Home");
    await expectBoth(0);
    await fox.press("ArrowRight", "ArrowRight", "ArrowRight");
    await expectBoth(3);
    await fox.press("ArrowLeft");
    await expectBoth(2);
  });

  it("[SF1] plays within a frame of the room's playhead, and stops on its frame", async () => {
    await fox.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, PATIENCE).toBe(true);
    await expect.poll(async () => Math.abs(((await fox.shown()).frame ?? 0) - 2), PATIENCE).toBeGreaterThan(24);
    const off: number[] = [];
    for (let n = 0; n < LOOKS; n++) {
      const { frame, from, to } = await fox.shown();
      if (frame === null) continue;
      const [first, last] = [await witness.frameAt(from), await witness.frameAt(to)];
      off.push(frame < first ? first - frame : Math.max(0, frame - last));
    }
    const near = off.filter((frames) => frames <= 1).length;
    console.log(JSON.stringify({ clip: clip.file, looks: off.length, withinOneFrame: near, most: Math.max(...off) }));
    await fox.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, PATIENCE).toBe(false);
    await expectBoth((await witness.playback()).frame);
    expect(near / off.length).toBeGreaterThan(0.9);
  });

  it("[SF3] is on the frame again after a reload", async () => {
    await patty.goTo(222);
    await expectBoth(222);
    await fox.reload();
    await expectBoth(222);
    const pictures = process.env.SAMEFRAME_PICTURES;
    if (pictures) writeFileSync(`${pictures}/firefox-${clip.file}.png`, await fox.picture());
  });
});
