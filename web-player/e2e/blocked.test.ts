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

/** Whether something is drawn at a place, in parts of the picture's width and height. */
async function isDrawn({ page }: Person, x: number, y: number): Promise<boolean> {
  return page.locator("canvas[data-layer=drawings]").evaluate(
    (canvas, place) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = (canvas as HTMLCanvasElement).getContext("2d");
      const at = [Math.round(place.x * width) - 4, Math.round(place.y * height) - 4] as const;
      return context?.getImageData(...at, 9, 9).data.some((value, n) => n % 4 === 3 && value > 60) ?? false;
    },
    { x, y },
  );
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

  for (const [n, person] of [patty, kim].entries()) {
    const y = 0.3 + n * 0.3;
    await person.press("d");
    const box = await person.page.locator("sameframe-drawing-layer .picture").boundingBox();
    if (!box) throw new Error("the page shows no picture");
    await person.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * y);
    await person.page.mouse.down();
    await person.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * y, { steps: 6 });
    await person.page.mouse.up();
    for (const seer of [patty, kim]) await expect.poll(() => isDrawn(seer, 0.4, y), SLOW).toBe(true);
    await person.press("Escape");
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
