import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { expectSameFrame, Person } from "./people";
import { Server } from "./server";
import { tabTo } from "./tab-to";
import { Tunnel } from "./tunnel";
import { Witness } from "./witness";

const SLOW = { timeout: 20_000 };

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

const button = ({ page }: Person, name: string): Locator => page.getByRole("button", { name, exact: true });

/** What stands over the picture. */
const said = ({ page }: Person): Locator => page.locator("sameframe-situation");

const words = ({ page }: Person): Promise<string | null> => page.locator("[data-warning]").textContent();

const inRoster = ({ page }: Person, name: string): Locator =>
  page.locator("sameframe-roster li").filter({ hasText: name });

async function leave(...people: (Person | Witness)[]): Promise<void> {
  for (const person of people) await (person instanceof Person ? person.page.context().close() : person.close());
}

it("[PG10] who waits sees that, and is in the room when the host clicks Let in; declined is told so", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", { waitingRoom: true });
  const sam = await Person.waits(browser, patty.page.url(), "Sam");
  await said(sam).getByText("The host will let you in").waitFor(SLOW);
  await inRoster(patty, "Sam").getByText("waits to be let in").waitFor(SLOW);
  await button(patty, "Let in Sam").click();
  await sam.live();
  await expect.poll(() => words(sam), SLOW).toBe("");
  await inRoster(sam, "Patty").getByText("Host").waitFor(SLOW);
  await patty.goTo(1042);
  await expect.poll(async () => (await sam.shown()).frame, SLOW).toBe(41);

  const olga = await Person.waits(browser, patty.page.url(), "Olga");
  await inRoster(sam, "Olga").getByText("waits to be let in").waitFor(SLOW);
  expect(await button(sam, "Decline Olga").count()).toBe(0);
  await tabTo(patty.page, "Decline Olga");
  await patty.press("Enter");
  await olga.page.getByRole("alert").filter({ hasText: "The host has not let you in" }).waitFor(SLOW);
  await expect.poll(() => inRoster(patty, "Olga").count(), SLOW).toBe(0);
  await leave(patty, sam, olga);
});

it("[PG11] a room in its lobby starts for all when the host clicks Start", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", { lobby: true });
  const sam = await Person.joins(browser, patty.page.url(), "Sam");
  const witness = await Witness.join(browser, server.origin, patty.code);
  await said(sam).getByText("The host has not started yet").waitFor(SLOW);
  expect(await button(sam, "Start").count()).toBe(0);
  for (const person of [patty, sam]) {
    const how = (name: string) => said(person).getByRole("listitem").filter({ hasText: name });
    await how("Patty").getByText("Ready, 0:10, 240 frames").waitFor(SLOW);
    await how("Sam").getByText("Ready, 0:10, 240 frames").waitFor(SLOW);
    await how("Witness").getByText("Not loaded yet").waitFor(SLOW);
    await said(person).getByText("2 of 3 ready").waitFor(SLOW);
  }
  await sam.press("Space");
  await sam.page.locator("sameframe-toasts .problem").waitFor(SLOW);
  expect((await witness.playback()).playing).toBe(false);
  await button(patty, "Start").click();
  for (const person of [patty, sam]) await expect.poll(() => words(person), SLOW).toBe("");
  await sam.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(true);
  await expectSameFrame(witness, patty, sam);
  await leave(patty, sam, witness);
});

it("[PG12] who looks around alone steps without moving the room, and is back on its frame with one click", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", {});
  const sam = await Person.joins(browser, patty.page.url(), "Sam");
  const witness = await Witness.join(browser, server.origin, patty.code);
  await patty.goTo(1042);
  await expectSameFrame(witness, patty, sam);
  await button(sam, "Look around alone").click();
  await said(sam).getByText("You look around alone").waitFor(SLOW);
  await inRoster(patty, "Sam").getByText("looks around alone").waitFor(SLOW);
  const before = await witness.seq();
  await sam.press("ArrowRight", "ArrowRight");
  await button(sam, "One frame forward").click();
  await expect.poll(async () => (await sam.shown()).frame, SLOW).toBe(44);
  expect(await sam.readout.inputValue()).toBe("1045");
  await sam.seek(0.9);
  await expect.poll(async () => (await sam.shown()).frame ?? 0, SLOW).toBeGreaterThan(200);
  await expectSameFrame(witness, patty);
  expect(await witness.seq()).toBe(before);
  await patty.goTo(1100);
  await expectSameFrame(witness, patty);
  expect(await sam.frame()).toBeGreaterThan(200);
  await button(sam, "Back to the room").click();
  await expectSameFrame(witness, patty, sam);
  await inRoster(patty, "Sam")
    .getByText("looks around alone")
    .waitFor({ ...SLOW, state: "detached" });
  await sam.press("ArrowRight");
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1101");
  await leave(patty, sam, witness);
});

it("[PG13] a refused act says who was first, and one click shows the room", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", { conflict: "host-wins" });
  const tunnel = await Tunnel.to(server.origin);
  const sam = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Sam");
  await sam.goTo(1050);
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1050");
  tunnel.dark();
  await said(sam).getByText("Connection lost").waitFor(SLOW);
  await sam.press("ArrowRight");
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1051");
  await patty.goTo(1100);
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1100");
  tunnel.light();
  await sam.page.evaluate(() => dispatchEvent(new Event("online")));
  await said(sam).getByText("Patty was there first").waitFor(SLOW);
  await sam.page.locator("[data-sync=conflict]").waitFor(SLOW);
  for (const { readout } of [sam, patty]) await expect.poll(() => readout.inputValue(), SLOW).toBe("1100");
  await button(sam, "Show the room").click();
  await expect.poll(() => words(sam), SLOW).toBe("");
  await sam.page.locator("[data-sync=synced]").waitFor(SLOW);
  await leave(patty, sam);
  tunnel.close();
});
