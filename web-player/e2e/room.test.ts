import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { expectSameFrame, Person } from "./people";
import { random } from "./random";
import { Server } from "./server";
import { Tunnel } from "./tunnel";
import { Witness } from "./witness";

/** Which actions, and by whom: another seed is another session. */
const SEED = Number(process.env.SAMEFRAME_SEED ?? 20);
const ACTIONS = 20;

let server: Server;
let browser: Browser;
let patty: Person;
let sam: Person;
let witness: Witness;

beforeAll(async () => {
  server = await Server.start();
  browser = await openBrowser();
  patty = await Person.creates(browser, server.origin, "Patty", "Trailer, cut 4");
  sam = await Person.joins(browser, patty.page.url(), "Sam");
  witness = await Witness.join(browser, server.origin, patty.code);
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** Does something that changes the room, whatever its state, and answers what it was. */
async function act(person: Person, next: () => number): Promise<string> {
  const { frame, outPoint } = await witness.playback();
  const back = frame > outPoint / 2;
  const choice = next();
  if (choice < 0.35) {
    await person.press("Space");
    return "play or pause";
  }
  if (choice < 0.55) {
    await person.press(back ? "ArrowLeft" : "ArrowRight");
    return "step";
  }
  if (choice < 0.7) {
    await person.press(back ? "Shift+ArrowLeft" : "Shift+ArrowRight");
    return "ten frames";
  }
  const half = next() * 0.4;
  await person.seek(back ? 0.05 + half : 0.55 + half);
  return "seek";
}

describe("two people in a room", () => {
  it("[SF1] after each of 20 actions by either, both show the frame that the ledger and the playhead say", async () => {
    const next = random(SEED);
    await expectSameFrame(witness, patty, sam);
    for (let i = 0; i < ACTIONS; i++) {
      const who = next() < 0.5 ? patty : sam;
      const before = await witness.seq();
      const what = await act(who, next);
      await expect.poll(() => witness.seq(), { timeout: 10_000, message: `${i}: ${what}` }).toBeGreaterThan(before);
      await expectSameFrame(witness, patty, sam);
    }
  });

  it.each([1, 2])("[SF2] after kill -9 and a restart in the middle both are there again (round %i)", async (round) => {
    const next = random(SEED + round);
    if (!(await witness.playback()).playing) await patty.press("Space");
    await expect.poll(async () => (await witness.playback()).playing).toBe(true);
    const before = await witness.seen();
    await server.kill();
    await server.restart();
    await expect
      .poll(async () => (await witness.seen()).welcomes, { timeout: 60_000 })
      .toBeGreaterThan(before.welcomes);
    await Promise.all([patty.live(), sam.live()]);
    const after = await witness.seen();
    expect(after.seq).toBeGreaterThanOrEqual(before.seq);
    expect(after.values.card).toEqual(before.values.card);
    expect(after.values.playback).toEqual(before.values.playback);
    for (const id of [1, 2]) expect(after.values).toHaveProperty([`participant/${id}`, "name"]);
    await expectSameFrame(witness, patty, sam);
    for (const who of [patty, sam]) {
      const seq = await witness.seq();
      await act(who, next);
      await expect.poll(() => witness.seq(), { timeout: 10_000 }).toBeGreaterThan(seq);
      await expectSameFrame(witness, patty, sam);
    }
  });

  it("[SF3] who joins while it plays is on the right frame", async () => {
    if (!(await witness.playback()).playing) await patty.press("Space");
    await expect.poll(async () => (await witness.playback()).playing).toBe(true);
    const late = await Person.joins(browser, patty.page.url(), "Late");
    await expectSameFrame(witness, patty, sam, late);
    await late.press("Space");
    await expect.poll(async () => (await witness.playback()).playing).toBe(false);
    await expectSameFrame(witness, patty, sam, late);
    await late.page.close();
  });

  it("[SF4] speed, range and loop by either move both", async () => {
    const at = async (frame: number) => {
      await expect.poll(async () => (await witness.playback()).frame).toBe(frame);
      await expectSameFrame(witness, patty, sam);
    };
    await patty.press("Home");
    await at(0);
    await patty.press("Shift+ArrowRight", "Shift+ArrowRight");
    await at(20);
    await sam.press("o");
    await expect.poll(async () => (await witness.playback()).outPoint).toBe(20);
    await patty.page.getByLabel("Speed").selectOption({ label: "0.5x" });
    await expect.poll(async () => (await witness.playback()).speed).toBe(500);
    await sam.press("Space");
    await expectSameFrame(witness, patty, sam);
    // Within a frame of the playhead, as everywhere while it plays.
    for (let look = 0; look < 5; look++) expect(await sam.frame()).toBeLessThanOrEqual(21);
    await patty.press("Space");
    await expect.poll(async () => (await witness.playback()).playing).toBe(false);
    await expectSameFrame(witness, patty, sam);
    await patty.page.getByRole("button", { name: "Whole clip" }).click();
    await expect.poll(async () => (await witness.playback()).outPoint).toBe(239);
  });

  it("[SF5] a second tab and a reload are the same person, and their commands count", async () => {
    const tab = await sam.again();
    await expectSameFrame(witness, patty, sam, tab);
    for (const who of [sam, tab, sam]) {
      const before = await witness.seq();
      await who.press("ArrowRight");
      await expect.poll(() => witness.seq(), { timeout: 10_000 }).toBeGreaterThan(before);
      await expectSameFrame(witness, patty, sam, tab);
    }
    await sam.page.reload();
    await sam.live();
    const before = await witness.seq();
    await sam.press("ArrowLeft");
    await expect.poll(() => witness.seq(), { timeout: 10_000 }).toBeGreaterThan(before);
    await expectSameFrame(witness, patty, sam, tab);
    const people = Object.keys((await witness.seen()).values).filter((key) => key.startsWith("participant/"));
    expect(people).toHaveLength(4); // Patty, Sam, the witness, and Late, who has gone
    await tab.page.close();
  });

  it("[SF7] a clip of 30000/1001 frames a second, in WebM, keeps both on the same frame", async () => {
    const clip = "Sameframe test clip, 29.97 fps";
    const ann = await Person.creates(browser, server.origin, "Ann", "Broadcast", { clip });
    const ben = await Person.joins(browser, ann.page.url(), "Ben");
    const other = await Witness.join(browser, server.origin, ann.code);
    await expectSameFrame(other, ann, ben);
    for (const [who, frame] of [
      [ann, 179],
      [ben, 101],
      [ann, 1],
    ] as const) {
      await who.goTo(frame);
      await expect.poll(async () => (await other.playback()).frame, { timeout: 10_000 }).toBe(frame);
      await expectSameFrame(other, ann, ben);
    }
    await ben.press("Space");
    await expect.poll(async () => (await other.playback()).playing, { timeout: 10_000 }).toBe(true);
    await expectSameFrame(other, ann, ben);
    await ann.press("Space");
    await expect.poll(async () => (await other.playback()).playing, { timeout: 10_000 }).toBe(false);
    await expectSameFrame(other, ann, ben);
    await Promise.all([ann.page.close(), ben.page.close(), other.close()]);
  });

  it("[SF6] who was cut off is where the room is, and what they did meanwhile is done once", async () => {
    const tunnel = await Tunnel.to(server.origin);
    const kim = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Kim");
    await expectSameFrame(witness, patty, sam, kim);
    tunnel.dark();
    await kim.page.locator("sameframe-room:not([data-connection=live])").waitFor();
    const before = await witness.playback();
    await kim.press("ArrowRight", "ArrowRight");
    // Somebody else, not the host: a host would have been there first [CF2].
    await sam.press("i");
    await expect.poll(async () => (await witness.playback()).inPoint).toBe(before.frame);
    tunnel.light();
    await kim.live();
    await expect.poll(async () => (await witness.playback()).frame, { timeout: 10_000 }).toBe(before.frame + 2);
    await expectSameFrame(witness, patty, sam, kim);
    await kim.page.close();
    tunnel.close();
  });
});
