import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";

const SLOW = { timeout: 30_000 };
const STREAM = resolve(import.meta.dirname, "clips/stream");
const house = cinema();

/** By so many frames its pictures are presented later than its numbers say: what the encoder reordered. */
const REORDERED = 2;

/** Another site, which lets pages read its stream. */
let site: Server;

beforeAll(async () => {
  site = createServer(({ url = "" }, response) => {
    const name = /^\/(strip-24[-\w]*\.(?:m3u8|m4s|mp4))$/.exec(url)?.[1];
    response.writeHead(name === undefined ? 404 : 200, { "access-control-allow-origin": "*" });
    response.end(name === undefined ? undefined : readFileSync(resolve(STREAM, name)));
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
});

afterAll(() => site?.close());

it("[HL1] a stream is added by its address, says that it is not exact, and all see it near its number", async () => {
  const { browser, server } = house;
  const patty = await Person.hosts(browser, server.origin, "Patty", {});
  const sam = await Person.joins(browser, patty.page.url(), "Sam");
  await patty.page.getByRole("tab", { name: "Shots" }).click();
  await patty.page.getByRole("button", { name: "Add", exact: true }).first().click();
  await patty.page
    .getByLabel("By address")
    .fill(`http://127.0.0.1:${(site.address() as AddressInfo).port}/strip-24.m3u8`);
  await patty.press("Enter");
  await patty.page.getByText("480 f · 24 fps").waitFor(SLOW);
  await patty.page.locator("sameframe-playlist").getByText("not frame-exact").waitFor(SLOW);
  await patty.page.getByRole("button", { name: /^Go to shot 2/ }).click();
  await expect.poll(() => patty.page.locator("[data-plays]").textContent(), SLOW).toMatch(/^Plays here: HLS/);
  await patty.goTo(1301);
  for (const who of [patty, sam]) {
    await expect
      .poll(async () => Math.abs(((await who.shown()).frame ?? -99) - 300), SLOW)
      .toBeLessThanOrEqual(REORDERED);
  }
  await patty.page.getByRole("button", { name: /^Go to shot 1/ }).click();
  for (const who of [patty, sam]) {
    await expect.poll(async () => (await who.shown()).frame, SLOW).toBe(0);
  }
});
