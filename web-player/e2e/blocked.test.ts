import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { expectSameFrame, Person } from "./people";
import { Server } from "./server";
import { descriptor, STRIPS, strips } from "./strips";
import { type Carry, Tunnel } from "./tunnel";
import { Witness } from "./witness";

const SLOW = { timeout: 30_000 };
const CUT_MS = 3_000;

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

/** As a proxy of a company: what asks for a WebSocket is refused, everything else goes through. */
function noUpgrades(seen: { refused: number }): Carry {
  return (near, far) => {
    near.on("data", (bytes) => {
      if (/^upgrade: *websocket/im.test(bytes.toString("latin1"))) {
        seen.refused++;
        near.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        far.destroy();
      } else if (far.writable) far.write(bytes);
    });
    near.on("end", () => far.end());
    near.on("close", () => far.destroy());
  };
}

it("[SE9] where upgrades are refused somebody is on the same frame, sees and makes drawings, and is back after a cut", async () => {
  const patty = await Person.hosts(browser, server.origin, "Patty", {}, { media: descriptor(strips.long) });
  const witness = await Witness.join(browser, server.origin, patty.code);
  const seen = { refused: 0 };
  const tunnel = await Tunnel.to(server.origin, { up: noUpgrades(seen) });
  const kim = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Kim");
  expect(seen.refused).toBeGreaterThanOrEqual(2);
  await kim.page.locator("[data-sync]").click();
  await expect.poll(() => kim.page.locator("[data-row=transport]").textContent(), SLOW).toContain("Event stream");
  await kim.press("Escape");
  await expectSameFrame(witness, patty, kim);
  await kim.goTo(1_234);
  await expect.poll(async () => (await witness.playback()).frame, SLOW).toBe(1_234);
  await expectSameFrame(witness, patty, kim);
  await patty.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(true);
  await expectSameFrame(witness, patty, kim);
  await patty.press("Space");
  await expect.poll(async () => (await witness.playback()).playing, SLOW).toBe(false);

  const shapes = (person: Person) => person.page.locator("sameframe-drawing-layer [data-layer=drawings] path");
  const counts = () => Promise.all([patty, kim].map((person) => shapes(person).count()));
  for (const [n, person] of [patty, kim].entries()) {
    await person.page.getByRole("button", { name: "Pen", exact: true }).click();
    const box = await person.page.locator("sameframe-drawing-layer .picture").boundingBox();
    if (!box) throw new Error("the page shows no picture");
    await person.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * (0.3 + n * 0.3));
    await person.page.mouse.down();
    await person.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * (0.3 + n * 0.3), { steps: 6 });
    await person.page.mouse.up();
    await expect.poll(counts, SLOW).toEqual([n + 1, n + 1]);
  }

  tunnel.dark();
  const lost = Date.now();
  await patty.goTo(4_321);
  await expect.poll(() => Date.now() - lost, SLOW).toBeGreaterThan(CUT_MS);
  tunnel.light();
  await kim.live();
  await expectSameFrame(witness, patty, kim);
  for (const { page } of [patty, kim]) await page.context().close();
  tunnel.close();
});
