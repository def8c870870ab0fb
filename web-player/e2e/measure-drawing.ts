import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { expect, it } from "vitest";
import { openBrowser } from "./browser";
import { newPage, Person } from "./people";
import { Server } from "./server";
import { CATEGORIES, type Traced, workOf } from "./trace-work";

/** What `scripts/measure-drawing.mjs` was asked for. */
interface Wanted {
  readonly seconds: number;
  readonly others: number;
  readonly slower: number;
  /** File in which the trace is kept, for a browser's tools. */
  readonly trace?: string;
  readonly out: string;
}

/** Runs in a page: so many people with bare sockets, each of whom points 30 times a second, around a place of their own. */
async function crowd({ code, others }: { code: string; others: number }): Promise<void> {
  const page = window as unknown as { pointing: number };
  page.pointing = 0;
  for (let n = 0; n < others; n++) {
    const joined = await fetch(`/v1/rooms/${code}/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: `Guest ${n + 1}` }),
    });
    const { accessToken } = await joined.json();
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/v1/socket`, ["sameframe.v1.json"]);
    const send = (frame: unknown) => socket.send(JSON.stringify(frame));
    socket.onopen = () => {
      send({ hello: { accessToken, instance: `crowd-${n}-instance` } });
      page.pointing++;
      setInterval(() => {
        const angle = performance.now() / 500 + n;
        const x = Math.round(65_536 * (0.5 + 0.4 * Math.cos(angle)));
        const y = Math.round(65_536 * (0.5 + 0.4 * Math.sin(angle * 0.7)));
        send({ signal: { pointer: { x, y, kind: "POINTER_KIND_CURSOR" } } });
      }, 1000 / 30);
    };
  }
}

/**
 * Strokes of a second each, one after the other, with a pointer that moves 60 times a second whether or not the page keeps up. By the
 * browser's own means: Playwright's mouse has the page look for something that is dragged, with every move.
 */
async function draw(page: Page, devtools: CDPSession, seconds: number): Promise<void> {
  const box = await page.locator("sameframe-drawing-layer .picture").boundingBox();
  if (!box) throw new Error("the page shows no picture");
  for (let stroke = 0; stroke < seconds; stroke++) {
    const moves: Promise<unknown>[] = [];
    const mouse = (type: "mouseMoved" | "mousePressed" | "mouseReleased", x: number, y: number) =>
      devtools.send("Input.dispatchMouseEvent", {
        type,
        x: box.x + box.width * x,
        y: box.y + box.height * y,
        button: "left",
        buttons: type === "mouseReleased" ? 0 : 1,
        clickCount: 1,
      });
    let last: readonly [number, number] = [0, 0];
    for (let n = 0; n < 60; n++) {
      const [x, y] = [0.2 + (0.5 * n) / 60, 0.2 + (0.6 * stroke) / seconds + 0.05 * Math.sin(n / 4)] as const;
      moves.push(mouse(n === 0 ? "mousePressed" : "mouseMoved", x, y));
      last = [x, y];
      await pause(1000 / 60);
    }
    await Promise.all(moves);
    await mouse("mouseReleased", ...last);
  }
}

/** Runs in a page: how long the same sum takes, the shortest of several times. [ms] */
function sum(): number {
  let shortest = Number.POSITIVE_INFINITY;
  let total = 0;
  for (let time = 0; time < 20; time++) {
    const begin = performance.now();
    for (let n = 0; n < 3_000_000; n++) total = (total * 31 + n) | 0;
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return total === 1 ? Number.NaN : shortest;
}

async function measured(browser: Browser, server: Server, { seconds, others, slower, trace: keep }: Wanted) {
  const ann = await Person.hosts(browser, server.origin, "Ann", {});
  const guests = await newPage(browser);
  await guests.goto(`${server.origin}/`);
  await guests.evaluate(crowd, { code: ann.code, others });
  await expect
    .poll(() => guests.evaluate(() => (window as unknown as { pointing: number }).pointing), { timeout: 30_000 })
    .toBe(others);
  await ann.page.getByRole("button", { name: "Draw", exact: true }).click();
  const devtools = await ann.page.context().newCDPSession(ann.page);
  await draw(ann.page, devtools, 2);
  const unslowed = await ann.page.evaluate(sum);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const slowed = await ann.page.evaluate(sum);
  await draw(ann.page, devtools, 2);
  await browser.startTracing(ann.page, { categories: CATEGORIES });
  await draw(ann.page, devtools, seconds);
  const trace = await browser.stopTracing();
  if (keep) writeFileSync(keep, trace);
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Traced[] };
  return { slowed: Math.round((100 * slowed) / unslowed) / 100, ...workOf(traceEvents) };
}

it("measures drawing", async () => {
  const wanted = JSON.parse(process.env.SAMEFRAME_MEASURE ?? "") as Wanted;
  const server = await Server.start();
  const browser = await openBrowser();
  try {
    const work = await measured(browser, server, wanted);
    const machine = { processors: cpus().length, model: cpus()[0]?.model, browser: browser.version() };
    const { seconds, others, slower } = wanted;
    writeFileSync(wanted.out, JSON.stringify({ seconds, others, slower, machine, work }));
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
});
