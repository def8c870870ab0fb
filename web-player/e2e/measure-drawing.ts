import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { expect, it } from "vitest";
import { openBrowser } from "./browser";
import { newPage, Person } from "./people";
import { Server } from "./server";

/** What `scripts/measure-drawing.mjs` was asked for. */
interface Wanted {
  readonly seconds: number;
  readonly others: number;
  readonly slower: number;
  readonly out: string;
}

/** An event of Chromium's trace; instants and durations are microseconds. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor's time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];

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

/** Strokes of a second each, one after the other, with a pointer that moves 60 times a second whether or not the page keeps up. */
async function draw(page: Page, seconds: number): Promise<void> {
  const box = await page.locator("sameframe-drawing-layer .picture").boundingBox();
  if (!box) throw new Error("the page shows no picture");
  for (let stroke = 0; stroke < seconds; stroke++) {
    const moves: Promise<void>[] = [];
    for (let n = 0; n < 60; n++) {
      const [x, y] = [0.2 + (0.5 * n) / 60, 0.2 + (0.6 * stroke) / seconds + 0.05 * Math.sin(n / 4)];
      moves.push(page.mouse.move(box.x + box.width * x, box.y + box.height * y));
      if (n === 0) moves.push(page.mouse.down());
      await pause(1000 / 60);
    }
    await Promise.all(moves);
    await page.mouse.up();
  }
}

/**
 * What the page's main thread had to do for each frame: its tasks since the frame before was handed over. The page is the one whose
 * pointer moves.
 */
function workOf(events: readonly Traced[]) {
  const moves = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "pointermove");
  const threads = new Map<string, number>();
  const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  for (const move of moves) threads.set(thread(move), (threads.get(thread(move)) ?? 0) + 1);
  const main = [...threads].sort(([, a], [, b]) => b - a)[0]?.[0];
  const own = events.filter((event) => thread(event) === main);
  const ends = own.filter(({ name }) => name === "Commit").map(({ ts, dur = 0 }) => ts + dur);
  const tasks = own.filter(({ name, dur }) => name === "RunTask" && dur !== undefined);
  ends.sort((a, b) => a - b);
  // The task in which a frame is handed over belongs to that frame as a whole.
  const frames = ends.slice(1).map((end, n) => tasks.filter(({ ts }) => ts > (ends[n] ?? end) && ts <= end));
  const sums = (of: (task: Traced) => number | undefined) =>
    quantiles(frames.map((during) => during.reduce((sum, task) => sum + (of(task) ?? 0), 0) / 1000));
  return {
    frames: frames.length,
    moves: moves.length,
    ms: sums(({ dur }) => dur),
    processorMs: sums(({ tdur }) => tdur),
  };
}

function quantiles(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95) };
}

async function measured(browser: Browser, server: Server, { seconds, others, slower }: Wanted) {
  const ann = await Person.hosts(browser, server.origin, "Ann", {});
  const guests = await newPage(browser);
  await guests.goto(`${server.origin}/`);
  await guests.evaluate(crowd, { code: ann.code, others });
  await expect
    .poll(() => guests.evaluate(() => (window as unknown as { pointing: number }).pointing), { timeout: 30_000 })
    .toBe(others);
  await ann.page.getByRole("button", { name: "Draw", exact: true }).click();
  const devtools = await ann.page.context().newCDPSession(ann.page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await draw(ann.page, 2);
  await browser.startTracing(ann.page, { categories: CATEGORIES });
  await draw(ann.page, seconds);
  const trace = await browser.stopTracing();
  return workOf((JSON.parse(trace.toString()) as { traceEvents: Traced[] }).traceEvents);
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
